"""The one place where this half of the room asks whether an action made a difference; the other half answers."""

from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from sightline.programme.models import Action

_ANSWERS = "sightline.programme.queries.difference"
NOT_DECLARED = "No test of difference is declared yet."


@dataclass(frozen=True, slots=True)
class Difference:
    """What is said of an action's difference when it is closed: the answer in a word, a sentence, and whether it is better."""

    answer: str
    sentence: str
    better: bool


def difference(action: Action) -> Difference:
    """What the Difference light says of this action now; where nothing can answer, that nothing is declared."""
    if find_spec(_ANSWERS) is None:
        return Difference("not declared", NOT_DECLARED, False)
    found = import_module(_ANSWERS).light(action)
    if found is None:
        return Difference("not declared", NOT_DECLARED, False)
    answer = str(getattr(found, "answer", "")).replace("_", " ")
    return Difference(answer or "not declared", str(getattr(found, "sentence", "")), answer == "better")
