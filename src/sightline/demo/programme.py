"""The demo authority's improvement programme: its fictional reports, a live plan that answers them, and what became of it.

It goes with the data: two things improve after their actions began, one gets worse, and some no measure can show. One
finding is left unanswered, as it happens. Days lie in the past; the trail says truly that all of it was entered at once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from django.utils import timezone

from sightline.bodies.rules import BodyDescription
from sightline.bodies.services import body_called
from sightline.calendars.periods import month_of
from sightline.demo import inspection, young_people
from sightline.demo.plan_scorecard import add_scorecard
from sightline.documents.services.keep import keep_bytes
from sightline.inspections.reading import read_report
from sightline.people.queries import user_named
from sightline.programme.consultation.services.asks import ask_partner
from sightline.programme.consultation.services.comments import comment, respond, set_next
from sightline.programme.consultation.services.consulting import ask_for_comments
from sightline.programme.consultation.services.highlight import write_highlight
from sightline.programme.delivery.services.milestones import add_milestone, change_milestone
from sightline.programme.delivery.services.reported_updates import stand_as_reported
from sightline.programme.delivery.services.status import set_status
from sightline.programme.delivery.services.updates import report
from sightline.programme.difference.services.declaring import declare
from sightline.programme.difference.services.judging import judge
from sightline.programme.kinds.own_days import OwnDay
from sightline.programme.models import (
    Action,
    Comment,
    Consultation,
    DeclaredTest,
    Finding,
    Plan,
    Source,
    Version,
)
from sightline.programme.money.services import add_line
from sightline.programme.plans.rules.horizon import Horizon
from sightline.programme.plans.services.bodies import describe_body
from sightline.programme.plans.services.changes import change_entry
from sightline.programme.plans.services.entries import add_entry
from sightline.programme.plans.services.groupings import add_grouping
from sightline.programme.plans.services.horizon import set_horizon
from sightline.programme.plans.services.meetings import set_meetings
from sightline.programme.plans.services.plans import make_plan
from sightline.programme.plans.services.versions import move_version, show_to
from sightline.programme.sources.rules.findings import Draft, all_right, fresh
from sightline.programme.sources.services.drafts import begin, change, change_facts, keep_source

BY, DIRECTOR, WRITES = "demo", "director", "programme"
BOARD = "Improvement board"
MEETINGS = {
    BOARD: (date(2026, 12, 9), date(2027, 1, 13), date(2027, 2, 10)),
    "Overview and scrutiny committee": (date(2026, 12, 15), date(2027, 1, 19), date(2027, 2, 16)),
}
COMMENTS_CLOSED = date(2025, 12, 8)
COMMENTS = (
    (
        BOARD,
        "Health's part is missing. Who fills the clinic's vacancy, and by when?",
        "It is an ask of the integrated care board now, with its day.",
    ),
    (
        "Young advisors",
        "Write down why you decide things about us, so that we can read it later.",
        "Action A4 does that. You will see the first results in spring.",
    ),
    (
        "Staff workshop",
        "Huddles at day 10, 20 and 35 take an hour a week from every team.",
        "We looked at it. They stay, and two other meetings go.",
    ),
)
"""Who said what of the draft, and what was done with it."""

UNTIL = date(2026, 10, 31)
"""The day the demo's data reaches; its last reports are from shortly before."""
TITLE = "Aldermere improvement plan"
EARLIER = (
    "Strengthen awareness and identification of children living in private fostering arrangements.",
    "Make sure that homeless 16- and 17-year-olds are offered care and told of their rights.",
)


WRITTEN = (
    "The huddles hold: assessments are finished in time more often than before they began. Health assessments are not: the clinic's "
    "vacancy is still open. We ask the board to raise it with the integrated care board before the end of November."
)
WRITTEN_IN_TIME = "The huddles have become routine. Return interviews reach more children, and the sample of their quality is still to be read."
"""What the board is told of October."""
NEXT = ("2026-27-Q4", "Fill the clinic's vacancy with health, and judge the interviews by a sample")


