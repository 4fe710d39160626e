"""Another day for today, on every page."""

from datetime import date, datetime

import pytest
from django.utils import timezone

_OWN = timezone.localdate


def today_is(monkeypatch: pytest.MonkeyPatch, day: date) -> None:
    """Pages that ask for today get this day; a moment is still turned into its own."""

    def localdate(value: datetime | None = None) -> date:
        return day if value is None else _OWN(value)

    monkeypatch.setattr(timezone, "localdate", localdate)
