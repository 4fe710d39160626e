"""One form says all there is to say of an action: words, milestones as ticks, a file, the status; saved whole or not at all."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sightline.documents.models import Document
from sightline.documents.services.waiting import FOLDER, keep_waiting, waiting_upload
from sightline.engine.places import data_folder
from sightline.people.models import Grant
from sightline.programme.delivery.services import progress as services
from sightline.programme.delivery.services.milestones import add_milestone
from sightline.programme.delivery.services.updates import share
from sightline.programme.difference.services.declaring import declare
from sightline.programme.models import Entry, Evidence, Milestone, StatusChange, Update, Version
from sightline.trail.models import Line
from sightline.trail.queries import verify
from support.figure_pages import addresses, hidden, send, words
from support.people import granted
from support.plans import MAKER, action, person, small_plan, today
from support.source_files import printed_pdf

pytestmark = pytest.mark.django_db
PDF = printed_pdf("14 of 20 met the standard.")
NHS = "Read with 943 476 5919 in mind"


@pytest.fixture(autouse=True)
def plan():
    return small_plan()


@pytest.fixture
def owner(client):
    """Somebody who owns A1, which runs and has a milestone."""
    mine = person("owner", "action_owner")
    Entry.objects.filter(action__reference="A1").update(owner=mine)
    client.force_login(mine)
    return mine


def at(reference: str, more: str = "/update") -> str:
    return f"/programme/actions/{action(reference).pk}{more}"


def upload(content: bytes = PDF, name: str = "audit.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def milestone() -> Milestone:
    return Milestone.objects.get(action__reference="A1")


def nothing_saved() -> bool:
    return not (
        Update.objects.exists()
        or Evidence.objects.exists()
        or Milestone.objects.filter(reached_on__isnull=False).exists()
        or StatusChange.objects.filter(status="paused").exists()
    )


def test_all_of_it_is_saved_at_once_said_in_a_banner_and_one_is_back_where_one_was(client, owner):
    typed = {"words": "Held each week.", "reached": [milestone().pk], "file": upload(), "wanted": "paused"}
    answer = send(client, f"{at('A1')}?back=/programme/actions?owner=owner", typed)
    assert (answer.status_code, answer["Location"]) == (302, "/programme/actions?owner=owner")
    assert Update.objects.get().words == "Held each week."
    assert milestone().reached_on == today() and action("A1").status == "paused"
    given = Evidence.objects.get()
    assert (given.title, given.versions.get().document.name) == ("audit.pdf", "audit.pdf")
    lines = [line.action for line in Line.objects.order_by("-number")[:5]]
    assert lines == [
        "action_moved",
        "milestone_changed",
        "evidence_given",
        "action_reported",
        "document_kept",
    ]
    page = words(client.get(at("A1", "")))
    saved = "A1: update saved, audit.pdf added as evidence, 1 milestone reached, now paused."
    assert saved in page and "Evidence added: audit.pdf" in page
    assert page.count("Held each week.") == 1
    assert saved not in words(client.get(at("A1", ""))) and verify().ok


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({}, "Enter what there is to report, tick a milestone"),
        ({"wanted": "paused", "reached": True}, "needs a reason"),
        ({"words": "x", "reached": True, "on": "1 January 2099"}, "still to come"),
        ({"words": "x", "reached": True, "file": (b"MZ\x90\x00 a program", "audit.pdf")}, "audit.pdf"),
        ({"words": "x", "wanted": "not_started"}, "It cannot go there"),
        ({"words": "x", "reached": "999999"}, "Select a valid choice"),
        ({"words": "x", "wanted": "done"}, "Enter the name of who signs it off"),
    ],
)
def test_where_one_thing_may_not_be_nothing_is_saved(client, owner, typed, said):
    typed = dict(typed)
    if typed.get("reached") is True:
        typed["reached"] = [milestone().pk]
    if "file" in typed:
        typed["file"] = upload(*typed["file"])
    page = send(client, at("A1"), typed)
    assert page.status_code == 200 and said in words(page) and nothing_saved()


def test_who_signs_off_is_asked_where_it_is_closed_and_only_there(client, owner):
    assert "Signed off by" not in words(client.get(at("A1", "")))
    page = send(client, at("A1"), {"wanted": "done", "words": "It is in use"})
    assert "Signed off by" in words(page) and action("A1").status == "in_progress"
    client.post(at("A1"), hidden(page) | {"wanted": "done", "words": "It is in use", "signed_by": "Jo"})
    assert action("A1").status == "done"


@pytest.mark.parametrize(("days", "taken"), [(-1, True), (0, True), (1, False)])
def test_the_day_it_happened_is_today_or_before(client, owner, days, taken):
    day = today() + timedelta(days=days)
    send(client, at("A1"), {"reached": [milestone().pk], "on": f"{day:%d/%m/%y}"})
    assert milestone().reached_on == (day if taken else None)


def test_what_somebody_else_changed_meanwhile_is_told_and_the_file_is_not_chosen_again(client, owner):
    opened = hidden(client.get(at("A1")))
    add_milestone(action("A1"), "Another", due=None, edition=action("A1").edition, by=MAKER)
    first = Milestone.objects.get(title="Terms of reference")
    typed = {"words": "Held.", "reached": [first.pk], "file": upload()}
    page = client.post(at("A1"), opened | typed)
    assert page.status_code == 409 and "programme_manager changed it" in words(page) and nothing_saved()
    assert "“audit.pdf” is chosen" in words(page) and "Held." in page.text
    again = {"words": "Held.", "reached": [first.pk]}
    assert client.post(at("A1"), hidden(page) | again).status_code == 302
    assert Evidence.objects.get().versions.get().document.name == "audit.pdf"


def test_words_and_a_file_alone_ask_for_no_edition(client, owner):
    opened = hidden(client.get(at("A1")))
    add_milestone(action("A1"), "Another", due=None, edition=action("A1").edition, by=MAKER)
    assert client.post(at("A1"), opened | {"words": "Held.", "file": upload()}).status_code == 302
    assert Update.objects.exists() and Evidence.objects.exists()


def test_a_stop_half_way_leaves_nothing(owner, monkeypatch):
    def stops(*_more, **_options):
        raise RuntimeError("a stop")

    monkeypatch.setattr(services, "set_judged_status", stops)
    progress = services.Progress(words="Held.", reached=[milestone().pk], wanted="paused")
    with pytest.raises(RuntimeError):
        services.save_progress(action("A1"), progress, edition=action("A1").edition, by="owner")
    assert nothing_saved()


@pytest.mark.parametrize("address", ["https://elsewhere.example/", "//elsewhere.example", "javascript:x"])
def test_nobody_is_sent_elsewhere(client, owner, address):
    answer = send(client, at("A1"), {"words": "Held.", "back": address})
    assert answer["Location"] == at("A1", "")


def test_a_file_that_was_warned_of_is_not_chosen_again(client, owner):
    page = send(client, at("A1"), {"words": NHS, "file": upload()})
    assert "This seems to hold an NHS number" in words(page) and "“audit.pdf” is chosen" in words(page)
    assert not Document.objects.exists()
    sent = hidden(page) | {"words": NHS, "confirmed": "yes"}
    assert client.post(at("A1"), sent).status_code == 302
    assert Evidence.objects.get().versions.get().document.name == "audit.pdf"
    assert list(data_folder().joinpath(*FOLDER).iterdir()) == []


def test_a_file_waits_for_whoever_chose_it_and_nobody_else(client, owner):
    token = keep_waiting(upload(), by="owner")
    assert waiting_upload(token, by="owner").read() == PDF
    assert waiting_upload(token, by="somebody") is None and waiting_upload("forged", by="owner") is None
    other = person(MAKER)
    client.force_login(other)
    send(client, at("A1"), {"words": "Held.", "waits": token})
    assert Update.objects.exists() and not Evidence.objects.exists()


def test_a_row_of_a_list_and_today_lead_to_the_form_and_back(client, owner):
    listed = addresses(client.get("/programme/actions?sort=due"))
    where = next(each for each in listed if each.startswith(at("A1")))
    assert where == f"{at('A1')}?back=/programme/actions%3Fsort%3Ddue"
    back = send(client, where, {"words": "Held."})
    assert back["Location"] == "/programme/actions?sort=due"


# who asks for A1 → reads it, reports on it
ASKED = [
    ("owner", "partner", "owns", 200, 302),
    ("owner", "practitioner", "owns", 200, 302),
    ("owner", "lead_analyst", "owns", 200, 302),
    ("owner", "dcs", "owns", 200, 302),
    ("other", "partner", "shown", 200, 403),
    ("other", "partner", "other", 404, 404),
    ("other", "action_owner", "other", 404, 404),
    ("other", "scrutiny_member", "", 200, 403),
    ("gone", "partner", "ended", 403, 403),
]


@pytest.mark.parametrize(("name", "role", "how", "reads", "reports"), ASKED)
def test_who_owns_it_reports_whatever_their_role_and_nobody_else(client, name, role, how, reads, reports):
    asks = person(name, role)
    if role == "partner":
        days = timedelta(days=9), timedelta(days=1 if how == "ended" else -1)
        granted(asks)
        Grant.objects.filter(person=asks).update(first=today() - days[0], last=today() - days[1])
    if how in ("owns", "ended"):
        Entry.objects.filter(action__reference="A1").update(owner=asks)
    if how == "other":
        Entry.objects.filter(action__reference="A2").update(owner=asks)
    if how == "shown":
        share(action("A1"), asks, by=MAKER)
    client.force_login(asks)
    assert client.get(at("A1", "")).status_code == reads
    sent = {"words": "Held.", "edition": action("A1").edition, "reached": [milestone().pk], "file": upload()}
    before = (Update.objects.count(), Evidence.objects.count())
    assert client.post(at("A1"), sent).status_code == reports
    saved = reports == 302
    assert (Update.objects.count() > before[0], Evidence.objects.count() > before[1]) == (saved, saved)
    assert (milestone().reached_on == today()) is saved
    wrote = client.post(
        at("A1", "/change"), {"title": "Mine", "edition": action("A1").edition, "reason": "x"}
    )
    assert wrote.status_code == reports or (saved and wrote.status_code == 200)
    assert Entry.objects.get(action__reference="A1").title == "Weekly performance meeting"
    share_it = {"person": asks.pk}
    assert client.post(at("A1", "/share"), share_it).status_code in (403, 404)


def test_an_owner_reads_which_sentence_their_action_answers_and_who_was_shown_it_does_not(client, owner):
    text = "Ensure that assessments are timely."
    assert (
        text in words(client.get(at("A1", "")))
        and "/programme/findings/" not in client.get(at("A1", "")).text
    )
    shown = person("police", "partner")
    granted(shown)
    share(action("A1"), shown, by=MAKER)
    client.force_login(shown)
    assert text not in words(client.get(at("A1", "")))


def test_an_action_that_may_not_start_yet_says_what_comes_first(client):
    client.force_login(person("action_owner"))
    assert "first declare the test of difference" in words(client.get(at("A2")))
    declare(action("A2"), "audit", words="Ten records", by=MAKER)
    assert send(client, at("A2"), {"wanted": "in_progress"}).status_code == 302
    assert action("A2").status == "in_progress"


def test_one_action_is_added_after_another(client):
    Version.objects.update(state="draft")
    client.force_login(person(MAKER))
    where = f"/programme/versions/{Version.objects.get().pk}/action"
    came = client.post(where, {"title": "Practice week", "another": "yes"})
    assert came["Location"] == where and "A5 added: Practice week" in words(client.get(where))
    assert client.post(where, {"title": "Audit"})["Location"] == at("A6", "")