@dataclass(frozen=True, kw_only=True)
class Doing:
    """One action of the demo's plan. `owner`: their account; `answers`: places of findings in the report; `test`: what declares its difference."""

    title: str
    priority: str
    post: str
    owner: str = ""
    answers: tuple[int, ...]
    starts: date
    due: date
    impact: str
    test: Mapping[str, str | float | date]
    milestones: tuple[tuple[str, date, date | None], ...] = ()
    updates: tuple[str, ...] = ()
    done_on: date | None = None
    signed_by: str = ""
    reason: str = ""
    verdict: tuple[str, str] = ("", "")


PRIORITIES = (
    "Children are helped in time",
    "Managers see and steer the work",
    "Nobody is overlooked",
)
ACTIONS = (
    Doing(
        title="A daily huddle on assessments at day 10, 20 and 35 in every assessment team",
        priority=PRIORITIES[0],
        post="Head of Central Locality",
        owner="head",
        answers=(1,),
        starts=date(2025, 12, 1),
        due=date(2026, 6, 30),
        impact="More assessments are finished within 45 working days",
        test={
            "basis": "measure",
            "measure": "AS01",
            "lag": 1,
            "baseline": 70.7,
            "baseline_on": date(2025, 11, 30),
            "target": 90.0,
            "target_by": date(2027, 3, 31),
        },
        milestones=(
            ("Huddles in all teams", date(2026, 1, 31), date(2026, 1, 26)),
            ("Checkpoints seen in supervision records", date(2026, 5, 31), date(2026, 6, 12)),
        ),
        updates=(
            "Two teams began on 1 December; the third in January.",
            "Late assessments are down to those that need a specialist.",
        ),
        done_on=date(2026, 6, 30),
        signed_by="Director of children's services",
        reason="The huddles are part of every team's week.",
    ),
    Doing(
        title="A return interview service with cover at weekends",
        priority=PRIORITIES[0],
        post="Head of Early Help",
        answers=(2,),
        starts=date(2026, 1, 5),
        due=date(2026, 12, 18),
        impact="Children are spoken to within 72 hours of their return",
        test={"basis": "measure", "measure": "MI04", "direction": "higher", "lag": 2, "least": 10},
        milestones=(
            ("Weekend rota agreed", date(2026, 2, 27), date(2026, 3, 20)),
            ("Quality sample of 20", date(2026, 9, 30), None),
        ),
        updates=("Two interviewers appointed.",),
    ),
    Doing(
        title="One request form and a weekly call with health on initial health assessments",
        priority=PRIORITIES[0],
        post="Designated nurse and Head of Children in Care",
        owner="nurse",
        answers=(3,),
        starts=date(2026, 1, 12),
        due=date(2026, 9, 30),
        impact="Health assessments are done within 20 working days of coming into care",
        test={"basis": "measure", "measure": "HE01", "direction": "higher", "lag": 2, "least": 10},
        milestones=(
            ("Form agreed", date(2026, 2, 27), date(2026, 2, 20)),
            ("Clinic hours doubled", date(2026, 6, 30), None),
        ),
        updates=("The form is in use. Health has not filled the clinic's vacancy.",),
    ),
    Doing(
        title="Supervision every month, with a note of why decisions were made",
        priority=PRIORITIES[1],
        post="Principal social worker",
        owner="principal",
        answers=(4,),
        starts=date(2026, 2, 2),
        due=date(2026, 12, 18),
        impact="Supervision is regular, and says why",
        test={
            "basis": "audit",
            "words": "Forty supervision records a quarter, graded by two people against the standard.",
        },
        milestones=(("Standard published", date(2026, 2, 27), date(2026, 2, 27)),),
        verdict=("same", "Second quarter: 26 of 40 met the standard, against 25 of 40 before."),
    ),
    Doing(
        title="A joint protocol with housing for homeless 16- and 17-year-olds",
        priority=PRIORITIES[2],
        post="Head of Care Leavers",
        answers=(5,),
        starts=date(2026, 2, 2),
        due=date(2026, 7, 31),
        impact="Every homeless 16- or 17-year-old is told of their right to come into care",
        test={
            "basis": "dip_sample",
            "words": "All presentations of the quarter are read by the young people's advocate.",
        },
        milestones=(("Protocol signed", date(2026, 4, 30), date(2026, 5, 14)),),
        updates=("Signed by both directors.",),
        done_on=date(2026, 7, 24),
        signed_by="Director of children's services",
        reason="The protocol is in place; the sample of the autumn will tell whether it is used.",
    ),
)
MONEY = (
    ("base_budget", "Children's services", "2026-27", 62_400_000, "", ""),
    ("investment", "Two return interviewers and cover at weekends", "2026-27", 96_000, PRIORITIES[0], ""),
    ("investment", "Two half-days of an auditor a month", "2026-27", 22_000, PRIORITIES[1], ""),
    ("saving", "Assessments that agency workers no longer finish", "2026-27", 40_000, PRIORITIES[0], ""),
    ("unit_cost", "A return interview", "2026-27", 185, PRIORITIES[0], "one interview"),
)
"""Kind, what for, year, pounds, the priority it is held against (blank: the whole plan) and what a unit is."""


