"""One figure in one period: its value, its base and what could not be judged."""

from dataclasses import dataclass, replace
from typing import Literal

from sightline.calendars.periods import Period
from sightline.measuring.measure import Figure
from sightline.measuring.sums import Sums

Status = Literal["ok", "no_cases", "not_computable"]


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One figure in one period. `value` is unrounded, in `unit`; percentages run 0 to 100.

    `cause` says why it cannot be computed, or, with status ok, what a reader must know (a period not yet over).
    `too_recent` and `open_late` count work set aside, as at the data date: not yet due, and undone past its limit.
    """

    id: str
    title: str
    period: str
    value: float | None
    numerator: float | None
    denominator: float | None
    unit: str
    status: Status
    cause: str | None
    too_recent: int | None
    open_late: int | None

    @property
    def missed(self) -> int | None:
        """How many cases of a share were judged and not counted."""
        if self.unit != "percent" or self.denominator is None or self.numerator is None:
            return None
        return round(self.denominator - self.numerator)


def reading_of(
    figure: Figure, period: Period, sums: Sums, note: str | None, asides: tuple[int | None, int | None]
) -> Reading:
    """The reading of these sums; `note` is what a reader must know of it, `asides` what was too recent and open late."""
    if figure.kind == "count":
        top, base, value = sums.counted, None, float(sums.counted)
    elif figure.kind == "mean":
        top, base = sums.amount, sums.judged
        value = top / base if base else None
    elif figure.kind == "ratio":
        top, base = sums.counted_amount, sums.amount - sums.counted_amount
        value = top / base if base else None
    else:
        top, base = sums.counted, sums.judged
        value = 100.0 * top / base if base else None
    status: Status = "no_cases" if value is None else "ok"
    return Reading(
        id=figure.id,
        title=figure.title,
        period=period.name,
        value=value,
        numerator=top,
        denominator=base,
        unit=figure.unit,
        status=status,
        cause=note,
        too_recent=asides[0],
        open_late=asides[1],
    )


def no_team(reading: Reading, cause: str) -> Reading:
    """No figure where there was no team: not nought."""
    blank = {"value": None, "numerator": None, "denominator": None, "too_recent": None, "open_late": None}
    return replace(reading, **blank, status="no_cases", cause=cause)


def not_computable(figure: Figure, period: Period, cause: str) -> Reading:
    """No figure, and why."""
    return Reading(
        id=figure.id,
        title=figure.title,
        period=period.name,
        value=None,
        numerator=None,
        denominator=None,
        unit=figure.unit,
        status="not_computable",
        cause=cause,
        too_recent=None,
        open_late=None,
    )
