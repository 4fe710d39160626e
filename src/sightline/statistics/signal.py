"""Whether an apparent change is real: a figure's series in, a verdict in NHS England's words out.

What is a point in time (children in care, plans open at the month's end) shares its cases with the month before, and
is judged on its month-to-month change. That goes by kind and not by the data: see docs/decisions/0014.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from sightline.statistics import chart_sentence
from sightline.statistics.amounts import amount
from sightline.statistics.few import why_too_few
from sightline.statistics.series import Better, Kind, Series
from sightline.statistics.stocks import over_a_year, slows
from sightline.statistics.xmr import COMMON_CAUSE, TRIAL_UNDER, Improvement, XmR, xmr_many
from sightline.statistics.year_on_year import YearOnYear, year_on_year

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


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What may be said of a series.

    `word`: Improving, Worsening, Higher, Lower, No change or No sudden change; blank where there is no verdict, and then
    `why_not` is the reason in a sentence. `variation` and `assurance` as in XmR, None where there is no verdict; a stock
    that only slows down is common cause, and has no assurance. `assurance_word` says the assurance. `sentence` reads the
    chart. `chart` is what was judged: the values, or for a stock (`judged_on` change) the changes; None where no limits
    may be drawn. `interval`: the latest figure's 95% limits, in its own unit. `year`: for a stock, with or without a `word`, that it moved
    since a year before; None where that could be chance.
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
    year: YearOnYear | None = None


def verdict(
    values: Sequence[float | None],
    bases: Sequence[float | None] | None = None,
    *,
    kind: Kind,
    unit: str,
    better: Better,
    **about: Any,
) -> Verdict:
    """The verdict on one figure; see `Series` for what may be said about it."""
    return verdicts([Series(values=values, bases=bases, kind=kind, unit=unit, better=better, **about)])[0]


def verdicts(series_list: Sequence[Series]) -> list[Verdict]:
    """The verdicts on many figures, in their order: those of one length and one set of breaks are judged together."""
    alike: dict[tuple, list[int]] = {}
    for place, series in enumerate(series_list):
        if series.period not in SHARES_ITS_CASES:
            key = (len(series.values), tuple(series.rebase), series.baseline)
            alike.setdefault(key, []).append(place)
    charts: dict[int, XmR] = {}
    for (points, rebase, baseline), places in alike.items():
        together = xmr_many(
            np.array([series_list[place].judged for place in places], dtype=float).reshape(
                len(places), points
            ),
            improvement=[IMPROVEMENT[series_list[place].better] for place in places],
            target=[series_list[place].target for place in places],
            rebase=rebase,
            baseline=baseline,
        )
        charts.update(zip(places, together, strict=True))
    return [_verdict(series, charts.get(place)) for place, series in enumerate(series_list)]


def _verdict(series: Series, chart: XmR | None) -> Verdict:
    if chart is None:
        why = f"{SHARES_ITS_CASES[series.period]} shares cases with the one before, so limits would mean nothing; see its months."
        return Verdict(
            why_not=why, sentence=chart_sentence.of_a_run_chart(series.values, series.unit, "period")
        )
    few = (series.values, series.whole, series.kind, series.stock, series.period, series.rebase)
    why = why_no_limits(series, chart) or why_too_few(*few)
    if why:
        return _none(series, why)
    return _stock(series, chart) if series.stock else _event(series, chart)


def why_no_limits(series: Series, chart: XmR) -> str:
    """Why a series cannot be judged, whatever it counts; blank where it can."""
    if all(value is None for value in series.values):
        return "There are no figures."
    if series.values[-1] is None:
        return f"The latest {series.period} has no figure."
    if series.judged[-1] is None:
        return f"The latest {series.period} has none before it to be compared with."
    if not chart.trial:
        return ""
    start = chart.starts[-1]
    count = sum(value is not None for value in series.judged[start:][: series.baseline])
    noun = f"{series.period}ly change" if series.stock else series.period
    since = " since the limits were re-based" if start else ""
    count_in_words = f"there is {count}" if count == 1 else f"there are {count}"
    return f"Run chart only: limits need {TRIAL_UNDER} {noun}s{since}, and {count_in_words}."


def _none(series: Series, why: str) -> Verdict:
    """No verdict, and why; the figures are read as a run chart."""
    sentence, tail = chart_sentence.of_a_run_chart(series.values, series.unit, series.period), ""
    if series.interval:
        low, high = (amount(limit, series.unit) for limit in series.interval)
        tail = f"by chance alone it could be anything from {low} to {high}"
    return Verdict(
        why_not=why,
        sentence=_with(sentence, tail),
        judged_on="change" if series.stock else "values",
        interval=series.interval,
        year=_year(series),
    )


def _event(series: Series, chart: XmR) -> Verdict:
    return Verdict(
        word=WORDS[chart.variation or COMMON_CAUSE],
        variation=chart.variation,
        assurance=chart.assurance,
        assurance_word=ASSURANCE.get(chart.assurance or "", ""),
        sentence=chart_sentence.of_values(chart, series.unit, series.period),
        chart=chart,
        interval=series.interval,
    )


def _stock(series: Series, chart: XmR) -> Verdict:
    sudden = chart.variation != COMMON_CAUSE and not slows(chart)
    sentence = chart_sentence.of_changes(chart, series.unit, series.period)
    year = _year(series)
    tail = (
        f"{year.sentence[0].lower()}{year.sentence[1:]}"
        if year
        else over_a_year(series.values, series.unit, series.period)
    )
    return Verdict(
        word=WORDS[chart.variation or COMMON_CAUSE] if sudden else NO_SUDDEN_CHANGE,
        variation=chart.variation if sudden else COMMON_CAUSE,
        sentence=_with(sentence, tail),
        judged_on="change",
        chart=chart,
        interval=series.interval,
        year=year,
    )


def _year(series: Series) -> YearOnYear | None:
    """How a stock stands against a year before; nothing of events, whose chart shows it."""
    if not series.stock:
        return None
    return year_on_year(
        series.values,
        series.whole,
        kind=series.kind,
        unit=series.unit,
        period=series.period,
        rebase=series.rebase,
    )


def _with(sentence: str, tail: str) -> str:
    """One sentence with what is still to say."""
    return f"{sentence.removesuffix('.')}; {tail}." if sentence and tail else sentence
