"""Asks with what was answered to them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sightline.programme.kinds import ASK
from sightline.programme.models import Ask, AskStep, Plan

WITH_ANSWER = ("answered", "kept")
"""States in which what was answered stands; an ask that is opened again waits for another answer."""


@dataclass(frozen=True, slots=True)
class AskWithAnswer:
    """An ask, and what was last answered to it: None while nobody has, or since it was opened again."""

    ask: Ask
    answer: AskStep | None

    @property
    def tag(self) -> dict[str, str]:
        """Its state as word, shape and colour."""
        shape, colour = ASK.shapes[self.ask.state]
        return {"text": ASK.words[self.ask.state], "shape": shape, "colour": colour}

    def overdue(self, today: date) -> bool:
        """Whether it is open and its day has passed; the day itself counts."""
        return self.ask.state == "open" and self.ask.due is not None and self.ask.due < today


def with_answers(asks: Iterable[Ask]) -> list[AskWithAnswer]:
    """Each ask with its answer, in their order; one query more for all of them.

    What was answered comes before what was said when it was marked as kept.
    """
    every = list(asks)
    steps: dict[int, AskStep] = {}
    rows = AskStep.objects.filter(ask__in=[each.pk for each in every], state__in=WITH_ANSWER)
    for step in rows.exclude(words="").order_by("id"):
        if step.state == "answered" or step.ask_id not in steps:
            steps[step.ask_id] = step
    return [AskWithAnswer(each, steps.get(each.pk) if each.state in WITH_ANSWER else None) for each in every]


def answered_within(plan: Plan, first: date, last: date) -> tuple[AskStep, ...]:
    """What was answered to the plan's asks from the first day to the last, both within; the earliest first."""
    steps = AskStep.objects.filter(
        ask__plan=plan, state="answered", at__date__gte=first, at__date__lte=last
    ).select_related("ask")
    return tuple(steps.order_by("at", "id"))
