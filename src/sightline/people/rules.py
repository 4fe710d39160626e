"""Who may do what, by role. Pure: the questions the rest of Sightline asks of the permission matrix (`matrix.py`).

Two questions are kept apart. Whether a thing may happen at all is the business of the room it happens in. Whether this
person may do it is answered here, from the role alone, and every answer that is not plainly yes is no.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Literal

from sightline.people.matrix import COLUMNS, CONFIRMERS, MATRIX, OUTSIDERS, ROLES, cell, grantable

__all__ = ["COLUMNS", "CONFIRMERS", "MATRIX", "OUTSIDERS", "ROLES", "cell", "grantable"]

Reach = Literal["all", "own teams", "none"]
_REACHES: dict[str, Reach] = {"R": "all", "r": "own teams"}
NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose children a person may see: the whole authority's, these teams', these single children's, or nobody's.

    `children` holds keyed fingerprints, not references: see `queries.fingerprints`.
    """

    whole_authority: bool
    teams: frozenset[str] = NOTHING
    children: frozenset[str] = NOTHING

    @property
    def nobody(self) -> bool:
        """Whether this person may see no child at all."""
        return not (self.whole_authority or self.teams or self.children)

    def sees(self, team: str) -> bool:
        """Whether this team's children are within reach."""
        return self.whole_authority or team in self.teams


def title(role: str) -> str:
    """The role in words."""
    return MATRIX[role].title


def may_see_children(role: str, opened: frozenset[str] = NOTHING) -> Reach:
    """Which children's rows this role may see. `opened`: the columns a live grant opens for this person."""
    return _REACHES.get(cell(role, "children", opened), "none")


def children_in_scope(role: str, teams: Iterable[str], opened: frozenset[str] = NOTHING) -> Scope:
    """Whose children someone with this role and these teams may see.

    A person whose role reaches its own teams and who has none sees nobody. One whose role reaches everyone is narrowed
    by having teams; none named means the whole authority.
    """
    reach, own = may_see_children(role, opened), frozenset(teams)
    if reach == "none":
        return Scope(False)
    return Scope(whole_authority=reach == "all" and not own, teams=own)


def widened(scope: Scope, teams: Iterable[str], children: Iterable[str]) -> Scope:
    """The scope with what broken glass has opened. Whoever sees nobody still sees nobody."""
    if scope.nobody:
        return scope
    more = scope.teams if scope.whole_authority else scope.teams | frozenset(teams)
    return replace(scope, teams=more, children=scope.children | frozenset(children))


def may_see_figures(role: str, opened: frozenset[str] = NOTHING) -> bool:
    """Whether this role may see a scorecard, its small numbers hidden or not.

    Administrators see no data. A role whose small numbers wait for a dated grant sees nothing until there is one.
    Young advisors work on the plan and are shown what is published.
    """
    row = MATRIX.get(role)
    if row is None or role == "young_advisor" or may_manage_users(role):
        return False
    return not row.small_numbers.startswith("T") or "small_numbers" in opened


def may_see_small_numbers(role: str, *, own_team: bool = False, opened: frozenset[str] = NOTHING) -> bool:
    """Whether this role may see counts small enough to point at a child. `own_team`: the figure is their own team's."""
    reach = _REACHES.get(cell(role, "small_numbers", opened), "none")
    return reach == "all" or (reach == "own teams" and own_team)


def may_define_measures(role: str) -> bool:
    """Whether this role may say how figures are judged: notes on their months, targets, limits that start anew."""
    return cell(role, "measures") in ("C", "A")


def may_approve_measures(role: str) -> bool:
    """Whether this role decides on definitions that others propose."""
    return cell(role, "measures") == "A"


def may_export_figures(role: str, opened: frozenset[str] = NOTHING) -> bool:
    """Whether this role may take every figure it may see out at once: whoever works with figures."""
    return may_see_figures(role, opened) and works_with_figures(role)


def works_with_figures(role: str) -> bool:
    """Whether this role works with figures from day to day, and so with what they are made of: records, teams, deadlines."""
    return cell(role, "measures") != "-"


def may_load(role: str) -> bool:
    """Whether this role may bring data in. Approving a freeze is another thing, and another person's."""
    return cell(role, "load") == "C"


def may_confirm_freezes(role: str) -> bool:
    """Whether this role confirms a freeze that somebody else made."""
    return cell(role, "load") == "A"


def may_see_freezes(role: str, opened: frozenset[str] = NOTHING) -> bool:
    """Whether this role may see what was reported beside what is so now: nothing is hidden there, and the one less the other would
    tell what was.
    """
    return may_see_figures(role, opened) and may_see_small_numbers(role, opened=opened)


