"""Which accounts take a second person: those that see children, and those that decide who does. Pure.

Sight of children is a child's row, the log of who looked at one, and counts small enough to point at one, now or under a
grant. An account of such a role is made, changed, opened again or given a new password only when a second person confirms.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import timedelta

from sightline.people import rules

SIGHT_OF_CHILDREN = ("children", "workers", "small_numbers")
"""The columns of the matrix that show a child, or may point at one."""

STANDS_FOR = timedelta(days=7)
"""How long what was asked for waits for the second person."""

COMMAND_LINE = "command line"
"""Who asks where nobody is signed in. No account can have this name: it has a space."""


@dataclass(frozen=True, slots=True)
class AccountSight:
    """What decides whose children an account sees."""

    role: str
    teams: frozenset[str]
    authority: str

    @classmethod
    def of(cls, role: str, teams: Iterable[str], authority: str) -> "AccountSight":
        """From an account's own fields."""
        return cls(role, frozenset(teams), authority)


def is_guarded(role: str) -> bool:
    """Whether accounts of this role take a second person."""
    everything = frozenset(rules.COLUMNS)
    sees = any(rules.cell(role, column, everything) != "-" for column in SIGHT_OF_CHILDREN)
    return sees or rules.may_read_trail(role) or rules.may_confirm_accounts(role)


def widens(before: AccountSight, after: AccountSight) -> bool:
    """Whether this change takes a second person: it lets a guarded account see what it did not.

    To see less is done at once: who must be stopped is stopped by one person.
    """
    if not is_guarded(after.role):
        return False
    if before.role != after.role or (before.authority and before.authority != after.authority):
        return True
    return _more_teams(after.role, before.teams, after.teams)


def _more_teams(role: str, before: frozenset[str], after: frozenset[str]) -> bool:
    """No team at all means everybody's for a role that reaches all, and nobody's for one that reaches its own."""
    reach = rules.may_see_children(role, frozenset(rules.COLUMNS))
    if reach == "all":
        return bool(before) and (not after or not after <= before)
    return reach == "own teams" and not after <= before


def may_lend(role: str, opens: Collection[str]) -> bool:
    """Whether somebody of this role may sponsor a grant of these columns: nobody lends sight they do not have."""
    return all(
        rules.cell(role, column) not in ("-", "R log") and not rules.cell(role, column).startswith("T")
        for column in opens
        if column in SIGHT_OF_CHILDREN
    )
