"""The page of a plan's documents and each file of it: for who sees the whole plan, and for nobody else."""

from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse

from sightline.papers.plan_documents.kinds import KINDS
from sightline.programme.models import Finding, Version
from support.people import signed_in
from support.plans import MAKER, small_plan

pytestmark = pytest.mark.django_db


def client_as(role: str, **more: str) -> Client:
    client = Client()
    signed_in(client, role, **more)
    return client


def address(name: str, form: str) -> str:
    return reverse("plan-document", args=[Version.objects.get().pk, name, form])


def test_every_document_is_offered_in_three_forms_and_opens():
    small_plan()
    client = client_as(MAKER)
    page = client.get(reverse("plan-documents")).content.decode()
    for name, kind in KINDS.items():
        assert kind.title in page
        for form in ("docx", "pdf", "html"):
            assert address(name, form) in page


@pytest.mark.parametrize(
    ("form", "begins"), [("docx", b"PK"), ("pdf", b"%PDF"), ("html", b"<!doctype html>")]
)
def test_a_file_is_what_its_name_says(form, begins):
    small_plan()
    answer = client_as(MAKER).get(address("action-plan", form))
    assert answer.status_code == 200
    assert answer.content[: len(begins)].lower() == begins.lower()
    assert f".{form}" in answer["Content-Disposition"] and answer["Content-Disposition"].startswith(
        "attachment"
    )


def test_the_word_file_has_the_actions_in_a_table_with_a_title():
    import docx

    small_plan()
    document = docx.Document(BytesIO(client_as(MAKER).get(address("action-plan", "docx")).content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert any(each.startswith("A1 Weekly performance meeting") for each in cells)


@pytest.mark.parametrize("path", ["action-plan.exe", "no-such-document.pdf"])
def test_what_is_no_document_is_not_there(path):
    small_plan()
    base = address("action-plan", "pdf").removesuffix("action-plan.pdf")
    assert client_as(MAKER).get(base + path).status_code == 404


def test_a_period_that_has_not_begun_is_not_there():
    small_plan()
    assert client_as(MAKER).get(address("highlight-report", "html") + "?period=2099-01").status_code == 404


@pytest.mark.parametrize("role", ["partner", "team_manager", "young_advisor"])
def test_who_does_not_see_the_whole_plan_gets_none(role):
    small_plan()
    client = client_as(role)
    assert client.get(reverse("plan-documents")).status_code == 403
    assert client.get(address("improvement-plan", "html")).status_code == 403
    assert (
        client.get(reverse("finding-handout", args=[Finding.objects.first().pk, "html"])).status_code == 403
    )


def test_another_councils_people_find_no_version_of_it():
    small_plan()
    other = client_as(MAKER, authority="991")
    assert other.get(address("improvement-plan", "html")).status_code == 404


def test_a_finding_has_its_handout():
    small_plan()
    finding = Finding.objects.get(number="1")
    answer = client_as(MAKER).get(reverse("finding-handout", args=[finding.pk, "html"]))
    text = answer.content.decode()
    assert "Ensure that assessments are timely." in text and "Weekly performance meeting" in text


def test_without_a_plan_the_page_says_so():
    assert client_as(MAKER).get(reverse("plan-documents")).status_code == 200
