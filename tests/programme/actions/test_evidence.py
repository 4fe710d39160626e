"""Evidence for an action: files and words in versions, to be looked at again by a day, for those who may see the action."""

import hashlib
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sightline.documents.models import Document
from sightline.people.matrix import ROLES
from sightline.people.rules import permits
from sightline.programme.delivery.services.evidence import give, give_again, withdraw
from sightline.programme.delivery.services.updates import share
from sightline.programme.kinds.refusals import CannotChangePlanError
from sightline.programme.models import Evidence, EvidenceVersion
from sightline.trail.models import Line
from sightline.trail.queries import verify
from support.figure_pages import addresses, send, words
from support.people import granted, signed_in
from support.plans import action, person, small_plan, today
from support.source_files import printed_pdf

pytestmark = pytest.mark.django_db
PDF = printed_pdf("14 of 20 met the standard.")


@pytest.fixture(autouse=True)
def plan():
    return small_plan()


def at(reference: str) -> str:
    return f"/programme/actions/{action(reference).pk}"


def upload(content: bytes = PDF, name: str = "audit.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def sent(**more) -> dict:
    return {"title": "Audit of 20", "kind": "audit", "words": "", "review_by": "", **more}


def given(reference: str = "A1", **more) -> Evidence:
    return give(action(reference), "Audit of 20", kind="audit", words="14 of 20 met it", by="owner", **more)


def test_an_outsider_is_sent_to_sign_in(client):
    found = given()
    version = EvidenceVersion.objects.get()
    for path in (
        f"{at('A1')}/evidence",
        f"/programme/evidence/{found.pk}/again",
        f"/programme/evidence/{found.pk}/withdraw",
        f"/programme/evidence/versions/{version.pk}/file",
    ):
        assert client.get(path)["Location"].startswith("/sign-in")


@pytest.mark.parametrize("role", [role for role in ROLES if not permits(role, "evidence.give")])
def test_whose_it_is_not_to_give_gives_none(client, role):
    signed_in(client, role)
    unseen = permits(role, "plan.see") and not permits(role, "plan.see_all")
    answer = client.post(f"{at('A1')}/evidence", sent(words="Found"))
    assert answer.status_code == (404 if unseen else 403)
    assert not Evidence.objects.exists()


def test_a_file_is_given_seen_with_its_hash_and_taken_away_whole(client):
    client.force_login(person("programme_manager"))
    answer = client.post(f"{at('A1')}/evidence", sent(file=upload(), review_by="1 March 2030"))
    assert (answer.status_code, answer["Location"]) == (302, at("A1"))
    page = client.get(at("A1"))
    said = words(page)
    assert "Audit of 20" in said and "review by 1 March 2030" in said
    assert hashlib.sha256(PDF).hexdigest()[:12] in said
    where = next(each for each in addresses(page) if each.endswith("/file"))
    taken = client.get(where)
    assert b"".join(taken.streaming_content) == PDF
    assert taken["Content-Disposition"] == 'attachment; filename="audit.pdf"'
    assert taken["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"title": "", "words": "Found"}, "Enter what it shows"),
        ({}, "Choose a file, or say in words what was found"),
        ({"words": "Found", "review_by": "soon"}, "must be a real date"),
        ({"file": upload(b"MZ\x90\x00 a program", "audit.pdf")}, "audit.pdf"),
        ({"file": upload(b"", "audit.pdf")}, "The file is empty"),
    ],
)
def test_what_cannot_be_given_is_a_sentence_and_nothing_is_kept(client, more, sentence):
    client.force_login(person("programme_manager"))
    page = client.post(f"{at('A1')}/evidence", sent(**more))
    assert page.status_code == 200 and sentence in words(page)
    assert not Evidence.objects.exists() and not Document.objects.exists()


def test_a_newer_version_keeps_the_older_and_its_day_moves(client):
    found = given(review_by=today() - timedelta(days=1))
    client.force_login(person("programme_manager"))
    assert "Review overdue since" in words(client.get(at("A1")))
    send(
        client,
        f"/programme/evidence/{found.pk}/again",
        {"words": "17 of 20 met it", "review_by": "1 March 2030"},
    )
    said = words(client.get(at("A1")))
    assert said.index("17 of 20 met it") < said.index("14 of 20 met it")
    assert "Review overdue" not in said
    assert list(found.versions.values_list("number", flat=True)) == [1, 2]


def test_what_was_withdrawn_stays_to_be_read_and_is_given_no_further_version(client):
    found = given()
    client.force_login(person("programme_manager"))
    assert "Say why" in words(send(client, f"/programme/evidence/{found.pk}/withdraw", {"reason": " "}))
    send(client, f"/programme/evidence/{found.pk}/withdraw", {"reason": "Another cohort"})
    assert "Withdrawn by programme_manager" in words(client.get(at("A1")))
    with pytest.raises(CannotChangePlanError, match="It was withdrawn"):
        give_again(found, words="More", by="owner")
    with pytest.raises(CannotChangePlanError, match="It was withdrawn"):
        withdraw(found, reason="Again", by="owner")


