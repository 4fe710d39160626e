"""Whether a plan answers what was found. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

RULE = (
    "A finding is answered when the plan has an action for it that was not stopped. Strengths and findings that were "
    "closed ask for nothing."
)


@dataclass(frozen=True, slots=True)
class Answered:
    """The findings a plan must answer, by their numbers: those it answers, and those in red."""

    answered: tuple[int, ...]
    unanswered: tuple[int, ...]

    @property
    def asked(self) -> int:
        """How many findings there are to answer."""
        return len(self.answered) + len(self.unanswered)


def answered(findings: Iterable[int], statuses: Mapping[int, Sequence[str]]) -> Answered:
    """`statuses`: for each finding, the status of every action the plan has for it."""
    yes: list[int] = []
    no: list[int] = []
    for each in findings:
        (yes if any(status != "stopped" for status in statuses.get(each, ())) else no).append(each)
    return Answered(tuple(yes), tuple(no))
