"""Did an action make a difference? What may be said from a measure's own months, and why nothing else may. Pure.

Limits are frozen from before the action started and the last month is judged against them; a month that the action
began in, and those of its lag, are not judged. How often this says "better" of nothing is tested in
`tests/programme/test_difference_claims.py`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import mean, median
from types import MappingProxyType
from typing import Literal

from sightline.calendars.periods import parse, quarter_of
from sightline.measuring.quarterly import FEWEST_QUARTERS
from sightline.statistics.difference import NEEDED_BEFORE, difference
from sightline.statistics.few import FEWEST_A_PERIOD, FEWEST_MOVES, JUDGED
from sightline.statistics.stocks import changes, slows
from sightline.statistics.xmr import XmR
from sightline.web import words

QUARTER = 3
"""Months in a quarter."""
MOST_BEFORE = {1: 36, QUARTER: 60}
"""How many months before the start the limits rest on at the most: older practice is another service's. By months each."""
NEEDED = {1: NEEDED_BEFORE, QUARTER: FEWEST_QUARTERS}
"""How many values before the start limits need, by months each."""
GOES: Mapping[str, Literal["increase", "decrease"]] = MappingProxyType(
    {"higher": "increase", "lower": "decrease"}
)
ANSWERS: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "better": ("Better", "▲", "green"),
        "worse": ("Worse", "▼", "red"),
        "no_signal": ("No signal yet", "≈", "yellow"),
        "too_early": ("Too early", "◷", "blue"),
        "too_small": ("Too few to judge", "∴", "grey"),
        "cannot_tell": ("Cannot tell", "?", "grey"),
        "audit": ("Not judged yet (audit)", "❝", "purple"),
        "dip_sample": ("Not judged yet (dip sample)", "❝", "purple"),
        "feedback": ("Not judged yet (feedback)", "❝", "purple"),
        "not_declared": ("No measure", "◌", "grey"),
    }
)
"""Each answer's words, shape and colour: never told by colour alone."""
WORST_FIRST = (
    *("worse", "no_signal", "cannot_tell", "too_small", "too_early"),
    *("audit", "dip_sample", "feedback", "not_declared", "better"),
)
"""Of several tests of one action the first of these counts: it is better only where every one of them is."""
FOUND: Mapping[str, str] = MappingProxyType(
    {"better": "better", "worse": "worse", "no difference yet": "no_signal"}
)
Numbers = Sequence[float | None]


def of_several(answers: Iterable[str]) -> str:
    """The answer of an action with several tests, of the answers (keys of ANSWERS) of each; "not_declared" of none."""
    return min(answers, key=WORST_FIRST.index, default="not_declared")


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceTest:
    """What is judged: a figure's months oldest first, the last of them over; and what the action declared.

    `names` as 2025-06; `values` in `unit`; `bases` the cases behind each (None where the kind has none). `kind` and
    `stock` as the figure's own. `anew`: the months from which people or the definition start counting anew.
    `changed`: those of them where the definition itself changed, so that before and after cannot be compared. `each`: how
    many months one value is of, 1 or QUARTER; a quarter is named by its first month.
    """

    names: Sequence[str]
    values: Numbers
    bases: Numbers
    kind: str
    direction: Literal["higher", "lower"]
    started: date
    lag: int = 0
    least: int = 20
    stock: bool = False
    anew: Sequence[str] = ()
    changed: Sequence[str] = ()
    each: int = 1

    @property
    def noun(self) -> str:
        """What one value is of."""
        return "quarter" if self.each == QUARTER else "month"

    def when(self, name: str) -> str:
        """A month, or the quarter that begins with it, in words."""
        return quarter_of(parse(name).first).title if self.each == QUARTER else words.month(name)


@dataclass(frozen=True, slots=True)
class LightAnswer:
    """An answer (a key of ANSWERS), its sentence, and the chart it rests on.

    `first`: the name of the first month shown in the chart; `from_month`: the first month that is judged.
    """

    answer: str
    sentence: str
    chart: XmR | None = None
    first: str = ""
    from_month: str = ""


def answer(test: DifferenceTest) -> LightAnswer:
    """What may be said of this action's difference now."""
    begins = month_after(f"{test.started:%Y-%m}", 0 if test.started.day == 1 else 1)
    judged_from = month_after(begins, test.lag)
    start = f"{test.started:%Y-%m}"
    if any(month > start for month in test.changed):
        return _cannot(
            "The way it is counted changed after it started, so before and after cannot be compared."
        )
    places = _cut(test, start)
    before = [place for place in places if month_after(test.names[place], test.each - 1) < start]
    figures_before = sum(_judged(test)[place] is not None for place in before)
    if figures_before < NEEDED[test.each]:
        return _cannot(_needs(figures_before, test))
    if not test.names or test.names[-1] < judged_from:
        return LightAnswer("too_early", _early(judged_from, test), from_month=judged_from)
    if _judged(test)[-1] is None:
        lacks = "no figure" if test.values[-1] is None else "none before it to be compared with"
        return _cannot(f"{_capital(test.when(test.names[-1]))}, the latest {test.noun}, has {lacks}.")
    small = too_small(test, before)
    if small:
        return LightAnswer("too_small", small, from_month=judged_from)
    return _judge(test, places, len(before), judged_from)


