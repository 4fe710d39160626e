"""A year of meetings of the demo's four bodies: agendas, what was decided, what was challenged, and what is still owed to them. All of it is fictional."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from sightline.bodies.models import Body, Meeting
from sightline.bodies.rules import BodyTerms
from sightline.bodies.services import (
    add_cycle,
    add_mandate,
    add_member,
    arrange_meeting,
    body_called,
    meeting_on,
    report_received,
    set_terms,
)
from sightline.calendars.working_days import last_working_day
from sightline.governance.models import AgendaItem
from sightline.governance.rules.items import ItemTerms
from sightline.governance.rules.steps import steps_before
from sightline.governance.services.agendas import (
    add_item,
    record_attendance,
    record_exception,
    record_step,
)
from sightline.governance.services.decisions import (
    DecisionTerms,
    call_in,
    end_call_in,
    record_decision,
    waive_call_in,
)
from sightline.governance.services.tracking import MatterTerms, move_matter, track
from sightline.people.queries import user_named
from sightline.trail.services import recorded_transaction

BY = "clerk"
BOARD, SCRUTINY = "Improvement board", "Overview and scrutiny committee"
CABINET, PARENTING = "Cabinet", "Corporate Parenting Board"
UNTIL = date(2026, 10, 31)
"""The day the demo reaches: nothing is recorded as done after it."""

TERMS: Mapping[str, BodyTerms] = {
    BOARD: BodyTerms(
        "improvement_board",
        "Oversees delivery of the improvement plan, and challenges whether it makes a difference to children.",
        None,
        "until the Department for Education ends its support",
    ),
    SCRUTINY: BodyTerms("scrutiny", "Scrutinises children’s services, and recommends to the executive."),
    CABINET: BodyTerms("cabinet", "Takes the decisions of the executive."),
    PARENTING: BodyTerms(
        "corporate_parenting", "Sees that the council is a good parent to the children in its care."
    ),
}
MEMBERS = (
    (BOARD, "Chair of the improvement board", "chair", "Chair"),
    (BOARD, "Director of children's services", "director", "Member"),
    (BOARD, "Lead member for children", "", "Member"),
    (BOARD, "Chief executive of a neighbouring council", "", "Critical friend"),
    (SCRUTINY, "Chair of overview and scrutiny", "", "Chair"),
    (SCRUTINY, "Member of the committee", "member", "Member"),
    (CABINET, "Leader of the council", "", "Chair"),
    (CABINET, "Lead member for children", "", "Member"),
    (PARENTING, "Lead member for children", "", "Chair"),
    (PARENTING, "Designated nurse", "nurse", "Adviser"),
)
"""Body, who sits on it, their account where they have one, and in which role."""

DAYS: Mapping[str, Sequence[date]] = {
    BOARD: (date(2026, 2, 10), date(2026, 5, 12), date(2026, 9, 15), date(2026, 12, 9)),
    SCRUTINY: (date(2026, 3, 17), date(2026, 7, 14), date(2026, 9, 22), date(2026, 12, 15)),
    CABINET: (date(2026, 2, 12), date(2026, 6, 11), date(2026, 10, 15), date(2026, 12, 17)),
    PARENTING: (date(2026, 3, 4), date(2026, 6, 24), date(2026, 9, 30), date(2027, 1, 13)),
}
DIRECTOR = "Director of children's services"


@dataclass(frozen=True, kw_only=True)
class DemoItem:
    """An item of a meeting of the demo, what was decided on it, and whether its report came into clearance late."""

    body: str
    on: date
    title: str
    report_by: str = DIRECTOR
    more: Mapping[str, object] = field(default_factory=dict)
    decided: str = ""
    resolved: bool = False
    cleared_late: bool = False


EXECUTIVE = {"purpose": "decision", "executive": True}
ITEMS = (
    DemoItem(
        body=BOARD,
        on=date(2026, 2, 10),
        title="The plan goes live",
        decided="The board endorsed the plan.",
        resolved=True,
    ),
    DemoItem(body=BOARD, on=date(2026, 5, 12), title="Highlight report, quarter 4"),
    DemoItem(
        body=BOARD,
        on=date(2026, 5, 12),
        title="Supervision: what the audit found",
        report_by="Principal social worker",
    ),
    DemoItem(body=BOARD, on=date(2026, 9, 15), title="Highlight report, quarter 1"),
    DemoItem(
        body=BOARD,
        on=date(2026, 9, 15),
        title="Initial health assessments",
        report_by="Designated nurse",
        decided="The board asks the integrated care board to fill the clinic’s vacancy.",
        resolved=True,
    ),
    DemoItem(body=BOARD, on=date(2026, 12, 9), title="Highlight report, quarter 2"),
    DemoItem(body=BOARD, on=date(2026, 12, 9), title="Difference made: return interviews"),
    DemoItem(
        body=SCRUTINY,
        on=date(2026, 3, 17),
        title="Performance of children’s services, half-year report",
        decided="The report was noted; a report every six months was agreed.",
        resolved=True,
    ),
    DemoItem(body=SCRUTINY, on=date(2026, 7, 14), title="Homeless 16- and 17-year-olds: the protocol"),
    DemoItem(
        body=SCRUTINY,
        on=date(2026, 9, 22),
        title="Performance of children’s services, half-year report",
        decided="The committee recommends to the executive that the scorecard is published every quarter.",
        resolved=True,
        cleared_late=True,
    ),
    DemoItem(body=SCRUTINY, on=date(2026, 12, 15), title="Improvement plan: a year on"),
    DemoItem(
        body=SCRUTINY,
        on=date(2026, 12, 15),
        title="Training of members",
        report_by="Head of democratic services",
    ),
    DemoItem(
        body=CABINET,
        on=date(2026, 2, 12),
        title="Improvement plan: oversight and funding",
        more=EXECUTIVE | {"key": True, "reference": "FP/2026/011"},
        decided="The plan is funded, and the overview and scrutiny committee oversees its delivery.",
    ),
    DemoItem(
        body=CABINET,
        on=date(2026, 6, 11),
        title="Return interviews: cover at weekends from July",
        more=EXECUTIVE,
        decided="Cover at weekends begins on 4 July 2026.",
    ),
    DemoItem(
        body=CABINET,
        on=date(2026, 10, 15),
        title="Return interviews: award of the contract",
        more=EXECUTIVE
        | {
            "key": True,
            "reference": "FP/2026/044",
            "paragraph": 3,
            "exempt_reason": "It holds the prices of those who tendered",
        },
        decided="The contract is awarded to the tenderer who was ranked first.",
    ),
    DemoItem(
        body=CABINET,
        on=date(2026, 12, 17),
        title="Budget of children’s services 2027-28",
        more=EXECUTIVE | {"key": True, "reference": "FP/2026/052"},
    ),
    DemoItem(
        body=PARENTING, on=date(2026, 3, 4), title="Health of children in care", report_by="Designated nurse"
    ),
    DemoItem(
        body=PARENTING,
        on=date(2026, 6, 24),
        title="What young advisors told us",
        report_by="Head of Children in Care",
    ),
    DemoItem(
        body=PARENTING, on=date(2026, 9, 30), title="Health of children in care", report_by="Designated nurse"
    ),
    DemoItem(
        body=PARENTING,
        on=date(2027, 1, 13),
        title="Health of children in care: the audit",
        report_by="Designated nurse",
    ),
)


@dataclass(frozen=True, kw_only=True)
class DemoMatter:
    """What is tracked for a body of the demo, from a meeting of it; with its answer and the day of that, where it has one."""

    body: str
    on: date
    terms: MatterTerms
    state: str = ""
    answer: str = ""
    closed: date | None = None
    outcome: str = ""


MATTERS = (
    DemoMatter(
        body=SCRUTINY,
        on=date(2026, 9, 22),
        terms=MatterTerms(
            kind="challenge",
            words="Health assessments are no more timely than a year ago. What has the weekly call with health changed?",
            raised_by="Vice chair",
            owner="Head of Children in Care",
        ),
        state="answered",
        answer="The form is in use and fewer requests come back. The clinic has no doctor on two days; the vacancy is with the integrated care board.",
        closed=date(2026, 9, 22),
    ),
    DemoMatter(
        body=SCRUTINY,
        on=date(2026, 9, 22),
        terms=MatterTerms(
            kind="recommendation",
            words="Publish the scorecard every quarter.",
            raised_by="Overview and scrutiny committee",
            owner=DIRECTOR,
            due_words="22 November 2026",
        ),
        state="answered",
        answer="From the third quarter on.",
        closed=date(2026, 10, 15),
        outcome="accepted",
    ),
    DemoMatter(
        body=SCRUTINY,
        on=date(2026, 12, 15),
        terms=MatterTerms(
            kind="question",
            words="How many return interviews were held at weekends since July?",
            raised_by="Member of the committee",
            owner="Head of Early Help",
            due_words="8 December 2026",
        ),
    ),
    DemoMatter(
        body=BOARD,
        on=date(2026, 5, 12),
        terms=MatterTerms(
            kind="follow_up",
            words="Read a sample of 20 return interviews for their quality.",
            owner="Head of Early Help",
            due_words="end of quarter 2 of 2026-27",
            source="Supervision: what the audit found",
            source_place="paragraph 4",
        ),
    ),
    DemoMatter(
        body=PARENTING,
        on=date(2026, 9, 30),
        terms=MatterTerms(
            kind="follow_up",
            words="An audit of initial health assessments, to see whether the new form has changed anything.",
            owner="Head of Children in Care",
            due_words="end of quarter 3 of 2026-27",
            source="Health of children in care",
            source_place="paragraph 2.3",
        ),
    ),
    DemoMatter(
        body=BOARD,
        on=date(2026, 9, 15),
        terms=MatterTerms(
            kind="action",
            words="Write to the integrated care board about the clinic’s vacancy.",
            owner=DIRECTOR,
            due_words="30 September 2026",
        ),
        state="done",
        answer="The letter went on 21 September.",
        closed=date(2026, 9, 21),
    ),
    DemoMatter(
        body=BOARD,
        on=date(2026, 9, 15),
        terms=MatterTerms(
            kind="action",
            words="Bring the cost of a return interview beside that of two neighbours.",
            owner="Improvement programme manager",
            due_words="15 October 2026",
        ),
    ),
)


def add_meetings(authority: str) -> None:
    """Put them in where there are none yet."""
    if AgendaItem.objects.filter(meeting__body__authority=authority).exists():
        return
    with recorded_transaction():
        bodies = {name: _body(authority, name) for name in TERMS}
        for name, words, account, role in MEMBERS:
            person = user_named(account) if account else None
            add_member(bodies[name], words, person=person, role=role, starts=date(2026, 1, 5), by=BY)
        _overseen(bodies)
        meetings = {(name, day): _meeting(bodies[name], day) for name, days in DAYS.items() for day in days}
        items = [(each, _item(meetings[each.body, each.on], each)) for each in ITEMS]
        for meeting in meetings.values():
            _recorded_before(meeting, [pair for pair in items if pair[1].meeting_id == meeting.pk])
        for each, item in items:
            _decided(each, item)
        _called_in([item for _, item in items])
        for each in MATTERS:
            _tracked(each, meetings[each.body, each.on])


def _body(authority: str, name: str) -> Body:
    body = body_called(authority, name, by=BY)
    return set_terms(body, TERMS[name], by=BY)


def _overseen(bodies: Mapping[str, Body]) -> None:
    """What the committee oversees by the cabinet's decision, and how often it is reported to."""
    add_mandate(
        bodies[SCRUTINY],
        "Delivery of the improvement plan",
        decided_by=bodies[CABINET],
        decided_on=date(2026, 2, 12),
        starts=date(2026, 2, 12),
        by=BY,
    )
    half = add_cycle(
        bodies[SCRUTINY], "Performance of children’s services", "half", first=date(2026, 3, 17), by=BY
    )
    report_received(half, date(2026, 9, 22), by=BY)
    add_cycle(bodies[BOARD], "Highlight report", "meeting", by=BY)
    health = add_cycle(bodies[PARENTING], "Health of children in care", "half", first=date(2026, 3, 4), by=BY)
    report_received(health, date(2026, 9, 30), by=BY)


