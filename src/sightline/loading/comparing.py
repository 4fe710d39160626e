"""Every figure before a load and after it, side by side, for the last complete quarter of the new data."""

from collections.abc import Collection
from dataclasses import dataclass, field

from sightline.calendars.periods import Period, last_complete_quarter
from sightline.engine.snapshots import Snapshot, open_snapshot
from sightline.loading import wording
from sightline.loading.computable import computable
from sightline.loading.due_and_wrong import BeforeAfter, before_and_after
from sightline.loading.rules import FigureMove
from sightline.measuring.readings import READING_RESULTS, Reading, Readings


@dataclass(kw_only=True)
class LoadComparison:
    """One authority's figures before and after. `data_to_before` is blank where it was not loaded before.

    `now_computable`: what can be computed now in the period compared and could not before; `later_computable`: what only can
    for later months; each a title with the month it begins and its figure. `counts`: what is due and what is wrong.
    """

    authority: str
    period: str
    data_to_before: str
    data_to: str
    moved: list[FigureMove] = field(default_factory=list)
    now_computable: list[str] = field(default_factory=list)
    later_computable: list[str] = field(default_factory=list)
    counts: list[BeforeAfter] = field(default_factory=list)

    @property
    def changed(self) -> list[FigureMove]:
        """The figures that changed, the biggest change first."""
        return sorted((each for each in self.moved if each.changed), key=lambda each: (-each.size, each.id))

    @property
    def unchanged(self) -> list[FigureMove]:
        """The figures that did not."""
        return [each for each in self.moved if not each.changed]


def compared(snapshot: Snapshot, newly: Collection[str] = ()) -> list[LoadComparison]:
    """The snapshot's figures against those of the one it was built on; computed first where they are not.

    `newly`: the measures that can be computed now for any month, and could not before.
    """
    after = READING_RESULTS.of(snapshot)
    base = snapshot.manifest.base
    before = READING_RESULTS.of(open_snapshot(base)) if base else None
    return [_one(code, before, after, newly) for code in after.authorities()]


def _one(code: str, before: Readings | None, after: Readings, newly: Collection[str] = ()) -> LoadComparison:
    period = last_complete_quarter(after.data_to(code))
    readings_before = before if before is not None and code in before.authorities() else None
    old = _by_id(readings_before, period, code)
    moved = [_figure_move(old.get(each.id), each) for each in after.all(period, code)]
    day = readings_before.data_to(code).isoformat() if readings_before else ""
    now, later = computable(newly, after, code, period)
    counts = before_and_after(code, readings_before.snapshot if readings_before else None, after.snapshot)
    return LoadComparison(
        authority=code,
        period=period.title,
        data_to_before=day,
        data_to=after.data_to(code).isoformat(),
        moved=moved,
        now_computable=now,
        later_computable=later,
        counts=counts,
    )


def _by_id(readings: Readings | None, period: Period, code: str) -> dict[str, Reading]:
    return {each.id: each for each in readings.all(period, code)} if readings else {}


def _figure_move(before: Reading | None, after: Reading) -> FigureMove:
    return FigureMove(
        id=after.id,
        title=after.title,
        unit=after.unit,
        before=before.value if before else None,
        after=after.value,
        before_said=wording.reading_in_words(before),
        after_said=wording.reading_in_words(after),
        base_before=_base(before) if before else None,
        base_after=_base(after),
    )


def _base(reading: Reading) -> float | None:
    return reading.numerator if reading.unit in ("count", "per_10000") else reading.denominator
