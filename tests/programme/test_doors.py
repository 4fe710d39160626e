"""Every address of the programme, asked by everybody it is not for: what was shared and what was not, another authority's,
and the day a partner's or an inspector's access ends and the day after. An address nobody drew here fails the first test.
"""

# pyright: reportAttributeAccessIssue=false
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone

from sightline.bodies.services import meeting_on
from sightline.documents import urls as documents_urls
from sightline.documents.services.keep import keep_bytes
from sightline.feeds.kinds import Choice
from sightline.feeds.services import make_address
from sightline.people.addresses import every_address
from sightline.people.models import Grant, User
from sightline.people.rules import permits
from sightline.programme import urls
from sightline.programme.consultation.services.asks import ask_partner
from sightline.programme.consultation.services.comments import comment
from sightline.programme.dates.plan_calendar import PROGRAMME
from sightline.programme.delivery.services import evidence
from sightline.programme.delivery.services.milestones import add_milestone
from sightline.programme.delivery.services.reported_updates import stand_as_reported
from sightline.programme.delivery.services.updates import share, stop_sharing
from sightline.programme.models import (
    Finding,
    Plan,
    ProposedTest,
    Repeat,
    Source,
    SourceDraft,
    StepMilestone,
    Version,
)
from sightline.programme.money.services import add_line
from sightline.programme.plans.services.bodies import body_of_plan
from sightline.programme.scorecard.services.writing import add_measure, begin_scorecard
from sightline.trail.models import Line
from support.people import granted
from support.plan_scorecards import terms
from support.plans import AUTHORITY, MAKER, action, person, small_plan, today
from support.rows_again import rows_once

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"

# address → what a partner gets of what was shared with them (GET, or POST where it takes nothing else).
# `hers`: which thing stands in the address. `-`: it is not for partners at all, whatever is in the address.
DRAWN = """
actions                 | -         | 200
actions-timeline        | -         | 200
actions-spreadsheet     | -         | 200
actions-spreadsheet-take| -         | 405
plan-on-a-page          | -         | 403
action                  | action    | 200
action-update           | action    | 403
action-change           | action    | 403
action-share            | action    | 403
action-difference       | action    | 403
action-difference-choose| action    | 403
action-difference-remove| action    | 403
test-change             | proposal  | 403
action-verdict          | action    | 403
milestone-new           | action    | 403
milestone               | milestone | 403
evidence-list           | -         | 200
evidence-csv            | -         | 200
evidence-check          | evidence  | 403
evidence-give           | action    | 200
evidence-again          | evidence  | 200
evidence-withdraw       | evidence  | 200
evidence-file           | file      | 200
programme-calendars     | -         | 200
programme-calendar-text | secret    | 200
programme-calendar-end  | calendar  | 302
plan-dates              | -         | 200
plan-dates-keep         | plan      | 403
plan-dates-milestones   | plan      | 404
plan-dates-move         | step      | 403
money                   | -         | 403
money-new               | plan      | 403
money-remove            | money     | 403
programme               | -         | 200
plan-new                | -         | 403
plan-import             | plan      | 403
plan-updates            | plan      | 403
update-check            | report    | 403
plan-next               | plan      | 403
ask-new                 | plan      | 403
versions                | -         | 403
version                 | version   | 403
version-plan            | version   | 403
priority                | grouping  | 403
version-consult         | version   | 403
version-decide          | version   | 403
version-refresh         | version   | 403
version-before          | version   | 403
version-shown           | version   | 403
version-sealed          | version   | 403
version-as-sealed       | version   | 403
version-compare         | version   | 403
version-groupings       | version   | 403
version-serves          | version   | 403
version-document        | version   | 403
entry-new               | version   | 403
version-comment         | version   | 403
version-consultation    | version   | 403
version-own-comment     | version   | 403
comment-change          | comment   | 404
comment                 | comment   | 403
grouping                | grouping  | 403
grouping-remove         | grouping  | 403
entry-remove            | entry     | 403
asks                    | -         | 200
ask                     | ask       | 200
sources                 | -         | 403
source-drop-in          | -         | 403
source-new              | -         | 403
source                  | source    | 403
source-draft            | draft     | 403
source-draft-facts      | draft     | 403
source-draft-page       | draft     | 403
source-draft-give-up    | draft     | 403
finding                 | finding   | 403
finding-close           | finding   | 403
finding-page            | finding   | 403
repeat                  | repeat    | 403
document                | document  | 403
x-rays                  | -         | 403
highlight               | -         | 403
highlight-words         | plan      | 403
version-drafted         | version   | 403
version-day             | version   | 403
version-young-people    | version   | 403
version-document-again  | supporting| 403
version-document-file   | supported | 403
plan-meetings           | plan      | 403
plan-horizon            | plan      | 403
plan-sources            | plan      | 403
plan-body               | plan      | 403
plan-body-change        | plan      | 403
plan-meeting-remove     | meeting   | 403
source-mend             | source    | 403
source-finding-add      | source    | 403
source-lift             | notice    | 403
source-close            | source    | 403
source-repeats          | source    | 403
finding-mend            | finding   | 403
finding-withdraw        | finding   | 403
plan-scorecard          | -         | 403
sources-disagree        | -         | 403
plan-scorecard-csv      | -         | 403
plan-scorecard-ledger   | -         | 403
plan-scorecard-new      | plan      | 403
plan-scorecard-draft    | scorecard | 403
plan-scorecard-add      | scorecard | 403
plan-scorecard-agree    | scorecard | 403
plan-scorecard-discard  | scorecard | 403
plan-scorecard-measure  | measured  | 403
plan-scorecard-state    | measured  | 403
"""
TABLE = {
    name: (thing, int(code))
    for name, thing, code in (
        [cell.strip() for cell in line.split("|")] for line in DRAWN.strip().splitlines()
    )
}
POSTED = {
    "action-share", "milestone-new", "actions-spreadsheet-take", "version-consult",
    "version-decide", "grouping-remove", "plan-meeting-remove", "repeat", "programme-calendar-end",
    "plan-dates-move",
}  # fmt: skip


