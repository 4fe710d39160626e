"""Two people at one grouping: the second is told, sees both texts and chooses; nothing that was typed is lost."""

import pytest

from sightline.history.refusals import ChangedMeanwhileError, GoneMeanwhileError
from sightline.programme.models import Grouping, Version
from sightline.programme.plans.services.groupings import (
    change_grouping,
    remove_grouping,
)
from sightline.programme.plans.services.versions import move_version
from sightline.trail.models import Line
from support.figure_pages import hidden, words
from support.people import signed_in
from support.plans import AUTHORITY, DECIDER, MAKER, person, small_plan

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def practice() -> Grouping:
    return Grouping.objects.get(key="practice")


def here(found: Grouping | None = None) -> str:
    return f"/programme/groupings/{(found or practice()).pk}"


def typed(**more: str) -> dict[str, str]:
    """The form as it stands, with what this person changes."""
    found = practice()
    stands = {name: getattr(found, name) for name in ("title", "about", "for_young_people", "progress")}
    return {**stands, "place": str(found.place), **more}


def first_changes(**more: str) -> None:
    """Somebody else is quicker."""
    found = practice()
    stands = {"title": found.title, "about": found.about, "progress": found.progress}
    change_grouping(found, edition=found.edition, by="first", **{**stands, **more})


def test_an_outsider_is_sent_to_sign_in_and_who_only_reads_is_refused(client):
    small_plan()
    assert client.get(here())["Location"].startswith("/sign-in")
    signed_in(client, "dcs", authority=AUTHORITY)
    assert client.post(here(), typed(progress="Mine")).status_code == 403


def test_the_second_of_two_people_sees_both_texts_and_chooses(client):
    small_plan(live=False)
    client.force_login(person(MAKER))
    opened = hidden(client.get(here()))
    mine = typed(title="Practice that lasts", progress="Half is done.")
    first_changes(title="Good practice", about="What is done with families")
    before = Line.objects.count()
    page = client.post(here(), opened | mine)
    said = words(page)
    assert page.status_code == 409 and "“Good practice” was changed while you had it open" in said
    assert "first changed what it is called, what it is about." in said
    assert "Practice that lasts" in said and "Half is done." in said
    assert "What it is about, now: What is done with families" in said
    assert practice().title == "Good practice" and Line.objects.count() == before
    again = hidden(page) | {"keep_progress": "mine"}
    assert "Choose one of the two" in words(client.post(here(), again))
    assert client.post(here(), again | {"keep_title": "mine"}).status_code == 302
    found = practice()
    assert (found.title, found.about, found.progress) == (
        "Practice that lasts",
        "What is done with families",
        "Half is done.",
    )
    line = Line.objects.latest("number")
    assert (line.actor, line.detail["from"]["title"]) == (MAKER, "Good practice")


def test_a_third_who_came_between_is_told_too(client):
    small_plan(live=False)
    client.force_login(person(MAKER))
    opened = hidden(client.get(here()))
    mine = typed(progress="Half is done.")
    first_changes(progress="Nothing is done.")
    page = client.post(here(), opened | mine)
    first_changes(progress="A third is done.")
    last = client.post(here(), hidden(page) | {"keep_progress": "mine"})
    assert last.status_code == 409 and "A third is done." in words(last) and "Half is done." in words(last)


def test_a_fault_of_the_form_keeps_the_edition_that_was_seen(client):
    small_plan(live=False)
    client.force_login(person(MAKER))
    opened = hidden(client.get(here()))
    mine = typed(title="")
    first_changes(about="Families")
    page = client.post(here(), opened | mine)
    assert "Enter what it is called" in words(page)
    assert client.post(here(), hidden(page) | {**mine, "title": "Practice"}).status_code == 409


def test_of_a_live_version_the_form_asks_for_progress_only(client):
    small_plan()
    client.force_login(person(MAKER))
    page = client.get(here())
    assert "its words are sealed" in words(page) and 'name="title"' not in page.text
    assert client.post(here(), hidden(page) | {"progress": "Two of three."}).status_code == 302
    assert (practice().progress, practice().title) == ("Two of three.", "Practice")


def test_a_version_that_went_live_meanwhile_loses_nothing_that_was_typed(client):
    small_plan(live=False)
    client.force_login(person(MAKER))
    opened = hidden(client.get(here()))
    mine = typed(title="Else", progress="Mine")
    move_version(Version.objects.get(), "live", reason="The board agreed", by=DECIDER)
    page = client.post(here(), opened | mine)
    assert page.status_code == 200 and "sealed" in words(page)
    assert 'value="Else"' in page.text and "Mine" in page.text


def test_what_was_typed_of_one_that_is_gone_can_be_added_anew(client):
    small_plan(live=False)
    client.force_login(person(MAKER))
    found = practice()
    opened = hidden(client.get(here()))
    mine = typed(title="Good practice", about="Families", progress="Half is done.")
    remove_grouping(found, edition=found.edition, by="first")
    page = client.post(here(found), opened | mine)
    assert page.status_code == 409 and "taken out by somebody else" in words(page)
    assert 'value="Good practice"' in page.text and "Families" in page.text
    assert "Half is done." in words(page)
    assert client.get(here(found)).status_code == 404


def test_nobody_takes_out_what_somebody_else_just_changed(client):
    small_plan(live=False)
    client.force_login(person(MAKER))
    seen = practice().edition
    first_changes(about="Families")
    page = client.post(f"{here()}/remove", {"edition": seen})
    assert page.status_code == 409 and "“Practice” was changed by first" in words(page)
    assert practice().about == "Families"
    assert client.post(f"{here()}/remove", {"edition": practice().edition}).status_code == 302
    assert not Grouping.objects.filter(key="practice").exists()


def test_the_actions_refuse_an_old_edition_and_one_that_is_gone():
    small_plan(live=False)
    found, seen = practice(), practice().edition
    first_changes(about="Families")
    with pytest.raises(ChangedMeanwhileError, match="Nothing of yours is lost"):
        change_grouping(found, edition=seen, title="Else", about="", progress="", by=MAKER)
    remove_grouping(found, edition=practice().edition, by=MAKER)
    with pytest.raises(GoneMeanwhileError, match="taken out by somebody else"):
        change_grouping(found, edition=seen, title="Else", about="", progress="", by=MAKER)