def install_programme(authority: str) -> None:
    """Put the programme in where there is none yet."""
    if Plan.objects.filter(authority=authority).exists():
        return
    _earlier(authority)
    findings = _inspection(authority)
    drafted = OwnDay(date(2025, 11, 17))
    version = make_plan(authority, TITLE, standard="good or better", phase="Phase 1", drafted=drafted, by=BY)
    groups = {
        title: add_grouping(version, "priority", title, for_young_people=plain, by=BY)
        for title, plain in zip(PRIORITIES, young_people.PRIORITIES, strict=True)
    }
    made = [
        _entry(version, doing, groups[doing.priority].pk, [findings[place] for place in doing.answers], plain)
        for doing, plain in zip(ACTIONS, young_people.ACTIONS, strict=True)
    ]
    _young_advisors(version, made)
    move_version(version, "consulted", day=OwnDay(date(2025, 11, 24)), by=BY)
    _consulted(version)
    move_version(version, "submitted", day=OwnDay(date(2026, 1, 27)), to=["Ofsted", BOARD], by=DIRECTOR)
    move_version(version, "live", day=OwnDay(date(2026, 2, 2)), by=DIRECTOR)
    Plan.objects.filter(pk=version.plan_id).update(fictional=True)
    _add_showings(version)
    ask_partner(
        version.plan,
        "Integrated care board",
        "Fill the clinic's vacancy for initial health assessments.",
        due=date(2026, 11, 30),
        person=user_named("nurse"),
        by=BY,
    )
    set_next(version.plan, *NEXT, by=BY)
    for kind, title, year, pounds, priority, unit in MONEY:
        grouping = groups[priority].key if priority else ""
        add_line(version.plan, kind, title, year, Decimal(pounds), grouping=grouping, unit=unit, by=BY)
    for doing, action in zip(ACTIONS, made, strict=True):
        _live(doing, action)
    written = {("", ""): WRITTEN, ("priority", groups[PRIORITIES[0]].key): WRITTEN_IN_TIME}
    write_highlight(version.plan, month_of(UNTIL), written, by=WRITES)
    add_scorecard(Version.objects.select_related("plan").get(pk=version.pk))


