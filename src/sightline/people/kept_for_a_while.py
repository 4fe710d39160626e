"""The cache that worker processes share: used one-time codes, kept as JSON in the application's database.

Django's own database cache keeps Python objects, and reading one runs whatever it says: whoever could write to the
database could run code in the server. JSON is only read.
"""

import json
from datetime import UTC, datetime
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.db import transaction
from django.utils import timezone

NEVER = datetime(9999, 1, 1, tzinfo=UTC)


class JsonInDatabase(BaseCache):
    """A Django cache. What JSON cannot say is refused with TypeError; what is not JSON is not there."""

    def __init__(self, _location: str, params: dict[str, Any]) -> None:
        """As Django makes it, from CACHES."""
        super().__init__(params)

    def add(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Keep it unless something is kept there; whether it was kept. Of several at once one is told yes."""
        name = self._name(key, version)
        with transaction.atomic():  # pyright: ignore[reportGeneralTypeIssues]
            self._over().delete()
            _, made = _rows().get_or_create(cache_key=name, defaults=self._columns(value, timeout))
        return made

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        """What is kept there, or `default`."""
        row = self._kept(key, version).first()
        try:
            return default if row is None else json.loads(row.value)
        except ValueError:
            return default

    def set(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        """Keep it there."""
        self._over().delete()
        _rows().update_or_create(cache_key=self._name(key, version), defaults=self._columns(value, timeout))

    def touch(self, key: str, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Keep it for longer; whether it was there."""
        return bool(self._kept(key, version).update(expires=self._expires(timeout)))

    def delete(self, key: str, version: int | None = None) -> bool:
        """Remove it; whether it was there."""
        return bool(_rows().filter(cache_key=self._name(key, version)).delete()[0])

    def clear(self) -> None:
        """Remove everything."""
        _rows().all().delete()

    def _name(self, key: str, version: int | None) -> str:
        return str(self.make_and_validate_key(key, version=version))

    def _kept(self, key: str, version: int | None) -> Any:
        return _rows().filter(cache_key=self._name(key, version), expires__gt=timezone.now())

    def _over(self) -> Any:
        return _rows().filter(expires__lte=timezone.now())

    def _columns(self, value: Any, timeout: Any) -> dict[str, Any]:
        return {"value": json.dumps(value), "expires": self._expires(timeout)}

    def _expires(self, timeout: Any) -> datetime:
        until = self.get_backend_timeout(timeout)
        return NEVER if until is None else datetime.fromtimestamp(until, UTC)


def _rows() -> Any:
    from sightline.people.models import KeptForAWhile  # settings name this module before there are models

    return KeptForAWhile.objects
