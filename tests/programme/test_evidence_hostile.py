"""Evidence that would freeze or end whatever reads it: the page says what could not be looked through, and goes on."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sightline.documents.models import Document
from sightline.documents.queries import identifiers as files_looked_through
from sightline.files import limited
from sightline.files.limited import MB
from sightline.identifiers.rules import NOT_ALL
from support import reading_here
from support.figure_pages import words
from support.plans import MAKER, action, person, small_plan

pytestmark = [pytest.mark.django_db, pytest.mark.own_process]


def given(client, content: bytes, name: str, **more: str):
    upload = SimpleUploadedFile(name, content)
    return client.post(
        f"/programme/actions/{action('A1').pk}/evidence", {"title": "List", "file": upload, **more}
    )


@pytest.fixture
def plan(client):
    small_plan()
    client.force_login(person(MAKER))


def test_fifteen_megabytes_of_names_are_looked_into_and_their_giver_looks_at_the_rest(client, plan):
    names = b"Anna Bell Carla Dunn Evan Firth Gail Hope " * (15 * MB // 42)
    page = given(client, names, "list.txt")
    assert (
        f"The file could not be looked through: {NOT_ALL}." in words(page) and not Document.objects.exists()
    )


def test_where_the_process_that_reads_falls_over_the_page_says_so(client, plan, monkeypatch):
    run = limited.run_limited
    monkeypatch.setattr(
        files_looked_through, "run_limited", lambda *_, **how: run(reading_here.segfault, **how)
    )
    page = given(client, b"%PDF-1.4 words %%EOF", "a.pdf")
    assert page.status_code == 200 and not Document.objects.exists()
    assert "could not be looked through: it is damaged, or made to break readers" in words(page)
