"""Every check there is: found in the files of this room, never registered."""

import importlib
import pkgutil
from functools import cache

from sightline.checks.check import Check, CheckDefinitionError


@cache
def checks() -> dict[str, Check]:
    """All checks by id, in the order of their ids."""
    room = importlib.import_module("sightline.checks")
    found: dict[str, Check] = {}
    for module in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, Check):
                if found.get(value.id, value) is not value:
                    raise CheckDefinitionError(
                        f"Two checks are called {value.id}. Give one of them another id."
                    )
                found[value.id] = value
    return dict(sorted(found.items()))


class UnknownCheckError(Exception):
    """Nobody has defined a check with that id."""


def check_named(check_id: str) -> Check:
    """The check of that id; UnknownCheckError names those that share a word with it."""
    if check_id in checks():
        return checks()[check_id]
    words = set(check_id.lower().replace("-", "_").split("_"))
    near = [known for known in checks() if words & set(known.split("_"))]
    hint = f"Those like it: {', '.join(near[:12])}." if near else "See `sightline checks` for all."
    raise UnknownCheckError(f"There is no check '{check_id}'. {hint}")