def test_a_partner_gives_and_sees_evidence_of_what_was_shared_and_of_nothing_else(client):
    hidden = given("A2")
    partner = person("partner")
    granted(partner, "children", "small_numbers")
    share(action("A1"), partner, by="test")
    client.force_login(partner)
    assert client.post(f"{at('A1')}/evidence", sent(words="Our part is done")).status_code == 302
    assert client.get(f"{at('A2')}/evidence").status_code == 404
    assert client.post(f"/programme/evidence/{hidden.pk}/again", {"words": "Mine"}).status_code == 404
    version = EvidenceVersion.objects.get(evidence=hidden)
    assert client.get(f"/programme/evidence/versions/{version.pk}/file").status_code == 404


def test_each_is_a_line_in_the_trail():
    found = given()
    give_again(found, words="17 of 20", by="owner")
    withdraw(found, reason="Another cohort", by="owner")
    lines = list(Line.objects.filter(action__startswith="evidence").order_by("number"))
    assert [each.action for each in lines] == ["evidence_given", "evidence_given_again", "evidence_withdrawn"]
    assert [each.detail.get("version") for each in lines] == [1, 2, None]
    assert lines[2].reason == "Another cohort"
    assert verify().ok


NHS = "Read with 943 476 5919 in mind"


@pytest.mark.parametrize(
    ("more", "confirms", "kept"),
    [
        ({"words": NHS}, False, False),
        ({"words": NHS}, True, True),
        ({"words": "14 of 20"}, False, True),
        ({"file": (b"Khan,Asha,2012-04-03", "cases.csv")}, False, False),
        ({"file": (b"Khan,Asha,2012-04-03", "cases.csv")}, True, True),
        ({"file": (printed_pdf("Asha Khan, born 3 April 2012"), "case.pdf")}, False, False),
        ({"file": (printed_pdf("Asha Khan, born 3 April 2012"), "case.pdf")}, True, True),
        (
            {"title": "943 476 5919", "words": "Found"},
            True,
            False,
        ),  # a title stands in lists and in the trail
        ({"file": (PDF, "943 476 5919.pdf")}, True, False),  # and so does a file's name
    ],
)
def test_what_seems_to_say_who_a_child_is_is_warned_of_before_it_is_kept(client, more, confirms, kept):
    partner = person("partner")
    granted(partner)
    share(action("A1"), partner, by="test")
    client.force_login(partner)
    if "file" in more:
        more = {"file": upload(*more["file"])}
    page = client.post(f"{at('A1')}/evidence", sent(**more, **({"confirmed": "yes"} if confirms else {})))
    assert (page.status_code == 302, Evidence.objects.exists()) == (kept, kept)
    if not kept:
        assert "This seems to hold" in words(page) and not Document.objects.exists()
    if not kept and not confirms:
        assert 'type="checkbox"' in page.text and "Nothing is kept yet" in words(page)


def test_who_confirmed_is_kept_and_the_words_are_not_in_the_trail(client):
    client.force_login(person("programme_manager"))
    client.post(f"{at('A1')}/evidence", sent(words=NHS, confirmed="yes"))
    line = Line.objects.get(action="evidence_given")
    assert line.actor == "programme_manager"
    assert line.detail["kept_although_it_seems_to_hold"] == ["an NHS number"]
    assert "5919" not in str(line.detail)
    found = Evidence.objects.get()
    send(client, f"/programme/evidence/{found.pk}/again", {"words": NHS})
    assert found.versions.count() == 1
    send(client, f"/programme/evidence/{found.pk}/again", {"words": NHS, "confirmed": "yes"})
    assert found.versions.count() == 2


def test_a_reference_of_a_child_that_is_loaded_is_known(client, tmp_path):
    from sightline.returns.load import load
    from support.council_folder import PERSON, write

    folder = write(tmp_path / "council")
    (folder / "ssd_person.csv").write_text(PERSON.replace("Asha", "C-1042"), encoding="utf-8")
    load([folder], authority="990", data_to=today())
    client.force_login(person("programme_manager"))
    assert "a child's reference" in words(
        client.post(f"{at('A1')}/evidence", sent(words="See C-1042"))
    ).replace("’", "'")
    assert client.post(f"{at('A1')}/evidence", sent(words="See C-1043")).status_code == 302


@pytest.mark.parametrize(("who", "may"), [("programme_manager", True), ("partner", False), ("giver", True)])
def test_who_was_shown_an_action_changes_only_evidence_of_their_own(client, who, may):
    for name in ("partner", "giver"):
        granted(person(name, "partner"))
        share(action("A1"), person(name), by="test")
    found = give(action("A1"), "Our part", kind="audit", words="Done", by="giver")
    client.force_login(person(who))
    assert client.get(f"/programme/evidence/{found.pk}/withdraw").status_code == (200 if may else 403)
    sent_now = client.post(
        f"/programme/evidence/{found.pk}/again", {"words": "More", "edition": found.edition}
    )
    assert sent_now.status_code == (302 if may else 403)
    assert (f"/programme/evidence/{found.pk}/again" in addresses(client.get(at("A1")))) is may
    assert Line.objects.filter(action="refused").exists() is not may
