"""May a test of difference be declared so, or judged so? Every fault is a sentence. Pure."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sightline.programme.kinds.kinds import BASES
from sightline.programme.kinds.test_of_difference import DIRECTIONS, VERDICTS

LONGEST_LAG = 36
TEN = 10
HUNDRED = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedTest:
    """A test somebody wants to declare. `baseline` and `target` in the figure's unit, each with its day."""

    basis: str
    measure: str = ""
    direction: str = ""
    lag: int = 0
    least: int = 20
    words: str = ""
    baseline: float | None = None
    baseline_on: date | None = None
    target: float | None = None
    target_by: date | None = None

    @property
    def tested(self) -> dict[str, Any]:
        """What is kept of it: what belongs to a measure only where it rests on one, and nothing is removed."""
        values = {"basis": self.basis, "words": self.words.strip(), "removed": False}
        if self.basis != "measure":
            return values | {"baseline": None, "baseline_on": None, "target": None, "target_by": None}
        names = ("measure", "direction", "lag", "least", "baseline", "baseline_on", "target", "target_by")
        return values | {name: getattr(self, name) for name in names}


def fault_of_declaring(
    test: AskedTest, *, better: str | None, unit: str = "", in_tens: bool = False
) -> tuple[str, str]:
    """The field at fault and why, in a sentence; both blank where it may be.

    `better`: which way the measure itself improves (higher, lower, neither), None where there is no such measure; `unit` its
    unit. `in_tens`: whoever declares may not see small numbers, and must not search for one by asking for 2 cases, 3, 4 and so on.
    """
    if test.basis not in BASES:
        return "basis", "Choose what the difference rests on."
    if test.basis != "measure":
        return ("", "") if test.words.strip() else ("words", "Say what will be looked at, by whom and when.")
    if better is None:
        return "measure", "Choose the measure that should move."
    if test.direction not in DIRECTIONS:
        return "direction", "Choose whether higher or lower is better."
    if better in DIRECTIONS and better != test.direction:
        return (
            "direction",
            f"In this measure {better} is better. Choose that, or a measure that should go {test.direction}.",
        )
    if not 0 <= test.lag <= LONGEST_LAG:
        return "lag", f"The lag must be between 0 and {LONGEST_LAG} months."
    if test.least < 1:
        return "least", "The fewest cases a month may rest on must be 1 or more."
    if in_tens and test.least % TEN:
        return "least", "The fewest cases a month may rest on must be 10, 20, 30 or another number of tens."
    return fault_of_aim(test, unit)


def fault_of_aim(test: AskedTest, unit: str) -> tuple[str, str]:
    """The field at fault of a baseline and a target and why; both blank where they may be."""
    for name, value in (("baseline", test.baseline), ("target", test.target)):
        if value is not None and (value < 0 or (unit == "percent" and value > HUNDRED)):
            most = " and 100" if unit == "percent" else " or more"
            return name, f"The {name} must be {'between 0' if unit == 'percent' else '0'}{most}."
    if (test.baseline is None) != (test.baseline_on is None):
        field = "baseline_on" if test.baseline_on is None else "baseline"
        return field, "Enter the baseline and its month, or leave both blank."
    if (test.target is None) != (test.target_by is None):
        field = "target_by" if test.target_by is None else "target"
        return field, "Enter the target and by when, or leave both blank."
    if test.baseline is None or test.target is None or test.baseline_on is None or test.target_by is None:
        return "", ""
    if (test.target > test.baseline) != (test.direction == "higher") or test.target == test.baseline:
        side = "above" if test.direction == "higher" else "below"
        return (
            "target",
            f"In this test {test.direction} is better, so the target must be {side} the baseline.",
        )
    if test.target_by <= test.baseline_on:
        return "target_by", "The target must be due after the baseline's month."
    return "", ""


def takes_a_second_person(status: str, *, started: bool, declared: bool) -> bool:
    """Whether this test changes only when another person confirms it: one that was declared, of an action that started."""
    return declared and (started or status != "not_started")


def fault_of_confirming(proposed_by: str, by: str, *, by_owner: bool) -> str:
    """Why this person may not confirm the change, in a sentence; blank where they may."""
    if proposed_by == by:
        return "You proposed this change, so somebody else must confirm it."
    if by_owner:
        return "Whoever owns an action does not decide how it is judged. Ask somebody else to confirm it."
    return ""


def fault_of_starting(status: str, wanted: str, *, declared: bool) -> str:
    """Why an action may not start, or go on after a pause, in a sentence; blank where it may.

    One that is opened again is not test: while it is closed nothing can be declared.
    """
    if wanted != "in_progress" or declared or status not in ("not_started", "paused"):
        return ""
    return (
        "Declare first what will show that it made a difference, on the action's page under Difference: a measure, or "
        "audits, samples or feedback where no measure can show it."
    )


def fault_of_judging(basis: str | None, verdict: str, words: str, *, by_owner: bool) -> tuple[str, str]:
    """The field at fault and why, in a sentence; both blank where it may be. `basis`: None where nothing is declared."""
    if basis is None:
        return "verdict", "No test is declared yet. Declare it first."
    if basis == "measure":
        return "verdict", "This test rests on a measure, and its months judge it. Nobody can."
    if by_owner:
        return "verdict", "Whoever owns an action does not judge its difference. Ask somebody else."
    if verdict not in VERDICTS:
        return "verdict", "Choose the verdict."
    return ("", "") if words.strip() else ("words", "Say what was found, and where it can be read.")
