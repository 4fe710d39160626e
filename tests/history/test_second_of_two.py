"""Of two people at one thing the second is told: every thing that has an edition, each by the service that changes it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.apps import apps
from django.utils import timezone

from sightline.bodies.models import Body
from sightline.bodies.rules import BodyDescription
from sightline.bodies.services import body_called, describe_body
from sightline.calendars.periods import month_of
from sightline.documents.models import Document
from sightline.entries.models import EntryDefinition
from sightline.entries.rules.entering import EntryTerms
from sightline.entries.services.defining import define, redefine
from sightline.governance.models import AgendaItem, CallIn, MeetingDecision, TrackedMatter
from sightline.governance.services.agendas import change_item
from sightline.governance.services.decisions import DecisionTerms, call_in, change_decision, end_call_in
from sightline.governance.services.tracking import MatterTerms, change_matter, track
from sightline.history.models import EditionModel
from sightline.history.refusals import ChangedMeanwhileError, GoneMeanwhileError
from sightline.loading.models import Load
from sightline.loading.services.moving import move
from sightline.papers.models import Paper, PaperComment, ReferenceForm, TemplateVersion, WrittenPart
from sightline.papers.paper_templates.changing import with_part
from sightline.papers.services.clearing import set_reference_form
from sightline.papers.services.commenting import answer_comment, comment_on
from sightline.papers.services.templates import change_template
from sightline.papers.services.writing import change_paper, write_part
from sightline.people.models import User
from sightline.people.posts.models import Post
from sightline.people.posts.services import add_post, take_up
from sightline.people.services import changing
from sightline.programme.consultation.services.asks import ask_partner, move_ask
from sightline.programme.consultation.services.comments import comment, respond
from sightline.programme.consultation.services.consulting import ask_for_comments
from sightline.programme.consultation.services.highlight import write_highlight
from sightline.programme.delivery.queries.update_requests import RequestState
from sightline.programme.delivery.services import evidence
from sightline.programme.delivery.services.reported_updates import decide_on_update, stand_as_reported
from sightline.programme.delivery.services.status import set_status
from sightline.programme.delivery.services.update_requests import ask_for_updates, close_request
from sightline.programme.models import (
    Action,
    Ask,
    Comment,
    Consultation,
    Evidence,
    Finding,
    Grouping,
    HighlightReport,
    MoneyLine,
    Plan,
    PlanScorecard,
    Repeat,
    ReportedUpdate,
    Source,
    SourceDraft,
    SupportingDocument,
    UpdateRequest,
    Version,
)
from sightline.programme.money.services import add_line, remove_line
from sightline.programme.plans.rules.horizon import Horizon
from sightline.programme.plans.services.groupings import change_grouping, support, support_again
from sightline.programme.plans.services.horizon import set_horizon
from sightline.programme.plans.services.versions import move_version
from sightline.programme.scorecard.services.writing import add_measure, begin_scorecard
from sightline.programme.sources.services import findings
from sightline.programme.sources.services.corrections import mend_facts
from sightline.programme.sources.services.drafts import change_facts
from sightline.scorecards.models import Target
from sightline.scorecards.rules.target_terms import TargetTerms
from sightline.scorecards.rules.trajectory import read_points
from sightline.scorecards.services import change_target, set_target
from sightline.teams.models import HeldCrosswalk, Team
from sightline.teams.services import add_team, hold_crosswalk, rename_team
from sightline.trail.models import Line
from support import own_templates, papers, sources
from support.meetings import a_decision_of, a_meeting, an_item_of
from support.plan_scorecards import owed, terms
from support.plans import AUTHORITY, MAKER, action, small_plan, today

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Case:
    """A thing, and one way to change it: with the edition that was seen, as somebody."""

    thing: EditionModel
    change: Callable[[int, str], Any]


def an_action() -> Case:
    small_plan()
    one = action("A1")
    return Case(one, lambda edition, by: set_status(one, "paused", edition=edition, reason="r", by=by))


def a_grouping() -> Case:
    small_plan(live=False)
    one = Grouping.objects.get(key="practice")
    words = {"about": "", "progress": ""}
    return Case(one, lambda edition, by: change_grouping(one, title=by, **words, edition=edition, by=by))


def a_plan() -> Case:
    one = small_plan()
    return Case(
        one,
        lambda edition, by: set_horizon(one, Horizon(None, False, by), edition=edition, reason="r", by=by),
    )


def a_version() -> Case:
    small_plan(live=False)
    one = Version.objects.get()
    return Case(one, lambda edition, by: move_version(one, "consulted", edition=edition, by=by))


def what_is_written_of_a_month() -> Case:
    plan, month = small_plan(), month_of(today())
    one = write_highlight(plan, month, {("", ""): "It goes well."}, edition=0, by=MAKER)
    return Case(one, lambda edition, by: write_highlight(plan, month, {("", ""): by}, edition=edition, by=by))


def a_comment() -> Case:
    small_plan()
    one = comment(Version.objects.get(), "Staff", "More time", by=MAKER)
    return Case(one, lambda edition, by: respond(one, by, edition=edition, by=by))


def a_consultation() -> Case:
    version = move_version(small_plan(live=False).versions.get(), "consulted", by=MAKER)
    one = ask_for_comments(version, closes=today(), roles=["dcs"], by=MAKER)
    more = {"closes": today(), "roles": ["dcs"]}
    return Case(one, lambda edition, by: ask_for_comments(version, **more, words=by, edition=edition, by=by))


def an_ask() -> Case:
    one = ask_partner(small_plan(), "Police", "Share reports", by=MAKER)
    return Case(one, lambda edition, by: move_ask(one, "answered", words=by, edition=edition, by=by))


def a_piece_of_evidence() -> Case:
    small_plan()
    one = evidence.give(action("A1"), "Audit", kind="audit", words="14 of 20", by=MAKER)
    return Case(one, lambda edition, by: evidence.give_again(one, words=by, edition=edition, by=by))


def an_update() -> Case:
    small_plan()
    one = stand_as_reported(action("A1"), None, ["Status: Paused"], by="owner")
    return Case(one, lambda edition, by: decide_on_update(one, "accepted", edition=edition, by=by))


def a_request_for_updates() -> Case:
    one = ask_for_updates(small_plan(), today(), by=MAKER)
    state = RequestState(one, ())
    return Case(one, lambda edition, by: close_request(state, edition=edition, by=by))


def a_line_of_money() -> Case:
    one = add_line(small_plan(), "investment", "Weeks", "2026-27", Decimal(1_000), by=MAKER)
    return Case(one, lambda edition, by: remove_line(one, edition=edition, reason=by, by=by))


def a_scorecard() -> Case:
    one = begin_scorecard(small_plan().versions.get(), by=MAKER)
    return Case(one, lambda edition, by: add_measure(one, terms(by, **owed()), edition=edition, by=by))


def a_supporting_document() -> Case:
    small_plan(live=False)
    one = support(Version.objects.get(), "supports", "Framework", by=MAKER)
    file = Document.objects.create(
        name="a.pdf", kept_as="a", kind="application/pdf", size=1, sha256="a", by=MAKER, at=timezone.now()
    )
    return Case(one, lambda edition, by: support_again(one, file, edition=edition, by=by))


def a_source() -> Case:
    one = sources.stands()
    return Case(one, lambda edition, by: mend_facts(one, {"title": by}, edition=edition, reason="r", by=by))


def a_draft() -> Case:
    one = sources.draft()
    return Case(one, lambda edition, by: change_facts(one, {"title": by}, edition=edition, by=by))


def a_finding() -> Case:
    one = sources.stands().findings.first()
    day = timezone.localdate()
    return Case(one, lambda edition, by: findings.close(one, day, by, edition=edition, by=by))


def a_repeat() -> Case:
    earlier = sources.stands("Recruit more staff.", published=date(2011, 1, 1)).findings.first()
    later = sources.stands().findings.first()
    findings.suggest(later, [(earlier.pk, 0.8, "Both are about time.")], by=MAKER)
    one = Repeat.objects.get(finding=later, earlier=earlier)
    return Case(one, lambda edition, by: findings.decide(one, "repeats", edition=edition, by=by))


def an_account() -> Case:
    one = User.objects.create(username="ann", role="team_manager")

    def change(edition: int, by: str) -> User:
        role = "action_owner" if by == "first" else "scrutiny_member"
        return changing.change(one, role=role, teams=(), authority="", edition=edition, by=by)

    return Case(one, change)


def a_body() -> Case:
    one = body_called(AUTHORITY, "Improvement Board", by=MAKER)
    return Case(
        one,
        lambda edition, by: describe_body(one, BodyDescription(by), edition=edition, reason="r", by=by),
    )


def a_post() -> Case:
    one = add_post(AUTHORITY, "Head of service", by=MAKER)
    account = User.objects.create(username="ann", role="team_manager")
    day = date(2026, 4, 1)
    return Case(one, lambda edition, by: take_up(one, account, starts=day, edition=edition, by=by))


def a_load() -> Case:
    one = Load.objects.create(by="analyst", at=timezone.now())
    return Case(
        one,
        lambda edition, by: move(one.id, "declined", edition=edition, action="load_declined", by=by),
    )


def a_team() -> Case:
    one = add_team(AUTHORITY, "T9", "New", starts=None, reason="r", by=MAKER)
    day = date(2025, 6, 1)
    return Case(
        one,
        lambda edition, by: rename_team(AUTHORITY, "T9", by, starts=day, edition=edition, reason="r", by=by),
    )


def a_crosswalk() -> Case:
    one = HeldCrosswalk.objects.create(authority=AUTHORITY)
    return Case(one, lambda edition, by: hold_crosswalk(AUTHORITY, [], edition=edition, reason="r", by=by))


def a_target() -> Case:
    terms = TargetTerms(points=read_points("80 by Q2 2026-27"), words="Board")
    one = set_target(by=MAKER, authority=AUTHORITY, figure="AS01", terms=terms)

    def change(edition: int, by: str) -> bool:
        return change_target(one, replace(terms, owner=by), reason="r", edition=edition, by=by)

    return Case(one, change)


def an_entry_definition() -> Case:
    terms = EntryTerms(
        title="Surveys answered",
        why="Whether children are heard",
        counts="Surveys that came back",
        shape="count",
        top_words="surveys",
        better="higher",
        every="quarter",
        theme="VO",
        owner="Head of quality",
        starts="2026-27-Q1",
    )
    one = define(by=MAKER, authority=AUTHORITY, terms=terms)

    def change(edition: int, by: str) -> bool:
        return redefine(one, replace(terms, owner=f"Post of {by}"), reason="r", edition=edition, by=by)

    return Case(one, change)


def an_item() -> Case:
    one = an_item_of(a_meeting("Cabinet", today(), kind="cabinet"), executive=True)

    def change(edition: int, by: str) -> Any:
        return change_item(one, replace(one.own_terms, title=by), edition=edition, by=by)

    return Case(one, change)


def a_decision() -> Case:
    one = a_decision_of(a_meeting("Cabinet", today(), kind="cabinet"))

    def change(edition: int, by: str) -> Any:
        return change_decision(
            one, DecisionTerms(by, published_on=today()), edition=edition, reason="r", by=by
        )

    return Case(one, change)


def a_call_in() -> Case:
    decision = a_decision_of(a_meeting("Cabinet", today(), kind="cabinet"))
    one = call_in(decision, called_by="Three members", called_on=today(), reason="Cost", by=MAKER)
    day = {"on": today(), "words": ""}
    return Case(one, lambda edition, by: end_call_in(one, "upheld", **day, edition=edition, by=by))


def a_matter() -> Case:
    one = track(a_meeting("Cabinet", today()).body, MatterTerms(kind="action", words="Write"), by=MAKER)

    def change(edition: int, by: str) -> Any:
        return change_matter(one, MatterTerms(kind="action", words=by), edition=edition, by=by)

    return Case(one, change)


def _writers(role: str = "programme_manager") -> None:
    for name in ("first", "second"):
        User.objects.create(username=name, role=role, authority=AUTHORITY)


def a_paper() -> Case:
    one = papers.small_paper()
    _writers()
    about = {"meeting": one.meeting, "freeze": None}
    return Case(one, lambda edition, by: change_paper(one, title=by, **about, edition=edition, by=by))


def a_part_of_a_paper() -> Case:
    one = papers.part(papers.small_paper(), "section.progress")
    _writers()
    value = {"heading": "Progress"}
    return Case(one, lambda edition, by: write_part(one, {**value, "text": by}, edition=edition, by=by))


def a_comment_on_a_paper() -> Case:
    one = comment_on(papers.small_paper(), part="section.progress", words="Which?", by=papers.AUTHOR)
    _writers()
    return Case(one, lambda edition, by: answer_comment(one, by, edition=edition, by=by))


def a_form_of_references() -> Case:
    papers.people()
    _writers("democratic_services")
    one = set_reference_form(AUTHORITY, "legal", "LD {number}", 1, by="first")
    pattern = "LD.{number}"
    return Case(
        one,
        lambda edition, by: set_reference_form(AUTHORITY, "legal", pattern, 2, edition=edition, by=by),
    )


def a_template_of_papers() -> Case:
    one = own_templates.own_template()
    _writers("democratic_services")

    def change(edition: int, by: str) -> Any:
        return change_template(one, lambda now: with_part(now, "head", by), edition=edition, by=by)

    return Case(one, change)


CASES: dict[type[EditionModel], Callable[[], Case]] = {
    Action: an_action,
    AgendaItem: an_item,
    CallIn: a_call_in,
    MeetingDecision: a_decision,
    TrackedMatter: a_matter,
    Ask: an_ask,
    Consultation: a_consultation,
    Body: a_body,
    Comment: a_comment,
    Evidence: a_piece_of_evidence,
    Finding: a_finding,
    Grouping: a_grouping,
    HeldCrosswalk: a_crosswalk,
    Load: a_load,
    MoneyLine: a_line_of_money,
    Plan: a_plan,
    PlanScorecard: a_scorecard,
    Post: a_post,
    Repeat: a_repeat,
    ReportedUpdate: an_update,
    Source: a_source,
    SourceDraft: a_draft,
    EntryDefinition: an_entry_definition,
    Target: a_target,
    SupportingDocument: a_supporting_document,
    Team: a_team,
    UpdateRequest: a_request_for_updates,
    User: an_account,
    HighlightReport: what_is_written_of_a_month,
    Version: a_version,
    Paper: a_paper,
    WrittenPart: a_part_of_a_paper,
    PaperComment: a_comment_on_a_paper,
    ReferenceForm: a_form_of_references,
    TemplateVersion: a_template_of_papers,
}


def test_every_thing_with_an_edition_is_drawn_here():
    assert {each for each in apps.get_models() if issubclass(each, EditionModel)} == set(CASES)


@pytest.mark.parametrize("kind", CASES, ids=lambda kind: kind.__name__)
def test_the_second_of_two_people_is_told_and_does_nothing(kind):
    case = CASES[kind]()
    seen = case.thing.edition
    assert case.thing.called[0].isupper() or case.thing.called[0] == "“"
    case.change(seen, "first")
    lines = Line.objects.count()
    with pytest.raises((ChangedMeanwhileError, GoneMeanwhileError)) as told:
        case.change(seen, "second")
    assert Line.objects.count() == lines
    stands = kind.objects.filter(pk=case.thing.pk).first()
    if stands is None:  # taken out: nothing is left to choose between
        assert told.type is GoneMeanwhileError and "taken out by somebody else" in str(told.value)
        return
    assert told.value.who == stands.changed_by == "first" and stands.edition == seen + 1
    assert f"{stands.called} was changed by first while you had it open." in str(told.value)
