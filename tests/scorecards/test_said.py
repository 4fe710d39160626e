"""What people say of a figure: who may, what is refused, and where it is seen."""

import pytest

from sightline.scorecards.models import Note, Rebase
from sightline.scorecards.services import CannotSayError, judge_anew, note, withdraw
from sightline.trail.models import Line
from support.figure_pages import words
from support.people import signed_in
from support.small_council import AUTHORITY

pytestmark = [pytest.mark.django_db, pytest.mark.database]
PAGE = "/measure/AS01/notes"
ABOUT = {"by": "jo", "authority": AUTHORITY, "month": "2025-03", "words": "The form changed"}


def test_an_outsider_is_sent_to_sign_in(client, council):
    assert client.get(PAGE)["Location"].startswith("/sign-in")
    assert client.post(f"{PAGE}/note", {"month": "2025-03", "words": "x"})["Location"].startswith("/sign-in")


@pytest.mark.parametrize("role", ["team_manager", "lead_member", "scrutiny_member", "programme_manager"])
def test_whoever_does_not_define_measures_reads_and_says_nothing(client, council, role):
    signed_in(client, role, teams=["T1"])
    assert "Add a note" not in words(client.get(PAGE))
    assert client.post(f"{PAGE}/note", {"month": "2025-03", "words": "x"}).status_code == 403
    assert not Note.objects.exists()
    assert Line.objects.filter(actor=role, action="refused").count() == 1


def test_a_note_is_seen_on_the_page_in_the_chart_and_in_the_table(client, council):
    signed_in(client, "performance_analyst")
    client.post(f"{PAGE}/note", {"month": "2025-03", "words": "Summer  break"})
    assert "March 2025 : Summer break performance_analyst" in words(client.get(PAGE))
    page = words(client.get("/measure/AS01"))
    assert "a March 2025: Summer break" in page
    assert "March 2025 Summer break" in page


def test_a_note_on_every_figure_is_seen_on_another(client, council):
    signed_in(client, "performance_analyst")
    client.post(f"{PAGE}/note", {"month": "2025-03", "words": "Restructure", "everywhere": "yes"})
    assert "a March 2025: Restructure" in words(client.get("/measure/AS04"))


def test_limits_start_anew(client, council):
    signed_in(client, "performance_analyst")
    client.post(f"{PAGE}/rebase", {"month": "2025-02", "words": "New front door"})
    assert "Limits are recalculated from February 2025: New front door" in words(client.get("/measure/AS01"))
    assert Line.objects.order_by("number").last().action == "limits_started_anew"


def test_nothing_else_is_said_here(client, council):
    signed_in(client, "performance_analyst")
    assert client.post(f"{PAGE}/target", {"month": "2025-01", "words": "Board"}).status_code == 404


@pytest.mark.parametrize(
    ("kind", "typed", "sentence"),
    [
        ("note", {"month": "", "words": "x"}, "Enter the month, as June 2025."),
        ("note", {"month": "March", "words": "x"}, "Enter the month, as June 2025."),
        ("note", {"month": "2025-26", "words": "x"}, "Enter the month, as June 2025."),
        ("note", {"month": "June 1025", "words": "x"}, "Enter the month, as June 2025."),
        ("note", {"month": "2025-03", "words": " "}, "Say why, in a few words"),
    ],
)
def test_what_cannot_be_said_is_refused_in_words_and_nothing_is_kept(client, council, kind, typed, sentence):
    signed_in(client, "performance_analyst")
    assert sentence in words(client.post(f"{PAGE}/{kind}", typed))
    assert not Note.objects.exists()


@pytest.mark.parametrize("typed", ["2025-03", "March 2025", "mar 2025", "3/2025", " March  2025 "])
def test_a_month_is_taken_as_people_type_it(client, council, typed):
    signed_in(client, "performance_analyst")
    assert client.post(f"{PAGE}/note", {"month": typed, "words": "x"}).status_code == 302
    assert Note.objects.get().month == "2025-03"


def test_what_is_no_month_stays_as_it_was_typed(client, council):
    signed_in(client, "performance_analyst")
    assert 'value="Marsh 2025"' in client.post(f"{PAGE}/note", {"month": "Marsh 2025", "words": "x"}).text


def test_what_is_taken_back_no_longer_stands_and_stays_on_record(db):
    made = judge_anew(**ABOUT, figure="AS01")
    withdraw(made, by="sam")
    kept = Rebase.objects.get()
    assert (kept.withdrawn_by, kept.withdrawn_at is not None) == ("sam", True)
    with pytest.raises(CannotSayError, match="taken back already"):
        withdraw(made, by="sam")
    judge_anew(**ABOUT, figure="AS01")
    with pytest.raises(CannotSayError, match="already has one for 2025-03"):
        judge_anew(**ABOUT, figure="AS01")


def test_it_is_taken_back_on_the_page_only_for_its_own_figure(client, council):
    signed_in(client, "performance_analyst")
    made = note(**ABOUT, figure="AS01")
    assert client.post(f"/measure/AS04/notes/note/{made.pk}/take-back").status_code == 404
    assert client.post(f"{PAGE}/note/{made.pk}/take-back").status_code == 302
    assert "No notes or targets yet." in words(client.get(PAGE))


def test_nobody_defined_that_figure(client, council):
    signed_in(client, "performance_analyst")
    assert client.get("/measure/ZZ99/notes").status_code == 404
    with pytest.raises(CannotSayError):
        note(**ABOUT, figure="ZZ99")
