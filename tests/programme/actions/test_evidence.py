"""Evidence for an action: files and words in versions, to be looked at again by a day, for those who may see the action."""

import hashlib
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from people_help import signed_in
from programme.plans.plan_help import action, person, small_plan, today
from scorecards.pages_help import addresses, words
from sightline.people.matrix import ROLES
from sightline.people.rules import permits
from sightline.programme.actions.actions_updates import share
from sightline.programme.actions.evidence import give, give_again, withdraw
from sightline.programme.actions.plans_refused import CannotChangePlanError
from sightline.programme.models import Document, Evidence, EvidenceVersion
from sightline.trail.models import Line
from sightline.trail.queries import verify

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


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
    assert client.post(f"{at('A1')}/evidence", sent(words="Found")).status_code == 403
    assert not Evidence.objects.exists()


def test_a_file_is_given_seen_with_its_hash_and_taken_away_whole(client):
    client.force_login(person("programme_manager"))
    answer = client.post(f"{at('A1')}/evidence", sent(file=upload(), review_by="1 March 2030"))
    assert (answer.status_code, answer["Location"]) == (302, at("A1"))
    page = client.get(at("A1"))
    said = words(page)
    assert "Audit of 20" in said and "to be looked at again by 1 March 2030" in said
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
    assert "Out of date: was to be looked at again by" in words(client.get(at("A1")))
    client.post(
        f"/programme/evidence/{found.pk}/again", {"words": "17 of 20 met it", "review_by": "1 March 2030"}
    )
    said = words(client.get(at("A1")))
    assert said.index("17 of 20 met it") < said.index("14 of 20 met it")
    assert "Out of date" not in said
    assert list(found.versions.values_list("number", flat=True)) == [1, 2]


def test_what_was_withdrawn_stays_to_be_read_and_is_given_no_further_version(client):
    found = given()
    client.force_login(person("programme_manager"))
    assert "Say why" in words(client.post(f"/programme/evidence/{found.pk}/withdraw", {"reason": " "}))
    client.post(f"/programme/evidence/{found.pk}/withdraw", {"reason": "Another cohort"})
    assert "(withdrawn)" in words(client.get(at("A1")))
    with pytest.raises(CannotChangePlanError, match="It was withdrawn"):
        give_again(found, words="More", by="owner")
    with pytest.raises(CannotChangePlanError, match="It was withdrawn"):
        withdraw(found, reason="Again", by="owner")


def test_a_partner_gives_and_sees_evidence_of_what_was_shared_and_of_nothing_else(client):
    from people_help import granted

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
