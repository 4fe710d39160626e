"""What may be released of each figure by what it counts itself: months, quarters, years, and splits.

`statistics.disclosure` says which; here it is told what a figure counts, and which figures count the same people, so that
one would give the other away.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np

from sightline.calendars.periods import Period, month_of, parse, quarter_of, rolling_twelve, year_of
from sightline.measuring.discover import measures
from sightline.measuring.gather import month_index
from sightline.measuring.measure import Figure, Measure
from sightline.measuring.readings import Readings
from sightline.measuring.refresh import WHOLE
from sightline.measuring.same_people import base_of
from sightline.measuring.sums import NOTHING, Columns
from sightline.statistics.disclosure import (
    Cell,
    Release,
    SeriesSpan,
    less,
    like_nobody,
    release,
    released_parts,
)

OFFERED = ("month", "quarter", "year")
"""The kinds of period that lie within one another or apart; years to date and rolling years overlap them."""
PART = "part"
"""The split of a measure into its own figures: referrals by source, care leavers by age."""


@dataclass(frozen=True, slots=True)
class Together:
    """Measures that count the same people in other words, and are released alike or one would give the other away.

    `within`: pairs of measures of which all that the second counts the first counts too; what lies between is a count.
    """

    measures: tuple[str, ...]
    within: tuple[tuple[str, str], ...] = ()


TOGETHER = (
    Together(("AD03", "AD04", "AD05")),  # AD04 counts those of AD03 among all who left care
    Together(("AS02", "AS03"), within=(("AS03", "AS02"),)),  # seen within 10 days, and within 5
    Together(("CL02", "CL03")),  # their difference is how far CL01 moved
    Together(("CL04", "CL04.percent")),
    Together(("CL05", "CL05.percent")),
    Together(("CP04", "CP06", "CP07", "CP09"), within=(("CP06", "CP07"),)),  # plans begun and ended: see CP05
)


class FigureReleases:
    """What may be released of each figure of one authority, by what it counts itself and what is released alike with it.

    `own`: the teams whose cases this reader may see one by one; what is left without them must not be small.
    """

    def __init__(self, readings: Readings, authority: str, own: frozenset[str] = frozenset()) -> None:
        """Nothing is worked out until it is asked for, and then kept."""
        self._readings = readings
        self._authority = authority
        self._own = own
        self._releases: dict[str, Release] = {}
        self._answers: dict[tuple[str, Period], bool] = {}
        self._cells: dict[tuple[str, Period], Cell | None] = {}
        self._parts: dict[tuple[str, str, str], Mapping[str, set[str]]] = {}
        self._columns: dict[tuple[str, str], Mapping[str, Columns]] = {}

    def shows(self, measure: Measure, period: Period) -> bool:
        """Whether the whole of a measure is released for this period."""
        return self._release(measure).shows(self._span_of(measure, period))

    def is_counted(self, measure: Measure, period: Period) -> bool:
        """Whether there is a number of this period at all: it is over, and all of it can be judged."""
        name = self._span_of(measure, period)
        return bool(name) and self._rest(measure, _period(name)) is not None

    def parts(self, measure: Measure, split: str, period: Period) -> set[str] | None:
        """The categories of a split hidden in this period; None where none is released, beyond the reader's own teams.

        Localities are made of teams, so they are released only where every team is.
        """
        name = self._span_of(measure, period)
        if not self._release(measure).shows(name):
            return None
        if split == "locality" and self._hidden(measure, "team", name) != set():
            return None
        return self._hidden(measure, split, name)

    def _beside(self, measure: Measure) -> tuple[Measure, ...]:
        """The measures this one is released alike with, itself among them."""
        return _groups().get(measure.id, (measure,))

    def _cell(self, measure: Measure, rows: Columns, period: Period, figure: Figure | None = None) -> Cell:
        """What is told of a measure in a period, or of one of its parts."""
        mine = _rows_in(measure, rows, period)
        return counts(measure, rows, mine if figure is None else mine & (rows.part == figure.part), figure)

    def _span_of(self, measure: Measure, period: Period) -> str:
        """The name of the span a period is read from; blank where there is none.

        A stock is read at its last month's end. Of what reaches back a year only that one year is released.
        """
        if measure.grain == "point":
            last = min(period.last, self._readings.data_to(self._authority))
            return _name(month_of(last)) if last >= period.first else ""
        if measure.reaches_back:
            return _name(period) if period.kind == "r12" else ""
        return _name(period) if period.kind in OFFERED else ""

    def _release(self, measure: Measure) -> Release:
        if measure.id not in self._releases:
            self._releases[measure.id] = release(self._spans(measure))
        return self._releases[measure.id]

    def _spans(self, measure: Measure) -> Iterable[SeriesSpan]:
        """The spans of a measure that lie in no other: its months' ends, or financial years with all that is in them."""
        result = self._readings.answers.get((measure.id, self._authority))
        months = [_period(name) for name in result.months] if result and result.ok else []
        if measure.grain == "point":
            return [SeriesSpan(_name(month), self._rest(measure, month)) for month in months]
        if measure.reaches_back:
            return [self._span(measure, rolling_twelve(month.last)) for month in months[-1:]]
        years = dict.fromkeys(year_of(month.first) for month in months)
        return [self._span(measure, year) for year in years]

    def _span(self, measure: Measure, period: Period) -> SeriesSpan:
        parts = tuple(self._span(measure, part) for part in _made_of(period))
        return SeriesSpan(_name(period), self._rest(measure, period), parts)

    def _rest(self, measure: Measure, period: Period) -> Cell | None:
        """What this measure and those beside it count in a period, without the reader's own teams; None if not all can be.

        It is one answer for all of them, and worked out once.
        """
        group = self._beside(measure)
        key = (group[0].id, period)
        if key not in self._cells:
            self._cells[key] = self._rest_of(group, period)
        return self._cells[key]

    def _rest_of(self, group: tuple[Measure, ...], period: Period) -> Cell | None:
        if not all(self._is_ready(each, period) for each in group):
            return None
        cells = [self._cell(each, self._whole(each), period) for each in group]
        if self._own:
            own = self._inside(group, period)
            cells = [less(one, two) for one, two in zip(cells, own, strict=True)]
        return _joined(group, cells)

    def _inside(self, group: tuple[Measure, ...], period: Period) -> list[Cell]:
        """What the reader's own teams count in a period, measure by measure: each case once, whoever holds it together."""
        if not self._own:
            return [like_nobody(self._cell(each, NOTHING, period)) for each in group]
        return [self._cell(each, self._of_own_teams(each), period) for each in group]

    def _hidden(self, measure: Measure, split: str, name: str) -> set[str] | None:
        whole = self._release(measure).whole[name]
        key = (measure.id, split, whole.name)
        if key not in self._parts:
            self._parts[key] = self._released(measure, split, whole)
        return self._parts[key].get(name)

    def _released(self, measure: Measure, split: str, whole: SeriesSpan) -> dict[str, set[str]]:
        group = self._beside(measure)

        @cache
        def cells(name: str) -> dict[str, Cell]:
            period = _period(name)
            return self._by_part(measure, period) if split == PART else self._by(group, split, period)

        def inside(name: str) -> Cell:
            if split in ("team", PART) or not self._own:
                return ()
            return _joined(group, self._inside(group, _period(name)))

        return released_parts(whole, self._release(measure), cells, inside)

    def _by(self, group: tuple[Measure, ...], split: str, period: Period) -> dict[str, Cell]:
        """Category → what is counted in it; the reader's own teams are left out."""
        columns = [self._split(each, split) for each in group]
        names = {name for one in columns for name in one} - (self._own if split == "team" else set())
        pairs = list(zip(group, columns, strict=True))
        return {
            name: _joined(group, [self._cell(each, one.get(name, NOTHING), period) for each, one in pairs])
            for name in sorted(names)
        }

    def _by_part(self, measure: Measure, period: Period) -> dict[str, Cell]:
        """Part → what is counted in it, without the reader's own teams."""
        cells = {}
        for figure in measure.figures:
            if figure.part:
                cell = self._cell(measure, self._whole(measure), period, figure)
                mine = self._cell(measure, self._of_own_teams(measure), period, figure)
                cells[figure.part] = less(cell, mine)
        return cells

    def _whole(self, measure: Measure) -> Columns:
        return self._split(measure, WHOLE).get("", NOTHING)

    def _split(self, measure: Measure, split: str) -> Mapping[str, Columns]:
        key = (measure.id, split)
        if key not in self._columns:
            self._columns[key] = self._readings.columns(measure.id, split, self._authority)
        return self._columns[key]

    def _of_own_teams(self, measure: Measure) -> Columns:
        if not self._own:
            return NOTHING
        return self._readings.columns_of_teams(measure.id, self._authority, self._own)

    def _is_ready(self, measure: Measure, period: Period) -> bool:
        """Whether a period is over and all its cases could be judged; one that cannot be computed at all stands in no way."""
        result = self._readings.answers.get((measure.id, self._authority))
        if not result or not result.ok:
            return True
        if measure.grain == "point":
            return True
        if period.last > self._readings.data_to(self._authority) and not measure.reaches_back:
            return False
        if not frozenset(_months(period)) <= _month_set(tuple(result.months)):
            return False
        return not (measure.dated_at_start and self._waits(measure, period))

    def _waits(self, measure: Measure, period: Period) -> bool:
        rows = self._whole(measure)
        return bool(rows.added["too_recent"][rows.rows_from(*_ends(period))].sum())