PATTERNS = [*urls.urlpatterns, *documents_urls.urlpatterns]
NEEDS = {**urls.NEEDS, **documents_urls.NEEDS}
"""What stands below the programme and is opened through what is of it is drawn with it."""


@dataclass
class World:
    """The small plan with one of everything, and who asks for it."""

    plan: Plan
    ids: dict[str, int | str]


@pytest.fixture
def world(client) -> World:
    ids = rows_once("a plan and one of everything", _world)
    return World(Plan.objects.get(), ids)


def _world() -> dict[str, int | str]:
    plan = small_plan()
    version = Version.objects.get()
    partner = outsider("partner", "partner")
    shown = action("A1")
    share(shown, partner, by=MAKER)
    kept = keep_bytes(PDF, "audit.pdf", by="partner")
    given = evidence.give(shown, "Audit", kind="audit", document=kept, by="partner")
    findings = list(Finding.objects.order_by("place"))
    source = findings[0].source
    report = keep_bytes(PDF, "report.pdf", by=MAKER)
    source.document = report
    source.save()
    for each in findings:
        each.page = 1
        each.save()
    supporting = version.supporting.create(title="Training offer", document=report)
    supported = supporting.versions.create(number=1, document=report, by=MAKER, at=timezone.now())
    address, secret = make_address(partner, PROGRAMME, Choice("My own actions"), by="partner")
    asks = ProposedTest.objects.create(
        action=shown, basis="audit", words="Ten audits", reason="Too few", by=MAKER, at=timezone.now()
    )
    ids = {
        "action": shown.pk,
        "proposal": asks.pk,
        "milestone": add_milestone(shown, "Leaflet", due=None, edition=action("A1").edition, by=MAKER).pk,
        "step": StepMilestone.objects.create(
            plan=plan,
            step="committee",
            milestone=shown.milestones.earliest("pk"),
            by=MAKER,
            at=timezone.now(),
        ).pk,
        "evidence": given.pk,
        "report": stand_as_reported(shown, None, ["Status: Done"], by="partner").pk,
        "file": given.versions.get().pk,
        "calendar": address.pk,
        "secret": secret,
        "plan": plan.pk,
        "money": add_line(plan, "saving", "Agency", "2026-27", Decimal(5), by=MAKER).pk,
        "version": version.pk,
        "comment": comment(version, "Staff", "Fewer meetings", by=MAKER).pk
        if version.state != "live"
        else _commented(version),
        "grouping": version.groupings.first().pk,
        "entry": version.entries.first().pk,
        "ask": ask_partner(plan, "Police", "Share reports", due=today(), person=partner, by=MAKER).pk,
        "source": source.pk,
        "notice": Source.objects.create(
            authority=AUTHORITY, kind="improvement_notice", title="Notice", by=MAKER, at=timezone.now()
        ).pk,
        "draft": SourceDraft.objects.create(
            authority=AUTHORITY,
            kind="inspection",
            facts={},
            findings=[],
            by=MAKER,
            at=timezone.now(),
            document=report,
        ).pk,
        "finding": findings[0].pk,
        "repeat": Repeat.objects.create(finding=findings[0], earlier=findings[1], score=1).pk,
        "document": report.pk,
        "supporting": supporting.pk,
        "supported": supported.pk,
        **_scorecard(version),
        "meeting": meeting_on(body_of_plan(plan, "Board", by=MAKER), today(), by=MAKER).pk,
    }
    return ids


