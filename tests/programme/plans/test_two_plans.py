"""Two plans of one council: whose findings are whose, which is shown first, and who reads what is half written."""

import pytest
from django.utils import timezone

from sightline.people.matrix import COLUMNS, ROLES
from sightline.people.models import User
from sightline.people.rules import permits
from sightline.programme.delivery.queries.digest import digest
from sightline.programme.delivery.queries.lines import own_lines
from sightline.programme.delivery.services.status import set_status
from sightline.programme.models import Entry, Finding, Source, Version
from sightline.programme.overview.queries.x_rays import x_rays
from sightline.programme.plans.queries.findings import findings_of
from sightline.programme.plans.queries.plans import (
    current_version,
    plan_by_default,
    plans_seen_by,
    versions_seen_by,
)
from sightline.programme.plans.services.changes import change_entry
from sightline.programme.plans.services.plans import make_plan
from sightline.programme.plans.services.versions import move_version, refresh
from support.figure_pages import addresses, words
from support.people import granted
from support.plans import AUTHORITY, DECIDER, MAKER, action, add, person, small_plan, today

pytestmark = pytest.mark.django_db
READERS = [role for role in ROLES if permits(role, "plan.see_all", frozenset(COLUMNS))]
WRITERS = [role for role in READERS if permits(role, "plan.change") or permits(role, "plan.approve")]
OUTSIDE = [role for role in READERS if role not in WRITERS]
SECRET = "Half a thought about leaving care"


def reader(role: str) -> User:
    """Somebody of that role, with a grant where it opens the plan only with one."""
    user = person(role)
    if not permits(role, "plan.see_all"):
        granted(user, "plan")
    return User.objects.get(pk=user.pk)


def said(kind: str = "inspection", *texts: str) -> list[Finding]:
    """Another source, with these recommendations."""
    source = Source.objects.create(
        authority=AUTHORITY, kind=kind, title=f"A second {kind}", by="test", at=timezone.now()
    )
    return [
        Finding.objects.create(source=source, place=n, kind="recommendation", text=text)
        for n, text in enumerate(texts, start=1)
    ]


@pytest.fixture
def live():
    return small_plan()


@pytest.fixture
def begun(live) -> Version:
    """A second plan that is only begun, with one action."""
    version = make_plan(AUTHORITY, "SEND priority action plan", by=MAKER)
    add(version, SECRET, due=today())
    return version


@pytest.mark.parametrize("role", READERS)
def test_a_plan_that_is_only_begun_takes_nobody_s_first_page(live, begun, client, role):
    assert plan_by_default(reader(role)) == live
    client.force_login(reader(role))
    front = words(client.get("/programme"))
    assert live.title in front and "3 findings: 2 answered, 1 not answered." in front


@pytest.mark.parametrize("role", OUTSIDE)
def test_a_draft_is_behind_no_door_until_it_is_out_for_comments(live, begun, client, role):
    user = reader(role)
    client.force_login(user)
    plan, own = begun.plan, Entry.objects.get(title=SECRET)
    doors = [f"/programme/versions/{begun.pk}", f"/programme/versions/{begun.pk}/compare"]
    doors += [f"/programme/versions/{begun.pk}/young-people", f"/programme/actions/{own.action_id}"]
    doors += [
        f"/programme{page}?plan={plan.pk}"
        for page in (
            "",
            "/actions",
            "/x-rays",
            "/highlight",
            "/money",
            "/on-a-page",
            "/actions/timeline",
        )
    ]
    for door in doors:
        answer = client.get(door)
        assert answer.status_code in (403, 404), door
    for page in ("", "/actions", "/x-rays", "/highlight", "/actions/spreadsheet", "/asks"):
        shown = client.get(f"/programme{page}")
        assert SECRET not in shown.text and plan.title not in shown.text, page
    assert plan not in plans_seen_by(user) and begun not in versions_seen_by(user)
    assert current_version(plan, user) is None and own.action_id not in {
        line.id for line in own_lines(user, today())
    }
    move_version(begun, "consulted", by=MAKER)
    assert client.get(doors[0]).status_code == 200 and SECRET in client.get(doors[3]).text
    move_version(begun, "draft", by=MAKER)  # taken back
    assert client.get(doors[0]).status_code == 404


@pytest.mark.parametrize("role", WRITERS)
def test_who_writes_or_approves_reads_a_draft_and_is_told_that_it_is_one(live, begun, client, role):
    client.force_login(reader(role))
    front = words(client.get(f"/programme?plan={begun.plan_id}"))
    assert "Draft, not agreed." in front
    assert SECRET in words(client.get(f"/programme/versions/{begun.pk}"))
    assert f"/programme?plan={begun.plan_id}" in [
        each if each.startswith("/") else f"/programme{each}" for each in addresses(client.get("/programme"))
    ]


