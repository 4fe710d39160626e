"""A plain-English summary: written in a paper, read with its reading age, published as an edition of its own, and verified."""

import json

import pytest

from sightline.papers.models import SealedPaper
from sightline.papers.queries.papers import digest
from sightline.papers.queries.sealed import editions_of, findings_of, pack_folder, what_stops
from sightline.papers.sealing.verifying import verify_pack
from sightline.papers.services.clearing import decide_sign_off
from sightline.papers.services.publishing import publish_paper
from sightline.papers.services.writing import add_part, write_part
from sightline.people.models import User
from support.figure_pages import send, words
from support.papers import AUTHOR, FINANCE, LEGAL, SECRETARY, asked, part, small_paper

pytestmark = pytest.mark.django_db
PLAIN = (
    "We help children and their families. We want each child to be safe and well.\n\n"
    "A social worker finds out what help a child needs. We say this must be done in nine weeks. "
    "It was done in time for {AS01} children. We want that to be more."
)


def with_summary(paper, text=PLAIN, edition="plain_english"):
    """The paper with that text, signed off anew by everybody."""
    add_part(paper, "summary", edition, {"text": text}, by=AUTHOR)
    for role, by in (("finance", FINANCE), ("legal", LEGAL)):
        decide_sign_off(asked(paper, role), state="signed", seen=digest(paper), by=by)
    return type(paper).objects.get(pk=paper.pk)


def test_an_author_adds_it_writes_it_and_reads_its_reading_age(client):
    paper = small_paper()
    client.force_login(User.objects.get(username=AUTHOR))
    add = f"/papers/{paper.pk}/write/add"
    assert "Plain-English summary" in words(client.get(add)) and "Enter the heading" in words(
        client.post(add, {"what": "section"})
    )
    answer = client.post(add, {"what": "plain_english"})
    summary = part(paper, "summary.plain_english")
    assert answer["Location"] == f"/papers/{paper.pk}/write/{summary.pk}"
    assert "Plain-English summary" not in words(client.get(add))
    send(client, answer["Location"], {"text": "We help. " * 20})
    page = words(client.get(answer["Location"]))
    assert "Reading age about 5; the goal is 11 or under. The longest sentence has 2 words." in page
    typed = {"edition": "2", "text": "We utilise our " + "really " * 40 + "big plan, as the MASH does."}
    kept = client.post(f"{answer['Location']}/unsaved", typed).json()["words"]
    assert kept.endswith("Reading age about 30; the goal is 11 or under. The longest sentence has 49 words.")
    send(client, answer["Location"], {"text": typed["text"]})
    page = words(client.get(answer["Location"]))
    assert "“utilise”: Say: use." in page and "“MASH”: Write out" in page and "49 words, and 25" in page
    assert "Plain-English summary" in words(client.get(f"/papers/{paper.pk}"))
    assert editions_of(paper).keys() >= {"plain_english"} and "easy_read" not in editions_of(paper)


def test_it_goes_out_as_an_edition_of_its_own_with_the_same_figure(paper, client):
    paper = with_summary(paper)
    assert what_stops(paper, "plain_english") == []
    client.force_login(User.objects.get(username=SECRETARY))
    send(client, f"/papers/{paper.pk}/publish", {"audiences": ["officers", "public", "plain_english"]})
    folder = pack_folder(paper, "plain_english")
    verdict = verify_pack(folder)
    assert verdict.problems == () and verdict.figures == 1
    about, officers = (
        json.loads((pack_folder(paper, each) / "paper.json").read_text(encoding="utf-8"))
        for each in ("plain_english", "officers")
    )
    assert about["figures"] == officers["figures"] and about["signed"] is None
    fragment = (folder / "fragment.html").read_text(encoding="utf-8")
    assert "71.4% (30 of 42)" in fragment and "Reading age about 6; the goal is 11 or under" in fragment
    assert "Resource Implications" not in fragment and "There are none" not in fragment
    client.force_login(User.objects.get(username="sue"))
    page = words(client.get(f"/papers/{paper.pk}"))
    assert "Plain English edition.pdf the plain-English summary" in page and "officers" not in page


def test_a_figure_that_was_typed_or_is_in_no_public_edition_stops_it_and_a_long_sentence_does_not(paper):
    add_part(paper, "summary", "plain_english", {"text": "It was 72% last year."}, by=AUTHOR)
    assert "72%: A typed number that is no figure of the paper." in what_stops(paper, "plain_english")
    summary = part(paper, "summary.plain_english")
    write_part(
        summary,
        {"text": "In time in the North: {AS01, Q1 2025-26, South Assessment Team}."},
        edition=1,
        by=AUTHOR,
    )
    assert any("In the plain-English summary: AS01" in each for each in what_stops(paper, "plain_english"))
    long = "We " + "really " * 30 + "help. " + "Organisational considerations notwithstanding. " * 10
    write_part(summary, {"text": long}, edition=2, by=AUTHOR)
    assert what_stops(paper, "plain_english") == []
    found = {each.rule: each for each in findings_of(paper, "plain_english")}
    assert found.keys() == {"P11", "P12"} and "32 words, and 25 are enough" in found["P11"].advice
    assert found["P12"].severity == "warning"


def test_what_nobody_wrote_is_said_and_published_by_nobody(paper, client):
    assert what_stops(paper, "easy_read") == ["This paper has no easy-read edition: nobody has written one."]
    client.force_login(User.objects.get(username=SECRETARY))
    page = client.post(
        f"/papers/{paper.pk}/publish", {"audiences": ["easy_read"], "edition": str(paper.edition)}
    )
    assert page.status_code == 200 and not SealedPaper.objects.exists()
    with pytest.raises(Exception, match="no easy-read edition"):
        publish_paper(paper, ["easy_read"], edition=None, by=SECRETARY)