def _meeting(body: Body, day: date) -> Meeting:
    meeting = meeting_on(body, day, by=BY)
    place, begins = ("Town Hall", time(18, 30)) if body.meets_in_public else ("County Office", time(14, 0))
    meeting = Meeting.objects.select_related("body").get(pk=meeting.pk)
    return arrange_meeting(meeting, begins=begins, place=place, in_private=False, by=BY)


def _item(meeting: Meeting, each: DemoItem) -> AgendaItem:
    """The item, as it joined the agenda in time."""
    terms = ItemTerms(title=each.title, report_by=each.report_by, **each.more)  # type: ignore[arg-type]
    return add_item(meeting, terms, today=each.on - timedelta(days=45), by=BY)


def _recorded_before(meeting: Meeting, items: Iterable[tuple[DemoItem, AgendaItem]]) -> None:
    """The steps before a meeting and who was at it, as far as the demo's days reach."""
    day = meeting.on or UNTIL
    for step in steps_before(meeting.body.kind, day).values():
        if step.rule.only == "private" and not any(item.is_exempt for _, item in items):
            continue
        if step.rule.whose == "meeting" and step.by <= UNTIL:
            on = last_working_day(step.by - timedelta(days=1))
            record_step(meeting, step.rule.id, on, by=BY)
        for each, item in items if step.rule.whose == "item" and step.by <= UNTIL else ():
            if step.rule.only == "key" and (not item.key or item.is_exempt):  # that one was an exception
                continue
            late = each.cleared_late and step.rule.id == "legal"
            record_step(meeting, step.rule.id, step.by + timedelta(days=4 if late else 0), item=item, by=BY)
    if day <= UNTIL:
        members = list(meeting.body.members.all())
        away = {members[-1].pk} if len(members) > 2 and day.month % 2 == 0 else set()
        rows = [(each, each.words, "apologies" if each.pk in away else "present") for each in members]
        record_attendance(
            meeting, [*rows, (None, DIRECTOR, "attending")] if meeting.body.meets_in_public else rows, by=BY
        )


