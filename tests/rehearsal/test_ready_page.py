"""The page of how ready the answers are: list by list, line by line, and nobody else's business."""

import pytest

from sightline.engine.snapshots import open_snapshot
from sightline.inspections.themes import all_themes
from sightline.measuring.discover import measures
from sightline.programme.models import Finding
from sightline.rehearsal.lists_ready import LISTS_READY, readiness_of
from sightline.rehearsal.rules.lines_of_enquiry import line_named, lines_of_enquiry
from sightline.returns.annex_a_lists.making import annex_a
from sightline.standards.annex_a import LISTS
from support.figure_pages import words
from support.people import signed_in
from support.plans import small_plan

pytestmark = pytest.mark.django_db
PAGE = "/inspection/ready"


def test_every_theme_and_measure_and_list_belongs_to_a_line():
    lines = lines_of_enquiry()
    themes = {each.id for each in all_themes()}
    assert set().union(*(line.themes for line in lines)) == themes
    assert all(any(line.has_figure(name) for line in lines) for name in measures())
    assert sorted(number for line in lines for number in line.lists) == sorted(LISTS)
    assert line_named("in_care").title == "Children in care" and line_named("else") is None
    assert not line_named("care_leavers").has_figure("AS01") and line_named("leaders").lists == ()


def test_the_page_says_list_by_list_what_can_be_made_and_what_would_be_asked(council, client):
    signed_in(client, "programme_manager")
    page = words(client.get(PAGE))
    assert "3 of 11 lists can be made of data to 30 June 2025" in page
    assert "No table of the SSD holds adopters." in page
    assert "List 4 Assessments: what would be asked" in page
    assert "Your SSD does not fill it." in page
    assert "Lines of enquiry" in page


def test_what_a_load_worked_out_is_what_the_lists_say(council):
    snapshot = open_snapshot()
    assert LISTS_READY.of(snapshot)["990"] == readiness_of(annex_a(snapshot, "990"))
    text = (LISTS_READY.folder(snapshot) / "lists.json").read_text()
    assert "CH-0" not in text, "no child stands in it"


def test_findings_without_an_action_stand_under_their_line(council, client):
    plan = small_plan()
    finding = Finding.objects.filter(source__authority=plan.authority, entries=None).first()
    assert finding is not None
    Finding.objects.filter(pk=finding.pk).update(themes=["care_leavers"])
    signed_in(client, "programme_manager")
    page = words(client.get(PAGE))
    assert "Care leavers: what stands in the way" in page


@pytest.mark.parametrize(
    ("role", "authority", "status"),
    [
        ("performance_analyst", "", 200),
        ("performance_analyst", "990", 200),
        ("performance_analyst", "343", 403),  # another council's
        ("team_manager", "", 403),
        ("scrutiny_member", "", 403),
        ("ofsted_inspector", "", 403),
        ("system_administrator", "", 403),
    ],
)
def test_who_prepares_for_an_inspection_sees_it_and_nobody_else(council, client, role, authority, status):
    signed_in(client, role, authority=authority)
    assert client.get(PAGE).status_code == status


def test_without_data_the_page_says_so(client):
    signed_in(client, "programme_manager")
    assert "Nothing loaded yet" in words(client.get(PAGE))
