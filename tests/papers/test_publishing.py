"""A cleared paper is published by a second person, sealed with its figures, and verified from its folder alone."""

import json
import shutil
from pathlib import Path

import pytest

from sightline.cli import main
from sightline.freezes.made_of_it import address_of
from sightline.papers.models import Paper, SealedPaper
from sightline.papers.queries.sealed import pack_folder, problems_of_papers, what_stops
from sightline.papers.sealing.verifying import verify_pack
from sightline.papers.services.publishing import publish_paper
from sightline.papers.services.refusals import CannotPaperError, MayNotPaperError
from sightline.people.models import User
from sightline.trail.models import Line
from support.figure_pages import send, words
from support.papers import AUTHOR, SECRETARY, sent, small_paper

pytestmark = pytest.mark.django_db
TEXT = "In time were {AS01}; {figure audits} audits were read."


def published(paper: Paper) -> Paper:
    assert what_stops(paper, "officers") == []
    return publish_paper(paper, ["officers", "members", "public"], edition=None, by=SECRETARY)


def test_it_is_sealed_with_its_figures_and_verifies_by_itself(paper, tmp_path, capsys, client):
    published(paper)
    assert Paper.objects.get().state == "published"
    assert sorted(SealedPaper.objects.values_list("audience", flat=True)) == ["members", "officers", "public"]
    folder = pack_folder(paper, "officers")
    verdict = verify_pack(folder)
    assert verdict.problems == () and (verdict.figures, verdict.against_the_freeze, verdict.sign_offs) == (
        1,
        1,
        2,
    )
    about = json.loads((folder / "paper.json").read_text(encoding="utf-8"))
    assert about["figures"][0]["text"] == "71.4% (30 of 42)" and about["definitions"]["AS01"]
    public = json.loads((pack_folder(paper, "public") / "paper.json").read_text(encoding="utf-8"))
    assert public["figures"] == about["figures"] and public["signed"] is None
    register = {each.edition: each for each in paper.freeze.publications.exclude(edition="q1-2025-26-public")}
    assert list(register) == [f"paper-{paper.pk}-{each}" for each in ("public", "members", "officers")]
    public_files = json.loads((pack_folder(paper, "public") / "manifest.json").read_text(encoding="utf-8"))
    entered = register[f"paper-{paper.pk}-public"]
    assert entered.title == paper.title and entered.entered_by == SECRETARY
    assert entered.files.items() <= public_files["files"].items() and len(entered.files) == 3
    assert address_of(entered) == f"/papers/{paper.pk}"
    assert address_of(paper.freeze.publications.get(edition="q1-2025-26-public")).startswith("/published/")
    away = tmp_path / "taken away"
    shutil.copytree(folder, away)
    assert main(["verify", str(away)]) == 0
    assert "1 of them held against the freeze’s own" in capsys.readouterr().out
    assert problems_of_papers() == (3, [])
    line = Line.objects.get(action="paper_published")
    assert line.detail["seal"]["officers"] == verdict.seal
    client.force_login(User.objects.get(username="sue"))
    page = client.get(f"/papers/{paper.pk}")
    assert "71.4% (30 of 42)" in words(page) and "As the edition for members reads." in words(page)
    name = next(each for each in SealedPaper.objects.get(audience="public").files if each.endswith(".pdf"))
    answer = client.get(f"/papers/{paper.pk}/editions/public/{name}")
    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    for hidden in ("officers/" + name, "public/paper.json", "public/nothing.pdf", "members/figures.parquet"):
        assert client.get(f"/papers/{paper.pk}/editions/{hidden}").status_code == 404
    client.force_login(User.objects.get(username="other"))
    assert client.get(f"/papers/{paper.pk}/editions/public/{name}").status_code == 404


