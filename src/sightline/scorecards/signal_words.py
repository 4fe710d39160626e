"""A signal as a page shows it: its word, its shape, one sentence, and the small chart it was read from. Pure."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sightline.scorecards import rules
from sightline.scorecards.queries.signals import Signal
from sightline.statistics.xmr import XmR
from sightline.web import words
from sightline.web.sparklines import Small, mark, small_chart

MONTHS_ON_A_SCORECARD = 24
NOT_JUDGED = "Not judged"
HIDDEN_LATEST = "The latest month is a small number and is hidden."


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalShown:
    """What a page says of a figure's change.

    `kind`: better, worse, high, low, same, or blank where no verdict is given; `sentence` then says why. `shape` and
    `chart` are drawings, to stand in a page as they are; blank where there is nothing to draw. `assurance`: whether a
    target is met, in words; blank without one. `stock`: whether it is a count or share on a day, judged on sudden moves only;
    `year` is then how it stands against a year before, and `year_kind` better, worse, high or low; blank where that is no move.
    """

    kind: str
    word: str
    sentence: str
    shape: str
    chart: str
    assurance: str
    stock: bool = False
    year: str = ""
    year_kind: str = ""


def signal_shown(
    signal: Signal,
    *,
    months: int = MONTHS_ON_A_SCORECARD,
    width: int = 140,
    height: int = 36,
    label: str = "",
) -> SignalShown:
    """The signal of one figure, with a small chart of its last `months`."""
    verdict = signal.verdict
    chart = small_chart(small(signal, months), label, width=width, height=height)
    judged = bool(verdict.word)
    kind = rules.SIGNAL_KINDS.get(verdict.variation or "", "same") if judged else ""
    return SignalShown(
        kind=kind,
        word=verdict.word or NOT_JUDGED,
        sentence=verdict.sentence if judged else why_not(signal),
        shape=shape(kind) if judged else "",
        chart=chart,
        assurance=verdict.assurance_word if judged else "",
        stock=signal.measure.grain == "point",
        year=verdict.year.sentence if verdict.year else "",
        year_kind=year_kind(signal),
    )


def year_kind(signal: Signal) -> str:
    """What a stock's move since a year before is to a reader: better, worse, high or low; blank where there is none."""
    year = signal.verdict.year
    if year is None:
        return ""
    if signal.measure.better == "neither":
        return "high" if year.way == "up" else "low"
    return "better" if (signal.measure.better == "higher") == (year.way == "up") else "worse"


def stocks_in_words(signals: Iterable[SignalShown]) -> str:
    """How many stocks show no sudden move: 14 are counts or shares on a day, judged on sudden moves only; blank for none."""
    number = len(_quiet_stocks(signals))
    if not number:
        return ""
    are = "is a count or share" if number == 1 else "are counts or shares"
    return f"{number} {are} on a day, judged on sudden moves only"


def stocks_since_a_year(signals: Iterable[SignalShown]) -> str:
    """How many of those stocks moved since a year before, as a sentence of its own; blank where none did.

    Against a year before, of those 14: 2 better and 1 worse.
    """
    quiet = _quiet_stocks(signals)
    kinds = Counter(each.year_kind for each in quiet)
    moved = kinds["high"] + kinds["low"]
    named = (
        (kinds["better"], "better"),
        (kinds["worse"], "worse"),
        (moved, "moved (neither better nor worse)"),
    )
    parts = [f"{number} {word}" for number, word in named if number]
    if not parts:
        return ""
    listed = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
    return f"Against a year before, of {'those' if len(quiet) > 1 else 'that'} {len(quiet)}: {listed}."


def _quiet_stocks(signals: Iterable[SignalShown]) -> list[SignalShown]:
    return [each for each in signals if each.stock and each.kind == "same"]


def why_not(signal: Signal) -> str:
    """Why there is no verdict; a month that is hidden from this person is not said to have no figure."""
    if signal.hidden and signal.judged.values and signal.judged.values[-1] is None:
        return HIDDEN_LATEST
    return signal.verdict.why_not


def shape(kind: str) -> str:
    """The mark of a kind of signal, as it stands in the charts."""
    drawn = mark("" if kind == "same" else kind, 7, 7, 4.5)
    return (
        '<svg class="signal__shape" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" focusable="false" '
        f'xmlns="http://www.w3.org/2000/svg">{drawn}</svg>'
    )


def small(signal: Signal, months: int) -> Small:
    """The last `months` of a figure as a small chart: with mean and limits where they are of the values themselves."""
    months = months if signal.by == "month" else months // 3
    values = signal.judged.last(months).values
    verdict = signal.verdict
    targets = signal.targets[-months:]
    if verdict.chart is None or verdict.judged_on != "values":
        return Small(values, targets=targets)
    chart: XmR = verdict.chart
    mean, lower, upper = (_values_or_none(line[-months:]) for line in (chart.mean, chart.lower, chart.upper))
    percent = signal.figure.unit == "percent"
    lower = [None if value is None else max(0.0, value) for value in lower]
    upper = [min(100.0, value) if percent and value is not None else value for value in upper]
    return Small(values, mean, lower, upper, signal.marks[-months:], targets)


def _values_or_none(line: list[float]) -> list[float | None]:
    return [value if value == value else None for value in line]


def as_of(signal: Signal) -> str:
    """The month up to which signals are judged: October 2026."""
    return words.month(signal.months.names[-1])