def _earlier(authority: str) -> None:
    """What was said in 2019, two things of which are said again."""
    facts = {
        "title": "Inspection of Aldermere, 2019 (fictional)",
        "said_by": "Ofsted",
        "said_on": date(2019, 6, 17),
    }
    _source_by_hand(
        authority, "inspection", facts, [fresh(kind="area_for_improvement", text=text) for text in EARLIER]
    )
    Finding.objects.filter(source__authority=authority).update(
        closed_on=date(2020, 3, 31), closed_because="A leaflet was sent to every school.", closed_by=BY
    )


def _add_showings(version: Version) -> None:
    """Which bodies saw it, who chairs them, when they meet; and by when inspectors are expected again."""
    plan = version.plan
    for body, day, chaired in (
        (
            BOARD,
            date(2025, 12, 10),
            BodyDescription("DfE adviser", outside=True, meets="every month"),
        ),
        (
            "Overview and scrutiny committee",
            date(2026, 1, 20),
            BodyDescription("Chair of scrutiny", meets="every two months"),
        ),
    ):
        show_to(Version.objects.get(pk=version.pk), body, on=day, purpose="To comment", by=BY)
        set_meetings(plan, body, [day, *MEETINGS[body]], by=BY)
        describe_body(plan, body, chaired, reason="As its terms of reference say", by=BY)
    words = (
        "“Inspectors will return within two years.” Inspection report of November 2025, page 3 (fictional)"
    )
    expected = Horizon(date(2027, 11, 30), True, words)
    set_horizon(plan, expected, reason="The report says so", by=BY)


def _consulted(version: Version) -> None:
    """Who was asked about it before it went out, what they said, and what was done with it."""
    board = body_called(version.plan.authority, BOARD, by=BY)
    consultation = ask_for_comments(
        version,
        closes=timezone.localdate(),
        bodies=[board.pk],
        roles=("scrutiny_member", "young_advisor"),
        words="Are these the right things to do first?",
        by=BY,
    )
    Consultation.objects.filter(pk=consultation.pk).update(closes=COMMENTS_CLOSED, at=_at(date(2025, 11, 24)))
    for said_by, words, response in COMMENTS:
        body = said_by if said_by == BOARD else ""
        made = comment(version, "" if body else said_by, words, body=body, by=BY)
        respond(made, response, by=BY)
        Comment.objects.filter(pk=made.pk).update(
            at=_at(COMMENTS_CLOSED), responded_at=_at(COMMENTS_CLOSED + timedelta(days=2))
        )


def _young_advisors(version: Version, made: list[Action]) -> None:
    """What the young advisors asked for before the plan went out, each answered by an action."""
    facts = {
        "title": "What Aldermere's young advisors asked for, 2025 (fictional)",
        "said_by": "Young advisors",
        "said_on": date(2025, 11, 22),
    }
    wanted = [fresh(text=text) for text in young_people.ASKED]
    findings = _source_by_hand(version.plan.authority, "young_advisors", facts, wanted).findings.all()
    for finding, place in zip(findings, young_people.ASKED.values(), strict=True):
        entry = version.entries.get(action=made[place - 1])
        answers = {finding.pk, *entry.findings.values_list("pk", flat=True)}
        change_entry(entry, {"findings": answers}, edition=entry.action.edition, by=BY)


def _source_by_hand(authority: str, kind: str, facts: Mapping[str, object], wanted: list[Draft]) -> Source:
    """A source typed in by hand, everything in it accepted."""
    draft = begin(authority, kind, by=BY)
    draft = change_facts(draft, facts, edition=draft.edition, by=BY)
    drafts = [each | {"state": "accepted"} for each in wanted]
    draft = change(draft, "typed", lambda _: drafts, edition=draft.edition, by=BY)
    source = keep_source(draft, edition=draft.edition, by=BY)
    _fictional(source)
    return source


