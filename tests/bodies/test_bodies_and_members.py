"""A body is one, whatever oversees what: its name without capitals, its meetings, and who sits on it from when to when."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from sightline.bodies.models import Body, Meeting, Member
from sightline.bodies.queries import accounts_on, bodies_sat_on_by, bodies_seen_by, body_by_name
from sightline.bodies.rules import BodyDescription, is_member, key_of
from sightline.bodies.services import CannotChangeBodyError, add_member, body_called, end_membership
from sightline.bodies.services import describe_body as describe
from sightline.people.posts.services import add_post, take_up
from sightline.programme.kinds.refusals import CannotChangePlanError
from sightline.programme.models import Showing
from sightline.programme.plans.queries.meetings import bodies_of_plan, was_before
from sightline.programme.plans.services.bodies import describe_body
from sightline.programme.plans.services.meetings import remove_meeting, set_meetings
from sightline.programme.plans.services.plans import make_plan
from sightline.programme.plans.services.versions import show_to
from sightline.trail.models import Line
from sightline.web.words import long_date
from support.figure_pages import addresses, hidden, send, words
from support.people import signed_in
from support.plans import AUTHORITY, MAKER, add, findings, person, today

pytestmark = pytest.mark.django_db
BOARD = "Improvement Board"


def board(authority: str = AUTHORITY) -> Body:
    return body_called(authority, BOARD, by=MAKER)


@pytest.mark.parametrize("spelling", [BOARD, "improvement board", "  IMPROVEMENT   Board "])
def test_a_body_is_one_whatever_the_capitals_and_spaces(spelling):
    assert body_called(AUTHORITY, spelling, by=MAKER).pk == body_called(AUTHORITY, BOARD.upper(), by=MAKER).pk
    assert key_of(spelling) == "improvement board" and body_by_name(AUTHORITY, spelling)
    assert body_by_name("343", spelling) is None
    assert board("343").pk != board().pk and Body.objects.count() == 2


def test_the_database_holds_no_body_twice():
    body = board()
    with pytest.raises(IntegrityError), transaction.atomic():
        Body.objects.create(authority=AUTHORITY, name=body.name.upper(), by=MAKER, at=timezone.now())


def test_a_body_oversees_two_plans_and_is_described_once():
    one, other = (make_plan(AUTHORITY, title, by=MAKER).plan for title in ("One", "Other"))
    chaired, soon = BodyDescription("DfE adviser", True, "quarterly"), today() + timedelta(days=3)
    describe_body(one, BOARD, chaired, reason="Minutes", by=MAKER)
    set_meetings(one, BOARD, [soon], by=MAKER)
    assert bodies_of_plan(other, today()) == ()
    describe_body(other, BOARD.lower(), BodyDescription(), reason="It asks for it", by=MAKER)
    (told,) = bodies_of_plan(other, today())
    assert (told.name, told.chaired, told.days) == (BOARD, chaired, (soon,))
    line = Line.objects.latest("number")
    assert (line.action, line.what, line.detail) == ("body_told_of_plan", f"plan {other.pk}", {"body": BOARD})
    describe_body(other, BOARD, BodyDescription("DCS"), reason="A new chair", by=MAKER)
    assert bodies_of_plan(one, today())[0].chaired == BodyDescription("DCS")
    assert [each.chaired for each in was_before(one, BOARD)] == [chaired]


def test_what_it_saw_it_saw_at_a_meeting_which_then_stays(client):
    signed_in(client, MAKER, authority=AUTHORITY)
    version = make_plan(AUTHORITY, "Plan", by=MAKER)
    add(version, "Weekly", findings={findings()[0].pk})
    set_meetings(version.plan, BOARD, [today()], by=MAKER)
    showing = show_to(version, BOARD.upper(), on=today(), by=MAKER)
    meeting = Meeting.objects.get()
    assert showing.meeting == meeting and (showing.body, showing.on) == (BOARD, today())
    with pytest.raises(CannotChangePlanError, match="took place and stays"):
        remove_meeting(version.plan, meeting, by=MAKER)
    answer = client.post(f"/programme/meetings/{meeting.pk}/remove", {"edition": meeting.body.edition})
    assert answer.status_code == 409 and "took place and stays" in words(answer)
    assert Meeting.objects.exists() and Showing.objects.exists()


def test_two_reports_may_name_a_body_of_which_neither_says_more():
    for title, line in (("One", "S17:3"), ("Other", "S18:1")):
        version = make_plan(AUTHORITY, title, by=MAKER)
        show_to(version, BOARD, on=today(), by=MAKER)
        describe_body(version.plan, BOARD, BodyDescription(), reason="As it says", kept_in=line, by=MAKER)
    assert Body.objects.get().kept_in == "S17:3"


# term: first day, last day → member today
@pytest.mark.parametrize(
    ("starts", "ends", "sits"),
    [
        (None, None, True),
        (0, None, True),
        (1, None, False),
        (None, 0, True),
        (None, -1, False),
        (-9, 9, True),
    ],
)
def test_the_first_and_the_last_day_of_a_term_count(starts, ends, sits):
    day = [None if each is None else today() + timedelta(days=each) for each in (starts, ends)]
    assert is_member(day[0], day[1], today()) is sits


def test_members_begin_and_end_on_the_bodys_page(client):
    signed_in(client, MAKER, authority=AUTHORITY)
    body, account = board(), person("dcs")
    page = f"/bodies/{body.pk}"
    assert page in addresses(client.get("/bodies"))
    sent = {"name": "Chief nurse, NHS Trust", "role": "Vice chair", "starts": "1 April 2026"}
    assert send(client, page, sent).status_code == 302
    assert send(client, page, {"account": "dcs", "role": "Adviser"}).status_code == 302
    assert "Chief nurse, NHS Trust Vice chair 1 April 2026 No last day" in words(client.get(page))
    assert Member.objects.get(role="Adviser").person == account
    member = Member.objects.get(role="Vice chair")
    over = f"/bodies/members/{member.pk}/end"
    assert "The term ends before it starts." in words(send(client, over, {"ends": "31 March 2026"}))
    assert send(client, over, {"ends": "30 June 2026"}).status_code == 302
    assert "1 April 2026 30 June 2026" in words(client.get(page))
    lines = Line.objects.filter(what=f"body {body.pk}").order_by("number")
    assert [line.action for line in lines] == ["member_added", "member_added", "membership_ended"]
    assert lines.last().detail["to"] == "2026-06-30"


def test_a_critical_friend_is_recorded_and_an_account_is_chosen_by_its_name(client):
    signed_in(client, MAKER, authority=AUTHORITY)
    chair = person("dcs")
    chair.full_name = "Jo Smith"
    chair.save()
    page = f"/bodies/{board().pk}"
    offered = client.get(page).text
    assert '<option value="Critical friend">' in offered and "Jo Smith (dcs)" in offered
    sent = {"name": "Chief executive, Halton", "role": "Critical friend", "starts": "1 May 2026"}
    assert send(client, page, sent).status_code == 302
    assert send(client, page, {"account": "dcs", "role": "Chair"}).status_code == 302
    shown = words(client.get(page))
    assert "Chief executive, Halton Critical friend 1 May 2026 No last day" in shown
    assert "Jo Smith Chair Not recorded No last day" in shown and "2 people sit on it today." in shown


@pytest.mark.parametrize(
    ("role", "authority", "days", "sits"),
    [
        ("dcs", AUTHORITY, (None, None), True),
        ("dcs", AUTHORITY, (0, 0), True),
        ("dcs", AUTHORITY, (1, None), False),
        ("dcs", AUTHORITY, (None, -1), False),
        ("dcs", "", (None, None), True),
        ("dcs", "343", (None, None), False),
    ],
)
def test_who_sits_on_a_body_today_by_their_account(role, authority, days, sits):
    user = person("dcs", role)
    user.authority = authority
    user.save()
    starts, ends = (None if each is None else today() + timedelta(days=each) for each in days)
    add_member(board(), "Director", person=user, starts=starts, ends=ends, by=MAKER)
    assert list(bodies_sat_on_by(user, today())) == ([board()] if sits else [])
    assert accounts_on(board(), today()) == ([user] if sits else [])


def test_who_holds_the_post_that_chairs_or_sits_is_of_the_body_from_day_to_day():
    user, other = person("dcs"), person("head_of_service")
    post = add_post(AUTHORITY, "DCS", by="admin")
    take_up(post, user, starts=today(), by="admin")
    describe(board(), BodyDescription("DCS"), by=MAKER)
    second = body_called(AUTHORITY, "Scrutiny", by=MAKER)
    add_member(second, "DCS", by=MAKER)
    outside = body_called(AUTHORITY, "Review", by=MAKER)
    describe(outside, BodyDescription("DCS", outside=True), by=MAKER)
    assert {each.name for each in bodies_sat_on_by(user, today())} == {BOARD, "Scrutiny"}
    assert not bodies_sat_on_by(user, today() - timedelta(days=1)).exists()
    assert not bodies_sat_on_by(other, today()).exists()
    assert accounts_on(board(), today()) == accounts_on(second, today()) == [user]
    assert accounts_on(outside, today()) == []
    user.is_active = False
    user.save()
    assert accounts_on(board(), today()) == []


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        ({}, "Enter who sits on it"),
        ({"account": "nobody.here"}, "There is no account nobody.here"),
        ({"name": "A", "starts": "2 May 2026", "ends": "1 May 2026"}, "The term ends before it starts."),
        ({"name": "Chair, NHS number 943 476 5919"}, "This seems to hold"),
        ({"name": "A", "starts": "soon"}, "must be a real date"),
    ],
)
def test_what_cannot_be_a_member_is_refused_beside_its_field(client, sent, why):
    signed_in(client, MAKER, authority=AUTHORITY)
    page = words(send(client, f"/bodies/{board().pk}", sent))
    assert why in page and "There is a problem" in page and not Member.objects.exists()


def test_an_account_of_another_authority_is_none_here(client):
    signed_in(client, MAKER, authority=AUTHORITY)
    elsewhere = person("elsewhere", "dcs")
    elsewhere.authority = "343"
    elsewhere.save()
    page = words(send(client, f"/bodies/{board().pk}", {"account": "elsewhere"}))
    assert "There is no account elsewhere" in page and not Member.objects.exists()


def test_the_same_last_day_again_is_refused():
    member = add_member(board(), "Police", by=MAKER)
    end_membership(member, today(), by=MAKER)
    with pytest.raises(CannotChangeBodyError, match="last day already"):
        end_membership(member, today(), by=MAKER)


def test_of_two_people_who_change_its_members_the_second_is_told_and_sees_both_days(client):
    signed_in(client, MAKER, authority=AUTHORITY)
    body = board()
    page = f"/bodies/{body.pk}"
    opened = hidden(client.get(page))
    member = add_member(body, "Police", role="Adviser", starts=date(2026, 4, 1), by="jo")
    told = client.post(page, opened | {"name": "Chief nurse"})
    assert told.status_code == 409 and Member.objects.get() == member
    sentence = (
        f"“{BOARD}” was changed by jo while you had it open. jo changed its members, a member's first day."
    )
    assert sentence in words(told) and 'value="Chief nurse"' in told.text
    assert client.post(page, hidden(told) | {"name": "Chief nurse"}).status_code == 302
    over = f"/bodies/members/{member.pk}/end"
    opened = hidden(client.get(over))
    end_membership(member, date(2026, 6, 30), by="jo")
    both = client.post(over, opened | {"ends": "31 July 2026"})
    assert both.status_code == 409 and "jo changed a member's last day." in words(both)
    assert "As it is now 30 June 2026 What you wrote 31 July 2026" in words(both)
    assert client.post(over, hidden(both) | {"keep_ends": "mine"}).status_code == 302
    rows = [(each.field, each.was, each.now, each.by) for each in member.changes.all()]
    assert rows == [
        ("member", "", "Police, Adviser", "jo"),
        ("member_starts", "", "2026-04-01", "jo"),
        ("member_ends", "", "2026-06-30", "jo"),
        ("member_ends", "2026-06-30", "2026-07-31", MAKER),
    ]
    assert Member.objects.get(pk=member.pk).ends == date(2026, 7, 31)


def test_what_it_was_stands_on_its_page(client):
    signed_in(client, "dcs", authority=AUTHORITY)
    for chair in ("DCS", "Lead Member"):
        describe(board(), BodyDescription(chair, meets="monthly"), reason="A new chair", by=MAKER)
    sentence = f"Until {long_date(today())}: Chaired by DCS. Meets: monthly. A new chair ({MAKER})"
    assert sentence in words(client.get(f"/bodies/{board().pk}"))


def test_a_meeting_at_which_it_saw_a_version_is_a_day_more_of_its_history():
    version = make_plan(AUTHORITY, "Plan", by=MAKER)
    show_to(version, BOARD, on=today(), by=MAKER)
    show_to(version, BOARD, on=today(), purpose="Again", by=MAKER)
    change = board().changes.get()
    assert (change.field, change.was, change.now) == ("meetings", "", today().isoformat())


def test_who_reads_a_body_who_changes_it_and_who_does_neither(client):
    body = board()
    member = add_member(body, "Police", by=MAKER)
    page, over = f"/bodies/{body.pk}", f"/bodies/members/{member.pk}/end"
    assert client.get(page)["Location"].startswith("/sign-in")
    signed_in(client, "dcs", authority=AUTHORITY)
    assert client.get(page).status_code == 200 and "Add a member" not in words(client.get(page))
    before = Line.objects.filter(action="refused").count()
    assert client.post(page, {"name": "A"}).status_code == 403
    assert Line.objects.filter(action="refused").count() == before + 1
    assert client.post(over, {"ends": "1 May 2026"}).status_code == 403
    for role in ("partner", "action_owner"):
        signed_in(client, role, authority=AUTHORITY)
        assert client.get(page).status_code == 403 and client.get("/bodies").status_code == 403
    elsewhere = signed_in(client, "programme_manager", authority="343")
    assert (
        client.get(page).status_code == 404 and client.post(over, {"ends": "1 May 2026"}).status_code == 404
    )
    assert BOARD not in words(client.get("/bodies")) and not bodies_seen_by(elsewhere).exists()
    assert Member.objects.get().ends is None
