"""Actions as lists show them: each with its light, its owner, its dates and what it answers, in a fixed number of queries."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from sightline.people.models import User
from sightline.programme.delivery.rules.roll_up import (
    OVER,
    ActionState,
    DoneLight,
    MilestoneDays,
    is_late,
    of_action,
)
from sightline.programme.models import Action, Entry, Milestone, Plan, Update
from sightline.programme.plans.queries.entries import works_on_all
from sightline.programme.plans.queries.plans import current_versions
from sightline.programme.plans.seen_by import actions_seen_by
from sightline.web.account_names import name_and_post

_COLUMNS = (
    "pk",
    "action",
    "title",
    "owner_post",
    "owner__username",
    "partner",
    "starts",
    "due",
    "action__reference",
    "action__status",
    "action__started_on",
    "action__done_on",
    "action__edition",
    "action__plan",
    "version__as_at",
)
GROUPINGS = ("groupings__kind", "groupings__place", "groupings__pk")
"""The order in which an entry's groupings are said."""
SORTS = ("reference", "due", "late", "owner", "status", "updated")


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionLine:
    """One action in a list. `owner` is an account's name; `next_day` the soonest day still ahead of it, or missed."""

    id: int
    reference: str
    title: str
    status: str
    light: DoneLight
    late: bool
    owner_post: str
    owner: str
    partner: str
    starts: date | None
    due: date | None
    started_on: date | None
    done_on: date | None
    points: tuple[MilestoneDays, ...]
    groupings: tuple[tuple[str, str, str], ...]
    findings: tuple[int, ...]
    updated: datetime | None
    next_title: str
    next_day: date | None
    edition: int
    plan: int
    entry: int
    next_missed: bool = False
    start_late: bool = False

    @property
    def owned_by(self) -> str:
        """Whose it is, in words: the post, else the partner, else the account; blank for nobody's."""
        return self.owner_post or self.partner or self.owner

    @property
    def owner_words(self) -> str:
        """Whose it is, as pages say it: an account by the name and post of whose it is."""
        return self.owner_post or self.partner or name_and_post(self.owner)

    @property
    def over(self) -> bool:
        """Whether nothing more will be done."""
        return self.status in OVER


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list is narrowed to; blank or 0 for not at all. `grouping` as 'priority practice', `within` in days."""

    status: str = ""
    owner: str = ""
    grouping: str = ""
    finding: int = 0
    within: int = 0
    late: bool = False
    sort: str = "reference"


def lines(plan: Plan, person: User, today: date) -> list[ActionLine]:
    """The actions of the version that stands for this plan which this person may see, in the plan's order."""
    version = current_versions([plan], person).get(plan.pk)
    if version is None:
        return []
    return lines_of(Entry.objects.filter(version=version), person, today)


def lines_of(entries: QuerySet[Entry], person: User, today: date) -> list[ActionLine]:
    """These entries as lines, those of actions this person may see.

    Plain rows, one query for each kind of thing: a plan of 400 actions is read in a few hundredths of a second. What a version
    says that is an example of another time is judged on its own day.
    """
    seen = entries.filter(action__in=actions_seen_by(person).values("pk"))
    latest = _latest_of(OuterRef("action"))
    rows = seen.annotate(updated=Subquery(latest.values("at")[:1])).values(*_COLUMNS, "updated")
    groups = linked(seen, GROUPINGS, "groupings__kind", "groupings__key", "groupings__title")
    answers = linked(seen, ("findings",), "findings")
    points: dict[int, list[MilestoneDays]] = {}
    milestones = Milestone.objects.filter(action__entries__in=seen).order_by("place", "id")
    for action, due, reached_on, title in milestones.values_list("action", "due", "reached_on", "title"):
        points.setdefault(action, []).append(MilestoneDays(due, reached_on, title))
    return [
        _line(
            row,
            tuple(points.get(row["action"], ())),
            tuple(groups.get(row["pk"], ())),
            tuple(each[0] for each in answers.get(row["pk"], ())),
            row["version__as_at"] or today,
        )
        for row in rows
    ]


def latest_updates(actions: Collection[int]) -> QuerySet[Update, tuple[int, datetime, str]]:
    """What was reported of each of these actions last: the action, when, and the words; one query."""
    latest = Subquery(_latest_of(OuterRef("pk")).values("pk")[:1])
    last = Action.objects.filter(pk__in=actions).order_by().annotate(last=latest).values("last")
    return Update.objects.filter(pk__in=last).order_by("action").values_list("action", "at", "words")


