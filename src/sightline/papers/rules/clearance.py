"""Who may sign off, publish and write a paper, and what an edit does to sign-offs. Pure."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from sightline.papers.rules.states import ASKED, CLEARED, DRAFT, IN_CLEARANCE, SENT_BACK, SIGNED, VOID

CLEARANCE_ROLES: Mapping[str, str] = MappingProxyType(
    {
        "finance": "Finance",
        "legal": "Legal",
        "monitoring_officer": "Monitoring officer",
        "hr": "Human resources",
        "data_protection": "Data protection",
        "director": "Director",
        "lead_member": "Cabinet member",
    }
)
"""Whose sign-off a paper may need, in the order in which papers print them."""

MAY_SIGN: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "finance": frozenset({"finance_legal"}),
        "legal": frozenset({"finance_legal"}),
        "monitoring_officer": frozenset({"finance_legal"}),
        "hr": frozenset({"finance_legal", "head_of_service"}),
        "data_protection": frozenset({"data_protection_officer"}),
        "director": frozenset({"dcs", "head_of_service"}),
        "lead_member": frozenset({"lead_member"}),
    }
)
"""Accounts of which roles may sign off as whom."""

DAYS_BEFORE_PUBLISHING = 5
"""A sign-off that no day was agreed for is due so many days before the meeting's papers go out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOffFacts:
    """What is known of one thing a clearer was asked: as whom, its state, the digest it is of, by when, by whom."""

    role: str
    state: str
    digest: str
    due: date
    asked_of: str
    decided_by: str = ""


def live(sign_offs: Iterable[SignOffFacts]) -> list[SignOffFacts]:
    """Those that were not made void, the last of each role."""
    last = {each.role: each for each in sign_offs if each.state != VOID}
    return [last[role] for role in CLEARANCE_ROLES if role in last]


def is_cleared(sign_offs: Iterable[SignOffFacts], digest: str, needed: Collection[str] = ()) -> bool:
    """Whether everybody who was asked has signed these very words, and whoever is `needed` was asked."""
    rows = live(sign_offs)
    whole = all(each.state == SIGNED and each.digest == digest for each in rows)
    return bool(rows) and whole and set(needed) <= {each.role for each in rows}


def next_state(state: str, sign_offs: Iterable[SignOffFacts], digest: str) -> str:
    """The state of a paper that its sign-offs make: sent back it is a draft again, with every one it is cleared."""
    rows = list(sign_offs)
    if state not in (IN_CLEARANCE, CLEARED):
        return state
    if any(each.state == SENT_BACK for each in live(rows)):
        return DRAFT
    return CLEARED if is_cleared(rows, digest) else IN_CLEARANCE


def to_ask_again(sign_offs: Iterable[SignOffFacts], digest: str) -> list[SignOffFacts]:
    """Those that an edit makes void: asked or signed of other words than these."""
    return [each for each in live(sign_offs) if each.digest != digest and each.state in (ASKED, SIGNED)]


def is_late(due: date, state: str, today: date) -> bool:
    """Whether a sign-off waits beyond its day; the day itself is in time."""
    return state == ASKED and today > due


def days_in_words(due: date, today: date) -> str:
    """3 days overdue, due today, due in 4 days."""
    days = (due - today).days
    if days == 0:
        return "due today"
    unit = "day" if abs(days) == 1 else "days"
    return f"due in {days} {unit}" if days > 0 else f"{-days} {unit} overdue"


def due_by_default(meeting: date | None, today: date) -> date:
    """By when a sign-off is asked where nobody says: days before the meeting, and never today or earlier."""
    if meeting is None:
        return today + timedelta(days=DAYS_BEFORE_PUBLISHING)
    return max(meeting - timedelta(days=2 * DAYS_BEFORE_PUBLISHING), today + timedelta(days=1))


def why_not_ask(role: str, account: str, account_role: str, authors: Collection[str]) -> str:
    """Why this account cannot be asked to sign off as `role`, in a sentence; blank where it can."""
    if role not in CLEARANCE_ROLES:
        return f"Nobody signs off as {role}. Choose one of: {', '.join(CLEARANCE_ROLES.values())}."
    if account in authors:
        return f"{account} has written this paper, and nobody clears their own. Ask somebody else."
    if account_role not in MAY_SIGN[role]:
        return f"The role of {account} does not sign off for {CLEARANCE_ROLES[role].lower()}. Ask somebody whose role does."
    return ""


def why_not_decide(
    sign_off: SignOffFacts, *, by: str, seen: str, digest: str, authors: Collection[str]
) -> str:
    """Why `by` cannot decide on what they were asked. `seen`: the digest of what they read; `digest`: of what stands."""
    if by in authors:
        return (
            "You have written parts of this paper, and nobody clears their own. Somebody else must be asked."
        )
    if by != sign_off.asked_of:
        return "This sign-off was asked of somebody else."
    if sign_off.state != ASKED:
        return "This was decided already, or the paper changed and you are asked anew. Look at it again."
    if seen != digest or sign_off.digest != digest:
        return "The paper was changed while you had it open. Nothing was signed. Read it again: what changed is named."
    return ""


def why_not_publish(state: str, *, by: str, authors: Collection[str], faults: Collection[str] = ()) -> str:
    """Why `by` cannot publish a paper now, in a sentence; blank where they can. `faults`: what a paper must not go out with."""
    if state != CLEARED:
        return "A paper is published once everybody who was asked has signed it off."
    if by in authors:
        return "A second person publishes a paper: you have written parts of this one."
    if faults:
        return f"It cannot go out yet. {next(iter(faults))}"
    return ""