def may_make_editions(role: str, opened: frozenset[str] = NOTHING) -> bool:
    """Whether this role makes editions of frozen figures: who writes reports and sees small numbers. Whoever does not could take one
    draft from another.
    """
    return cell(role, "reports") == "C" and may_see_freezes(role, opened)


def may_prepare_inspection(role: str, opened: frozenset[str] = NOTHING) -> bool:
    """Whether this role prepares for an inspection: who writes or approves reports for the whole council, and sees its small numbers."""
    return cell(role, "reports") in ("C", "A") and may_see_freezes(role, opened)


def may_see_evidence_rooms(role: str, opened: frozenset[str] = NOTHING) -> bool:
    """Whether this role may enter evidence rooms at all: who prepares them, and those they are opened for. Which room is the room's."""
    return may_prepare_inspection(role, opened) or role in ("dfe_adviser", "ofsted_inspector")


def may_publish_editions(role: str, opened: frozenset[str] = NOTHING) -> bool:
    """Whether this role publishes an edition that somebody else made: who approves reports or freezes, and sees small numbers."""
    approves = "A" in (cell(role, "reports"), cell(role, "load"))
    return approves and may_see_freezes(role, opened)


def may_see_editions(role: str) -> bool:
    """Whether this role reads published editions: everybody but who manages people and sees no data."""
    return role in MATRIX and not may_manage_users(role)


PapersReach = Literal["all", "own", "published", "bodies", "shared", "none"]

READS_WHAT_IS_SHARED = frozenset({"partner", "young_advisor"})
"""Whose cell for reports is empty, and who read a paper once an edition of it is published for them or for everybody."""


def papers_reach(role: str, opened: frozenset[str] = NOTHING) -> PapersReach:
    """Which committee papers this role may see besides those it is asked to clear: all, those it wrote and those of its bodies, all that are
    published, those of its bodies that are published, those of which an edition was published that it may read, or none.
    """
    written = cell(role, "reports", opened)
    if written in ("C", "A"):
        return "all"
    if written == "r C":
        return "own"
    if written == "-":
        return "shared" if role in READS_WHAT_IS_SHARED else "none"
    return "bodies" if role in MEMBERS or written.startswith("r") else "published"


def may_write_papers(role: str) -> bool:
    """Whether this role starts and writes committee papers."""
    return "C" in cell(role, "reports").split()


def may_clear_papers(role: str) -> bool:
    """Whether this role may be asked to sign off papers; as whom is the room's to say."""
    return cell(role, "clear").startswith("A")


def may_publish_papers(role: str) -> bool:
    """Whether this role publishes papers that others wrote and cleared."""
    return cell(role, "publish") == "A"


def may_read_trail(role: str) -> bool:
    """Whether this role may read who looked at what, line by line."""
    return cell(role, "trail") == "R"


def plan_reach(role: str, opened: frozenset[str] = NOTHING) -> Literal["all", "own", "none"]:
    """How much of the programme this role may see: all of it, what it owns or was shown, or nothing."""
    written = cell(role, "plan", opened)
    if written == "-":
        return "none"
    return "own" if written.startswith("r") else "all"


def may_read_for_young_people(role: str, opened: frozenset[str] = NOTHING) -> bool:
    """Whether this role may read a version as it is written for young people: who sees the plan, and young advisors."""
    return plan_reach(role, opened) == "all" or role == "young_advisor"


def may_change_plan(role: str) -> bool:
    """Whether this role writes the plan: sources, findings, versions, anybody's actions."""
    return cell(role, "plan") == "C"


def may_approve_plan(role: str) -> bool:
    """Whether this role decides that a version is submitted or goes live."""
    return cell(role, "plan") == "A"


def may_work_on_actions(role: str) -> bool:
    """Whether this role reports on actions: anybody's where it writes the plan, else its own."""
    return "C" in cell(role, "plan")


def may_give_evidence(role: str) -> bool:
    """Whether this role may add evidence to an action that it may see."""
    return "C" in cell(role, "evidence").split()


def may_accept_evidence(role: str) -> bool:
    """Whether this role accepts what others give as evidence, or sends it back."""
    return "A" in cell(role, "evidence").split()


MEMBERS = frozenset({"lead_member", "scrutiny_member", "board_chair"})
"""Who sits on bodies and works for none of them: they see the meetings of their own, and what is public."""


def meetings_reach(role: str, opened: frozenset[str] = NOTHING) -> Literal["all", "own", "none"]:
    """Whose meetings this role sees: of every body, or of those it sits on and what is public. None of an administrator's."""
    if role not in MATRIX or may_manage_users(role):
        return "none"
    reads_all = cell(role, "reports", opened) in ("R", "C", "A") and role not in MEMBERS
    return "all" if reads_all else "own"


