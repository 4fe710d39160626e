"""May a test of difference be declared so, or judged so? Every fault is a sentence. Pure."""

from sightline.programme.kinds.kinds import BASES
from sightline.programme.kinds.test_of_difference import DIRECTIONS, VERDICTS

LONGEST_LAG = 36
TEN = 10


def fault_of_declaring(
    basis: str, *, better: str | None, direction: str, lag: int, least: int, words: str, in_tens: bool = False
) -> tuple[str, str]:
    """The field at fault and why, in a sentence; both blank where it may be.

    `better`: which way the measure itself improves (higher, lower, neither), None where there is no such measure.
    `in_tens`: whoever declares may not see small numbers, and must not search for one by asking for 2 cases, 3, 4 and so on.
    """
    if basis not in BASES:
        return "basis", "Choose what the difference rests on."
    if basis != "measure":
        return ("", "") if words.strip() else ("words", "Say what will be looked at, by whom and when.")
    if better is None:
        return "measure", "Choose the measure that should move."
    if direction not in DIRECTIONS:
        return "direction", "Choose whether higher or lower is better."
    if better in DIRECTIONS and better != direction:
        return (
            "direction",
            f"In this measure {better} is better. Choose that, or a measure that should go {direction}.",
        )
    if not 0 <= lag <= LONGEST_LAG:
        return "lag", f"The lag must be between 0 and {LONGEST_LAG} months."
    if least < 1:
        return "least", "The fewest cases a month may rest on must be 1 or more."
    if in_tens and least % TEN:
        return "least", "The fewest cases a month may rest on must be 10, 20, 30 or another number of tens."
    return "", ""


def fault_of_starting(status: str, wanted: str, *, declared: bool) -> str:
    """Why an action may not start, or go on after a pause, in a sentence; blank where it may.

    One that is opened again is not asked: while it is closed nothing can be declared.
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