def test_one_byte_changed_anywhere_is_named(paper, tmp_path):
    published(paper)
    folder = tmp_path / "pack"
    shutil.copytree(pack_folder(paper, "officers"), folder)
    for file in sorted(folder.iterdir()):
        before = file.read_bytes()
        for place in (0, len(before) // 2, len(before) - 1):
            file.write_bytes(before[:place] + bytes([before[place] ^ 1]) + before[place + 1 :])
            verdict = verify_pack(folder)
            assert any(file.name in each for each in verdict.problems), (file.name, place, verdict.problems)
        file.write_bytes(before)
    (folder / "more.pdf").write_bytes(b"x")
    assert verify_pack(folder).problems == ("more.pdf does not belong to it.",)
    (folder / "more.pdf").unlink()
    (folder / "fragment.html").unlink()
    assert verify_pack(folder).problems == ("fragment.html is not there.",)
    assert verify_pack(tmp_path).problems[0].startswith("manifest.json is not there")


def sealed_anew(folder: Path, change) -> tuple[str, ...]:
    """The problems of a pack whose content was forged and whose hashes were made to fit."""
    import hashlib

    from sightline.papers.rules.content import canonical
    from sightline.papers.sealing.pack import manifest_of

    about = json.loads((folder / "paper.json").read_text(encoding="utf-8"))
    change(about)
    (folder / "paper.json").write_text(canonical(about), encoding="utf-8")
    files = {
        each.name: hashlib.sha256(each.read_bytes()).hexdigest()
        for each in folder.iterdir()
        if each.name != "manifest.json"
    }
    (folder / "manifest.json").write_text(canonical(manifest_of(files)), encoding="utf-8")
    return verify_pack(folder).problems


def _figure(**other):
    return lambda about: about["figures"][0].update(other)


FORGED = [
    (_figure(value=80.0), "The figure AS01 is 80.0, and 30 of 42 is"),
    (_figure(text="80.0% (30 of 42)"), "The figure AS01 is printed as 80.0%"),
    (_figure(value=75.0, numerator=30, denominator=40, text="75.0% (30 of 40)"), "the freeze has 71.4"),
    (lambda about: about["figures"].clear(), "The figure AS01 stands in the paper"),
    (
        lambda about: about["signed"]["content"]["sections"][0].update(text="Other"),
        "not those of the paper",
    ),
    (
        lambda about: about["sign_offs"][0].update(digest="0"),
        "The sign-off of finance is of other words.",
    ),
    (lambda about: about["sign_offs"].clear(), "Nobody has signed the paper off."),
    (lambda about: about["sign_offs"][0].update(decided_by=AUTHOR), "an author’s own"),
    (lambda about: about["freeze"].update(seal="0"), "not the freeze the paper was sealed with"),
]


def test_what_is_forged_and_hashed_anew_is_found_all_the_same(paper, tmp_path):
    published(paper)
    for number, (change, says) in enumerate(FORGED):
        folder = tmp_path / str(number)
        shutil.copytree(pack_folder(paper, "officers"), folder)
        assert any(says in each for each in sealed_anew(folder, change)), says


def test_what_is_published_is_shown_to_nobody_once_it_was_changed(paper, client):
    published(paper)
    file = pack_folder(paper, "members") / "fragment.html"
    file.write_text("Forged", encoding="utf-8")
    client.force_login(User.objects.get(username="sue"))
    page = words(client.get(f"/papers/{paper.pk}"))
    assert "Forged" not in page and "fragment.html was changed." in page
    assert problems_of_papers() == (3, [f"Paper {paper.pk}, members: fragment.html was changed."])


def test_a_second_person_publishes_what_everybody_signed(paper, client):
    for name in (AUTHOR, "sue"):
        with pytest.raises(MayNotPaperError):
            publish_paper(paper, ["public"], edition=None, by=name)
    with pytest.raises(CannotPaperError, match="Choose for whom"):
        publish_paper(paper, [], edition=None, by=SECRETARY)
    client.force_login(User.objects.get(username=SECRETARY))
    answer = send(client, f"/papers/{paper.pk}/publish", {"audiences": ["public"]})
    assert answer["Location"] == f"/papers/{paper.pk}"
    with pytest.raises(CannotPaperError, match="once everybody"):
        publish_paper(paper, ["public"], edition=None, by=SECRETARY)


def test_what_no_edition_prints_does_not_go_to_the_public(paper, client):
    section = paper.parts.get(kind="section", key="progress")
    section.value = {
        "heading": "Progress",
        "text": "Of the South: {AS01, Q1 2025-26, South Assessment Team}.",
    }
    section.save()
    stops = what_stops(paper, "public")
    assert any("hidden, so that nobody can be recognised" in each for each in stops)
    client.force_login(User.objects.get(username=SECRETARY))
    page = words(client.get(f"/papers/{paper.pk}/publish"))
    assert (
        "What stops the edition for members, the edition for the DfE, the edition for partners and the edition for the public"
        in page
    )


def test_a_paper_that_is_not_cleared_or_not_whole_goes_nowhere():
    paper = sent(small_paper())
    with pytest.raises(CannotPaperError, match="once everybody"):
        publish_paper(paper, ["public"], edition=None, by=SECRETARY)
    assert any("not answered" in each for each in what_stops(paper, "public"))
    assert not SealedPaper.objects.exists()