def exempt_reach(role: str, opened: frozenset[str] = NOTHING) -> Literal["all", "own", "none"]:
    """Of which meetings and papers that it sees this role reads what is exempt: of every one, of its own bodies' (and of papers it wrote or clears), or of none."""
    written = cell(role, "exempt", opened)
    return {"R": "all", "r": "own"}.get(written[0], "none")  # type: ignore[return-value]


def may_keep_meetings(role: str) -> bool:
    """Whether this role keeps bodies, agendas and what is tracked: who publishes papers, and who writes the plan."""
    return cell(role, "publish") == "A" or cell(role, "plan") == "C"


def may_manage_users(role: str) -> bool:
    """Whether this role may add people and change their roles. No such role sees data."""
    return cell(role, "users") == "C"


def may_confirm_accounts(role: str) -> bool:
    """Whether this role confirms what somebody else asked for about an account that sees children."""
    return may_manage_users(role) or role in CONFIRMERS


def may_guard_children(role: str) -> bool:
    """Whether this role keeps the list of restricted children and reviews broken glass: who reads the log of looks."""
    return cell(role, "children") == "R log"


PERMISSIONS: MappingProxyType[str, Callable[[str, frozenset[str]], bool]] = MappingProxyType(
    {
        "figures.see": may_see_figures,
        "figures.export": may_export_figures,
        "figures.work": lambda role, _: works_with_figures(role),
        "children.see": lambda role, opened: may_see_children(role, opened) != "none",
        "children.guard": lambda role, _: may_guard_children(role),
        "data.load": lambda role, _: may_load(role),
        "freezes.see": may_see_freezes,
        "freezes.confirm": lambda role, _: may_confirm_freezes(role),
        "editions.make": may_make_editions,
        "editions.publish": may_publish_editions,
        "editions.see": lambda role, _: may_see_editions(role),
        "inspection.prepare": may_prepare_inspection,
        "rooms.see": may_see_evidence_rooms,
        "measures.define": lambda role, _: may_define_measures(role),
        "measures.approve": lambda role, _: may_approve_measures(role),
        "plan.see": lambda role, opened: plan_reach(role, opened) != "none",
        "plan.see_all": lambda role, opened: plan_reach(role, opened) == "all",
        "plan.read_for_young_people": may_read_for_young_people,
        "plan.change": lambda role, _: may_change_plan(role),
        "plan.approve": lambda role, _: may_approve_plan(role),
        "actions.work": lambda role, _: may_work_on_actions(role),
        "evidence.give": lambda role, _: may_give_evidence(role),
        "evidence.accept": lambda role, _: may_accept_evidence(role),
        "meetings.see": lambda role, opened: meetings_reach(role, opened) != "none",
        "meetings.keep": lambda role, _: may_keep_meetings(role),
        "papers.read": lambda role, opened: papers_reach(role, opened) != "none" or may_clear_papers(role),
        "papers.write": lambda role, _: may_write_papers(role),
        "papers.clear": lambda role, _: may_clear_papers(role),
        "papers.publish": lambda role, _: may_publish_papers(role),
        "trail.read": lambda role, _: may_read_trail(role),
        "people.manage": lambda role, _: may_manage_users(role),
        "people.confirm": lambda role, _: may_confirm_accounts(role),
    }
)
"""The same answers by name, for rooms and templates that ask `person.has_perm(…)` and know nothing of roles."""

PERMISSION_WORDS = MappingProxyType(
    {
        "figures.see": "see figures",
        "figures.export": "take every figure they may see out, for reports of their own",
        "figures.work": "work with what figures are made of: records to correct, teams, deadlines",
        "children.see": "see some children's rows",
        "children.guard": "guard children's records: the restricted list, reviews of broken glass",
        "data.load": "load and freeze data",
        "freezes.see": "see what was reported, beside what is so now",
        "freezes.confirm": "confirm what somebody else has frozen",
        "editions.make": "make editions of frozen figures",
        "editions.publish": "publish editions that somebody else made",
        "editions.see": "read published figures",
        "rooms.see": "enter evidence rooms, where one is open to them",
        "inspection.prepare": "prepare for an inspection: how ready the answers are, evidence rooms",
        "measures.define": "say what must be known of a figure: notes, targets, limits that start anew; propose another definition",
        "measures.approve": "approve a definition that somebody else proposed",
        "plan.see": "see their own part of the improvement programme",
        "plan.see_all": "see the whole improvement programme",
        "plan.read_for_young_people": "read the plan as it is written for young people",
        "plan.change": "write the plan: sources, findings, versions, actions",
        "plan.approve": "decide that a version of the plan is submitted or goes live",
        "actions.work": "report on actions: those they own, or anybody's",
        "evidence.give": "give evidence",
        "evidence.accept": "accept the evidence of others, or send it back",
        "meetings.see": "see meetings: of the bodies they sit on and in public, or of every body",
        "meetings.keep": "keep bodies and their meetings: agendas, notices, decisions, what is tracked",
        "papers.read": "read committee papers: those of their bodies, those that are published, or all",
        "papers.write": "start and write committee papers",
        "papers.clear": "sign off committee papers they are asked to clear",
        "papers.publish": "publish committee papers that others wrote",
        "trail.read": "read the trail",
        "people.manage": "manage people",
        "people.confirm": "confirm what somebody else asked for about an account that sees children",
    }
)
"""What each permission lets a person do, in words."""


