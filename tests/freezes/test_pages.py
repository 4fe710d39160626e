"""The pages of freezes: who may see what was reported beside what is so now, and the children by whom it differs."""

import pytest

from sightline.freezes.models import Freeze
from sightline.people.matrix import MATRIX, ROLES
from sightline.trail.models import Line
from support.figure_pages import post_and_follow, row_of, send, words
from support.people import signed_in
from support.small_council import CHILD

pytestmark = pytest.mark.django_db
SEE = [role for role in ROLES if MATRIX[role].small_numbers == "R"]
WHY = "why/AS01?period=2025-26-Q1"


def here(freeze: Freeze, more: str = "") -> str:
    return f"/freezes/{freeze.pk}" + (f"/{more}" if more else "")


@pytest.mark.parametrize("more", ["", "reported.csv", WHY])
def test_an_outsider_is_sent_to_sign_in(frozen, client, more):
    response = client.get(here(frozen, more))
    assert response.status_code == 302 and response["Location"].startswith("/sign-in?next=")


@pytest.mark.parametrize("role", ROLES)
def test_who_may_see_no_small_number_sees_no_freeze(frozen, client, role):
    signed_in(client, role)
    for address in ("/freezes", here(frozen), here(frozen, "reported.csv")):
        assert (client.get(address).status_code == 200) is (role in SEE), address


def test_of_another_authority_nothing_is_seen(frozen, client):
    signed_in(client, "performance_analyst", authority="343")
    for address in (here(frozen), here(frozen, "reported.csv"), here(frozen, WHY)):
        assert client.get(address).status_code == 403
    assert client.post(here(frozen, "published"), {"title": "x"}).status_code == 403


def test_nothing_frozen_is_said_and_who_may_freezes_on_the_page(council, client):
    signed_in(client, "head_of_service")
    page = words(client.get("/freezes"))
    assert "Nothing has been frozen yet." in page and "Freeze figures" not in page
    signed_in(client, "performance_analyst")
    form = client.get("/freezes/add?period=2025-26-Q1")
    assert "Before you freeze: Q1 2025-26" in words(form)
    response = send(
        client, "/freezes/add?period=2025-26-Q1", {"name": "Q1 2025-26", "cut_off": "30 June 2025"}
    )
    freeze = Freeze.objects.get()
    assert response["Location"] == here(freeze)
    page = words(client.get(here(freeze)))
    assert (
        "Freeze q1-2025-26" in page
        and "has changed since it was reported" in page
        and "not confirmed yet" in page
    )


@pytest.mark.parametrize(
    ("sent", "words_of"),
    [
        ({"name": "", "cut_off": "30 June 2025"}, "Give the freeze a name"),
        ({"name": "q1 2025-26", "cut_off": "30 June 2025"}, "There is a freeze q1-2025-26 already"),
        ({"name": "q2", "cut_off": "31 July 2025"}, "complete to 30 June 2025"),
        ({"name": "q2", "cut_off": "soon"}, "Enter a day"),
    ],
)
def test_what_cannot_be_frozen_is_said_beside_its_field(frozen, client, sent, words_of):
    client.force_login(_analyst())
    page = send(client, "/freezes/add", sent)
    assert page.status_code == 200 and words_of in words(page)
    assert Freeze.objects.count() == 1


def _analyst():
    from sightline.people.models import User

    return User.objects.get(username="analyst")


def test_a_figure_that_is_another_now_leads_to_the_children_by_whom(loaded_again, frozen, client):
    signed_in(client, "dcs")
    page = client.get(here(frozen))
    assert "changed since" in words(page)
    assert "30 of 42" in words(page) and "30 of 41" in words(page)
    assert CHILD not in page.text
    link = f"{here(frozen)}/why/AS01?period=2025-26-Q1"
    assert link in page.text
    asked = client.get(link)
    assert CHILD not in asked.text and not Line.objects.filter(action="looked_at_differences").exists()
    seen = post_and_follow(client, link, {"reason": "Telling the board why"})
    assert (
        "3 cases count differently now: 1 recorded after the freeze, 1 no longer in the records, 1 a date was corrected."
        in words(seen)
    )
    line = Line.objects.filter(action="looked_at_differences").get()
    assert len(line.detail["children"]) in (2, 3) and line.reason == "Telling the board why"
    assert CHILD in seen.text and CHILD not in link