def _scorecard(version: Version) -> dict[str, int | str]:
    card = begin_scorecard(version, by=MAKER)
    return {"scorecard": card.pk, "measured": add_measure(card, terms(figure="AS01"), by=MAKER).pk}


def _commented(version: Version) -> int:
    return version.comments.create(said_by="Staff", words="Fewer meetings", by=MAKER, at=timezone.now()).pk


def outsider(name: str, role: str, **more) -> User:
    user, made = User.objects.get_or_create(username=name, defaults={"role": role, **more})
    if made:
        granted(user, *(("plan", "evidence") if role != "partner" else ()))
    return user


def where(name: str, world: World) -> str:
    """The address of that name with the thing in it."""
    route = str(next(each.pattern for each in PATTERNS if each.name == name))
    filled = str(world.ids.get(TABLE[name][0], ""))
    for part in ("<int:number>", "<int:finding_id>", "<str:secret>"):
        route = route.replace(part, filled)
    return "/" + route.replace("<int:page>", "1").replace("<int:series>", "1")


def asked(client: Client, name: str, world: World) -> int:
    send = client.post if name in POSTED else client.get
    return send(where(name, world)).status_code


def test_every_address_of_the_programme_is_drawn():
    ours = {each.name for each in PATTERNS}
    assert ours == set(TABLE)
    assert ours <= {each.name for each in every_address()}


THINGS = [name for name, (thing, _) in TABLE.items() if thing not in ("-", "secret")]


def wrong(client: Client, world: World, expected: dict[str, int]) -> dict[str, tuple[int, int]]:
    """Address → what came and what should have, for those that differ."""
    came = {name: asked(client, name, world) for name in expected}
    return {name: (code, expected[name]) for name, code in came.items() if code != expected[name]}


def test_a_partner_gets_what_was_shared(world, client):
    client.force_login(person("partner"))
    assert wrong(client, world, {name: code for name, (_, code) in TABLE.items()}) == {}


def test_a_partner_it_was_not_shared_with_gets_nothing_of_it(world, client):
    client.force_login(outsider("another", "partner"))
    shut = [name for name in THINGS if not permits("partner", getattr(NEEDS[name], "permission", ""))]
    shut += ["test-change", "version-own-comment"]  # who may is asked before whose it is
    assert wrong(client, world, {name: 403 if name in shut else 404 for name in THINGS}) == {}


def test_a_partner_of_another_authority_gets_nothing_even_if_it_was_shared(world, client):
    User.objects.filter(username="partner").update(authority="991")
    client.force_login(person("partner"))
    opened = [name for name in THINGS if TABLE[name][1] != 403 and TABLE[name][0] != "calendar"]
    assert wrong(client, world, dict.fromkeys(opened, 404)) == {}


@pytest.mark.parametrize("name", ["action", "evidence-give", "evidence-again", "evidence-file"])
def test_what_is_no_longer_shared_is_not_there(world, client, name):
    stop_sharing(action("A1"), person("partner"), by=MAKER)
    client.force_login(person("partner"))
    assert asked(client, name, world) == 404


@pytest.mark.parametrize(
    "role", ["programme_manager", "dcs", "lead_analyst", "head_of_service", "lead_member"]
)
def test_nobody_sees_or_changes_anything_of_another_authority(world, client, role):
    client.force_login(User.objects.create(username="elsewhere", role=role, authority="991"))
    before = Line.objects.exclude(action="refused").count()
    came = {name: asked(client, name, world) for name in THINGS}
    assert {name: code for name, code in came.items() if code not in (403, 404)} == {}
    assert Line.objects.exclude(action="refused").count() == before


