"""A figure over time, as a verdict needs it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

from sightline.statistics.amounts import AFTER
from sightline.statistics.few import interval
from sightline.statistics.refusals import StatisticsError
from sightline.statistics.stocks import changes

Kind = Literal["share", "count", "mean", "median", "rate", "ratio"]
Better = Literal["higher", "lower", "neither"]
Grain = Literal["event", "point"]
KNOWN = {
    "kind": get_args(Kind),
    "better": get_args(Better),
    "grain": get_args(Grain),
    "period": ("month", "quarter", "year", "r12", "ytd"),
    "unit": tuple(AFTER),
}


@dataclass(frozen=True, kw_only=True)
class Series:
    """A figure's periods in order of time, the latest last and over; None is a period without a figure.

    `values` in `unit` (percent from 0 to 100, count, per_10000, days, ratio); `bases` the denominators (the cases
    judged, the population), not needed for a count. `grain`: point for what is open or held on a day. `period`: month,
    quarter or year; r12 and ytd never get limits. `rebase`, `baseline` and `target` as in `xmr`.
    """

    values: Sequence[float | None]
    bases: Sequence[float | None] | None
    kind: Kind
    unit: str
    better: Better
    grain: Grain = "event"
    period: str = "month"
    target: float | None = None
    rebase: Sequence[int] = ()
    baseline: int | None = None

    def __post_init__(self) -> None:
        """Refuse words that are not known, and bases that do not fit the values."""
        for name, words in KNOWN.items():
            if getattr(self, name) not in words:
                raise StatisticsError(
                    f"'{getattr(self, name)}' is no {name} of a series: write {', '.join(words)}."
                )
        if self.bases is not None and len(self.bases) != len(self.values):
            raise StatisticsError(
                f"There are {len(self.values)} values and {len(self.bases)} bases; give one for each."
            )

    @property
    def stock(self) -> bool:
        """Whether it is a point in time, and judged on its change."""
        return self.grain == "point"

    @cached_property
    def judged(self) -> list[float | None]:
        """What limits are drawn from: the values, or a stock's changes."""
        return changes(self.values, self.rebase) if self.stock else list(self.values)

    @cached_property
    def whole(self) -> list[float | None]:
        """The bases, None where there are none."""
        return [None] * len(self.values) if self.bases is None else list(self.bases)

    @cached_property
    def interval(self) -> tuple[float, float] | None:
        """The latest figure's interval; none for a stock that is counted, for it is no sample of anything."""
        if not self.values or (self.stock and self.kind != "share"):
            return None
        return interval(self.values[-1], self.whole[-1], self.kind)