def _decided(each: DemoItem, item: AgendaItem) -> None:
    if each.decided:
        kind = "resolution" if each.resolved else "decision"
        published = each.on + timedelta(days=1) if item.executive else None
        terms = DecisionTerms(each.decided, kind, published, from_words="Immediately following the meeting")
        record_decision(item, terms, by=BY)


def _called_in(items: Sequence[AgendaItem]) -> None:
    """One decision called in and upheld, one whose call-in was waived, and one announced late with special urgency."""
    by_title = {each.title: each for each in items}
    funding = by_title["Improvement plan: oversight and funding"].decisions.get()
    made = call_in(
        funding,
        called_by="Three members of the overview and scrutiny committee",
        called_on=date(2026, 2, 18),
        reason="What each priority costs was not shown.",
        by=BY,
    )
    end_call_in(made, "upheld", on=date(2026, 2, 26), words="The costs were shown at the meeting.", by=BY)
    waive_call_in(
        by_title["Return interviews: cover at weekends from July"],
        chair="Chair of overview and scrutiny",
        rule="Rule 46 of the Overview and Scrutiny Procedure Rules",
        on=date(2026, 6, 9),
        reason="Children go missing most at weekends in summer, and the interviewers were ready.",
        by=BY,
    )
    record_exception(
        by_title["Return interviews: award of the contract"],
        "general",
        agreed_by="Chair of overview and scrutiny",
        agreed_on=date(2026, 10, 5),
        reason="The tenders could not be opened before 21 September.",
        by=BY,
    )


def _tracked(each: DemoMatter, meeting: Meeting) -> None:
    made = track(meeting.body, each.terms, meeting=meeting, by=BY)
    if each.closed:
        move_matter(
            made,
            each.state,
            each.answer,
            on=each.closed,
            answered_by=each.terms.owner,
            outcome=each.outcome,
            by=BY,
        )
