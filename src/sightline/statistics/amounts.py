"""Values, movements and small numbers in words, rounded here once and half up.

Pages have their own words (`web.words`); this room lies below them and says the sentences that go with a chart, and for every
room above it how many of a thing there are (`several`) and of what (`made_of`).
"""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from math import ceil, floor

SMALL = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
AFTER = {
    "percent": "%",
    "per_10000": " per 10,000",
    "days": " days",
    "count": "",
    "ratio": "",
    "pounds": "",
    "average": "",
}
BEFORE = {"pounds": "£"}
WHOLE_UNITS = ("count", "pounds")
"""Said as whole numbers from a hundred on."""
HUNDRED = 100
"""From here on an average of what is counted is said as a whole number."""
MOVED = {**AFTER, "percent": " percentage points"}
AWAY = {**AFTER, "percent": " points"}
BESIDE = {
    "days": ("longer than", "shorter than"),
    "count": ("more than", "fewer than"),
    "pounds": ("more than", "less than"),
}
"""How a value is to a target, above it and below, where that is not said so."""


def amount(value: float, unit: str) -> str:
    """A value with its unit: 74.0%, 81.4%, 1 day, 54.2 per 10,000, 1,204.

    A percentage has one decimal, as everywhere. An average of what is counted is whole from a hundred on. All else has a
    decimal where there is one.
    """
    return _with(AFTER, abs(value), unit, "-" if rounded(value) < 0 else "")


def as_set(value: float, unit: str) -> str:
    """A target or a baseline as somebody set it, with a decimal only where they gave one: 90%, 81.5%, 1 day."""
    return _with(AFTER, abs(value), unit, "-" if rounded(value) < 0 else "", whole=True)


def movement(change: float, unit: str) -> str:
    """A change as a thing: a rise of 3, a fall of 2.0 percentage points, no change."""
    if not rounded(change):
        return "no change"
    return f"a {'rise' if change > 0 else 'fall'} of {_with(MOVED, abs(change), unit)}"


def moved(change: float, unit: str) -> str:
    """A change as something that happened: rose by 3, fell by 2.0 percentage points, did not change."""
    if not rounded(change):
        return "did not change"
    return f"{'rose' if change > 0 else 'fell'} by {_with(MOVED, abs(change), unit)}"


def distance_in_words(distance: float, unit: str, *, whole: bool = False) -> str:
    """How far two values lie from each other: 8.6 points, 1 day, 54.2 per 10,000, 12. `whole`: 3 points, not 3.0."""
    return _with(AWAY, abs(distance), unit, whole=whole)


def from_target(value: float, target: float, unit: str, called: str = "the target") -> str:
    """How far a value is from a target, compared as both are read: 3.0 points below the target of 80%; 2 days longer than
    the target of 45 days; at the target of 300.
    """
    away = rounded(value) - rounded(target)
    aim = f"{called} of {as_set(target, unit)}"
    if not away:
        return f"at {aim}"
    more, fewer = BESIDE.get(unit, ("above", "below"))
    return f"{distance_in_words(float(away), unit)} {more if away > 0 else fewer} {aim}"


def usual(low: float, high: float, unit: str) -> tuple[float, float]:
    """The limits of what is usual as they are said. Of what is counted the whole numbers that lie inside, first and last:
    658.3 to 1,323.1 is 659 to 1,323, and what reads as inside is. As they are where no whole number lies between.
    """
    if unit == "count" and ceil(low) <= floor(high):
        return float(ceil(low)), float(floor(high))
    return low, high


def small(number: int) -> str:
    """A whole number as it stands in a sentence: seven, twelve, 13, 1,204."""
    return SMALL[number] if number < len(SMALL) else f"{number:,}"


def several(number: int, noun: str, plural: str = "") -> str:
    """So many of a thing: 1 case, 12 months, 4 localities; `plural` where its own is another: 3 children."""
    many = f"{noun[:-1]}ies" if noun.endswith("ty") else f"{noun}{'es' if noun.endswith('x') else 's'}"
    return f"{number:,} {noun if number == 1 else plural or many}"


def made_of(number: int, noun: str, parts: Iterable[tuple[int, str]]) -> str:
    """So many of a thing, and of what: 3 actions: 1 late, 2 done; 3 actions, all done; 1 action, done. What is none is left out."""
    present = [(many, words) for many, words in parts if many]
    whole = several(number, noun)
    if number == 1:
        return ", ".join([whole, *(words for _, words in present)])
    if [many for many, _ in present] == [number]:
        return f"{whole}, {'both' if number == 2 else 'all'} {present[0][1]}"
    return f"{whole}: {', '.join(f'{many:,} {words}' for many, words in present)}" if present else whole


def rounded(value: float | Decimal, places: int = 1) -> Decimal:
    """To so many decimals, half up (away from nought), as the value is written: 81.45 is 81.5."""
    return Decimal(str(value)).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def _with(after: dict[str, str], size: float, unit: str, sign: str = "", *, whole: bool = False) -> str:
    number = f"{rounded(size, 0 if unit in WHOLE_UNITS and rounded(size) >= HUNDRED and not whole else 1):,}"
    number = number if unit == "percent" and not whole else number.removesuffix(".0")
    suffix = after[unit]
    if number == "1" and suffix.endswith("s"):
        suffix = suffix[:-1]
    return f"{sign}{BEFORE.get(unit, '')}{number}{suffix}"
