"""One file per command; each has `add_to(subparsers)` and sets the function that runs it."""

from sightline.commands import (
    cases,
    checks,
    clock,
    clocks,
    demo,
    docs,
    due,
    load,
    population,
    refresh,
    scorecard,
    serve,
    template,
    user,
    verify,
    worker,
)

COMMANDS = (
    load,
    refresh,
    scorecard,
    cases,
    checks,
    due,
    clock,
    clocks,
    template,
    population,
    user,
    worker,
    verify,
    demo,
    serve,
    docs,
)
