"""Whether an apparent change is real: a figure's series in, a verdict in NHS England's words out.

What is a point in time (children in care, plans open at the month's end) shares its cases with the month before, and
is judged on its month-to-month change. That goes by kind and not by the data: see docs/decisions/0014.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sightline.statistics import chart_sentence
from sightline.statistics.amounts import amount
from sightline.statistics.few import interval, why_too_few
from sightline.statistics.refusals import StatisticsError
from sightline.statistics.stocks import changes, over_a_year, slows
from sightline.statistics.xmr import COMMON_CAUSE, TRIAL_UNDER, Improvement, XmR, xmr

Kind = Literal["share", "count", "mean", "median", "rate", "ratio"]
UNITS = {
    "share": "percent",
    "count": "count",
    "mean": "days",
    "median": "days",
    "rate": "per_10000",
    "ratio": "ratio",
}
IMPROVEMENT: dict[str, Improvement] = {"higher": "increase", "lower": "decrease", "neither": "neutral"}
WORDS = {
    "special_cause_improvement": "Improving",
    "special_cause_concern": "Worsening",
    "special_cause_neutral_high": "Higher",
    "special_cause_neutral_low": "Lower",
    "common_cause": "No change",
}
NO_SUDDEN_CHANGE = "No sudden change"
ASSURANCE = {
    "consistent_pass": "Consistently meets the target",
    "consistent_fail": "Consistently misses the target",
    "inconsistent": "Hit and miss",
}
SHARES_ITS_CASES = {"r12": "A rolling twelve months", "ytd": "A year to date"}


@dataclass(frozen=True)
class Verdict:
    """What may be said of a series.

    `word`: Improving, Worsening, Higher, Lower, No change or No sudden change; blank where there is no verdict, and then
    `why_not` is the reason in a sentence. `variation` and `assurance` as in XmR, None where there is no verdict; a stock
    that only slows down is common cause, and has no assurance. `assurance_word` says the assurance. `sentence` reads the chart. `chart` is what was judged: the values, or for a stock
    (`judged_on` change) the changes; None where no limits may be drawn. `interval`: the latest figure's 95% limits, in
    its own unit.
    """

    word: str = ""
    variation: str | None = None
    assurance: str | None = None
    assurance_word: str = ""
    why_not: str = ""
    sentence: str = ""
    judged_on: Literal["values", "change"] = "values"
    chart: XmR | None = None
    interval: tuple[float, float] | None = None


@dataclass(frozen=True)
class Asked:
    """What is judged: the series, its bases, what its limits are drawn from (`judged`), and how to speak of it."""

    values: list[float | None]
    bases: list[float | None]
    judged: list[float | None]
    chart: XmR
    kind: Kind
    unit: str
    period: str
    stock: bool
    baseline: int | None

    @property
    def interval(self) -> tuple[float, float] | None:
        """The latest figure's interval; none for a stock that is counted, for it is no sample of anything."""
        if not self.values or (self.stock and self.kind != "share"):
            return None
        return interval(self.values[-1], self.bases[-1], self.kind)


def verdict(
    values: Sequence[float | None],
    bases: Sequence[float | None] | None = None,
    *,
    kind: Kind,
    better: Literal["higher", "lower", "neither"],
    grain: Literal["event", "point"] = "event",
    period: str = "month",
    unit: str | None = None,
    target: float | None = None,
    rebase: Sequence[int] = (),
    baseline: int | None = None,
) -> Verdict:
    """The verdict on a figure's periods in order of time, the latest last and over; None is a period without figure.

    `values` in the figure's unit (a share from 0 to 100); `bases` the denominators (the cases judged, the population),
    not needed for a count. `grain`: point for what is open or held on a day. `period`: month, quarter or year; r12 and
    ytd never get limits. `rebase`, `baseline` and `target` as in `xmr`.
    """
    said = unit or UNITS[kind]
    if period in SHARES_ITS_CASES:
        why = f"{SHARES_ITS_CASES[period]} shares cases with the one before, so limits would mean nothing; see its months."
        return Verdict(why_not=why, sentence=chart_sentence.of_a_run_chart(values, said, "period"))
    if bases is not None and len(bases) != len(values):
        raise StatisticsError(f"There are {len(values)} values and {len(bases)} bases; give one for each.")
    whole: list[float | None] = [None] * len(values) if bases is None else list(bases)
    stock = grain == "point"
    judged = changes(values, rebase) if stock else list(values)
    chart = xmr(judged, improvement=IMPROVEMENT[better], target=target, rebase=rebase, baseline=baseline)
    asked = Asked(list(values), whole, judged, chart, kind, said, period, stock, baseline)
    why = why_no_limits(asked) or why_too_few(asked.values, whole, kind, stock, period)
    return _none(asked, why) if why else _stock(asked) if stock else _event(asked)


def why_no_limits(asked: Asked) -> str:
    """Why a series cannot be judged, whatever it counts; blank where it can."""
    if all(value is None for value in asked.values):
        return "There are no figures."
    if asked.values[-1] is None:
        return f"The latest {asked.period} has no figure."
    if asked.judged[-1] is None:
        return f"The latest {asked.period} has none before it to be compared with."
    if not asked.chart.trial:
        return ""
    start = asked.chart.starts[-1]
    known = sum(value is not None for value in asked.judged[start:][: asked.baseline])
    noun = f"{asked.period}ly change" if asked.stock else asked.period
    since = " since the limits were re-based" if start else ""
    there = f"there is {known}" if known == 1 else f"there are {known}"
    return f"Run chart only: limits need {TRIAL_UNDER} {noun}s{since}, and {there}."


def _none(asked: Asked, why: str) -> Verdict:
    """No verdict, and why; the figures are read as a run chart."""
    sentence, tail = chart_sentence.of_a_run_chart(asked.values, asked.unit, asked.period), ""
    if asked.interval:
        low, high = (amount(limit, asked.unit) for limit in asked.interval)
        tail = f"by chance alone it could be anything from {low} to {high}"
    return Verdict(
        why_not=why,
        sentence=_with(sentence, tail),
        judged_on="change" if asked.stock else "values",
        interval=asked.interval,
    )


def _event(asked: Asked) -> Verdict:
    chart = asked.chart
    return Verdict(
        word=WORDS[chart.variation or COMMON_CAUSE],
        variation=chart.variation,
        assurance=chart.assurance,
        assurance_word=ASSURANCE.get(chart.assurance or "", ""),
        sentence=chart_sentence.of_values(chart, asked.unit, asked.period),
        chart=chart,
        interval=asked.interval,
    )


def _stock(asked: Asked) -> Verdict:
    chart = asked.chart
    sudden = chart.variation != COMMON_CAUSE and not slows(chart)
    said = chart_sentence.of_changes(chart, asked.unit, asked.period)
    return Verdict(
        word=WORDS[chart.variation or COMMON_CAUSE] if sudden else NO_SUDDEN_CHANGE,
        variation=chart.variation if sudden else COMMON_CAUSE,
        sentence=_with(said, over_a_year(asked.values, asked.unit, asked.period)),
        judged_on="change",
        chart=chart,
        interval=asked.interval,
    )


def _with(sentence: str, tail: str) -> str:
    """One sentence with what is still to say."""
    return f"{sentence.removesuffix('.')}; {tail}." if sentence and tail else sentence
