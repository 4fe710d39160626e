"""Every check there is: found in the files of this room, never registered."""

from functools import cache

from sightline.checks.check import Check, CheckDefinitionError
from sightline.measuring.discover import defined_in


@cache
def checks() -> dict[str, Check]:
    """All checks by id, in the order of their ids."""
    return defined_in("sightline.checks", Check, CheckDefinitionError)


class UnknownCheckError(Exception):
    """Nobody has defined a check with that id."""


def check_named(check_id: str) -> Check:
    """The check of that id; UnknownCheckError names those that share a word with it."""
    if check_id in checks():
        return checks()[check_id]
    words = set(check_id.lower().replace("-", "_").split("_"))
    near = [check_id for check_id in checks() if words & set(check_id.split("_"))]
    hint = f"Those like it: {', '.join(near[:12])}." if near else "See `sightline checks` for all."
    raise UnknownCheckError(f"There is no check '{check_id}'. {hint}")