class BaseReleases(FigureReleases):
    """What may be released of how many people each measure is of, and of nothing else it tells."""

    def _beside(self, measure: Measure) -> tuple[Measure, ...]:
        return (measure,)

    def _cell(self, measure: Measure, rows: Columns, period: Period, figure: Figure | None = None) -> Cell:
        mine = _rows_in(measure, rows, period)
        return (base_of(measure, rows, mine if figure is None else mine & (rows.part == figure.part)),)


@cache
def _groups() -> Mapping[str, tuple[Measure, ...]]:
    """Measure → those it is released alike with, of those that are defined."""
    all_measures = measures()
    return {
        name: tuple(all_measures[each] for each in one.measures if each in all_measures)
        for one in TOGETHER
        for name in one.measures
    }


def _rows_in(measure: Measure, rows: Columns, period: Period) -> np.ndarray:
    """The rows of a period: of a stock those of its last month."""
    first, last = _ends(period)
    return rows.rows_from(last if measure.grain == "point" else first, last)


@cache
def _month_set(months: tuple[str, ...]) -> frozenset[str]:
    return frozenset(months)


@cache
def _months(period: Period) -> list[str]:
    return period.months


@cache
def _name(period: Period) -> str:
    """A period's name: those of one council's seventy figures are the same hundred periods, asked for again and again."""
    return period.name


