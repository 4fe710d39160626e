"""The pages: who reads what is published, who makes and publishes it, and what each is shown."""

import csv
import io

import pytest

from editions.conftest import asked
from sightline.editions.models import FigureEdition
from sightline.editions.places import edition_folder
from sightline.editions.services import make, publish
from sightline.people.matrix import MATRIX, OUTSIDERS, ROLES
from sightline.people.models import User
from support.figure_pages import send, words
from support.people import granted, signed_in

pytestmark = pytest.mark.django_db
FILES = ("figures.csv", "figures.json", "figures.xlsx", "narrative.txt", "chart-as01-team.svg")


@pytest.fixture
def published(draft) -> FigureEdition:
    return publish(draft, by="lead")


def as_user(client, name: str) -> None:
    client.force_login(User.objects.get(username=name))


def test_everybody_but_who_manages_people_reads_what_is_published(published, client):
    addresses = [f"/published/{published.pk}/{name}" for name in FILES]
    for role in ROLES:
        user = signed_in(client, role)
        if role in OUTSIDERS:
            granted(user)
        for address in (
            "/published",
            f"/published/{published.pk}",
            *addresses[: 5 if role == "scrutiny_member" else 1],
        ):
            assert (client.get(address).status_code == 200) is (MATRIX[role].users == "-"), (role, address)


def test_an_outsider_is_sent_to_sign_in_and_of_another_authority_nothing_is_seen(published, client):
    assert client.get(f"/published/{published.pk}")["Location"].startswith("/sign-in?next=")
    signed_in(client, "scrutiny_member", authority="343")
    assert "Nothing has been published yet." in words(client.get("/published"))
    for address in (f"/published/{published.pk}", f"/published/{published.pk}/figures.csv"):
        assert client.get(address).status_code == 403


def statuses(client, measure: str) -> set[str]:
    """How the rows of a measure's splits read to whoever is signed in: ok, hidden."""
    page = client.get(f"/measure/{measure}?period=2025-26-Q1")
    return {row.reading.status for split, _, _ in page.context["splits"] for row in split.rows}


def test_beside_an_edition_pages_tell_no_more_than_it(draft, client):
    """Each hides others for a small number's sake: read together they would give it away. AS05 is of the same assessments."""
    signed_in(client, "scrutiny_member")
    assert [statuses(client, name) for name in ("AS01", "AS05")] == [{"ok", "hidden"}] * 2
    publish(draft, by="lead")
    assert [statuses(client, name) for name in ("AS01", "AS05")] == [{"hidden"}] * 2
    file = client.get("/scorecard/every-figure.csv").content.decode("utf-8-sig")
    teams = [
        row
        for row in csv.DictReader(io.StringIO(file))
        if (row["unit kind"], row["figure"]) == ("team", "AS01")
    ]
    assert teams and not any(row["value"] or row["denominator"] for row in teams)
    signed_in(client, "performance_analyst")
    assert "ok" in statuses(client, "AS01"), "whoever may see small numbers sees them as before"


def test_a_councillor_comes_from_the_menu_to_figures_and_files_without_a_hidden_number(published, client):
    signed_in(client, "scrutiny_member")
    assert 'href="/published"' in client.get("/published").text.partition("<main")[0]
    page = client.get(f"/published/{published.pk}")
    assert "Scorecard, Q1 2025-26" in words(page) and "71.4% 30 of 42" in words(page)
    assert "c hidden, so that nobody can be recognised" in words(page)
    main = words(page).partition("Whole authority")[2]
    for number in ("27", "75.0%", "50.0%"):
        assert number not in main.partition("From the freeze")[0], number
    assert "Because" not in words(page)
    assert client.get(f"/published/{published.pk}/counts.json").status_code == 404
    assert client.get(f"/published/{published.pk}/log.json").status_code == 404
    assert client.get("/published/999").status_code == 404


@pytest.mark.parametrize("role", ["scrutiny_member", "democratic_services", "partner", "young_advisor"])
def test_who_may_see_no_small_number_sees_no_draft(draft, client, role):
    user = signed_in(client, role)
    if role == "partner":
        granted(user)
    assert client.get(f"/editions/{draft.pk}").status_code == 403
    assert client.post(f"/editions/{draft.pk}/publish").status_code == 403
    assert client.get(f"/published/{draft.pk}").status_code == 404
    assert draft.title not in words(client.get("/published"))


