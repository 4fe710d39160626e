"""What of the figures is hidden from whoever asks: the one place where pages, files and charts ask it."""

from collections import OrderedDict
from collections.abc import Iterable
from functools import cache
from threading import Lock

from sightline.calendars.periods import Period, parse
from sightline.measuring.discover import figure_named
from sightline.measuring.readings import Reading
from sightline.measuring.releases import Releases
from sightline.scorecards.queries.store import Standpoint

KEPT = 64
_lock = Lock()
_releases: OrderedDict[tuple, Releases] = OrderedDict()


def is_hidden(standpoint: Standpoint, reading: Reading, period: Period | None = None) -> bool:
    """Whether this reading, of the page's period or the one given, is hidden from this person."""
    if standpoint.sees_small:
        return False
    return not releases(standpoint).shows(reading.id, period or standpoint.period)


def hidden_months(standpoint: Standpoint, figure_id: str, months: Iterable[str]) -> set[int]:
    """The places of the months that are hidden, of those named."""
    if standpoint.sees_small:
        return set()
    release = releases(standpoint)
    return {place for place, name in enumerate(months) if not release.shows(figure_id, _month(name))}


def hidden_categories(
    standpoint: Standpoint, split: str, figure_id: str, names: Iterable[str]
) -> set[str] | None:
    """The categories of a split that are hidden in the page's period, of those named; None where not even that is told
    which of them have cases. A team this person may see whole is not hidden.
    """
    if standpoint.sees_small:
        return set()
    hidden = hidden_parts(standpoint, split, figure_id, standpoint.period)
    if hidden is None:
        return None
    own = standpoint.sight.own_teams if split == "team" else frozenset()
    return {each for each in names if each in hidden and each not in own}


def hidden_parts(standpoint: Standpoint, split: str, figure_id: str, period: Period) -> set[str] | None:
    """The categories of a split that this person may not see by themselves, whoever's they are; None where none is told.

    None of a measure that an edition splits: beside it the page would give away what either hides.
    """
    measure, _ = figure_named(figure_id)
    if measure.id in standpoint.in_editions.split:
        return None
    return releases(standpoint).hidden_parts(figure_id, split, period)


@cache
def _month(name: str) -> Period:
    """A month by its name: a scorecard asks of seventy figures over the same sixty."""
    return parse(name)


def releases(standpoint: Standpoint) -> Releases:
    """What may be released to this person of this authority's figures; kept for the pages that follow."""
    readings, own, published = standpoint.readings, standpoint.sight.own_teams, standpoint.in_editions.whole
    key = (readings.edition, standpoint.authority, own, published)
    with _lock:
        if key not in _releases:
            _releases[key] = Releases(readings, standpoint.authority, own, published)
        _releases.move_to_end(key)
        while len(_releases) > KEPT:
            _releases.popitem(last=False)
        return _releases[key]
