"""Whether figures that were frozen had been reported by a day. Pure."""

from collections.abc import Iterable
from datetime import date


def reported_by(day: date, confirmed: date | None, published: Iterable[date]) -> bool:
    """Whether a freeze was confirmed, or anything was published from it, on that day or before."""
    return any(each <= day for each in (confirmed, *published) if each is not None)
