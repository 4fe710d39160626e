"""One file per command; each has `add_to(subparsers)` and sets the function that runs it."""

from sightline.commands import cases, clock, load, refresh, scorecard, template

COMMANDS = (load, refresh, scorecard, cases, clock, template)