def test_one_makes_it_on_the_page_and_another_publishes_it(freeze, client):
    as_user(client, "analyst")
    address = f"/freezes/{freeze.pk}/editions/add"
    assert "Make an edition" in words(client.get(f"/freezes/{freeze.pk}"))
    wrong = send(
        client, address, {"audience": "scrutiny", "title": "", "figures": [], "periods": ["2025-26-Q1"]}
    )
    assert "Give it a title" in words(wrong) and "Choose at least one measure" in words(wrong)
    typed = {
        "audience": "scrutiny",
        "title": "Scorecard",
        "figures": ["AS01", "FD05"],
        "periods": ["2025-26-Q1"],
        "splits": ["team"],
    }
    made = send(client, address, typed)
    draft = FigureEdition.objects.get()
    assert made["Location"] == f"/editions/{draft.pk}"
    page = words(client.get(made["Location"]))
    assert "What is hidden, and why" in page and "P1 it is small itself" in page
    assert "Shown for the whole authority alone: Referrals, per 10,000 children." in page
    assert "> Publish<" not in client.get(made["Location"]).text and "Discard this draft" in page
    as_user(client, "lead")
    assert "Draft: Scorecard" in words(client.get(f"/freezes/{freeze.pk}"))
    sent = send(client, f"/editions/{draft.pk}", {})
    assert sent.status_code == 405
    from support.figure_pages import hidden

    carried = hidden(client.get(f"/editions/{draft.pk}"))
    published = client.post(f"/editions/{draft.pk}/publish", carried)
    assert published["Location"] == f"/published/{draft.pk}"
    register = words(client.get(f"/freezes/{freeze.pk}"))
    assert "Published from it" in register and "figures.csv" in register and "Scrutiny committee" in register
    assert client.get(f"/editions/{draft.pk}")["Location"] == f"/published/{draft.pk}"
    assert client.post(f"/editions/{draft.pk}/discard").status_code == 302 and FigureEdition.objects.exists()


def test_whoever_made_it_is_offered_no_button_and_one_shown_otherwise_publishes_nothing(freeze, client):
    own = make(freeze, asked(freeze), by="lead")
    as_user(client, "lead")
    assert f"/editions/{own.pk}/publish" not in client.get(f"/editions/{own.pk}").text
    client.post(f"/editions/{own.pk}/publish", {"seen": "x"})
    assert "A second person publishes an edition" in words(client.get(f"/editions/{own.pk}"))
    assert FigureEdition.objects.get().published_by == ""
    client.post(f"/editions/{own.pk}/discard")
    assert not FigureEdition.objects.exists()


def test_a_draft_of_another_authority_is_refused(draft, client):
    signed_in(client, "lead_analyst", authority="343")
    assert client.get(f"/editions/{draft.pk}").status_code == 403
    assert client.get(f"/freezes/{draft.freeze_id}/editions/add").status_code == 403
    assert client.get("/editions/999").status_code == 404


def test_one_that_was_changed_shows_nothing_and_says_what_to_do(published, client):
    (edition_folder("990", published.name) / "figures.csv").write_bytes(b"another")
    signed_in(client, "scrutiny_member")
    page = client.get(f"/published/{published.pk}")
    assert page.status_code == 409 and "Nothing of this edition can be shown." in words(page)
    assert client.get(f"/published/{published.pk}/figures.csv").status_code == 409
    as_user(client, "analyst")
    blocked = make_draft_address(client)
    assert "figures.csv was changed" in blocked


def make_draft_address(client) -> str:
    from sightline.freezes.models import Freeze

    typed = {"audience": "public", "title": "Figures", "figures": ["AS01"], "periods": ["2025-26-Q1"]}
    return words(send(client, f"/freezes/{Freeze.objects.get().pk}/editions/add", typed))


def test_the_files_are_the_same_bytes_after_another_load(published, client, tmp_path, worked_out_once):
    from sightline.returns.load import load
    from support.small_council import AUTHORITY, DATA_TO, write

    signed_in(client, "scrutiny_member")
    first = {name: client.get(f"/published/{published.pk}/{name}").content for name in FILES}
    load([write(tmp_path / "again")], authority=AUTHORITY, data_to=DATA_TO)
    assert {name: client.get(f"/published/{published.pk}/{name}").content for name in FILES} == first
