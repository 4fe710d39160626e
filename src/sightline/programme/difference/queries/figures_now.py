"""Where declared measures stand now, as one reader may see them, and how far that is from their targets."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sightline.calendars.dates import month_end, month_in_words
from sightline.calendars.periods import last_complete_quarter, parse, quarter_of
from sightline.engine.snapshots import NothingLoadedError
from sightline.measuring.discover import figures
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
    wanted = sorted({each for each in figure_ids if each in figures()})
    if not wanted or not sight.figures:
        return {}
    try:
        readings = current_readings()
    except NothingLoadedError:
        return {}
    if authority not in readings.authorities():
        return {}
    period = last_complete_quarter(readings.data_to(authority))
    judged = signals(Standpoint(readings, authority, period, None, sight), wanted)
    latest = {name: _latest(signal) for name, signal in judged.items()}
    return {name: each for name, each in latest.items() if each}


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


def _latest(signal: Signal) -> FigureNow | None:
    months = signal.judged
    if not months.names or months.values[-1] is None:
        return None
    first = parse(months.names[-1]).first
    quarter = signal.by == "quarter"
    when = quarter_of(first).title if quarter else month_in_words(first)
    last = quarter_of(first).last if quarter else month_end(first)
    return FigureNow(months.values[-1], signal.figure.unit, when, last)