def _latest_of(action: OuterRef) -> QuerySet[Update]:
    return Update.objects.filter(action=action).order_by("-at", "-id")


def linked(entries: QuerySet[Entry], order: Sequence[str], *columns: str) -> dict[int, list[tuple]]:
    """Entry → the columns of what it is linked with, in this order, of which the first column is of the link; one query."""
    link = order[0].partition("__")[0]
    by_entry: dict[int, list[tuple]] = {}
    rows = entries.filter(**{f"{link}__isnull": False}).order_by("pk", *order)
    for entry, *values in rows.values_list("pk", *columns):
        by_entry.setdefault(entry, []).append(tuple(values))
    return by_entry


def own_lines(person: User, today: date) -> list[ActionLine]:
    """What this person owns or was shown, of every plan's standing version, the soonest first."""
    seen = actions_seen_by(person)
    versions = current_versions(Plan.objects.filter(actions__in=seen).distinct(), person)
    entries = Entry.objects.filter(version__in=list(versions.values()))
    return sorted(lines_of(entries, person, today), key=by_day)


def any_to_work_on(person: User, action_lines: Iterable[ActionLine]) -> bool:
    """Whether this person may report on any of these."""
    return works_on_all(person) or any(line.owner == person.get_username() for line in action_lines)


def narrowed(action_lines: Iterable[ActionLine], filters: Filters, today: date) -> list[ActionLine]:
    """The lines that pass the filters, in the order asked for."""
    until = today + timedelta(days=filters.within)
    matches = [
        line
        for line in action_lines
        if (not filters.status or line.status == filters.status)
        and (not filters.owner or filters.owner in (line.owned_by, line.owner))
        and (not filters.grouping or filters.grouping in {f"{kind} {key}" for kind, key, _ in line.groupings})
        and (not filters.finding or filters.finding in line.findings)
        and (not filters.within or _due_by(line, until))
        and (not filters.late or line.late)
    ]
    return in_order(matches, filters.sort)


def in_order(action_lines: list[ActionLine], sort: str) -> list[ActionLine]:
    """The lines by a column; ties stay in the plan's order."""
    keys = {
        "due": lambda line: line.due or date.max,
        "late": lambda line: (not line.late, by_day(line)),
        "owner": lambda line: line.owned_by.lower() or "\uffff",
        "status": lambda line: ("late", "in_progress", "paused", "not_started", "done", "stopped").index(
            line.light.key
        ),
        "updated": lambda line: -(line.updated.timestamp() if line.updated else 0),
    }
    return sorted(action_lines, key=keys[sort]) if sort in keys else action_lines


def by_day(line: ActionLine) -> tuple[bool, date]:
    """What is over last, the rest by the day that comes next."""
    return line.over, line.next_day or date.max


def _due_by(line: ActionLine, until: date) -> bool:
    return not line.over and line.next_day is not None and line.next_day <= until


def _line(
    row: Mapping[str, Any],
    points: tuple[MilestoneDays, ...],
    groupings: tuple[tuple, ...],
    findings: tuple[int, ...],
    today: date,
) -> ActionLine:
    state = ActionState(row["action__status"], row["due"], points, row["starts"])
    title, day = _next(row["title"], row["due"], points)
    return ActionLine(
        id=row["action"],
        reference=row["action__reference"],
        title=row["title"],
        status=state.status,
        light=of_action(state, today),
        late=is_late(state, today),
        owner_post=row["owner_post"],
        owner=row["owner__username"] or "",
        partner=row["partner"],
        starts=row["starts"],
        due=row["due"],
        started_on=row["action__started_on"],
        done_on=row["action__done_on"],
        points=points,
        groupings=groupings,
        findings=findings,
        updated=row["updated"],
        next_title=title,
        next_day=None if state.status in OVER else day,
        edition=row["action__edition"],
        plan=row["action__plan"],
        entry=row["pk"],
        start_late=state.start_late(today),
        next_missed=state.status not in OVER and day is not None and day < today,
    )


def _next(own: str, due: date | None, points: Sequence[MilestoneDays]) -> tuple[str, date | None]:
    """The soonest thing not yet there: an open milestone, or the action's own end."""
    ahead = [(point.due, point.title) for point in points if point.due and point.reached_on is None]
    if due:
        ahead.append((due, own))
    if not ahead:
        return "", None
    day, title = min(ahead)
    return title, day