def permits(role: str, permission: str, opened: frozenset[str] = NOTHING) -> bool:
    """Whether the role has the named permission; a name nobody knows is refused."""
    rule = PERMISSIONS.get(permission)
    return bool(rule and role in MATRIX and rule(role, opened))


_NOUNS = MappingProxyType(
    {"measures": "how measures are defined", "load": "loads", "reports": "reports", "clear": "clearances"}
)
"""What a column's things are called where they are read and not done."""


def opens_words(role: str, column: str) -> str:
    """What a grant of this column opens to the role, in words: read reports, not write them; audits where it may work on them."""
    opened = cell(role, column, frozenset({column}))
    words = COLUMNS[column]
    return f"read {_NOUNS.get(column, words)}" if opened.startswith(("R", "r")) else words


def needs_a_grant(role: str) -> bool:
    """Whether an account of this role opens nothing at all without a live grant: partners and regulators."""
    return role in OUTSIDERS


SECOND_FACTOR_WORDS = ("sensitive", "everyone", "nobody")


def second_factor_choice(chosen: str) -> str:
    """The setting of who must have a second factor, if it can be understood; ValueError in a sentence if not."""
    roles = [part.strip() for part in chosen.split(",")]
    wrong = [] if chosen in SECOND_FACTOR_WORDS else [role for role in roles if role not in ROLES]
    if wrong:
        raise ValueError(
            f"SIGHTLINE_SECOND_FACTOR says '{wrong[0]}'. Use {', '.join(SECOND_FACTOR_WORDS)}, or names of roles with commas."
        )
    return chosen


def needs_a_second_factor(role: str, chosen: str) -> bool:
    """Whether this role must sign in with a second factor. `chosen` is the setting's value.

    `sensitive`, the default: whoever may see a child's row, now or under a grant, reads the trail, or manages people;
    `everyone`; `nobody`; or the names of roles, with commas.
    """
    if chosen == "sensitive":
        everything = frozenset(COLUMNS)
        sees = may_see_children(role, everything) != "none" or cell(role, "children", everything) != "-"
        return sees or may_read_trail(role) or may_manage_users(role)
    return chosen == "everyone" or role in {part.strip() for part in chosen.split(",")}


def tidy_name(name: str) -> str:
    """A user's name as it is kept and compared: no spaces around it, small letters."""
    return name.strip().lower()


LONGEST_GRANT = timedelta(days=366)
GLASS_STAYS_OPEN = timedelta(hours=2)


def fault_of_dates(first: date, last: date, today: date) -> str:
    """What is wrong with a grant of these days, in a sentence; blank when nothing is."""
    if last < first:
        return "Access cannot end before it starts. Change one of the two dates."
    if last < today:
        return "Access would have ended already. Choose a day that is still to come."
    if last - first > LONGEST_GRANT:
        return "Access can be given for a year at most, and then again. Choose an earlier last day."
    return ""


MOST_FAILURES = 5
MOST_FAILURES_OF_AN_ADDRESS = 20
"""Of all names together: an office behind one address mistypes now and then, whoever goes through names does so at once."""
FAILURES_COUNT_FOR = timedelta(minutes=15)
CLOCKS_MAY_DIFFER = timedelta(minutes=5)
"""A try from further ahead than this was written while the clock was wrong, and counts for nothing."""


def locked_until(failures: Iterable[datetime], now: datetime, most: int = MOST_FAILURES) -> datetime | None:
    """When sign-in opens again after these failures; None when it is open.

    `most` failures within fifteen minutes shut it, until the oldest of the last `most` is fifteen minutes old: never
    for longer than fifteen minutes from now.
    """
    counting = sorted(
        moment for moment in failures if now - FAILURES_COUNT_FOR < moment <= now + CLOCKS_MAY_DIFFER
    )
    if len(counting) < most:
        return None
    return min(counting[-most], now) + FAILURES_COUNT_FOR
