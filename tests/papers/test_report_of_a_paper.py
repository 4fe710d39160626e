"""`sightline report build` and `sightline lint` of a paper that is written here: for whom, as it stands, and as it was sealed."""

import json
from pathlib import Path

import pytest

from sightline.cli import main
from sightline.papers.models import Paper
from sightline.papers.queries.sealed import pack_folder
from sightline.papers.services.publishing import publish_paper
from sightline.people.services import add_user
from sightline.trail.models import Line
from support.papers import AUTHOR, EXEMPT_TEXT, SECRETARY, small_paper, whole_paper

pytestmark = pytest.mark.django_db


def build(name: object, out: Path, *more: str) -> int:
    return main(["report", "build", str(name), "--out", str(out), *more])


def text_in(folder: Path) -> str:
    return "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.html"))


@pytest.mark.parametrize("name", [None, "Children’s services improvement", "children’s SERVICES improvement"])
def test_one_that_is_written_comes_as_a_draft_with_what_is_found(tmp_path, capsys, name):
    paper = small_paper()
    assert build(name or paper.pk, tmp_path / "out", "--by", AUTHOR) == 1
    names = {path.suffix for path in (tmp_path / "out").iterdir()}
    assert names >= {".docx", ".pdf", ".html"} and "Draft" in text_in(tmp_path / "out")
    told = capsys.readouterr()
    assert "P01  error" in told.out and "{figure inspected}" in told.out
    assert main(["lint", str(paper.pk), "--by", AUTHOR]) == 1
    assert capsys.readouterr().out == told.out


def test_what_is_exempt_is_in_no_file_for_whom_it_is_not(tmp_path):
    paper = small_paper(exempt=True)
    for edition, reads in (("officers", True), ("members", True), ("public", False)):
        build(paper.pk, tmp_path / edition, "--by", AUTHOR, "--edition", edition)
        assert ("The address is secret" in text_in(tmp_path / edition)) is reads, edition
    assert "The address is secret" in EXEMPT_TEXT


def test_a_published_one_is_written_as_it_was_sealed_and_verifies(tmp_path, capsys):
    paper = whole_paper("All is well.")
    publish_paper(paper, ["officers", "public"], edition=None, by=SECRETARY)
    assert build(paper.pk, tmp_path / "out", "--by", AUTHOR) == 0
    sealed = {path.name: path.read_bytes() for path in pack_folder(paper, "officers").iterdir()}
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == sealed
    assert main(["verify", str(tmp_path / "out")]) == 0
    assert build(paper.pk, tmp_path / "members", "--by", AUTHOR, "--edition", "members") == 1
    assert "It was not published as the edition for members." in capsys.readouterr().err
    assert main(["lint", str(paper.pk), "--by", AUTHOR]) == 1
    assert "It is published and stays as it was sealed." in capsys.readouterr().err
    page = next(pack_folder(paper, "officers").glob("*.html"))
    page.write_bytes(page.read_bytes() + b" ")
    assert build(paper.pk, tmp_path / "changed", "--by", AUTHOR) == 1
    assert page.name in capsys.readouterr().err and not (tmp_path / "changed").exists()


@pytest.mark.parametrize(
    ("by", "more", "code", "sentence"),
    [
        ("", (), 2, "say who is asking with --by"),
        ("nobody", (), 3, "There is no user 'nobody'. Nothing was written."),
        ("auditor", (), 3, "auditor may not read papers. Nothing was written."),
        ("manager", (), 2, "manager sees no paper yet."),
        ("other", (), 2, "other sees no paper yet."),
        (AUTHOR, ("--edition", "press"), 2, "There is no edition “press”."),
    ],
)
def test_who_may_not_gets_a_sentence_and_no_folder(tmp_path, capsys, by, more, code, sentence):
    paper = small_paper()
    add_user("auditor", "auditor", by="tests")
    assert build(paper.pk, tmp_path / "out", *(("--by", by) if by else ()), *more) == code
    assert sentence in capsys.readouterr().err and not (tmp_path / "out").exists()
    refused = Line.objects.filter(action="refused", what=f"paper {paper.pk}", actor=by or "-")
    assert refused.exists() is (code == 3)


def test_a_name_that_two_have_or_none_names_the_numbers(tmp_path, capsys):
    paper = small_paper()
    assert build("Budget", tmp_path / "out", "--by", AUTHOR) == 2
    assert f"Papers: {paper.pk} “Children’s services improvement”." in capsys.readouterr().err
    twin = Paper.objects.get(pk=paper.pk)
    twin.pk = None
    twin.save()
    assert build(paper.title, tmp_path / "out", "--by", AUTHOR) == 2
    told = capsys.readouterr().err
    assert f"{paper.pk} “" in told and f"{twin.pk} “" in told


def test_an_edition_that_is_not_for_them_is_not_built(tmp_path, capsys):
    paper = whole_paper("All is well.")
    publish_paper(paper, ["officers", "public"], edition=None, by=SECRETARY)
    assert build(paper.pk, tmp_path / "out", "--by", "sue", "--edition", "officers") == 1
    assert "sue does not read the edition for officers." in capsys.readouterr().err
    assert build(paper.pk, tmp_path / "out", "--by", "sue") == 0
    about = json.loads((tmp_path / "out" / "paper.json").read_text(encoding="utf-8"))
    assert about["audience"] == "public" and about["signed"] is None
