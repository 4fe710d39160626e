"""What is open for a while: made with a sponsor, live between its days, ended early or by the clock, never revived."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from sightline.people import rules
from sightline.people.ending import end_what_is_over
from sightline.people.models import AccountRequest, Grant, User
from sightline.people.queries import live_grants, open_glass
from sightline.people.queries.opened import last_day
from sightline.people.queries.requests import to_confirm
from sightline.people.services import changing, confirming, granting
from sightline.people.services.granting import CannotGrantError
from sightline.trail.models import Line
from support.people import granted, signed_in

pytestmark = pytest.mark.django_db
LONDON = ZoneInfo("Europe/London")
FIRST, LAST = date(2027, 3, 1), date(2027, 3, 14)


@pytest.fixture
def clock(monkeypatch):
    """The clock on the wall, which a test may set."""

    def set_to(*moment: int) -> None:
        monkeypatch.setattr(timezone, "now", lambda: datetime(*moment, tzinfo=LONDON))

    set_to(2027, 3, 5, 12)
    return set_to


@pytest.fixture
def sponsor() -> User:
    return User.objects.create(username="hester", role="head_of_service")


@pytest.fixture
def ed() -> User:
    return User.objects.create(username="ed", role="ofsted_inspector")


def opened(ed: User, sponsor: User, **more: object) -> Grant:
    chosen = {
        "why": "Inspection",
        "first": FIRST,
        "last": LAST,
        "opens": ["children", "small_numbers"],
        "by": "admin",
    }
    return granting.grant(ed, sponsor=sponsor, **(chosen | more))


def again(user: User) -> User:
    """The person as the next request would find them."""
    return User.objects.get(pk=user.pk)


@pytest.mark.parametrize(
    ("moment", "live"),
    [
        ((2027, 2, 28, 23, 59), False),  # the day before the first
        ((2027, 3, 1, 0, 0), True),  # the first
        ((2027, 3, 14, 23, 59), True),  # the last minute of the last day
        ((2027, 3, 15, 0, 0), False),  # the day after
    ],
)
def test_a_grant_is_live_from_its_first_day_to_its_last(clock, ed, sponsor, moment, live):
    clock(2027, 2, 1, 9)
    opened(ed, sponsor)
    clock(*moment)
    assert bool(live_grants(ed)) is live
    assert again(ed).has_perm("children.see") is live
    assert again(ed).has_perm("figures.see") is live
    assert again(ed).scope.whole_authority is live


def test_it_opens_what_it_says_and_nothing_else(clock, ed, sponsor):
    opened(ed, sponsor, opens=["small_numbers"])
    inspector = again(ed)
    assert inspector.has_perm("figures.see")
    assert not inspector.has_perm("children.see")
    assert inspector.scope.nobody


def test_a_clock_put_back_does_not_revive_what_anybody_could_have_noticed(clock, ed, sponsor, client: Client):
    opened(ed, sponsor)
    clock(2027, 3, 15, 9)
    assert not live_grants(ed)
    signed_in(client, "scrutiny_member")
    client.get("/account")
    clock(2027, 3, 5, 12)
    assert not live_grants(ed)
    assert not again(ed).has_perm("children.see")


def test_anybodys_request_ends_what_is_over_for_everybody(clock, ed, sponsor, client: Client):
    opened(ed, sponsor)
    clock(2027, 3, 15, 9)
    signed_in(client, "scrutiny_member")
    client.get("/account")
    assert Grant.objects.get(person=ed).ended_by == "the clock"
    line = Line.objects.get(action="grant_ended")
    assert (line.actor, line.what, line.detail) == ("the clock", "ed", {"last": "2027-03-14"})


@pytest.mark.parametrize(
    "ask",
    [
        live_grants,
        lambda user: again(user).has_perm("children.see"),
        lambda user: again(user).scope,
        lambda user: last_day(user),
        open_glass,
        to_confirm,
    ],
)
def test_a_question_writes_nothing_whatever_has_ended(clock, ed, sponsor, ask):
    opened(ed, sponsor)
    clock(2027, 3, 15, 9)
    before = Line.objects.count()
    with CaptureQueriesContext(connection) as asked:
        ask(ed)
    assert not [query for query in asked if not query["sql"].startswith("SELECT")]
    assert (Grant.objects.get().ended_at, Line.objects.count()) == (None, before)


def test_an_end_is_written_once(clock, ed, sponsor):
    opened(ed, sponsor)
    clock(2027, 3, 15, 9)
    for _ in range(3):
        end_what_is_over()
    assert Line.objects.filter(action="grant_ended").count() == 1


def test_ended_early_is_ended(clock, ed, sponsor):
    made = opened(ed, sponsor)
    granting.end(made, by="admin")
    assert not live_grants(ed)
    ended_at = Grant.objects.get().ended_at
    granting.end(made, by="somebody else")
    assert (Grant.objects.get().ended_by, Grant.objects.get().ended_at) == ("admin", ended_at)
    assert Line.objects.filter(action="grant_ended").count() == 1


def test_a_sponsor_who_leaves_takes_the_access_along(clock, ed, sponsor):
    opened(ed, sponsor)
    User.objects.filter(pk=sponsor.pk).update(is_active=False)
    assert not live_grants(ed)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"last": date(2027, 2, 27)}, "cannot end before it starts"),
        ({"first": date(2027, 2, 1), "last": date(2027, 3, 4)}, "ended already"),
        ({"last": FIRST + timedelta(days=367)}, "a year at most"),
        ({"opens": ["users"]}, "marks T"),
        ({"opens": ["trail"]}, "marks T"),
        ({"opens": []}, "Choose what it opens"),
        ({"why": "  "}, "Say why"),
        ({"by": "ed"}, "for themselves"),
        ({"by": "hester"}, "cannot be the sponsor"),
    ],
)
def test_what_may_not_be_granted_is_not(clock, ed, sponsor, more, said):
    with pytest.raises(CannotGrantError, match=said):
        opened(ed, sponsor, **more)
    assert not Grant.objects.exists()


@pytest.mark.parametrize(
    ("last", "fine"), [(LAST, True), (FIRST + timedelta(days=366), True), (date(2027, 3, 5), True)]
)
def test_days_that_are_fine(clock, ed, sponsor, last, fine):
    assert opened(ed, sponsor, last=last).last == last


LENDS = {
    "children": {
        "performance_analyst",
        "lead_analyst",
        "practitioner",
        "team_manager",
        "head_of_service",
        "dcs",
        "qa_lead",
    },
    "small_numbers": {
        "performance_analyst", "lead_analyst", "team_manager", "head_of_service", "dcs", "qa_lead", "programme_manager",
        "finance_legal", "lead_member", "data_protection_officer",
    },
}  # fmt: skip


@pytest.mark.parametrize("column", LENDS)
@pytest.mark.parametrize("role", rules.ROLES)
def test_a_sponsor_opens_no_sight_of_children_they_do_not_have(clock, ed, role, column):
    lends = User.objects.create(username="lender", role=role)
    if role in LENDS[column]:
        assert opened(ed, lends, opens=[column]).sponsor == lends
    else:
        with pytest.raises(CannotGrantError, match="cannot be the sponsor"):
            opened(ed, lends, opens=[column])


@pytest.mark.parametrize("role", ["partner", "ofsted_inspector", "system_administrator"])
def test_who_cannot_be_a_sponsor(clock, ed, role):
    with pytest.raises(CannotGrantError, match="cannot be the sponsor"):
        opened(ed, User.objects.create(username="pat", role=role))


def test_a_role_without_a_t_has_nothing_to_be_opened(clock, sponsor):
    with pytest.raises(CannotGrantError, match="nothing to grant"):
        opened(User.objects.create(username="bo", role="practitioner"), sponsor)


def test_a_partner_lives_by_a_grant_that_may_open_nothing_more(clock, sponsor):
    pat = User.objects.create(username="pat", role="partner")
    assert pat.has_ended and not pat.has_perm("figures.see")
    opened(pat, sponsor, opens=[])
    assert not again(pat).has_ended and again(pat).has_perm("figures.see")


@pytest.mark.parametrize("role", sorted(rules.OUTSIDERS))
def test_partners_and_regulators_have_nothing_without_a_grant(role):
    user = User.objects.create(username="x", role=role, teams=["T1"])
    assert user.has_ended
    assert user.scope.nobody
    assert not any(user.has_perm(permission) for permission in rules.PERMISSIONS)


@pytest.mark.parametrize(
    "wrong",
    [
        {"last": date(2027, 2, 1)},
        {"ended_at": datetime(2027, 3, 2, tzinfo=LONDON), "ended_by": ""},
        {"ended_at": None, "ended_by": "admin"},
    ],
)
def test_the_database_refuses_a_grant_that_makes_no_sense(clock, ed, sponsor, wrong):
    made = opened(ed, sponsor)
    with pytest.raises(IntegrityError), transaction.atomic():
        Grant.objects.filter(pk=made.pk).update(**wrong)


def test_an_administrator_opens_and_ends_it_on_a_page_and_an_outsider_does_not(client: Client, ed, sponsor):
    there = f"/people/{ed.pk}/grant"
    assert client.get(there).status_code == 302
    signed_in(client, "system_administrator")
    today = timezone.localdate()
    last = today + timedelta(days=13)
    sent = {
        "sponsor": sponsor.pk,
        "why": "Inspection",
        "first": f"{today:%d/%m/%Y}",
        "last": f"{last:%d %B %Y}",
        "opens": ["small_numbers"],
    }
    assert "Choose who asked" in client.post(there, sent | {"sponsor": ""}).text
    assert "Choose what it opens" in client.post(there, sent | {"opens": []}).text
    assert "Enter a day such as" in client.post(there, sent | {"last": "soon"}).text
    assert "hester is the sponsor and confirms it" in client.post(there, sent).text
    assert not Grant.objects.exists()
    confirming.confirm(AccountRequest.objects.get(), by="hester")
    line = Line.objects.get(action="granted")
    assert (line.what, line.reason, line.detail["sponsor"]) == ("ed", "Inspection", "hester")
    theirs = Client()
    theirs.force_login(ed)
    assert f"Access ends {last.day} {last:%B %Y}" in theirs.get("/account").text
    assert theirs.get("/scorecard").status_code == 200
    client.post(f"/people/grants/{Grant.objects.get().pk}/end")
    page = theirs.get("/scorecard")
    assert (page.status_code, "Your access ended on" in page.text) == (403, True)


def test_an_administrator_opens_nothing_for_themselves(client: Client, sponsor):
    admin = signed_in(client, "system_administrator")
    today = timezone.localdate()
    sent = {"sponsor": sponsor.pk, "why": "Because", "first": f"{today}", "last": f"{today}", "opens": []}
    assert "for themselves" in client.post(f"/people/{admin.pk}/grant", sent).text
    assert not Grant.objects.exists()


def test_nobody_without_a_grant_is_told_that_access_ends(client: Client):
    signed_in(client, "dcs")
    assert "Access ends" not in client.get("/account").text


def test_an_auditor_keeps_the_account_when_the_grant_ends(clock):
    auditor = User.objects.create(username="auditor", role="auditor")
    granted(auditor, "children", first=FIRST, last=LAST)
    assert not again(auditor).has_ended
    assert again(auditor).opened == {"children"}
    assert again(auditor).scope.nobody  # sampled, and nothing makes samples yet


def test_another_role_does_not_take_the_grant_along(clock, ed, sponsor):
    opened(ed, sponsor)
    changing.change(again(ed), role="auditor", teams=(), authority="", by="admin")
    assert not again(ed).opened
    assert Grant.objects.get().ended_by == "admin"