def _inspection(authority: str) -> dict[int, int]:
    """The report, read and accepted as it stands: place → finding."""
    pdf = inspection.report()
    document = keep_bytes(pdf, "aldermere-inspection-2025.pdf", by=BY)
    draft = begin(authority, "inspection", by=BY, document=document, report=read_report(pdf))
    facts = {"title": "Inspection of Aldermere, 2025 (fictional)", "said_on": inspection.PUBLISHED}
    draft = change_facts(draft, facts, edition=draft.edition, by=BY)
    draft = change(draft, "all_accepted", all_right, edition=draft.edition, by=BY)
    source = keep_source(draft, edition=draft.edition, by=BY)
    _fictional(source)
    return {each.place: each.pk for each in source.findings.all()}


def _fictional(source: Source) -> None:
    Source.objects.filter(pk=source.pk).update(fictional=True)


def _entry(version: Version, doing: Doing, grouping: int, findings: list[int], plain: str) -> Action:
    values = {
        "title": doing.title,
        "owner_post": doing.post,
        "owner": user_named(doing.owner) if doing.owner else None,
        "starts": doing.starts,
        "due": doing.due,
        "impact": doing.impact,
        "for_young_people": plain,
        "groupings": [grouping],
        "findings": findings,
    }
    action = add_entry(version, values, by=BY).action
    declare(action, by=BY, **doing.test)  # pyright: ignore[reportArgumentType]
    DeclaredTest.objects.filter(action=action).update(at=_at(doing.starts))
    for point, due, _ in doing.milestones:
        add_milestone(action, point, due=due, edition=Action.objects.get(pk=action.pk).edition, by=BY)
    Action.objects.filter(pk=action.pk).update(fictional=True)
    return action


def _live(doing: Doing, action: Action) -> None:
    """What became of it: begun, milestones, updates, a verdict where people judge, and done where it is."""
    edition = lambda: Action.objects.get(pk=action.pk).edition  # noqa: E731
    set_status(action, "in_progress", on=doing.starts, edition=edition(), by=BY)
    for milestone, (title, due, reached) in zip(action.milestones.all(), doing.milestones, strict=True):
        if reached:
            change_milestone(milestone, title=title, due=due, reached_on=reached, edition=edition(), by=BY)
    _updates(doing, action)
    if doing.verdict[0]:
        judge(action, *doing.verdict, by=WRITES)
    if doing.done_on:
        set_status(
            action,
            "done",
            on=doing.done_on,
            edition=edition(),
            by=BY,
            reason=doing.reason,
            signed_by=doing.signed_by,
        )
    _as_it_went(doing, action)


def _updates(doing: Doing, action: Action) -> None:
    """What was reported of it; what an owner with an account reported last of what still runs waits for a second person."""
    for place, words in enumerate(doing.updates, start=1):
        waits = bool(doing.owner) and not doing.done_on and place == len(doing.updates)
        update = report(action, words, by=doing.owner if waits else WRITES)
        if waits:
            stand_as_reported(action, update, (), by=doing.owner)


def _as_it_went(doing: Doing, action: Action) -> None:
    """Put the history where it belongs: begun on its day, reports spread until the last of them, closed on its day."""
    end = doing.done_on or UNTIL
    begun = _at(doing.starts)
    action.steps.filter(status="in_progress").update(at=begun)
    action.steps.filter(status="done").update(at=_at(end))
    action.sign_offs.update(at=_at(end))
    action.declarations.exclude(number=1).update(at=_at(end - timedelta(days=4)))
    reached = {title: day for title, _, day in doing.milestones if day}
    for moved in action.changes.all():
        day = reached.get(moved.about) if moved.field == "milestone_reached" else None
        moved.at = _at(day or doing.starts)
        moved.save(update_fields=["at"])
    updates = list(action.updates.order_by("id"))
    for place, update in enumerate(updates, start=1):
        update.at = begun + (_at(end - timedelta(days=9)) - begun) * place / len(updates)
        update.save(update_fields=["at"])
        action.reports.filter(update=update).update(at=update.at)


def _at(day: date) -> datetime:
    return datetime.combine(day, time(9), tzinfo=UTC)
