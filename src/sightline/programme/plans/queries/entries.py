"""One action as a plan has it: whether somebody sees it, what the standing version says of it, and who may work on it."""

from typing import Any

from sightline.people.models import User
from sightline.people.rules import plan_reach
from sightline.programme.models import Action, Entry, Version
from sightline.programme.plans.queries.plans import current_versions
from sightline.programme.plans.seen_by import DRAFT, actions_seen_by, sees_drafts


def seen(person: User, number: int) -> Action | None:
    """The action of that number, if this person may see it."""
    action: Any = actions_seen_by(person).filter(pk=number).select_related("plan").first()
    return action


def entry_of(action: Action, person: User | None) -> Entry | None:
    """What is said of an action by the version that stands, else by the latest that says anything.

    `person`: who looks; None where nobody does. Who reads the whole plan is told of drafts only where they write or
    approve it; who sees an action because it is theirs reads what is written of it.
    """
    entries = action.entries.select_related("version", "owner", "action__plan").defer("version__sealed")
    if person is not None and person.has_perm("plan.see_all") and not sees_drafts(person):
        entries = entries.exclude(version__state=DRAFT)
    version: Version | None = current_versions([action.plan], person).get(action.plan_id)
    entry = entries.filter(version=version).first() if version else None
    return entry or entries.order_by("-version__place").first()


def is_owner(person: User, entry: Entry | None) -> bool:
    """Whether the action is this person's, whatever their role."""
    return entry is not None and entry.owner_id == person.pk


def may_work_on(person: User, entry: Entry | None) -> bool:
    """Whether this person may report on the action: whoever writes the plan on any, an owner of any role on what is theirs."""
    return person.has_perm("plan.see") if is_owner(person, entry) else works_on_all(person)


def works_on_all(person: User) -> bool:
    """Whether this person may report on anybody's action."""
    return plan_reach(person.effective_role, person.opened) == "all" and person.has_perm("actions.work")


def owns(username: str, action: Action) -> bool:
    """Whether the account of that name owns the action, as the standing version says."""
    entry = entry_of(action, None)
    return bool(entry and entry.owner and entry.owner.get_username() == username)
