"""Every running clock there is: found in the files of `deadlines.clocks`, never registered."""

import importlib
import pkgutil
from functools import cache
from types import ModuleType

from sightline.calendars.clocks import clocks
from sightline.deadlines.running import NotRunning, Running


@cache
def modules() -> tuple[ModuleType, ...]:
    """The files that say for whom a clock runs."""
    room = importlib.import_module("sightline.deadlines.clocks")
    infos = pkgutil.iter_modules(room.__path__, f"{room.__name__}.")
    return tuple(importlib.import_module(module.name) for module in infos)


@cache
def everything() -> dict[str, Running]:
    """All running clocks by id, in the order of `clocks.csv`."""
    return _of(Running)


@cache
def silent() -> dict[str, NotRunning]:
    """The clocks that nothing we read can run, by id, with why."""
    return _of(NotRunning)


def _of(kind: type) -> dict:
    by_id = {}
    for module in modules():
        for value in vars(module).values():
            each = value if isinstance(value, tuple) else (value,)
            for one in each:
                if isinstance(one, kind):
                    by_id[one.id if isinstance(one, Running) else one.clock_id] = one
    order = list(clocks())
    return dict(sorted(by_id.items(), key=lambda pair: order.index(pair[0])))
