"""One file per command, named as the command is; each has `add_to(subparsers)` and sets the function that runs it."""

from importlib import import_module
from types import ModuleType

COMMANDS = (
    "load",
    "refresh",
    "nightly",
    "scorecard",
    "cases",
    "freeze",
    "freezes",
    "export",
    "inspection-pack",
    "reporting-views",
    "token",
    "edition",
    "editions",
    "checks",
    "due",
    "findings",
    "lint",
    "report",
    "clock",
    "clocks",
    "definitions",
    "plan-dates",
    "plan-documents",
    "plan-scorecard",
    "highlight",
    "teams",
    "template",
    "population",
    "comparators",
    "user",
    "caseworker",
    "digest",
    "verify",
    "backup",
    "restore",
    "demo",
    "example",
    "serve",
    "worker",
    "docs",
)


def command(name: str) -> ModuleType:
    """The file of one command. Only what is asked for is read: the libraries behind some take seconds to start."""
    return import_module(f"{__name__}.{name.replace('-', '_')}")
