"""Where a figure's financial year would end if nothing changes: what there is so far, and the rest at the process's own mean.

The mean and the variation are those of the figure's own limits, since they last started anew: the same that its chart shows.
So there is a forecast only where limits may be drawn and no signal of change is running; a figure that is changing would
not end where its mean says. The interval holds the variation of the months to come and how well the mean is known; not a
season, and not a change of the service.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from sightline.statistics.intervals import normal_quantile
from sightline.statistics.series import Grain, Kind
from sightline.statistics.xmr import COMMON_CAUSE, TRIAL_UNDER, XmR

CONFIDENCE = 0.95
SIGMAS = 3
"""How many standard deviations a limit lies from the mean."""
DEGREES = 0.62
"""How many degrees of freedom a value adds to a standard deviation that is read from moving ranges (Wheeler, Advanced
Topics in Statistical Process Control, 1995: about 0.62 for each value after the first)."""
ADDED = ("count", "rate")
WEIGHED = ("share", "mean")


@dataclass(frozen=True, slots=True, kw_only=True)
class YearEnd:
    """Where the year would end, in the figure's own unit, with its 95% interval; or why that is not said, in a sentence.

    `so_far` is the year to date of `periods_so_far`, None where there is none of it; `to_come` periods follow at `mean`,
    which rests on `rests_on` periods, `anew`: those since limits started anew. Of what stands on a day, `so_far` is the latest and `mean` its mean change.
    """

    value: float | None = None
    low: float | None = None
    high: float | None = None
    why_not: str = ""
    so_far: float | None = None
    periods_so_far: int = 0
    to_come: int = 0
    mean: float | None = None
    rests_on: int = 0
    anew: bool = False


def year_end(
    values: Sequence[float | None],
    bases: Sequence[float | None],
    chart: XmR | None,
    *,
    first: int,
    to_come: int,
    kind: Kind,
    grain: Grain,
    noun: str = "month",
    variation: str | None = None,
    why_not: str = "",
) -> YearEnd:
    """Where the financial year ends whose periods so far are `values[first:]`, with `to_come` of them still to follow.

    `values` and `bases` as in `Series`, the latest last; `chart` its limits, of the changes for what stands on a day (grain
    point), None where there are none, for the reason `why_not`. `variation`: the verdict on it, where that is not the
    chart's. Counts and rates are added up, shares and means weighed by their bases; a median and a ratio of events are
    neither. `noun`: what each period is.
    """
    if refusal := _refusal(values, bases, chart, first, kind, grain, noun, variation, why_not):
        return YearEnd(why_not=refusal, to_come=to_come)
    if chart is None or not to_come:
        return YearEnd(why_not="The year is over.")
    judged = [value for value in chart.values[chart.starts[-1] :] if value is not None]
    deviation = (chart.upper[-1] - chart.mean[-1]) / SIGMAS
    value, so_far, sure = _ends(values, bases, chart.mean[-1], first, to_come, kind, grain)
    spread = sqrt(1 / to_come + 1 / len(judged))
    half = sure * deviation * spread * t_quantile(DEGREES * (len(judged) - 1))
    top = 100.0 if kind == "share" else float("inf")
    return YearEnd(
        value=min(max(value, 0.0), top),
        low=min(max(value - half, 0.0), top),
        high=min(max(value + half, 0.0), top),
        so_far=so_far,
        periods_so_far=len(values) - first,
        to_come=to_come,
        mean=chart.mean[-1],
        rests_on=len(judged),
        anew=chart.starts[-1] > 0,
    )


def t_quantile(degrees: float, confidence: float = CONFIDENCE) -> float:
    """How many standard errors hold that much of Student's t, two-sided; for 5 degrees of freedom and more, to 0.003.

    By Fisher and Cornish's expansion (Abramowitz and Stegun 1964, 26.7.5): 2.228 for ten degrees and 95%.
    """
    z = normal_quantile(confidence)
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return z + sum(term / degrees**power for power, term in enumerate(terms, start=1))


def _refusal(
    values: Sequence[float | None],
    bases: Sequence[float | None],
    chart: XmR | None,
    first: int,
    kind: str,
    grain: str,
    noun: str,
    variation: str | None,
    why_not: str,
) -> str:
    """Why it is not said where the year ends, in a sentence; blank where it is."""
    if grain != "point" and kind not in (*ADDED, *WEIGHED):
        return f"A {kind} is not made up of its {noun}s, so where the year ends is not forecast."
    if why_not or chart is None:
        return why_not or "There are no limits to forecast from."
    judged = [value for value in chart.values[chart.starts[-1] :] if value is not None]
    if chart.trial or len(judged) < TRIAL_UNDER:
        return (
            f"A forecast needs {TRIAL_UNDER} {noun}s since limits last started anew; there are {len(judged)}."
        )
    if (variation or chart.variation) != COMMON_CAUSE:
        return f"It is changing by more than it usually varies, so the mean of its {noun}s does not say where the year ends."
    if grain == "point":
        return f"The latest {noun} has no figure." if values[-1] is None else ""
    pairs = zip(values[first:], bases[first:], strict=True)
    if any(value is None and not (base == 0 and kind in WEIGHED) for value, base in pairs):
        return f"A {noun} of this year has no figure, so the year so far is not known."
    return ""


def _ends(
    values: Sequence[float | None],
    bases: Sequence[float | None],
    mean: float,
    first: int,
    to_come: int,
    kind: str,
    grain: str,
) -> tuple[float, float | None, float]:
    """Where the year ends, the year so far, and by how much each unit of the mean moves the end."""
    if grain == "point":
        latest = values[-1] or 0.0
        return latest + to_come * mean, latest, to_come
    if kind in ADDED:
        so_far = sum(each or 0.0 for each in values[first:])
        return so_far + to_come * mean, so_far if first < len(values) else None, to_come
    share_so_far, weight = _weighed(values, bases, first, to_come)
    return (1 - weight) * (share_so_far or 0.0) + weight * mean, share_so_far, weight


def _weighed(
    values: Sequence[float | None], bases: Sequence[float | None], first: int, to_come: int
) -> tuple[float | None, float]:
    """The year so far, None without a case in it; and how much the periods to come weigh, from 0 to 1, by their usual base."""
    done = [base or 0.0 for base in bases[first:]]
    recent = [base for base in bases[-TRIAL_UNDER:] if base is not None]
    ahead = to_come * sum(recent) / len(recent) if recent else 0.0
    whole = sum(done)
    if not whole or not ahead:
        return None, 1.0
    so_far = sum((value or 0.0) * base for value, base in zip(values[first:], done, strict=True)) / whole
    return so_far, ahead / (whole + ahead)