@cache
def _period(name: str) -> Period:
    return parse(name)


@cache
def _ends(period: Period) -> tuple[int, int]:
    """The first and the last month of a period, as running numbers."""
    first, last = (month_index(_name(month_of(day))) for day in (period.first, period.last))
    return first, last


def counts(measure: Measure, rows: Columns, mine: np.ndarray, figure: Figure | None = None) -> Cell:
    """How many people or cases each of the numbers stands for that are told of the rows that are `mine`; of one part, its own.

    A share tells those counted and those not; a mean or median how many it is of; a caseload the children and the
    full-time workers.
    """

    def total(name: str) -> float:
        return float(rows.added[name][mine].sum())

    counted_figures = [figure] if figure else [each for each in measure.figures if each.part is None]
    kinds = {each.kind for each in counted_figures}
    if figure is not None and figure.share_of_all:
        return (total("counted"),)
    if "ratio" in kinds:
        return (total("counted_amount"), total("amount") - total("counted_amount"))
    if "share" in kinds:
        return (total("counted"), total("judged") - total("counted"))
    if kinds & {"mean", "median"} or not kinds:
        return (total("judged"),)
    return (total("counted"),)


def _joined(group: tuple[Measure, ...], cells: list[Cell]) -> Cell:
    """The cells of measures that are released alike as one, with what lies between those within one another."""
    places = {measure.id: place for place, measure in enumerate(group)}
    between = [
        max(0.0, cells[places[outer]][0] - cells[places[inner]][0])
        for one in TOGETHER
        for outer, inner in one.within
        if outer in places and inner in places
    ]
    return (*(count for cell in cells for count in cell), *between)


@cache
def _made_of(period: Period) -> list[Period]:
    """The quarters of a year, the months of a quarter."""
    if period.kind not in ("quarter", "year"):
        return []
    months = [_period(name) for name in _months(period)]
    if period.kind == "quarter":
        return months
    return list(dict.fromkeys(quarter_of(month.first) for month in months))
