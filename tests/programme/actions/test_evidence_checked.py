"""Evidence is accepted or sent back by a second person; all of a plan's stands in one list, with its hashes."""

import csv
import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sightline.documents.services.keep import keep
from sightline.history.refusals import ChangedMeanwhileError
from sightline.people.matrix import ROLES
from sightline.people.rules import permits
from sightline.programme.delivery.queries.evidence_list import sent_back_to, waiting_for
from sightline.programme.delivery.services.evidence import decide, give, give_again, withdraw
from sightline.programme.delivery.services.updates import share
from sightline.programme.kinds import EVIDENCE
from sightline.programme.kinds.refusals import CannotChangePlanError
from sightline.programme.models import Evidence
from sightline.trail.models import Line
from support.figure_pages import row_of, send, words
from support.people import granted
from support.plans import MAKER, action, entry, person, small_plan, today
from support.source_files import printed_pdf

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def plan():
    return small_plan()


def given(reference: str = "A2", by: str = "action_owner", **more) -> Evidence:
    return give(action(reference), "Audit of 20", kind="audit", words="14 of 20 met it", by=by, **more)


def state(evidence: Evidence) -> str:
    return Evidence.objects.get(pk=evidence.pk).state


# what it is, what is wanted, why → what it is then
DRAWN = [
    ("given", "accepted", "", "accepted"),
    ("given", "sent_back", "Whose audit?", "sent_back"),
    ("given", "sent_back", " ", ""),
    ("accepted", "sent_back", "It was another cohort", "sent_back"),
    ("sent_back", "accepted", "", "accepted"),
    ("accepted", "accepted", "", ""),
    ("withdrawn", "accepted", "", ""),
    ("given", "withdrawn", "x", ""),
]


@pytest.mark.parametrize(("was", "wanted", "why", "then"), DRAWN)
def test_what_may_become_of_it(was, wanted, why, then):
    evidence = given()
    Evidence.objects.update(state=was)
    if then:
        decide(evidence, wanted, reason=why, by=MAKER)
    else:
        with pytest.raises(CannotChangePlanError):
            decide(evidence, wanted, reason=why, by=MAKER)
    assert state(evidence) == (then or was)


def test_whoever_gave_it_decides_nothing_of_it_and_who_gave_an_older_version_does():
    evidence = given(by=MAKER)
    with pytest.raises(CannotChangePlanError, match="You gave this evidence"):
        decide(evidence, "accepted", by=MAKER)
    give_again(evidence, words="17 of 20", by="action_owner")
    decide(evidence, "accepted", by=MAKER)
    assert state(evidence) == "accepted"


def test_a_newer_version_is_to_be_checked_again_and_what_was_withdrawn_is_not():
    evidence = given()
    decide(evidence, "accepted", by=MAKER)
    give_again(evidence, words="17 of 20", by="action_owner")
    assert state(evidence) == "given"
    withdraw(evidence, reason="Another cohort", by="action_owner")
    with pytest.raises(CannotChangePlanError, match="It was withdrawn"):
        decide(evidence, "accepted", by=MAKER)


def test_the_second_of_two_is_told():
    evidence = given()
    decide(evidence, "accepted", edition=evidence.edition, by=MAKER)
    with pytest.raises(ChangedMeanwhileError):
        decide(evidence, "sent_back", reason="x", edition=evidence.edition, by="another")


@pytest.mark.parametrize("role", ROLES)
def test_only_who_accepts_evidence_gets_there(client, role):
    evidence = given()
    asks = person(f"asks_{role}", role)
    if role in ("board_chair", "partner", "dfe_adviser", "ofsted_inspector"):
        granted(asks, "plan", "evidence")
    client.force_login(asks)
    sent = {"wanted": "accepted", "edition": evidence.edition}
    code = client.post(f"/programme/evidence/{evidence.pk}/check", sent).status_code
    assert (code == 302) is (role == "programme_manager") is permits(role, "evidence.accept")
    assert (state(evidence) == "accepted") is (role == "programme_manager")