def too_small(test: DifferenceTest, before: Sequence[int]) -> str:
    """Why there are too few cases for limits to mean anything, in a sentence; blank where there are enough.

    A share, mean or median rests on the cases of its month: `least` of them, in the latest and in an ordinary month
    before. A count or rate rests on what was counted before, for it may well fall to nothing; so does a share's other
    side. A stock is judged by its moves.
    """
    if test.kind in JUDGED:
        usual = median([test.bases[place] or 0 for place in before])
        fewest = min(test.bases[-1] or 0, usual)
        if fewest < test.least:
            return f"A {test.noun} rests on fewer than the {test.least} cases that the test asks for."
    if test.stock:
        moves = [abs(move) for move in (_judged(test)[place] for place in before) if move is not None]
        if mean(moves) < FEWEST_MOVES:
            return f"It moved by fewer than {FEWEST_MOVES} in an average month before it started; too few to judge."
        return ""
    for which, numbers in (
        ("were counted", _counted(test, before)),
        ("were not counted", _others(test, before)),
    ):
        if numbers and mean(numbers) < FEWEST_A_PERIOD:
            return f"Fewer than {FEWEST_A_PERIOD} {which} in an average {test.noun} before it started; too few to judge."
    return ""


def month_after(name: str, months: int) -> str:
    """The month that lies so many after this one, both as 2025-06."""
    count = int(name[:4]) * 12 + int(name[5:]) - 1 + months
    return f"{count // 12:04d}-{count % 12 + 1:02d}"


def months_between(first: str, last: str) -> int:
    """How many months the second name lies after the first."""
    return (int(last[:4]) - int(first[:4])) * 12 + int(last[5:]) - int(first[5:])


def _judge(test: DifferenceTest, places: Sequence[int], before: int, judged_from: str) -> LightAnswer:
    series = [_judged(test)[place] for place in places]
    result = difference(series, started=before, improvement=GOES[test.direction], needed=NEEDED[test.each])
    answer_key = FOUND[result.answer]
    if test.stock and result.chart and slows(result.chart):
        answer_key = "no_signal"
    return LightAnswer(
        answer_key,
        _sentence(test, answer_key, judged_from),
        result.chart,
        test.names[places[0]],
        judged_from,
    )


def _sentence(test: DifferenceTest, answer_key: str, judged_from: str) -> str:
    last = test.when(test.names[-1])
    of = "Its month-to-month change" if test.stock else "The measure"
    since = f"against the {test.noun}s before {words.month(f'{test.started:%Y-%m}')}"
    if answer_key == "no_signal":
        return f"{of} is within its usual variation in {last}, {since}."
    which = "the declared way" if answer_key == "better" else "the wrong way"
    return f"{of} moved {which} in {last} by more than chance would, {since}."


def _cut(test: DifferenceTest, start: str) -> range:
    """The places judged: from the latest new beginning before the start, and no more than MOST_BEFORE before it."""
    first = max(*_beginnings(test, start), month_after(start, -MOST_BEFORE[test.each]))
    return range(_place(test, first), len(test.names))


def _beginnings(test: DifferenceTest, start: str) -> list[str]:
    """The months from which it is counted anew, of those before it started: a later one would hide what is looked for."""
    return ["", *(month for month in (*test.anew, *test.changed) if month <= start)]


def _place(test: DifferenceTest, month: str) -> int:
    return sum(name < month for name in test.names)


def _judged(test: DifferenceTest) -> list[float | None]:
    """The values, or a stock's changes: none where it begins to be counted anew, for there two ways of counting meet."""
    if not test.stock:
        return list(test.values)
    return changes(test.values, [_place(test, month) for month in _beginnings(test, f"{test.started:%Y-%m}")])


def _counted(test: DifferenceTest, before: Sequence[int]) -> list[float]:
    if test.kind == "count":
        return [value for value in (test.values[place] for place in before) if value is not None]
    if test.kind not in ("share", "rate"):
        return []
    scale = 100 if test.kind == "share" else 10_000
    pairs = [(test.values[place], test.bases[place]) for place in before]
    return [value * base / scale for value, base in pairs if value is not None and base]


def _others(test: DifferenceTest, before: Sequence[int]) -> list[float]:
    if test.kind != "share":
        return []
    pairs = [(test.values[place], test.bases[place]) for place in before]
    return [base - value * base / 100 for value, base in pairs if value is not None and base]


def _needs(figures_before: int, test: DifferenceTest) -> str:
    so_far = "there is 1" if figures_before == 1 else f"there are {figures_before}"
    noun = "monthly changes" if test.stock else f"{test.noun}s"
    return f"Limits need {NEEDED[test.each]} {noun} from before it started, counted in one way; {so_far}."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _early(judged_from: str, test: DifferenceTest) -> str:
    if test.each == QUARTER:
        return f"No effect is expected before {words.month(judged_from)}, and no whole quarter from then on is over in the data."
    return f"No effect is expected before {words.month(judged_from)}, and that month is not over in the data."


def _cannot(why: str) -> LightAnswer:
    return LightAnswer("cannot_tell", why)
