"""What is said of an action's difference when it is closed."""

from dataclasses import dataclass

from sightline.programme.difference.queries.light import light
from sightline.programme.models import Action


@dataclass(frozen=True, slots=True)
class ClosingDifference:
    """The Difference light as closing an action asks for it: the answer in words, a sentence, and whether it is better.

    `test`: the number of the declaration it was judged by, 0 where none is declared.
    """

    answer: str
    sentence: str
    better: bool
    test: int


def difference(action: Action) -> ClosingDifference:
    """What the Difference light says of this action now."""
    action_light = light(action)
    test = action_light.declared.number if action_light.declared else 0
    return ClosingDifference(
        action_light.answer.replace("_", " "), action_light.sentence, action_light.answer == "better", test
    )
