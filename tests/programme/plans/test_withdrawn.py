"""What a plan holds no longer to stands, with its reason, where versions are compared and on the plan on a page."""

import pytest

from sightline.programme.consultation.views.asks import first_sentence as answer_of_asks
from sightline.programme.delivery.services.status import set_status
from sightline.programme.models import Finding, Version
from sightline.programme.overview.views.on_a_page import answer_of_page
from sightline.programme.plans.queries.withdrawals import taken_out, withdrawn
from sightline.programme.plans.services.entries import remove_entry
from sightline.programme.plans.services.versions import move_version, refresh
from sightline.programme.sources.services.corrections import withdraw_finding
from sightline.programme.sources.views.draft import first_sentence as answer_of_draft
from sightline.programme.sources.views.sources import answer_of_one
from support.figure_pages import addresses, words
from support.people import signed_in
from support.plans import (
    AUTHORITY,
    DECIDER,
    MAKER,
    action,
    entry,
    person,
    small_plan,
    start,
    today,
)

pytestmark = pytest.mark.django_db

PAGE = "/programme/on-a-page"


def version(number: int = 1) -> Version:
    return Version.objects.get(number=number)


def stopped(reference: str, why: str) -> None:
    found = action(reference)
    set_status(found, "stopped", edition=found.edition, by=MAKER, reason=why)


def test_an_outsider_and_who_sees_no_whole_plan_see_nothing_of_it(client):
    small_plan()
    stopped("A2", "The campaign is another board's now")
    for path in (PAGE, f"/programme/versions/{version().pk}/compare"):
        assert client.get(path)["Location"].startswith("/sign-in")
    signed_in(client, "partner", authority=AUTHORITY)
    assert client.get(PAGE).status_code == 403


def test_a_stopped_action_stands_with_its_reason_on_both_pages(client):
    small_plan()
    stopped("A2", "The campaign is another board's now")
    client.force_login(person(MAKER))
    for path in (PAGE, f"/programme/versions/{version().pk}/compare?with=sealed"):
        page = client.get(path)
        said = words(page).replace("’", "'")
        assert "Stopped: A2 Awareness of private fostering" in said
        assert f"{MAKER}. Why: The campaign is another board's now" in said
        assert f"/programme/actions/{action('A2').pk}" in addresses(page)


def test_the_last_reason_is_told_of_one_stopped_twice():
    small_plan()
    stopped("A1", "No money")
    found = action("A1")
    set_status(found, "in_progress", edition=found.edition, by=MAKER, reason="Money after all")
    stopped("A1", "The board decided otherwise")
    [gone] = withdrawn(version())
    assert (gone.what, gone.because, gone.on, gone.by) == (
        "Stopped",
        "The board decided otherwise",
        today(),
        MAKER,
    )


def test_a_withdrawn_finding_that_the_version_names_stands_with_its_reason(client):
    small_plan()
    found = Finding.objects.get(place=2)
    withdraw_finding(found, edition=found.source.edition, reason="Ofsted took it back", by=MAKER)
    client.force_login(person(MAKER))
    said = words(client.get(PAGE))
    assert f"Withdrawn: {found.text}" in said and "Why: Ofsted took it back" in said


def test_what_was_taken_out_of_an_earlier_version_stands_on_the_page_once_the_new_one_stands(client):
    small_plan()
    refresh(version(), reasons="A year on", by=MAKER)
    remove_entry(entry("A2", 2), reason="It belongs to the schools", by=MAKER)
    client.force_login(person(MAKER))
    assert "Taken out" not in words(client.get(PAGE))  # the live version still has it
    move_version(version(2), "live", reason="The board agreed", by=DECIDER)
    said = words(client.get(PAGE))
    assert "Taken out: A2 Awareness of private fostering" in said and "Why: It belongs to the schools" in said
    assert [each.what for each in taken_out(version(2))] == ["Taken out"]
    assert taken_out(version(1)) == []


def test_nothing_withdrawn_is_no_heading(client):
    small_plan()
    client.force_login(person(MAKER))
    assert "Stopped and withdrawn" not in words(client.get(PAGE))


def test_it_takes_as_many_queries_for_many_as_for_one(django_assert_num_queries):
    small_plan()
    start(action("A2"))
    for reference in ("A1", "A2", "A4"):
        stopped(reference, "x")
    found = version()
    with django_assert_num_queries(3):
        assert len(withdrawn(found)) == 3


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (answer_of_page(0, 0, 0), "No finding is on record yet."),
        (answer_of_page(1, 1, 0), "1 finding, not answered."),
        (answer_of_page(4, 0, 0), "4 findings, all answered with nothing overdue."),
        (answer_of_page(4, 1, 2), "4 findings: 1 not answered, 2 with an overdue action."),
        (answer_of_asks(0, 0, 0), "Nothing is asked of partners yet."),
        (answer_of_asks(3, 0, 0), "No ask is open."),
        (answer_of_asks(3, 1, 1), "1 ask is open; it is overdue."),
        (answer_of_asks(3, 1, 0), "1 ask is open; none overdue."),
        (answer_of_asks(3, 1, 0, 2), "1 ask is open; none overdue. 2 asks have an answer."),
        (answer_of_asks(3, 0, 0, 1), "No ask is open. 1 ask has an answer."),
        (answer_of_asks(3, 3, 1), "3 asks are open; 1 overdue."),
        (answer_of_asks(3, 3, 0), "3 asks are open; none overdue."),
        (answer_of_one(0, 0, 0), "No finding of it is on record."),
        (answer_of_one(1, 0, 0), "1 finding, and it is not open."),
        (answer_of_one(1, 1, 0), "1 open finding, answered by the plan."),
        (answer_of_one(3, 1, 1), "2 open findings: 1 answered by the plan, 1 in red."),
        (
            answer_of_draft([{"state": "open"}]),
            "1 finding, still to look at. Nothing is saved until you say so.",
        ),
    ],
)
def test_the_first_sentence_reads_as_people_speak(said, sentence):
    assert said == sentence
