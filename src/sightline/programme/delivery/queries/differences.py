"""Both lights of an action stand together wherever one does: what the tests of many actions show, for lists of lines."""

from collections.abc import Iterable

from sightline.programme.delivery.queries.lines import ActionLine
from sightline.programme.difference.queries.many import DifferenceAnswer, answers_of
from sightline.programme.models import Plan

NOT_DECLARED = DifferenceAnswer("not_declared")


def differences_of(action_lines: Iterable[ActionLine]) -> dict[int, DifferenceAnswer]:
    """Action → what its test shows now, for each of these lines; a handful of queries for each authority among them."""
    lines = list(action_lines)
    authority = dict(Plan.objects.filter(pk__in={each.plan for each in lines}).values_list("pk", "authority"))
    by_authority: dict[str, list[int]] = {}
    for each in lines:
        by_authority.setdefault(authority[each.plan], []).append(each.id)
    by_action = {each.id: NOT_DECLARED for each in lines}
    for code, actions in by_authority.items():
        by_action |= answers_of(actions, code)
    return by_action