def test_it_is_sent_back_on_its_page_with_why_and_whoever_gave_it_reads_that(client):
    evidence = given()
    client.force_login(person(MAKER))
    where = f"/programme/evidence/{evidence.pk}/check"
    assert "14 of 20 met it" in words(client.get(where))
    assert "Say why" in words(send(client, where, {"wanted": "sent_back"})) and state(evidence) == "given"
    came = send(client, where, {"wanted": "sent_back", "reason": "Whose audit was it?"})
    assert came.status_code == 302 and "Your decision on “Audit of 20” is saved." in words(
        client.get(came["Location"])
    )
    line = Line.objects.latest("number")
    assert (line.action, line.reason, line.detail["to"]) == (
        "evidence_decided",
        "Whose audit was it?",
        "sent_back",
    )
    client.force_login(person("action_owner"))
    page = words(client.get(f"/programme/actions/{action('A2').pk}"))
    assert "Sent back by programme_manager" in page and "Whose audit was it?" in page
    assert "Evidence sent back: Audit of 20" in page
    assert (sent_back_to(person("action_owner")), waiting_for(person(MAKER))) == (1, 0)


def test_what_waits_is_counted_for_a_second_person_alone():
    given()
    given("A1", by=MAKER)
    assert waiting_for(person(MAKER)) == 1 and waiting_for(person("action_owner")) == 0
    assert waiting_for(person("another", "programme_manager")) == 2


@pytest.mark.parametrize(("days", "overdue"), [(-1, True), (0, False), (1, False)])
def test_a_review_is_overdue_from_the_day_after(client, days, overdue):
    given(review_by=today() + timedelta(days=days))
    client.force_login(person(MAKER))
    page = client.get("/programme/evidence")
    assert ("Overdue" in row_of(page, "Audit of 20")) is overdue
    assert ("1 review overdue" in words(page)) is overdue
    assert ("Audit of 20" in words(client.get("/programme/evidence?overdue=yes"))) is overdue


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Of A1", "Of A2"]),
        ("?state=accepted", ["Of A2"]),
        ("?state=given", ["Of A1"]),
        ("?kind=document", ["Of A1"]),
        ("?action=A2", ["Of A2"]),
        ("?action=A2&state=given", []),
        ("?state=nonsense", ["Of A1", "Of A2"]),
    ],
)
def test_the_list_is_narrowed_by_its_address(client, query, found):
    give(action("A1"), "Of A1", kind="document", words="x", by="owner")
    decide(give(action("A2"), "Of A2", kind="audit", words="x", by="owner"), "accepted", by=MAKER)
    client.force_login(person(MAKER))
    page = client.get(f"/programme/evidence{query}").text.partition("<tbody")[2]
    assert [each for each in ("Of A1", "Of A2") if f">{each}" in page] == found
    taken = client.get(f"/programme/evidence.csv{query}").content.decode("utf-8-sig")
    assert sorted(row["Evidence"] for row in csv.DictReader(io.StringIO(taken))) == found


def test_the_file_has_the_whole_hash_and_no_words_of_it(client):
    document = keep(SimpleUploadedFile("audit.pdf", printed_pdf("14 of 20")), by="owner")
    give(action("A1"), "Audit", kind="audit", document=document, words="About the twins", by="owner")
    client.force_login(person(MAKER))
    taken = client.get("/programme/evidence.csv")
    text = taken.content.decode("utf-8-sig")
    assert document.sha256 in text and "audit.pdf" in text and "twins" not in text
    assert "evidence Improvement plan" in taken["Content-Disposition"]
    assert Line.objects.latest("number").action == "exported"


def test_an_outsider_is_sent_to_sign_in_and_a_partner_reads_of_their_own_alone(client):
    given("A1"), given("A2")
    for path in ("/programme/evidence", "/programme/evidence.csv", f"/programme/evidence/{given().pk}/check"):
        assert client.get(path)["Location"].startswith("/sign-in")
    police = person("police", "partner")
    granted(police)
    share(action("A1"), police, by=MAKER)
    client.force_login(police)
    page = client.get("/programme/evidence")
    assert f"/actions/{action('A1').pk}" in page.text and f"/actions/{action('A2').pk}" not in page.text
    assert "Check" not in page.text.partition("<tbody")[2]
    assert entry("A2").title not in client.get("/programme/evidence.csv").text


def test_every_state_is_drawn():
    assert set(EVIDENCE.words) == set(EVIDENCE.shapes) == set(EVIDENCE.may)
