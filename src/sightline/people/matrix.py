"""The permission matrix, as a table to read and as data. The one place that says which role has which right.

`C` create and edit, `A` approve, `R` read, `r` read within one's own teams, `-` nothing, `T` only while a dated grant
is live. The words after a letter narrow it: to a sample, to the log of who looked, to a summary, to one's own line.
Carried over from the matrix in the project's design of people and permissions (section 5.2), cell for cell.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """One role's row: its title and what it may do with each kind of thing."""

    title: str
    children: str
    workers: str
    small_numbers: str
    measures: str
    load: str
    plan: str
    evidence: str
    audits: str
    risks: str
    reports: str
    clear: str
    publish: str
    exempt: str
    asks: str
    trail: str
    users: str


COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "children": "children's rows",
        "workers": "rows of workers and audits",
        "small_numbers": "small numbers",
        "measures": "define measures",
        "load": "load and freeze data",
        "plan": "plan and actions",
        "evidence": "evidence",
        "audits": "audits",
        "risks": "risks",
        "reports": "write reports",
        "clear": "clear reports",
        "publish": "publish",
        "exempt": "exempt papers",
        "asks": "asks of partners",
        "trail": "the trail",
        "users": "manage people",
    }
)
"""The matrix's columns in words, in its order."""

_TABLE = """
role                    | title                           | children | workers | small | measures | load | plan | evidence | audits | risks | reports | clear | publish | exempt | asks | trail | users
performance_analyst     | Performance analyst             | R | R | R | C | C | R | C | R | R | C | - | - | - | R | - | -
lead_analyst            | Lead analyst                    | R | R | R | A | A | R | R | R | R | C | - | - | - | R | - | -
practitioner            | Practitioner                    | r | r own | - | R | - | r | r | r own | - | - | - | - | - | - | - | -
team_manager            | Team manager                    | r | r | r | R | - | r C | r C | r | r | r C | - | - | - | r | - | -
head_of_service         | Head of service                 | r | r | R | R | - | C | C | R | C | C | A own | - | r | C | - | -
dcs                     | Director of children's services | R | R | R | A | - | A | R | R | A | A | A | - | R | A | R summary | -
qa_lead                 | Quality assurance lead          | r sampled | R | R | R | - | C | C | C A | R | C | - | - | - | C | - | -
auditor                 | Auditor                         | T sampled | T sampled | - | R | - | - | C | r C | - | - | - | - | - | - | - | -
programme_manager       | Improvement programme manager   | - | - | R | R | - | C | C A | R summary | C | C | - | - | r | C | - | -
action_owner            | Action owner                    | - | - | - | - | - | r C | r C | - | r | - | - | - | - | r | - | -
finance_legal           | Finance or legal clearer        | - | - | R | - | - | R | R | - | R | R | A own | - | R | - | - | -
democratic_services     | Democratic services officer     | - | - | - | - | - | R | R | - | - | C | - | A | R | - | - | -
lead_member             | Lead member                     | - | - | R | - | - | R | R | R summary | R | R | A own line | - | R | R | - | -
scrutiny_member         | Scrutiny member                 | - | - | - | - | - | R | R | R summary | R | R | - | - | r need to know | R | - | -
board_chair             | Board chair or critical friend  | - | - | T | - | - | T R | T R | T summary | T R | T R | - | - | T | T R | - | -
partner                 | Partner agency                  | - | - | - | - | - | r C | r C | r C joint | r | - | - | - | - | r C | - | -
dfe_adviser             | DfE adviser or commissioner     | - | - | T | - | - | T R | T R | T summary | T R | T R | - | - | T | T R | - | -
ofsted_inspector        | Ofsted inspector                | T on site | T | T | - | - | T R | T R | T | T R | T R | - | - | T | T R | - | -
young_advisor           | Young advisor                   | - | - | - | - | - | r | r C own | - | - | - | - | - | - | r | - | -
data_protection_officer | Data protection officer         | R log | R log | R | - | - | R | R | - | R | R | A disclosure | - | R | - | R | -
internal_audit          | Internal audit                  | - | - | T | - | - | R | R | R | R | R | - | - | R | R | R | -
system_administrator    | System administrator            | - | - | - | - | - | - | - | - | - | - | - | - | - | - | - | C
"""


def _read(table: str) -> dict[str, MatrixRow]:
    lines = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()[1:]]
    names = [each.name for each in fields(MatrixRow)]
    wrong = [line[0] for line in lines if len(line) != len(names) + 1]
    if wrong:
        raise ValueError(f"The permission matrix has too many or too few cells for: {', '.join(wrong)}.")
    return {role: MatrixRow(**dict(zip(names, cells, strict=True))) for role, *cells in lines}


MATRIX: Mapping[str, MatrixRow] = MappingProxyType(_read(_TABLE))
ROLES: tuple[str, ...] = tuple(MATRIX)

OUTSIDERS = frozenset({"board_chair", "partner", "dfe_adviser", "ofsted_inspector"})
"""Roles of people who do not work for the council: their accounts end on a date and list a sponsor."""


CONFIRMERS = frozenset({"dcs", "data_protection_officer"})
"""Roles that confirm what an administrator asks for about accounts, besides another administrator: who sees every child
already, and who guards their records. Neither gains sight of a child by it, and a council with one administrator has them.
"""


def cell(role: str, column: str, opened: frozenset[str] = frozenset()) -> str:
    """What the role may do with this kind of thing; `-` for a role nobody knows.

    A `T` cell reads as what it opens to while a live grant opens that column (`T` alone opens to reading), else as `-`.
    """
    row = MATRIX.get(role)
    written = "-" if row is None else getattr(row, column)
    if not written.startswith("T"):
        return written
    if column not in opened:
        return "-"
    rest = written.removeprefix("T").strip()
    return {"": "R", "on site": "R", "sampled": "R sampled", "summary": "R summary"}.get(rest, rest)


def grantable(role: str) -> list[str]:
    """The columns a dated grant can open for this role, in the matrix's order."""
    row = MATRIX.get(role)
    return [] if row is None else [column for column in COLUMNS if getattr(row, column).startswith("T")]
