"""Who may do what, by role. Pure: the permission matrix as data, and the questions the rest of Sightline asks of it.

Two questions are kept apart. Whether a thing may happen at all is the business of the room it happens in. Whether this
person may do it is answered here, from the role alone, and every answer that is not plainly yes is no.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Literal

Reach = Literal["all", "own teams", "none"]


@dataclass(frozen=True, slots=True)
class Row:
    """One role's row of the matrix, the cells we use so far.

    `C` create, `A` approve, `R` read, `r` read within one's own teams, `-` none, `T` only while a dated grant is
    live. `sampled`, `log` and `summary` narrow a right: to the cases of a sample, to the log of who looked, to a
    summary. Nothing here makes a grant, a sample or a summary yet, so those cells give nothing yet.
    """

    title: str
    children: str
    small_numbers: str
    load: str
    trail: str
    users: str


MATRIX = MappingProxyType(
    {
        # role                                title                          children     small load trail        users
        "performance_analyst": Row("Performance analyst", "R", "R", "C", "-", "-"),
        "lead_analyst": Row("Lead analyst", "R", "R", "A", "-", "-"),
        "practitioner": Row("Practitioner", "r", "-", "-", "-", "-"),
        "team_manager": Row("Team manager", "r", "r", "-", "-", "-"),
        "head_of_service": Row("Head of service", "r", "R", "-", "-", "-"),
        "dcs": Row("Director of children's services", "R", "R", "-", "R summary", "-"),
        "qa_lead": Row("Quality assurance lead", "r sampled", "R", "-", "-", "-"),
        "programme_manager": Row("Improvement programme manager", "-", "R", "-", "-", "-"),
        "democratic_services": Row("Democratic services officer", "-", "-", "-", "-", "-"),
        "lead_member": Row("Lead member", "-", "R", "-", "-", "-"),
        "scrutiny_member": Row("Scrutiny member", "-", "-", "-", "-", "-"),
        "partner": Row("Partner agency", "-", "-", "-", "-", "-"),
        "ofsted_inspector": Row("Ofsted inspector", "T on site", "T", "-", "-", "-"),
        "data_protection_officer": Row("Data protection officer", "R log", "R", "-", "R", "-"),
        "system_administrator": Row("System administrator", "-", "-", "-", "-", "C"),
    }
)
"""The rows of Sightline's permission matrix for the roles there are so far, cell for cell."""

ROLES: tuple[str, ...] = tuple(MATRIX)
_REACHES: dict[str, Reach] = {"R": "all", "r": "own teams"}


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose children a person may see: the whole authority's, these teams', or nobody's."""

    whole_authority: bool
    teams: frozenset[str] = frozenset()

    @property
    def nobody(self) -> bool:
        """Whether this person may see no child at all."""
        return not self.whole_authority and not self.teams


def title(role: str) -> str:
    """The role in words."""
    return MATRIX[role].title


def may_see_children(role: str) -> Reach:
    """Which children's rows this role may see."""
    return _REACHES.get(_cell(role, "children"), "none")


def children_in_scope(role: str, teams: Iterable[str]) -> Scope:
    """Whose children someone with this role and these teams may see.

    A person whose role reaches its own teams and who has none sees nobody. One whose role reaches everyone is narrowed
    by having teams; none named means the whole authority.
    """
    reach, own = may_see_children(role), frozenset(teams)
    if reach == "none":
        return Scope(False)
    return Scope(whole_authority=reach == "all" and not own, teams=own)


def may_see_small_numbers(role: str, *, own_team: bool = False) -> bool:
    """Whether this role may see counts small enough to point at a child. `own_team`: the figure is their own team's."""
    reach = _REACHES.get(_cell(role, "small_numbers"), "none")
    return reach == "all" or (reach == "own teams" and own_team)


def may_load(role: str) -> bool:
    """Whether this role may bring data in. Approving a freeze is another thing, and another person's."""
    return _cell(role, "load") == "C"


def may_read_trail(role: str) -> bool:
    """Whether this role may read who looked at what, line by line."""
    return _cell(role, "trail") == "R"


def may_manage_users(role: str) -> bool:
    """Whether this role may add people and change their roles. No such role sees data."""
    return _cell(role, "users") == "C"


PERMISSIONS: MappingProxyType[str, Callable[[str], bool]] = MappingProxyType(
    {
        "children.see": lambda role: may_see_children(role) != "none",
        "data.load": may_load,
        "trail.read": may_read_trail,
        "people.manage": may_manage_users,
    }
)
"""The same answers by name, for rooms and templates that ask `person.has_perm(…)` and know nothing of roles."""


def permits(role: str, permission: str) -> bool:
    """Whether the role has the named permission; a name nobody knows is refused."""
    asked = PERMISSIONS.get(permission)
    return bool(asked and role in MATRIX and asked(role))


def tidy_name(name: str) -> str:
    """A user's name as it is kept and compared: no spaces around it, small letters."""
    return name.strip().lower()


MOST_FAILURES = 5
FAILURES_COUNT_FOR = timedelta(minutes=15)


def locked_until(failures: Iterable[datetime], now: datetime) -> datetime | None:
    """When sign-in opens again after these failures; None when it is open.

    Five failures within fifteen minutes shut it, until the oldest of the last five is fifteen minutes old.
    """
    counting = sorted(moment for moment in failures if now - moment < FAILURES_COUNT_FOR)
    if len(counting) < MOST_FAILURES:
        return None
    return counting[-MOST_FAILURES] + FAILURES_COUNT_FOR


def _cell(role: str, column: str) -> str:
    row = MATRIX.get(role)
    return "-" if row is None else getattr(row, column)
