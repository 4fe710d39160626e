"""The answers of many actions' Difference lights at once: what a plan on a page needs, in a handful of queries."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sightline.engine.months import MONTHS_KEPT
from sightline.engine.snapshots import NothingLoadedError
from sightline.measuring.discover import UnknownMeasureError, figure_named
from sightline.measuring.monthly import Monthly
from sightline.measuring.readings import Readings
from sightline.programme.difference.queries.current import declared_tests
from sightline.programme.difference.queries.light import JUDGED_AS, test_of
from sightline.programme.difference.rules.light import ANSWERS, answer, of_several
from sightline.programme.models import DeclaredTest
from sightline.scorecards.queries.notes import rebases
from sightline.scorecards.queries.store import current_readings


@dataclass(frozen=True, slots=True)
class DifferenceAnswer:
    """An answer without its chart: a key of ANSWERS, with its word, shape and colour."""

    key: str

    @property
    def word(self) -> str:
        """In words."""
        return ANSWERS[self.key][0]

    @property
    def shape(self) -> str:
        """As a shape."""
        return ANSWERS[self.key][1]

    @property
    def colour(self) -> str:
        """A GOV.UK tag colour."""
        return ANSWERS[self.key][2]


JUDGED = frozenset({"better", "worse", "no_signal"})


def disagree(answers: Iterable[DifferenceAnswer]) -> bool:
    """Whether what was judged does not say the same: better here, and worse or no signal there."""
    return len({each.key for each in answers} & JUDGED) > 1


def answers_of(actions: Iterable[int], authority: str) -> dict[int, DifferenceAnswer]:
    """Action → what its light says now, for actions of one authority: the same answer as `difference.light` gives."""
    return answers_to(declared_tests(actions), authority)


def answers_to(tests: Mapping[int, Iterable[DeclaredTest]], authority: str) -> dict[int, DifferenceAnswer]:
    """The same of the tests that count, action → its own, where they were read already."""
    if not tests:
        return {}
    monthly = _monthly(authority)
    anew = {figure: [each.month for each in those] for figure, those in rebases(authority).items()}
    return {
        action: DifferenceAnswer(of_several(_key(each, monthly, anew) for each in those))
        for action, those in tests.items()
    }


def _monthly(authority: str) -> Monthly | None:
    try:
        readings: Readings = current_readings()
    except NothingLoadedError:
        return None
    return Monthly(readings, authority, count=MONTHS_KEPT) if authority in readings.authorities() else None


def _key(declared: DeclaredTest, monthly: Monthly | None, anew: dict[str, list[str]]) -> str:
    if declared.basis != "measure":
        return JUDGED_AS.get(declared.verdict, declared.basis)
    try:
        measure, figure = figure_named(declared.measure)
    except UnknownMeasureError:
        return "cannot_tell"
    started: date | None = declared.action.started_on
    if started is None:
        return "too_early"
    months = monthly.months(figure.id) if monthly else None
    if months is None or all(value is None for value in months.values):
        return "cannot_tell"
    return answer(test_of(started, declared, measure, figure, months, anew.get(figure.id, []))).answer