def test_a_manager_sees_their_own_teams_children_alone(loaded_again, frozen, client):
    signed_in(client, "team_manager", teams=["T2"])
    seen = post_and_follow(client, here(frozen, WHY), {"reason": "Telling the board why"})
    assert "No case that you may see counts differently now." in words(seen) and CHILD not in seen.text


@pytest.mark.parametrize("role", ["scrutiny_member", "programme_manager", "system_administrator"])
def test_who_may_see_no_child_is_refused_why(frozen, client, role):
    signed_in(client, role)
    assert client.post(here(frozen, WHY), {"reason": "Telling the board why"}).status_code == 403


def test_a_second_person_confirms_on_the_page_and_publication_is_entered(frozen, client):
    client.force_login(_analyst())
    assert "Confirm this freeze" not in words(client.get(here(frozen)))
    assert client.post(here(frozen, "confirm")).status_code == 403
    signed_in(client, "lead_analyst")
    assert "Confirm this freeze" in words(client.get(here(frozen)))
    send(client, here(frozen, "confirm"), {})
    assert Freeze.objects.get().confirmed_by == "lead_analyst"
    client.force_login(_analyst())
    sent = {"title": "Scorecard", "audience": "Scrutiny", "on": "1 June 2020"}
    assert "when it was frozen" in words(send(client, here(frozen, "published"), sent))
    from django.utils import timezone

    sent["on"] = f"{timezone.localdate():%d/%m/%Y}"
    assert send(client, here(frozen, "published"), sent).status_code == 302
    assert "Scorecard" in words(client.get("/freezes"))


def test_the_file_is_the_same_bytes_after_another_load(frozen, client, tmp_path, worked_out_once):
    from sightline.returns.load import load
    from support.small_council import AUTHORITY, DATA_TO, write

    client.force_login(_analyst())
    first = client.get(here(frozen, "reported.csv")).content
    assert (b"AS01" in first and b"30.0" in first) or b",30," in first
    load([write(tmp_path / "again")], authority=AUTHORITY, data_to=DATA_TO)
    assert client.get(here(frozen, "reported.csv")).content == first


def test_one_that_was_changed_shows_nothing_and_says_what_to_do(frozen, client):
    from sightline.freezes.places import freeze_folder
    from sightline.freezes.queries import freezes

    (freeze_folder("990", frozen.name) / "cases.parquet").write_bytes(b"another")
    freezes._opened.clear()
    signed_in(client, "dcs")
    for more in ("reported.csv", WHY):
        assert client.get(here(frozen, more)).status_code == 409
    page = words(client.get(here(frozen)))
    assert "Nothing of this freeze can be shown." in page and "cases.parquet was changed" in page


def test_a_team_is_set_beside_what_it_was_and_leads_to_its_own_children(loaded_again, frozen, client):
    signed_in(client, "dcs")
    page = client.get(here(frozen, "?team=T1&period=2025-26-Q1").replace("/?", "?"))
    assert "Q1 2025-26, North Assessment Team" in words(page)
    assert "of 36" in row_of(page, "AS01") and "of 35" in row_of(page, "AS01")
    assert "of 6" in row_of(client.get(f"{here(frozen)}?team=T2&period=2025-26-Q1"), "AS01")
    assert client.get(f"{here(frozen)}?team=T9").status_code == 404
    why = f"{here(frozen, WHY)}&team=T1"
    assert why.replace("&", "&amp;") in page.text
    seen = post_and_follow(client, why, {"reason": "Telling the board why"})
    assert "3 cases count differently now" in words(seen) and "North Assessment Team" in words(seen)
    line = Line.objects.filter(action="looked_at_differences").get()
    assert line.what == "q1-2025-26 990 AS01 2025-26-Q1 unit T1"
    other = post_and_follow(client, why.replace("T1", "T2"), {"reason": "Telling the board why"})
    assert "No case that you may see counts differently now." in words(other)
