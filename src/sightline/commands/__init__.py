"""One file per command; each has `add_to(subparsers)` and sets the function that runs it."""

from sightline.commands import (
    cases,
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
    worker,
)

COMMANDS = (
    load,
    refresh,
    scorecard,
    cases,
    clock,
    template,
    population,
    user,
    verify,
    demo,
    serve,
    worker,
    docs,
)
