"""Updates as a whole: which wait to be accepted, for whom, and which of one's own were sent back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from sightline.people.models import User
from sightline.programme.kinds import UPDATE
from sightline.programme.models import Entry, FieldChange, Plan, ReportedUpdate
from sightline.programme.plans.queries.entries import is_owner
from sightline.programme.plans.queries.plans import current_versions
from sightline.programme.plans.seen_by import actions_seen_by


@dataclass(frozen=True, slots=True)
class UpdateInList:
    """An update in a list: the report, what the plan calls its action, and whether whoever asks may decide on it."""

    report: ReportedUpdate
    title: str
    may_decide: bool


def updates_waiting(plan: Plan, person: User) -> list[UpdateInList]:
    """The updates of a plan that are reported and not decided on, the oldest first, as this person may see them."""
    waiting = list(_seen(person).filter(action__plan=plan, state="reported").order_by("at", "id"))
    entries = _entries(waiting, person)
    return [UpdateInList(each, _title(each, entries), _second(person, each, entries)) for each in waiting]


def plans_with_updates_for(person: User) -> dict[Plan, int]:
    """Plan → how many of its updates wait for this person to accept them or send them back; the plans in their order."""
    if not person.has_perm("evidence.accept"):
        return {}
    reports = list(_seen(person).filter(state="reported").order_by("action__plan", "id"))
    entries = _entries(reports, person)
    waiting: dict[Plan, int] = {}
    for each in reports:
        if _second(person, each, entries):
            waiting[each.action.plan] = waiting.get(each.action.plan, 0) + 1
    return waiting


def sent_back_to(person: User) -> list[ReportedUpdate]:
    """The updates of this person that were sent back and after which they reported nothing on the action."""
    mine = _seen(person).filter(by=person.get_username()).order_by("action", "-at", "-id")
    newest: dict[int, ReportedUpdate] = {}
    for each in mine:
        newest.setdefault(each.action_id, each)
    return [each for each in newest.values() if each.state == "sent_back"]


def update_seen(person: User, number: int) -> ReportedUpdate | None:
    """The update of that number, if this person may see its action."""
    one: ReportedUpdate | None = _seen(person).filter(pk=number).first()  # type: ignore[assignment]
    return one


def may_decide(person: User, report: ReportedUpdate) -> bool:
    """Whether this person is the second one: they accept for the plan, did not report it and do not own the action."""
    return _second(person, report, _entries([report], person))


def newest_since(moment: datetime, actions: Iterable[int]) -> dict[int, ReportedUpdate]:
    """Action → the newest update reported of it since that moment."""
    reports = ReportedUpdate.objects.filter(action__in=list(actions), at__gte=moment)
    return {each.action_id: each for each in reports.order_by("at", "id")}


def said_of(report: ReportedUpdate) -> list[FieldChange]:
    """What was decided on it, the oldest first, each with who, when and why."""
    return list(report.changes.order_by("pk"))  # type: ignore[arg-type]


def tag_of(report: ReportedUpdate) -> dict[str, str]:
    """Its state as a word, a shape and a colour."""
    shape, colour = UPDATE.shapes[report.state]
    return {"text": UPDATE.words[report.state], "shape": shape, "colour": colour}


def _seen(person: User) -> QuerySet[ReportedUpdate]:
    seen = actions_seen_by(person).values("pk")
    return ReportedUpdate.objects.filter(action__in=seen).select_related("action__plan", "update")  # type: ignore[return-value]


def _entries(reports: Iterable[ReportedUpdate], person: User) -> dict[int, Entry]:
    """Action → what is said of it by the version that stands for this person; a fixed number of queries."""
    actions = [each.action for each in reports]
    versions = current_versions([each.plan for each in actions], person)
    entries = Entry.objects.filter(action__in=actions, version__in=list(versions.values()))
    return {each.action_id: each for each in entries.select_related("owner")}


def _second(person: User, report: ReportedUpdate, entries: Mapping[int, Entry]) -> bool:
    if not person.has_perm("evidence.accept") or report.by == person.get_username():
        return False
    return not is_owner(person, entries.get(report.action_id))


def _title(report: ReportedUpdate, entries: Mapping[int, Entry]) -> str:
    entry = entries.get(report.action_id)
    return f"{report.action.reference} {entry.title}" if entry else report.action.reference
