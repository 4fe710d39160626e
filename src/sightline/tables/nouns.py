"""Every noun there is, found in the modules of this room: each public function of `data` that gives a table."""

import inspect
from collections.abc import Callable
from types import ModuleType

from sightline.engine.later import ir
from sightline.tables import (
    adoption,
    assessment,
    care,
    case_teams,
    front_door,
    health,
    leaving_care,
    listed,
    missing,
    need,
    people,
    protection,
    spells,
    workforce,
)

ROOMS: tuple[ModuleType, ...] = (
    people,
    front_door,
    assessment,
    protection,
    care,
    health,
    missing,
    adoption,
    leaving_care,
    workforce,
    case_teams,
    spells,
    need,
    listed,
)


def _functions(module: ModuleType) -> dict[str, Callable[..., ir.Table]]:
    return {
        name: function
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and not name.startswith("_")
    }


NOUNS: dict[str, Callable[..., ir.Table]] = {
    name: function for module in ROOMS for name, function in _functions(module).items()
}
