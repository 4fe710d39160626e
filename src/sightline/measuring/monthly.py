"""Every figure by the month, all months at once: what charts, sparklines and signals are drawn from.

The same sums as `readings` adds up for one period, made for all figures in one pass: a scorecard of seventy figures
needs four thousand of them. A month that is not over, or that cannot be computed, has no value. A month some of whose
cases are not yet due is left out where they are dated by the start of their clock: so far only the quick ones are judged.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sightline.calendars.dates import month_end
from sightline.engine.months import MONTHS_KEPT, MONTHS_SHOWN, months_before, months_to
from sightline.measuring.discover import figures
from sightline.measuring.entered import EnteredMeasure
from sightline.measuring.gather import month_index
from sightline.measuring.measure import Figure, Measure
from sightline.measuring.readings import Readings
from sightline.measuring.refresh import WHOLE
from sightline.measuring.series_months import Months
from sightline.measuring.sums import middle
from sightline.measuring.team_lives import TeamLife
from sightline.measuring.units import SERVICE

SUMS = ("judged", "counted", "amount", "counted_amount", "too_recent")
Numbers = np.ndarray
Column = Sequence[float | None] | Numbers


def last_whole_month(data_to: date) -> date:
    """The first day of the last month that the data covers to its end."""
    return data_to.replace(day=1) if data_to == month_end(data_to) else months_before(data_to, 1)


class Monthly:
    """Every figure of one authority, or of one category of a split in it, over the months kept."""

    def __init__(
        self,
        readings: Readings,
        authority: str,
        *,
        split: str = WHOLE,
        category: str = "",
        count: int = MONTHS_SHOWN,
        life: TeamLife | None = None,
    ) -> None:
        """`split` and `category` pick whose cases: those of the team T3, say; without them everybody's.

        `life`: when that team was there; months outside it in which it has no case have no figure.
        """
        self.readings = readings
        self.authority = authority
        self.split, self.category, self.life = split, category, life or TeamLife()
        last = last_whole_month(readings.data_to(authority))
        self.names = tuple(name for name, _ in months_to(last, MONTHS_KEPT))[-count:]
        self._first = month_index(self.names[0])
        self._made: dict[str, Months] = {}

    @cached_property
    def _rows(self) -> Mapping[str, Mapping[str, Numbers]]:
        rows = self.readings.rows_of(self.split, self.category, self.authority)
        rows = rows.filter(pc.field("month_index") >= self._first)
        return _by_measure(rows, self._first, len(self.names))

    def months(self, figure_id: str) -> Months:
        """One figure over the months: the last of them is the last that is over, and whose cases could all be judged."""
        if figure_id not in self._made:
            self._made[figure_id] = self._months(figure_id)
        return self._made[figure_id]

    def _months(self, figure_id: str) -> Months:
        measure, figure = figures()[figure_id]
        if isinstance(measure, EnteredMeasure):
            return self._entered(measure)
        result = self.readings.answers.get((measure.id, self.authority))
        allowed = set(result.months) if result and result.ok else set()
        if not allowed or (figure.kind == "rate" and self.split != WHOLE):
            blank = (None,) * len(self.names)
            return Months(self.names, blank, blank, blank)
        tops, bases, values = self._numbers(measure, figure)
        at_end = measure.grain == "point"
        computed = [
            name in allowed and bool(top or base or self.life.holds_month(name, on_its_last=at_end))
            for name, top, base in zip(self.names, tops, bases, strict=True)
        ]
        whole = Months(self.names, _where(computed, values), _where(computed, tops), _where(computed, bases))
        return whole.first(self._ready(measure)) if measure.dated_at_start else whole

    def _entered(self, measure: EnteredMeasure) -> Months:
        """What a person entered: of the council, of a service or of a team, and of no other part."""
        mine = self.split in (WHOLE, SERVICE, "team") and measure.id in self.readings.entered.measures
        if mine and measure.authority == self.authority:
            return self.readings.entered.months(measure.id, self.names, self.category)
        blank = (None,) * len(self.names)
        return Months(self.names, blank, blank, blank)

    def _ready(self, measure: Measure) -> int:
        """How many months come before the first that holds a case not yet due; at least one."""
        rows = self._rows.get(measure.id)
        waiting = rows["month"][rows["too_recent"] > 0] if rows else np.array([])
        return max(1, int(waiting.min())) if len(waiting) else len(self.names)

    def _numbers(self, measure: Measure, figure: Figure) -> tuple[Column, Column, Column]:
        sums = self._sums(measure.id, figure)
        counted, amount, rest = sums["counted"], sums["amount"], sums["counted_amount"]
        none = [None] * len(self.names)
        if figure.kind == "count":
            return counted, none, counted
        if figure.kind == "rate":
            people = np.array([self._people(name) for name in self.names])
            return counted, _or_none(people), _divided(counted * 10_000, people)
        if figure.kind == "median":
            return none, sums["judged"], self._middles(measure.id)
        if figure.kind == "mean":
            return amount, sums["judged"], _divided(amount, sums["judged"])
        if figure.kind == "ratio":
            return rest, amount - rest, _divided(rest, amount - rest)
        return counted, sums["judged"], _divided(100.0 * counted, sums["judged"])

    def _sums(self, measure_id: str, figure: Figure) -> dict[str, Numbers]:
        rows = self._rows.get(measure_id)
        if rows is None:
            return {name: np.zeros(len(self.names)) for name in SUMS}
        mine = np.full(len(rows["month"]), True) if figure.part is None else rows["part"] == figure.part
        every = mine | figure.share_of_all
        picked = {name: every if name == "judged" else mine for name in SUMS}
        return {
            name: np.bincount(
                rows["month"][picked[name]], weights=rows[name][picked[name]], minlength=len(self.names)
            )
            for name in SUMS
        }

    def _people(self, month: str) -> float:
        return float(self.readings.population.get((self.authority, int(month[:4]) - 1), 0))

    def _middles(self, measure_id: str) -> list[float | None]:
        rows = self.readings.spreads_of(measure_id, self.split, self.category, self.authority)
        later = pc.field("superseded").is_null() | (pc.field("superseded") > pc.field("month_index"))
        rows = rows.filter(later)
        middles: list[float | None] = []
        for offset in range(len(self.names)):
            middles.append(middle(rows.filter(pc.field("month_index") == self._first + offset)))
        return middles


def _by_measure(rows: pa.Table, first: int, count: int) -> dict[str, dict[str, Numbers]]:
    """The rows of each measure as arrays; what a later month's event replaced stays, what its own month's did goes."""
    index = rows.column("month_index").to_numpy()
    later = pc.fill_null(rows.column("superseded"), np.iinfo(np.int32).max).to_numpy()
    inside = (later > index) & (index < first + count)
    month = index[inside] - first
    columns = {name: rows.column(name).to_numpy()[inside].astype(float) for name in SUMS}
    part = rows.column("part").to_numpy(zero_copy_only=False)[inside]
    measure = rows.column("measure").to_numpy(zero_copy_only=False)[inside]
    order = np.argsort(measure, kind="stable")
    ids, starts = np.unique(measure[order], return_index=True)
    sums = {}
    for place, measure_id in enumerate(ids):
        ends = starts[place + 1] if place + 1 < len(ids) else len(order)
        mine = order[starts[place] : ends]
        sums[str(measure_id)] = {
            "month": month[mine],
            "part": part[mine],
            **{name: values[mine] for name, values in columns.items()},
        }
    return sums


def _divided(top: Numbers, base: Numbers) -> list[float | None]:
    return [float(a / b) if b else None for a, b in zip(top, base, strict=True)]


def _or_none(values: Numbers) -> list[float | None]:
    return [float(value) or None for value in values]


def _where(computed: Sequence[bool], values: Column) -> tuple[float | None, ...]:
    return tuple(
        None if value is None or not is_computed else float(value)
        for is_computed, value in zip(computed, values, strict=True)
    )