def test_what_a_refresh_changes_is_not_told_before_it_is_out(live, client):
    new = refresh(Version.objects.get(), reasons="A visit", by=MAKER)
    entry = Entry.objects.get(version=new, action__reference="A1")
    change_entry(entry, {"title": SECRET}, edition=action("A1").edition, reason="Sharper", by=MAKER)
    change_entry(
        Entry.objects.get(pk=entry.pk), {"due": today()}, edition=action("A1").edition, reason="R", by=MAKER
    )
    for role, sees in (("scrutiny_member", False), (MAKER, True), (DECIDER, True)):
        client.force_login(person(role))
        page = words(client.get(f"/programme/actions/{action('A1').pk}"))
        assert (SECRET in page) is sees, role
        assert (f"/programme/versions/{new.pk}" in client.get("/programme").text) is sees
        assert (
            f"/programme/versions/{new.pk}" in client.get(f"/programme/versions/{new.copied_from_id}").text
        ) is sees
        # the live plan's day did not move
        assert "Due: " not in words(client.get(f"/programme/highlight?period={today():%Y-%m}"))
    move_version(new, "consulted", by=MAKER)
    client.force_login(person("scrutiny_member"))
    assert SECRET in words(client.get(f"/programme/actions/{action('A1').pk}"))


def test_nobody_is_told_what_is_due_in_a_draft(live, begun):
    owner = person("action_owner")
    Entry.objects.filter(title=SECRET).update(owner=owner)
    assert SECRET not in {line.title for line in own_lines(owner, today())}
    assert not any(
        line.title == SECRET for line in (*digest(owner, today(), 30).due, *digest(owner, today(), 30).late)
    )
    move_version(begun, "consulted", by=MAKER)
    assert SECRET in {line.title for line in own_lines(owner, today())}


def test_a_source_of_another_plan_is_red_there_and_not_here(live, begun, client):
    one, two = said("inspection", "Improve the offer to care leavers.", "Know who is missing.")
    add(begun, "Offer", findings={one.pk})
    person_ = person(MAKER)
    here, other = findings_of(live, person_), findings_of(begun.plan, person_)
    assert [each.text for each in here.asked] == [
        "Ensure that assessments are timely.",
        "Ensure that private fostering is recognised.",
        "Return interviews within 72 hours.",
    ]
    assert other.asked == (one, two) and here.in_no_plan == other.in_no_plan == ()
    client.force_login(person_)
    front = words(client.get("/programme"))
    assert "3 findings: 2 answered, 1 not answered." in front and one.text not in front
    second = words(client.get(f"/programme?plan={begun.plan_id}"))
    assert "2 findings: 1 answered, 1 not answered." in second and "Return interviews" not in second
    for page in ("/on-a-page", "/x-rays", "/highlight"):
        assert two.text not in words(client.get(f"/programme{page}?plan={live.pk}")), page
        assert "Return interviews" not in words(client.get(f"/programme{page}?plan={begun.plan_id}")), page


@pytest.mark.parametrize(("state", "answered"), [("draft", False), ("consulted", True)])
def test_what_another_plan_answers_says_so_once_that_is_more_than_a_draft(
    live, begun, client, state, answered
):
    third = Finding.objects.get(text__startswith="Return interviews")
    add(begun, "Interviews", findings={third.pk})
    if state != "draft":
        move_version(begun, state, by=MAKER)
    client.force_login(person("scrutiny_member"))
    front = words(client.get("/programme"))
    told = "3 findings: 2 answered, 1 answered in another plan" in front
    assert told is answered, front
    page = words(client.get("/programme/on-a-page"))
    assert (f"Answered in {begun.plan.title}" in page) is answered
    (red,) = [
        each for each in x_rays(live, person(MAKER), today()) if each.title == "Findings that nothing answers"
    ]
    assert bool(red.found) is not answered


def test_an_action_that_is_stopped_in_the_other_plan_answers_nothing(live, begun):
    third = Finding.objects.get(text__startswith="Return interviews")
    entry = add(begun, "Interviews", findings={third.pk})
    move_version(begun, "consulted", by=MAKER)
    assert third.pk in findings_of(live, person(MAKER)).elsewhere
    set_status(entry.action, "stopped", edition=entry.action.edition, reason="No money", by=MAKER)
    assert findings_of(live, person(MAKER)).elsewhere == {}


def test_a_source_that_no_plan_has_taken_up_is_overlooked_by_none(live, client):
    (one,) = said("audit", "Look at kinship care.")
    assert one in findings_of(live, person(MAKER)).asked  # the only plan there is
    make_plan(AUTHORITY, "Another plan", by=MAKER)
    for role, red in ((MAKER, False), ("scrutiny_member", True)):  # who sees one plan only still has the one
        found = findings_of(live, person(role))
        assert (one in found.asked, one in found.in_no_plan) == (red, not red)
    client.force_login(person(MAKER))
    assert "In no plan yet" in words(client.get("/programme")) and "A second audit" in words(
        client.get("/programme")
    )


def test_young_people_are_not_told_that_nothing_answers_what_another_plan_answers(live, begun, client):
    one, two = said("young_advisors", "Keep the same social worker.", "Text us back.")
    Finding.objects.filter(pk__in=(one.pk, two.pk)).update(kind="recommendation")
    add(begun, "One worker", findings={one.pk})
    move_version(begun, "consulted", by=MAKER)
    version = Version.objects.get(plan=live)
    client.force_login(person("young_advisor"))
    here = words(client.get(f"/programme/versions/{version.pk}/young-people"))
    assert "Keep the same social worker." not in here and "We have not answered this yet." not in here
    there = words(client.get(f"/programme/versions/{begun.pk}/young-people"))
    assert "Text us back.” We have not answered this yet." in there
    entry = Entry.objects.get(action__reference="A2", version=version)
    entry.findings.add(two)
    there = words(client.get(f"/programme/versions/{begun.pk}/young-people"))
    assert (
        f"Another plan of ours answers this: {live.title}." in there and "not answered this yet" not in there
    )
