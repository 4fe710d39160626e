"""What stands beside the box: how a part reads in its paper as it is typed, and what is found in it; nothing is saved by looking."""

from datetime import date

import pytest

from sightline.freezes.services import confirm
from sightline.freezes.services import make as make_freeze
from sightline.papers.models import Paper
from sightline.papers.queries.part_preview import part_preview
from sightline.papers.services.writing import add_part
from sightline.people.models import User
from sightline.people.services import add_user
from support.figure_pages import send, words
from support.papers import AUTHOR, part, small_paper
from support.small_council import AUTHORITY

pytestmark = pytest.mark.django_db
READS = "How it reads"


@pytest.fixture
def paper() -> Paper:
    return small_paper()


def shown(page) -> str:
    """What the page says beside the box."""
    return words(page).partition(READS)[2]


def address(paper: Paper, name: str) -> str:
    return f"/papers/{paper.pk}/write/{part(paper, name).pk}"


def test_a_section_stands_with_its_number_and_its_own_findings_alone(paper, client):
    client.force_login(User.objects.get(username=AUTHOR))
    first = shown(client.get(address(paper, "section.background")))
    assert "1. Background" in first and "figure inspected" in first and "Progress" not in first
    assert "Put right" in first
    second = shown(client.get(address(paper, "section.progress")))
    assert "2. Progress Visits are in time." in second and "Put right" not in second


def test_what_is_typed_is_shown_and_not_saved(paper, client):
    client.force_login(User.objects.get(username=AUTHOR))
    sent = {"heading": "Progress", "text": "Of 40 visits 12 were late.\n\n- {see nowhere}", "preview": "yes"}
    page = send(client, address(paper, "section.progress"), sent)
    assert page.status_code == 200
    assert "2. Progress Of 40 visits 12 were late." in shown(page) and "“12”" in shown(page)
    assert "see nowhere" in shown(page)
    assert "Of 40 visits 12 were late." in page.content.decode()
    assert part(paper, "section.progress").value["text"] == "Visits are in time."
    assert part(paper, "section.progress").edition == 1


def test_a_script_gets_the_panel_alone(paper, client):
    client.force_login(User.objects.get(username=AUTHOR))
    sent = {"heading": "Progress", "text": "Typed just now.", "preview": "yes"}
    answer = client.post(address(paper, "section.progress"), sent, headers={"x-requested-with": "fetch"})
    text = answer.content.decode()
    assert (
        answer.status_code == 200
        and "Typed just now." in text
        and "<form" not in text
        and "<html" not in text
    )
    assert part(paper, "section.progress").value["text"] == "Visits are in time."


def test_what_cannot_be_read_yet_leaves_the_part_as_it_stands(paper, client):
    client.force_login(User.objects.get(username=AUTHOR))
    page = send(
        client, address(paper, "section.progress"), {"heading": "P" * 400, "text": "", "preview": "yes"}
    )
    assert "cannot be read yet" in shown(page) and "Visits are in time." in shown(page)


def test_a_field_an_appendix_a_section_without_a_heading_and_a_figure(paper):
    person = User.objects.get(username=AUTHOR)
    made = part_preview(
        person, paper, part(paper, "section.progress"), {"heading": "", "text": "It goes on."}
    )
    assert made.document is None and made.fault == ""
    appendix = add_part(
        paper,
        "appendix",
        "more",
        {"title": "More", "sections": [{"key": "more_of_it", "heading": "", "text": "All of it."}]},
        by=AUTHOR,
    )
    made = part_preview(person, paper, appendix, appendix.value)
    assert "All of it." in str(made.document) and "Visits are in time." not in str(made.document)
    figure = add_part(paper, "figure", "audits", {"value": 85, "unit": "percent"}, by=AUTHOR)
    assert part_preview(person, paper, figure, figure.value).document is None


@pytest.mark.parametrize("name", ["sue", "fay", "manager"])
def test_who_may_not_write_sees_nothing_of_it(paper, client, name):
    client.force_login(User.objects.get(username=name))
    sent = {"heading": "Progress", "text": "Typed.", "preview": "yes"}
    answer = client.post(address(paper, "section.progress"), sent, headers={"x-requested-with": "fetch"})
    assert answer.status_code in (403, 404) and "Typed." not in answer.content.decode()


def test_who_may_not_see_a_freeze_reads_what_is_published_of_it_alone(paper, council, client):
    add_user("analyst", "performance_analyst", by="tests")
    add_user("lead", "lead_analyst", by="tests")
    made = make_freeze(by="analyst", authority=AUTHORITY, name="Q1 2025-26", cut_off=date(2025, 6, 30))
    paper.freeze = confirm(made, by="lead")
    paper.save()
    figure = "71.4% (30 of 42)"
    for name, seen in ((AUTHOR, True), ("dee", False)):
        client.force_login(User.objects.get(username=name))
        sent = {"heading": "Progress", "text": "In time: {AS01}.", "preview": "yes"}
        page = send(client, address(paper, "section.progress"), sent)
        assert page.status_code == 200 and (figure in shown(page)) is seen, name
        assert ("not in a published edition" in shown(page)) is not seen
