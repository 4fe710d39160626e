"""What is said of an action's difference when it is closed."""

from dataclasses import dataclass

from sightline.programme.difference.queries.light import light
from sightline.programme.models import Action


@dataclass(frozen=True, slots=True)
class Difference:
    """The Difference light as closing an action asks for it: the answer in words, a sentence, and whether it is better.

    `test`: the number of the declaration it was judged by, 0 where none is declared.
    """

    answer: str
    sentence: str
    better: bool
    test: int


def difference(action: Action) -> Difference:
    """What the Difference light says of this action now."""
    found = light(action)
    test = found.declared.number if found.declared else 0
    return Difference(found.answer.replace("_", " "), found.sentence, found.answer == "better", test)
