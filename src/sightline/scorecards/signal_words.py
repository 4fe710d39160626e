"""A signal as a page shows it: its word, its shape, one sentence, and the small chart it was read from. Pure."""

from dataclasses import dataclass

from sightline.scorecards import rules
from sightline.scorecards.queries.signals import Signal
from sightline.statistics import XmR
from sightline.web import words
from sightline.web.sparklines import Small, mark, small_chart

MONTHS_ON_A_SCORECARD = 24
NOT_JUDGED = "Not judged"
HIDDEN_LATEST = "The latest month is a small number and is hidden."


@dataclass(frozen=True, slots=True)
class SignalShown:
    """What a page says of a figure's change.

    `kind`: better, worse, high, low, same, or blank where no verdict is given; `sentence` then says why. `shape` and
    `chart` are drawings, to stand in a page as they are; blank where there is nothing to draw. `assurance`: whether a
    target is met, in words; blank without one.
    """

    kind: str
    word: str
    sentence: str
    shape: str
    chart: str
    assurance: str


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
    if not verdict.word:
        return SignalShown("", NOT_JUDGED, why_not(signal), "", chart, "")
    kind = rules.SIGNAL_KINDS.get(verdict.variation or "", "same")
    return SignalShown(kind, verdict.word, verdict.sentence, shape(kind), chart, verdict.assurance_word)


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
    target = signal.target.value if signal.target else None
    if verdict.chart is None or verdict.judged_on != "values":
        return Small(values, target=target)
    chart: XmR = verdict.chart
    mean, lower, upper = (_known(line[-months:]) for line in (chart.mean, chart.lower, chart.upper))
    percent = signal.figure.unit == "percent"
    lower = [None if value is None else max(0.0, value) for value in lower]
    upper = [min(100.0, value) if percent and value is not None else value for value in upper]
    return Small(values, mean, lower, upper, signal.marks[-months:], target)


def _known(line: list[float]) -> list[float | None]:
    return [value if value == value else None for value in line]


def as_of(signal: Signal) -> str:
    """The month up to which signals are judged: October 2026."""
    return words.month(signal.months.names[-1])
