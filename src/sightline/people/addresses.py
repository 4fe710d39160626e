"""What every address needs, gathered from the rooms' own declarations (`NEEDS` beside each room's addresses)."""

from collections.abc import Iterator
from functools import cache

from django.urls import URLPattern, URLResolver, get_resolver

from sightline.web.needs import Need


def need_of(name: str | None) -> Need | None:
    """What the address of this name needs; None where nobody has declared it, and then it is refused."""
    return declared().get(name or "")


def declared() -> dict[str, Need]:
    """Every address's name and its need."""
    return _declared(get_resolver())


@cache
def _declared(resolver: URLResolver) -> dict[str, Need]:
    found: dict[str, Need] = {}
    for room in _patterns(resolver):
        if isinstance(room, URLResolver):
            found |= getattr(room.urlconf_module, "NEEDS", {})
    return found


def every_address() -> list[URLPattern]:
    """Every address there is, whichever room it is in."""
    return list(_below(get_resolver()))


def _below(resolver: URLResolver) -> Iterator[URLPattern]:
    for each in _patterns(resolver):
        if isinstance(each, URLResolver):
            yield from _below(each)
        else:
            yield each


def _patterns(resolver: URLResolver) -> list[URLPattern | URLResolver]:
    return list(resolver.url_patterns)  # pyright: ignore[reportGeneralTypeIssues, reportArgumentType]
