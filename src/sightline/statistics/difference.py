"""Did an action make a difference? Limits frozen before it started, and the last point judged against them.

Re-basing at the action's start would hide the very change looked for. How often this says "better" of nothing, and how
often it finds a change that is there, is measured in `docs/made/signals.md`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sightline.statistics.refusals import StatisticsError
from sightline.statistics.xmr import Improvement, XmR, xmr

NEEDED_BEFORE = 24
Answer = Literal["better", "worse", "no difference yet", "too early", "cannot say"]
ANSWERS: dict[str, Answer] = {
    "special_cause_improvement": "better",
    "special_cause_concern": "worse",
    "common_cause": "no difference yet",
}


@dataclass(frozen=True)
class Difference:
    """`answer` in words, `why` it cannot be said yet or at all (else blank), and the `chart` where there is one."""

    answer: Answer
    why: str
    chart: XmR | None = None


def difference(
    values: Sequence[float | None],
    *,
    started: int,
    improvement: Improvement,
    lag: int = 0,
    target: float | None = None,
    needed: int = NEEDED_BEFORE,
) -> Difference:
    """Whether the last value shows a difference since the action that started at the 0-based place `started`.

    `values` share no cases (months or quarters of events), the latest last and over. `lag`: how many places after the
    start nothing is expected yet. Needs `needed` values before the start, and a direction: neutral is refused.
    """
    if improvement == "neutral":
        raise StatisticsError(
            "Better needs a direction: say whether more or less of this is the improvement."
        )
    if started < 0 or lag < 0:
        raise StatisticsError(
            f"A start and a lag are counted from 0; they were given as {started} and {lag}."
        )
    before = sum(value is not None for value in values[:started])
    if before < needed:
        return Difference(
            "cannot say",
            f"Limits need {needed} values from before the start; there {_are(before)}.",
        )
    if len(values) <= started + lag:
        return Difference("too early", "Nothing is expected yet: the lag is not over.")
    if values[-1] is None:
        return Difference("cannot say", "The latest period has no figure.")
    chart = xmr(values, improvement=improvement, target=target, baseline=started)
    return Difference(ANSWERS[chart.variation or "common_cause"], "", chart)


def _are(number: int) -> str:
    return f"is {number}" if number == 1 else f"are {number}"
