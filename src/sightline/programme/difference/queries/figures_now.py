"""Where declared measures stand now, or stood then, as one reader may see them, and how far that is from their targets."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sightline.calendars.dates import month_end, month_in_words
from sightline.calendars.periods import last_complete_quarter, parse, quarter_of
from sightline.engine.months import MONTHS_SHOWN
from sightline.engine.snapshots import NothingLoadedError
from sightline.measuring.discover import figures
from sightline.measuring.monthly import last_whole_month
from sightline.people.models import User
from sightline.programme.difference.rules.light import months_between
from sightline.programme.difference.rules.target import distance
from sightline.programme.models.tests_of_difference import FieldsOfTest
from sightline.scorecards.queries.signals import Signal, signals
from sightline.scorecards.queries.store import Standpoint, current_readings
from sightline.scorecards.rules import ViewingRights
from sightline.statistics.amounts import amount

EVERYBODY = ViewingRights("scrutiny_member")
"""Who sees figures and no small number: what is typed into a plan is read by everybody who reads the plan."""


@dataclass(frozen=True, slots=True)
class FigureNow:
    """The latest month, or quarter, of a figure: its value in `unit`, what it is of in words, and its last day."""

    value: float
    unit: str
    when: str
    last: date

    @property
    def words(self) -> str:
        """81.4% (June 2025)."""
        return f"{amount(self.value, self.unit)} ({self.when})"


def figures_now(authority: str, sight: ViewingRights, figure_ids: Iterable[str]) -> dict[str, FigureNow]:
    """Figure → where it stands; without those that are no figure, have no value now, or are hidden from this reader.

    The same month or quarter the measure's own page ends with.
    """
    latest = {name: latest_of(signal) for name, signal in signals_then(authority, sight, figure_ids).items()}
    return {name: each for name, each in latest.items() if each}


def signals_then(
    authority: str, sight: ViewingRights, figure_ids: Iterable[str], day: date | None = None
) -> dict[str, Signal]:
    """Figure → its signal as it was judged on the months up to the one that day is in, on all of them where none is given.

    Of those that are figures, for a reader who may see them, where data of the authority is loaded.
    """
    wanted = sorted({each for each in figure_ids if each in figures()})
    if not wanted or not sight.figures:
        return {}
    try:
        readings = current_readings()
    except NothingLoadedError:
        return {}
    if authority not in readings.authorities():
        return {}
    data_to = readings.data_to(authority)
    since = months_between(f"{day:%Y-%m}", f"{last_whole_month(data_to):%Y-%m}") if day else 0
    if since >= MONTHS_SHOWN:
        return {}
    standpoint = Standpoint(readings, authority, last_complete_quarter(data_to), None, sight)
    return signals(standpoint, wanted, months_back=max(0, since))


def rights_of_person(person: User) -> ViewingRights:
    """What this person may see of figures."""
    return ViewingRights(person.effective_role, frozenset(person.teams) | person.scope.teams, person.opened)


def target_now(test: FieldsOfTest, now: FigureNow | None, today: date) -> str:
    """How far the test's measure is from its target, or where it stands where it has none; blank where it cannot be said."""
    if now is None:
        return ""
    if test.target is None or test.target_by is None:
        return f"Now {now.words}."
    return distance(
        now.value,
        test.target,
        test.target_by,
        direction=test.direction,
        unit=now.unit,
        when=now.when,
        today=today,
    )


def latest_of(signal: Signal) -> FigureNow | None:
    """The figure's last month, or quarter, of those its signal was judged on; None where that has no value or is hidden."""
    months = signal.judged
    if not months.names or months.values[-1] is None:
        return None
    first = parse(months.names[-1]).first
    quarter = signal.by == "quarter"
    when = quarter_of(first).label if quarter else month_in_words(first)
    last = quarter_of(first).last if quarter else month_end(first)
    return FigureNow(months.values[-1], signal.figure.unit, when, last)
