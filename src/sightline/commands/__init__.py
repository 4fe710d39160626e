"""One file per command; each has `add_to(subparsers)` and sets the function that runs it."""

from sightline.commands import (
    cases,
    checks,
    clock,
    demo,
    docs,
    load,
    population,
    refresh,
    scorecard,
    serve,
    template,
    user,
    verify,
)

COMMANDS = (
    load,
    refresh,
    scorecard,
    cases,
    checks,
    clock,
    template,
    population,
    user,
    verify,
    demo,
    serve,
    docs,
)
