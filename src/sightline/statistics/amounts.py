"""Values, movements and small numbers in words, rounded here once and half up.

Pages have their own words (`web.words`); this room lies below them and says the sentences that go with a chart, and for every
room above it how many of a thing there are (`several`) and of what (`made_of`).
"""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

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
AFTER = {"percent": "%", "per_10000": " per 10,000", "days": " days", "count": "", "ratio": ""}
MOVED = {**AFTER, "percent": " percentage points"}


def amount(value: float, unit: str) -> str:
    """A value with its unit and at most one decimal: 74%, 81.4%, 1 day, 54.2 per 10,000, 1,204."""
    return _with(AFTER, abs(value), unit, "-" if rounded(value) < 0 else "")


def movement(change: float, unit: str) -> str:
    """A change as a thing: a rise of 3, a fall of 1.5 percentage points, no change."""
    if not rounded(change):
        return "no change"
    return f"a {'rise' if change > 0 else 'fall'} of {_with(MOVED, abs(change), unit)}"


def moved(change: float, unit: str) -> str:
    """A change as something that happened: rose by 3, fell by 1.5 percentage points, did not change."""
    if not rounded(change):
        return "did not change"
    return f"{'rose' if change > 0 else 'fell'} by {_with(MOVED, abs(change), unit)}"


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


def _with(after: dict[str, str], size: float, unit: str, sign: str = "") -> str:
    number = f"{rounded(size):,}".removesuffix(".0")
    suffix = after[unit]
    if number == "1" and suffix.endswith("s"):
        suffix = suffix[:-1]
    return f"{sign}{number}{suffix}"
