"""What is said of an action's difference when it is closed."""

from dataclasses import dataclass

from sightline.programme.difference.queries.current import declared_tests_of
from sightline.programme.difference.queries.light import lights, together
from sightline.programme.models import Action


@dataclass(frozen=True, slots=True)
class ClosingDifference:
    """The Difference light as closing an action asks for it: the answer in words, a sentence, and whether it is better.

    `tests`: the declarations it was judged by, of each test its number in the store.
    """

    answer: str
    sentence: str
    better: bool
    tests: tuple[int, ...]


def difference(action: Action) -> ClosingDifference:
    """What the Difference light says of this action now."""
    each_test = lights(action)
    action_light = together(each_test)
    tests = tuple(each.declared.pk for each in each_test if each.declared)
    return ClosingDifference(
        action_light.word.lower(), action_light.sentence, action_light.answer == "better", tests
    )


def judged_by(action: Action) -> tuple[int, ...]:
    """The declarations this action is judged by now, as `ClosingDifference.tests`."""
    return tuple(each.pk for each in declared_tests_of(action))