@pytest.mark.parametrize("role", ["partner", "ofsted_inspector", "dfe_adviser", "board_chair"])
def test_the_day_after_access_ends_no_address_opens(world, client, role):
    user = outsider("partner" if role == "partner" else "visitor", role)
    Grant.objects.filter(person=user).update(
        first=today() - timedelta(days=9), last=today() - timedelta(days=1)
    )
    client.force_login(user)
    expected = {name: 403 for name, (thing, _) in TABLE.items() if thing != "secret"}
    expected |= {"programme-calendar-text": 404} if role == "partner" else {}
    assert wrong(client, world, expected) == {}


@pytest.mark.parametrize(
    ("role", "name"),
    [
        ("partner", "action"),
        ("partner", "ask"),
        ("partner", "programme-calendar-text"),
        *(
            (role, name)
            for role in ("ofsted_inspector", "dfe_adviser")
            for name in ("version", "action", "finding", "source")
        ),
    ],
)
def test_on_its_last_day_access_is_as_it_was(world, client, role, name):
    user = outsider("partner" if role == "partner" else "visitor", role)
    Grant.objects.filter(person=user).update(first=today() - timedelta(days=9), last=today())
    client.force_login(user)
    assert asked(client, name, world) == 200


@pytest.mark.parametrize("role", ["ofsted_inspector", "dfe_adviser", "board_chair", "internal_audit"])
def test_regulators_read_and_change_nothing(world, client, role):
    client.force_login(outsider("visitor", role))
    writing = ("plan.change", "plan.approve", "actions.work", "evidence.give")
    names = [name for name in TABLE if getattr(NEEDS[name], "permission", "") in writing]
    assert len(names) > 20
    assert {
        name: code for name in names if (code := client.post(where(name, world)).status_code) != 403
    } == {}


def test_a_list_of_actions_tells_a_partner_nothing_of_a_finding_they_may_not_see(world, client):
    client.force_login(person("partner"))
    page = client.get(f"/programme/actions?finding={world.ids['finding']}")
    assert page.status_code == 200 and "Ensure that assessments are timely" not in page.text


# what only takes what a form sends → the page that form stands on, for whoever opens its address by itself
LEADS = {
    "action-share": "/programme/actions/{action}",
    "milestone-new": "/programme/actions/{action}",
    "version-consult": "/programme/versions/{version}",
    "version-decide": "/programme/versions/{version}",
    "grouping-remove": "/programme/versions/{version}/groupings",
    "plan-meeting-remove": "/programme/plans/{plan}/meetings",
    "repeat": "/programme/findings/{finding}#told-before",
    "programme-calendar-end": "/programme/calendar",
}


def may(name: str) -> str:
    """Who may do what is sent there."""
    return "dcs" if name == "version-decide" else MAKER


@pytest.mark.parametrize("name", LEADS)
def test_what_only_takes_what_is_sent_leads_back_to_its_form_and_changes_nothing(world, client, name):
    client.force_login(person(may(name)))
    before = Line.objects.count()
    for send in (client.get, client.head):
        came = send(where(name, world))
        assert (came.status_code, came["Location"]) == (302, LEADS[name].format(**world.ids))
    assert client.get(came["Location"].split("#")[0]).status_code == 200
    assert Line.objects.count() == before and action("A1").shares.exists()


def test_no_address_of_the_programme_answers_with_a_blank_error(world, client):
    came = {}
    for role in (MAKER, "dcs"):
        client.force_login(person(role))
        came |= {(role, name): client.get(where(name, world)).status_code for name in TABLE}
    assert {each: code for each, code in came.items() if code not in (200, 302, 403, 404)} == {}
    assert {name for (role, name), code in came.items() if code == 404} <= {
        "finding-page", "source-draft-page", "programme-calendar-text", "plan-body", "action-difference-remove",
    }  # fmt: skip


@pytest.mark.parametrize("name", [each for each in LEADS if each != "programme-calendar-end"])
def test_whoever_may_not_see_it_is_not_led_anywhere(world, client, name):
    client.force_login(User.objects.create(username="elsewhere", role=may(name), authority="991"))
    assert client.get(where(name, world)).status_code == 404
