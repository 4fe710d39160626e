"""What was sealed, to read and print: it says what went out and nothing that moved since; the file is for who checks the seal."""

from datetime import timedelta

import pytest

from sightline.programme.models import Version
from sightline.programme.plans.services.changes import change_entry
from sightline.web.words import long_date
from support.figure_pages import addresses, words
from support.people import signed_in
from support.plans import MAKER, action, entry, person, small_plan, today

pytestmark = pytest.mark.django_db


@pytest.fixture
def version() -> Version:
    return small_plan().versions.get()


def here(version: Version) -> str:
    return f"/programme/versions/{version.pk}/as-sealed"


def test_a_councillor_reads_it_and_the_file_is_for_checking(version, client):
    signed_in(client, "scrutiny_member")
    assert here(version) in addresses(client.get(f"/programme/versions/{version.pk}"))
    page = client.get(here(version))
    said = words(page)
    assert f"It was made live on {long_date(today())}. This is what it said then, with 4 actions" in said
    for expected in (
        "Management oversight",
        "A1 Weekly performance meeting",
        "Head of MASH",
        "Under no priority",
    ):
        assert expected in said
    assert version.seal in said and f"/programme/versions/{version.pk}/sealed" in addresses(page)
    assert (
        "The seal does not fit" not in said and "Terms of reference" not in said
    )  # a milestone added after it
    assert client.get(f"/programme/versions/{version.pk}/sealed").content.decode() == version.sealed


def test_what_moved_since_is_not_in_it(version, client):
    was = entry("A2").due
    moved = was + timedelta(days=9)
    change_entry(entry("A2"), {"due": moved}, edition=action("A2").edition, reason="Late print", by=MAKER)
    signed_in(client, "scrutiny_member")
    said = words(client.get(here(version)))
    assert long_date(was) in said and long_date(moved) not in said


def test_a_text_that_was_tampered_with_says_so(version, client):
    Version.objects.update(sealed=version.sealed.replace("Weekly", "Monthly"))
    signed_in(client, "scrutiny_member")
    assert "The seal does not fit" in words(client.get(here(version)))


def test_what_is_not_sealed_leads_back_and_nobody_else_reads_it(client):
    draft = small_plan(live=False).versions.get()
    assert client.get(here(draft))["Location"].startswith("/sign-in")
    signed_in(client, "programme_manager")
    assert client.get(here(draft))["Location"] == f"/programme/versions/{draft.pk}"
    signed_in(client, "scrutiny_member")
    assert client.get(here(draft)).status_code == 404
    client.force_login(person("action_owner"))
    assert client.get(here(draft)).status_code == 403
    signed_in(client, "head_of_service", authority="343")
    assert client.get(here(draft)).status_code == 404
