"""How a line of the trail reads on a page."""

from sightline.trail.models import Line
from sightline.web.account_names import name_and_account


def who(line: Line) -> str:
    """Jo Smith (jsmith) and, for what was done on the command line, the account of the machine that did it."""
    name = name_and_account(line.actor)
    return f"{name}, on the machine as {line.machine_account}" if line.machine_account else name
