"""What a figure is meant to reach, and by when: the points of a target, how people type them, and which one holds. Pure.

A point holds for the period it is set for and for every later one, until the next: the target of a period is the latest
point at or before the period's end. Nothing is drawn between two points, for nobody agreed to anything there.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from sightline.calendars.periods import Period, PeriodError, parse
from sightline.measuring.measure import Figure, Measure
from sightline.statistics.amounts import as_set

PERIODS = ("month", "quarter", "year")
MOST_POINTS = 40
LARGEST = 1_000_000_000
HOW = "71% by Q2 2026-27"
_AFTER = r"(?:\s*(?:%|per ?cent|days?|per 10,?000))?"
_NUMBER = r"(?P<number>[\d,]*\d(?:\.\d+)?)"
_BY = re.compile(rf"{_NUMBER}{_AFTER}\s+(?:by|in|from)\s+(?P<period>.+)", re.IGNORECASE)
_COLON = re.compile(rf"(?P<period>.+?)\s*[:=]\s*{_NUMBER}{_AFTER}", re.IGNORECASE)


class TrajectoryError(ValueError):
    """Points that cannot be read; the message says which and why."""


@dataclass(frozen=True, slots=True)
class TargetPoint:
    """A value to be reached by the end of a month, a quarter or a financial year, in the figure's own unit."""

    period: Period
    value: float

    def in_words(self, unit: str) -> str:
        """71% by Q2 2026-27."""
        return f"{as_set(self.value, unit)} by {self.period.label}"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitTarget:
    """The target of one figure for one unit (blank: the whole council), in one set of targets (blank: the standing ones).

    `points` in order of their ends. `tolerance`, in the figure's unit, is how far off is amber; None for no amber. `number`
    is that of its row.
    """

    number: int
    figure: str
    unit: str
    target_set: str
    points: tuple[TargetPoint, ...]
    tolerance: float | None
    owner: str
    words: str


@dataclass(frozen=True, slots=True)
class TargetInForce:
    """The point of a target that holds in a period. `borrowed`: it is the whole council's, shown beside one unit's figure."""

    target: UnitTarget
    point: TargetPoint
    borrowed: bool = False

    @property
    def value(self) -> float:
        """What is to be reached."""
        return self.point.value

    @property
    def called(self) -> str:
        """Whose target it is, in a sentence."""
        return "the council's target" if self.borrowed else "the target"


def adds_up(measure: Measure, figure: Figure) -> bool:
    """Whether a figure grows with its period, as a number of events does: such a target is of one length of period only."""
    return figure.kind in ("count", "rate") and measure.grain == "event"


def compares_units(figure: Figure) -> bool:
    """Whether the council's target can stand beside one unit's figure: not a number, which has the size of its unit."""
    return figure.kind not in ("count", "rate")


def point_in(points: Sequence[TargetPoint], period: Period, *, adds: bool) -> TargetPoint | None:
    """The point that holds in a period: the latest at or before its end; None before the first.

    `adds`: the figure grows with its period, so only points of periods as long as this one count.
    """
    kind = "year" if period.kind == "r12" else period.kind
    before = [
        each for each in points if each.period.last <= period.last and (not adds or each.period.kind == kind)
    ]
    return before[-1] if before else None


def coming(points: Iterable[TargetPoint], period: Period) -> tuple[TargetPoint, ...]:
    """The points that are still ahead at a period's end."""
    return tuple(each for each in points if each.period.last > period.last)


def in_order(points: Iterable[TargetPoint]) -> tuple[TargetPoint, ...]:
    """Points by their ends, shorter periods first."""
    return tuple(sorted(points, key=lambda each: (each.period.last, PERIODS.index(each.period.kind))))


def in_words(points: Iterable[TargetPoint], unit: str) -> str:
    """71% by Q2 2026-27, 80% by Q4 2026-27."""
    return ", ".join(each.in_words(unit) for each in points)


def as_typed(points: Iterable[TargetPoint], between: str = "\n") -> str:
    """Points as a form and a spreadsheet hold them; `read_points` reads it back to the same."""
    return between.join(f"{plain_number(each.value)} by {each.period.label}" for each in points)


def plain_number(value: float | None) -> str:
    """A number as it is typed: 80, 81.5, 1204; blank for none."""
    return "" if value is None else f"{value:.1f}".removesuffix(".0")


def read_points(text: str) -> tuple[TargetPoint, ...]:
    """The points somebody typed, a line or a semicolon between them: 71% by Q2 2026-27; June 2026: 71.

    TrajectoryError says which cannot be read, and why.
    """
    lines = [" ".join(each.split()) for each in re.split(r"[\n;]", text) if each.strip()]
    if not lines:
        raise TrajectoryError(f"Enter the target and by when, as {HOW}.")
    if len(lines) > MOST_POINTS:
        raise TrajectoryError(f"A target has at most {MOST_POINTS} points; these are {len(lines)}.")
    return in_order(_read_point(each) for each in lines)


def fault_of_points(points: Sequence[TargetPoint], unit: str, *, adds: bool) -> str:
    """Why a figure in this unit cannot have these points, in a sentence; blank where it can."""
    if unit == "percent" and any(each.value > 100 for each in points):
        return "A share runs from 0 to 100: write the target as a percentage."
    ends: dict[tuple, TargetPoint] = {}
    for each in points:
        key = (each.period.last, each.period.kind if adds else "")
        if key in ends:
            return (
                f"{ends[key].in_words(unit)} and {each.in_words(unit)} are for the same day. Leave one out."
            )
        ends[key] = each
    return ""


def read_number(text: str) -> float:
    """A number somebody typed: 80, 81.5, 1,204. ValueError where it is none, has more than one decimal or is too large."""
    number = text.strip().removesuffix("%").strip()
    if not re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?|\d+(\.\d+)?", number, flags=re.ASCII):
        raise ValueError("is not a number")
    plain = number.replace(",", "")
    if len(plain.partition(".")[2].rstrip("0")) > 1:
        raise ValueError("has more than one decimal; figures are shown with one")
    if float(plain) > LARGEST:
        raise ValueError("is too large")
    return float(plain)


@cache
def period_named(name: str) -> Period:
    """A period by the name it is kept under."""
    return parse(name)


def _read_point(line: str) -> TargetPoint:
    parts = _BY.fullmatch(line) or _COLON.fullmatch(line)
    if parts is None:
        raise TrajectoryError(f"'{line}' does not say a target and by when. Write it as {HOW}.")
    try:
        period = parse(parts["period"])
    except PeriodError as fault:
        raise TrajectoryError(
            f"'{line}': '{parts['period']}' is no month, quarter or financial year. Write it as {HOW}."
        ) from fault
    if period.kind not in PERIODS:
        raise TrajectoryError(f"'{line}': a target is for a month, a quarter or a financial year, as {HOW}.")
    try:
        return TargetPoint(period, read_number(parts["number"]))
    except ValueError as fault:
        raise TrajectoryError(f"'{line}': {parts['number']} {fault}. Write it as {HOW}.") from fault
