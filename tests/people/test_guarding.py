"""Restricted children, broken glass, and that no child's reference stays in this room."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.utils import timezone

from sightline.engine.places import data_folder
from sightline.people.ending import end_what_is_over
from sightline.people.fingerprints import KeyChangedError, fingerprint
from sightline.people.models import BreakGlass, RestrictedChild, User
from sightline.people.queries import open_glass, seen_by
from sightline.people.services.glass import CannotBreakGlassError, break_glass, review
from sightline.people.services.restricting import CannotRestrictError, lift, restrict
from sightline.returns.load import load
from sightline.trail.models import Line
from support.people import signed_in

pytestmark = pytest.mark.django_db
LONDON = ZoneInfo("Europe/London")
ROWS = [
    {"child_id": "C-1", "team": "North"},
    {"child_id": "C-2", "team": "North"},
    {"child_id": "C-3", "team": "South"},
    {"child_id": "C-10", "team": "South"},
    {"child_id": None, "team": "North"},
    {"child_id": "C-4", "team": None},
]


@pytest.fixture
def clock(monkeypatch):
    """The clock on the wall, which a test may set."""

    def set_to(*moment: int) -> None:
        monkeypatch.setattr(timezone, "now", lambda: datetime(*moment, tzinfo=LONDON))

    set_to(2027, 3, 5, 12, 0)
    return set_to


@pytest.fixture
def manager() -> User:
    return User.objects.create(username="manager", role="team_manager", teams=["North"])


@pytest.fixture
def analyst() -> User:
    return User.objects.create(username="analyst", role="performance_analyst")


def children(user: User) -> list[str | None]:
    return [row["child_id"] for row in seen_by(User.objects.get(pk=user.pk), ROWS)]


def hide(*references: str, allowed: tuple[str, ...] = (), kind: str = "staff") -> int:
    return restrict(references, kind=kind, why="Mother works here", allowed=allowed, by="dpo")


def test_the_whole_authority_sees_every_row_and_a_team_its_own(manager, analyst):
    assert children(analyst) == ["C-1", "C-2", "C-3", "C-10", None, "C-4"]
    assert children(manager) == ["C-1", "C-2", None]


def test_an_outsider_sees_no_row():
    assert children(User.objects.create(username="m", role="scrutiny_member", teams=["North"])) == []


def test_a_restricted_child_is_hidden_from_everybody_and_counted(manager, analyst):
    hide("C-1")
    assert children(analyst) == ["C-2", "C-3", "C-10", None, "C-4"]
    assert (seen_by(analyst, ROWS).restricted, seen_by(manager, ROWS * 2).restricted) == (1, 2)


@pytest.mark.parametrize("hidden", [(), ("C-1",), ("C-1", "C-2", "C-3", "C-10", "C-4")])
@pytest.mark.parametrize("narrowed", [ROWS, ROWS[:1], ROWS[2:4], []])
def test_a_list_says_the_same_whether_it_leaves_somebody_out_or_not(analyst, hidden, narrowed):
    if hidden:
        hide(*hidden)
    assert seen_by(analyst, narrowed).words == "Lists may leave out restricted records."


def test_what_is_hidden_outside_ones_scope_is_not_counted(manager):
    hide("C-3")
    assert (children(manager), seen_by(manager, ROWS).restricted) == (["C-1", "C-2", None], 0)


def test_those_allowed_still_see_it_within_their_scope(manager, analyst):
    hide("C-1", "C-3", allowed=("manager",))
    assert children(manager) == ["C-1", "C-2", None]
    assert children(analyst) == ["C-2", "C-10", None, "C-4"]


@pytest.mark.parametrize("written", [" C-1 ", "c-1"])
def test_spaces_and_capitals_do_not_let_a_child_slip_through(analyst, written):
    hide(written)
    assert "C-1" not in children(analyst)


def test_one_reference_that_begins_like_another_is_another_child(analyst):
    hide("C-1")
    assert "C-10" in children(analyst)


def test_lifted_is_seen_again(analyst):
    hide("C-1")
    lift("C-1", why="Left the council", by="dpo")
    assert "C-1" in children(analyst)
    with pytest.raises(CannotRestrictError, match="No child of this reference"):
        lift("C-1", why="Again", by="dpo")


def test_restricting_twice_keeps_one_row_with_the_newer_names(manager):
    hide("C-1")
    hide("C-1", allowed=("manager",), kind="adoption")
    assert (RestrictedChild.objects.get().kind, "C-1" in children(manager)) == ("adoption", True)


def test_a_name_nobody_has_changes_nothing(analyst):
    with pytest.raises(CannotRestrictError, match="no user named nobody"):
        hide("C-1", "C-2", allowed=("nobody",))
    assert not RestrictedChild.objects.exists()


def test_another_key_shuts_every_list_instead_of_opening_it(analyst):
    hide("C-1")
    (data_folder() / "keys" / "children").unlink()
    with pytest.raises(KeyChangedError, match="Put it back"):
        children(analyst)
    with pytest.raises(KeyChangedError):
        hide("C-2")


def test_this_rooms_tables_hold_no_reference(manager):
    hide("KID-77")
    break_glass(manager, child="KID-78", why="Cover", by="manager")
    with connection.cursor() as cursor:
        for model in (RestrictedChild, BreakGlass):
            cursor.execute(f"SELECT * FROM {model._meta.db_table}")
            assert "KID-7" not in str(cursor.fetchall())


def test_the_trail_says_who_restricted_whom_and_why():
    hide("C-1", "C-2")
    line = Line.objects.get(action="restricted")
    assert (line.actor, line.reason, line.detail["children"]) == ("dpo", "Mother works here", ["C-1", "C-2"])
    assert "C-1" not in line.what + line.reason


def test_fingerprints_differ_by_key():
    assert fingerprint("C-1", b"one") != fingerprint("C-1", b"other")


@pytest.mark.parametrize(
    ("moment", "open_still"),
    [((2027, 3, 5, 12, 0), True), ((2027, 3, 5, 13, 59), True), ((2027, 3, 5, 14, 0), False)],
)
def test_broken_glass_opens_a_team_for_two_hours(clock, manager, moment, open_still):
    break_glass(manager, team="South", why="Covering", by="manager")
    clock(*moment)
    assert ("C-3" in children(manager)) is open_still
    assert "C-1" in children(manager)


def test_a_clock_put_back_does_not_close_the_pane_again_for_two_hours_more(clock, manager):
    break_glass(manager, team="South", why="Covering", by="manager")
    clock(2027, 3, 5, 14, 0)
    assert not open_glass(manager)
    end_what_is_over()  # somebody's request
    clock(2027, 3, 5, 12, 30)
    assert not open_glass(manager)
    assert "C-3" not in children(manager)


def test_glass_broken_after_now_is_not_open(clock, manager):
    break_glass(manager, team="South", why="Covering", by="manager")
    clock(2027, 3, 5, 11, 54)
    assert not open_glass(manager)
    end_what_is_over()  # somebody's request
    clock(2027, 3, 5, 12, 30)
    assert not open_glass(manager)


def test_broken_glass_opens_one_child_alone(clock, manager):
    break_glass(manager, child=" c-3 ", why="Covering", by="manager")
    assert children(manager) == ["C-1", "C-2", "C-3", None]
    line = Line.objects.get(action="broke_glass")
    assert (line.what, line.detail["children"]) == ("a child", ["c-3"])


def test_broken_glass_does_not_show_a_restricted_child(clock, manager):
    hide("C-3")
    break_glass(manager, child="C-3", why="Covering", by="manager")
    assert children(manager) == ["C-1", "C-2", None]
    assert seen_by(manager, ROWS).restricted == 1


@pytest.mark.parametrize(
    ("role", "teams", "team", "said"),
    [
        ("performance_analyst", [], "South", "whole authority's children already"),
        ("team_manager", ["South"], "South", "this team's children already"),
        ("team_manager", [], "South", "sees no children's records"),
        ("scrutiny_member", ["North"], "South", "sees no children's records"),
        ("system_administrator", [], "South", "sees no children's records"),
        ("data_protection_officer", [], "South", "sees no children's records"),
    ],
)
def test_whose_role_or_scope_leaves_nothing_to_break(role, teams, team, said):
    user = User.objects.create(username="x", role=role, teams=teams)
    with pytest.raises(CannotBreakGlassError, match=said):
        break_glass(user, team=team, why="Covering", by="x")
    assert not BreakGlass.objects.exists()


@pytest.mark.parametrize("asked", [{}, {"team": "South", "child": "C-3"}])
def test_one_thing_is_asked_for(manager, asked):
    with pytest.raises(CannotBreakGlassError, match="one of the two"):
        break_glass(manager, why="Covering", by="manager", **asked)


def test_nobody_reviews_their_own_or_twice(manager):
    broken = break_glass(manager, team="South", why="Covering", by="manager")
    with pytest.raises(CannotBreakGlassError, match="their own"):
        review(broken, note="Fine", by="manager")
    review(broken, note="Fine", by="dpo")
    with pytest.raises(CannotBreakGlassError, match="dpo has reviewed"):
        review(broken, note="Not fine", by="other")
    assert BreakGlass.objects.get().note == "Fine"


@pytest.mark.parametrize("wrong", [{"team": "", "child": ""}, {"child": "x"}, {"reviewed_by": "dpo"}])
def test_the_database_refuses_glass_that_makes_no_sense(manager, wrong):
    broken = break_glass(manager, team="South", why="Covering", by="manager")
    with pytest.raises(IntegrityError), transaction.atomic():
        BreakGlass.objects.filter(pk=broken.pk).update(**wrong)


def test_an_outsider_gets_to_none_of_these_pages(client: Client):
    for address in ("/glass", "/glass/reviews", "/restricted"):
        assert client.get(address)["Location"] == f"/sign-in?next={address}"
    signed_in(client, "scrutiny_member")
    for address in ("/glass", "/glass/reviews", "/restricted"):
        assert client.get(address).status_code == 403


def test_glass_is_broken_on_a_page_with_a_reason(client: Client):
    signed_in(client, "team_manager", teams=["North"])
    assert "Enter why you need" in client.post("/glass", {"child": "C-3"}).text
    assert "one of the two" in client.post("/glass", {"why": "Covering"}).text
    assert client.post("/glass", {"child": "C-3", "why": "Covering"})["Location"] == "/glass"
    page = client.get("/glass").text
    assert ("One child: open until" in page, "C-3" in page) == (True, False)


def test_the_officer_looks_into_it_on_a_page(client: Client, manager):
    broken = break_glass(manager, team="South", why="Covering for Jo", by="manager")
    signed_in(client, "data_protection_officer")
    page = client.get("/glass/reviews").text
    assert ("1 breaking waits for review" in page, "Covering for Jo" in page, "Late" in page) == (
        True,
        True,
        False,
    )
    assert "Enter what you found" in client.post("/glass/reviews", {"glass": broken.pk, "note": ""}).text
    assert client.post("/glass/reviews", {"glass": "no"}).status_code == 404
    client.post("/glass/reviews", {"glass": broken.pk, "note": "He was covering"})
    page = client.get("/glass/reviews").text
    assert ("Nothing waits for review" in page, "He was covering" in page) == (True, True)


def test_what_was_not_reviewed_on_its_day_is_late(client: Client, manager):
    broken = break_glass(manager, team="South", why="Covering", by="manager")
    BreakGlass.objects.filter(pk=broken.pk).update(broken_at=timezone.now() - timedelta(days=1))
    signed_in(client, "data_protection_officer")
    assert "Late" in client.get("/glass/reviews").text


def test_the_restricted_list_is_kept_on_a_page_that_shows_no_reference(client: Client, manager):
    signed_in(client, "data_protection_officer")
    sent = {"references": "C-1\n\n C-2 \n", "kind": "adoption", "why": "Placed", "allowed": "manager"}
    refused = client.post("/restricted", sent | {"allowed": "jo"})
    assert "no user named jo" in refused.text and list(refused.context["form"].errors) == ["allowed"]
    assert client.post("/restricted", sent)["Location"] == "/restricted"
    page = client.get("/restricted").text
    assert ("2 children are kept" in page, "Adoption" in page, "C-1" in page) == (True, True, False)
    assert (
        "No child of this reference"
        in client.post("/restricted/lift", {"reference": "C-9", "why": "Typo"}).text
    )
    assert client.post("/restricted/lift", {"reference": "C-1", "why": "Done"})["Location"] == "/restricted"
    assert "1 child is kept" in client.get("/restricted").text


def test_a_reference_no_loaded_record_has_is_asked_about_before_it_is_restricted(client: Client, tmp_path):
    signed_in(client, "data_protection_officer")
    (tmp_path / "ssd_person.csv").write_text("pers_person_id,pers_sex\nC-1,F\nC-2,M\n")
    load([tmp_path / "ssd_person.csv"], authority="990", data_to=date(2025, 6, 30))
    sent = {"references": "C-1\n\nc-2\nC-02", "kind": "staff", "why": "Works here", "allowed": ""}
    page = client.post("/restricted", sent).text
    assert "2 of these references, the first on line 3, are in no record that is loaded" in page
    assert RestrictedChild.objects.count() == 0, "all or none"
    one = client.post("/restricted", sent | {"references": "C-1\nC-02"}).text
    assert "The reference on line 2 is in no record that is loaded" in one
    assert client.post("/restricted", sent | {"references": " C-1 \nC-2"}).status_code == 302
    assert client.post("/restricted", sent | {"references": "C-3", "all_the_same": "yes"}).status_code == 302
    assert RestrictedChild.objects.count() == 3
