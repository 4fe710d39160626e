"""An agenda as a person may read it: items by title or by what the public form says, and the steps before the meeting."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from sightline.bodies.models import Meeting
from sightline.governance.models import AgendaItem, NoticeException, StepDone
from sightline.governance.rules.sight import MeetingSight
from sightline.governance.rules.steps import KEY_NOTICE, DeadlineLine, deadlines


@dataclass(frozen=True, slots=True)
class ItemShown:
    """An item as a person sees it: `reads` says whether they read it whole; where not, `title` is the public form's."""

    item: AgendaItem
    title: str
    reads: bool


@dataclass(frozen=True, slots=True)
class StepShown:
    """A step of a meeting as a person sees it, with the title of the item it is of, blank for one of the meeting."""

    meeting: Meeting
    line: DeadlineLine
    title: str


def agendas_of(meetings: Collection[Meeting]) -> dict[int, list[AgendaItem]]:
    """The items of each meeting, by its number, in their order; what was taken off is left out. One query."""
    items: dict[int, list[AgendaItem]] = {each.pk: [] for each in meetings}
    rows = AgendaItem.objects.filter(meeting__in=meetings, taken_off_at=None)
    for each in rows.select_related("meeting__body", "refers_to__meeting__body").order_by("place", "id"):
        items[each.meeting_id].append(each)
    return items


def shown_to(sight: MeetingSight, items: Iterable[AgendaItem]) -> list[ItemShown]:
    """The items as a person with this sight sees them."""
    seen = []
    for each in items:
        reads = sight.reads(each.meeting.body_id, exempt=each.is_exempt)
        seen.append(ItemShown(each, each.title if reads else each.public_title, reads))
    return seen


def steps_of(
    meetings: Collection[Meeting], agendas: dict[int, list[AgendaItem]], sight: MeetingSight
) -> dict[int, list[StepShown]]:
    """The steps before each meeting, the earliest first; none of a meeting whose body is shown as the public sees it.

    A fixed number of queries. A meeting without a day has none.
    """
    inside = [each for each in meetings if each.on and sight.is_inside(each.body_id)]
    done: dict[int, list[tuple[str, int | None, date]]] = {each.pk: [] for each in inside}
    for row in StepDone.objects.filter(meeting__in=inside):
        done[row.meeting_id].append((row.step, row.item_id, row.on))
    excused: dict[int, list[tuple[int, str]]] = {each.pk: [] for each in inside}
    for row in NoticeException.objects.filter(item__meeting__in=inside).select_related("item"):
        excused[row.item.meeting_id].append((row.item_id, row.words))
    return {
        each.pk: _steps(each, agendas[each.pk], done[each.pk], excused[each.pk], sight) for each in inside
    }


def late_on(steps: Iterable[StepShown], today: date) -> list[StepShown]:
    """Those of the steps that are not done and whose day has gone, before the meeting itself."""
    return [
        each
        for each in steps
        if each.line.open_on(today)
        and each.line.late_on(today)
        and each.meeting.on is not None
        and today <= each.meeting.on
    ]


def next_steps(steps: Iterable[StepShown], today: date) -> list[StepShown]:
    """The steps that are still to be done before meetings still to come, the soonest first."""
    waiting = [
        each
        for each in steps
        if each.line.open_on(today) and each.meeting.on is not None and today <= each.meeting.on
    ]
    return sorted(waiting, key=lambda each: each.line.by)


def together(steps: Iterable[StepShown]) -> list[list[StepShown]]:
    """The same step before the same meeting, due on the same day, of several items as one; in the order of the first of each."""
    groups: dict[tuple[int, str, date], list[StepShown]] = {}
    for each in steps:
        groups.setdefault((each.meeting.pk, each.line.due.rule.id, each.line.by), []).append(each)
    return list(groups.values())


def key_notices(steps: Iterable[StepShown]) -> dict[int, StepShown]:
    """The notice of each key decision, by the item's number."""
    return {each.line.item: each for each in steps if each.line.item and each.line.due.rule.id == KEY_NOTICE}


def _steps(
    meeting: Meeting,
    items: list[AgendaItem],
    done: list[tuple[str, int | None, date]],
    excused: list[tuple[int, str]],
    sight: MeetingSight,
) -> list[StepShown]:
    titles = {each.item.pk: each.title for each in shown_to(sight, items)}
    lines = deadlines(
        meeting.body.kind,
        meeting.on or date.min,
        [each.facts for each in items],
        done,
        private=meeting.in_private,
        excused=excused,
    )
    return [StepShown(meeting, each, titles.get(each.item or 0, "")) for each in lines]
