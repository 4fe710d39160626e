"""Whether a plan answers what was found. Pure."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

RULE = (
    "A finding is answered when the plan has an action for it that was not stopped, and answered in another plan when "
    "that has one and is more than a draft. A plan has the sources it answers anything of. Strengths and findings that "
    "were closed ask for nothing."
)


@dataclass(frozen=True, slots=True)
class FindingAnswers:
    """The findings a plan must answer, by their numbers: those it answers, those in red, those another plan answers."""

    answered: tuple[int, ...]
    unanswered: tuple[int, ...]
    elsewhere: tuple[int, ...] = ()

    @property
    def total(self) -> int:
        """How many findings there are to answer."""
        return len(self.answered) + len(self.unanswered) + len(self.elsewhere)


def answers_to(
    findings: Iterable[int], statuses: Mapping[int, Sequence[str]], others: Container[int] = ()
) -> FindingAnswers:
    """`statuses`: for each finding, the status of every action the plan has for it; `others`: what other plans answer."""
    yes: list[int] = []
    no: list[int] = []
    of_others: list[int] = []
    for each in findings:
        if any(status != "stopped" for status in statuses.get(each, ())):
            yes.append(each)
        else:
            (of_others if each in others else no).append(each)
    return FindingAnswers(tuple(yes), tuple(no), tuple(of_others))
