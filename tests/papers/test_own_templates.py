"""A council's own template: made as a copy, confirmed by a second person, and printed in its own Word file."""

import io
import json

import docx
import pytest
from docx.shared import RGBColor

from sightline.documents.models import Document
from sightline.documents.queries.files import path_of, unreferred
from sightline.history.refusals import ChangedMeanwhileError
from sightline.papers.models import Paper, TemplateVersion
from sightline.papers.paper_templates.changing import without_field
from sightline.papers.queries.building import NotBuiltError, built_for
from sightline.papers.queries.sealed import whole_pack
from sightline.papers.queries.templates import (
    faults_of_word,
    template_named,
    template_of,
    templates_for,
    why_not_usable,
    word_file_of,
)
from sightline.papers.render.word.starting_file import starting_file
from sightline.papers.rules.template_places import places_with_rows
from sightline.papers.services.publishing import publish_paper
from sightline.papers.services.refusals import CannotPaperError, MayNotPaperError
from sightline.papers.services.template_word import WordFileRefusedError, bring_word, remove_word
from sightline.papers.services.templates import (
    begin_next,
    change_template,
    confirm_template,
    discard_template,
    retire_template,
)
from sightline.people.models import User
from sightline.trail.models import Line
from support.own_templates import HEADING, SECOND, own_template, upload, usable, with_word, word_of_council
from support.papers import AUTHOR, AUTHORITY, SECRETARY, whole_paper
from support.word_templates import changed, template

pytestmark = pytest.mark.django_db


def documents() -> int:
    return Document.objects.count()


def in_word(paper: Paper, audience: str = "public"):
    sealed = paper.seals.get(audience=audience)
    folder = whole_pack(sealed)
    name = next(each for each in sealed.files if each.endswith(".docx"))
    return docx.Document(io.BytesIO((folder / name).read_bytes())), json.loads(
        (folder / "paper.json").read_text()
    )


def test_a_published_paper_is_printed_in_the_councils_own_word_file():
    version = usable(with_word(own_template()))
    paper = publish_paper(whole_paper(template=version.paper_key), ["public"], edition=None, by=SECOND)
    document, about = in_word(paper)
    lines = [each.text for each in document.paragraphs]
    assert lines[0] == HEADING and lines[1] == "Children’s services improvement"
    assert document.styles["Heading 1"].font.color.rgb == RGBColor(0x00, 0x55, 0x33)
    rows = {row.cells[0].text: row.cells[1].text for row in document.tables[0].rows}
    assert rows["Report to:"] == "Overview and Scrutiny Committee"
    assert rows["Wards Affected:"] == "There are none."
    assert "Visits are in time." in " ".join(lines)
    assert "{{" not in "".join(lines)
    assert about["template"] == {
        "key": "report-to-scrutiny-v1",
        "word": {"name": "Committee report.docx", "sha256": version.word.sha256},
    }


def test_without_a_word_file_a_paper_has_the_plain_form():
    version = usable(own_template())
    paper = publish_paper(whole_paper(template=version.paper_key), ["public"], edition=None, by=SECOND)
    document, about = in_word(paper)
    assert document.paragraphs[0].text == "Children’s services improvement"
    assert about["template"] == {"key": "report-to-scrutiny-v1", "word": None}


def test_a_draft_is_built_in_the_councils_word_file_too():
    version = usable(with_word(own_template()))
    paper = whole_paper(template=version.paper_key)
    files = built_for(User.objects.get(username=AUTHOR), paper).files
    content = next(each for name, each in files.items() if name.endswith(".docx"))
    assert docx.Document(io.BytesIO(content)).paragraphs[0].text == HEADING
    path_of(version.word).unlink()
    with pytest.raises(NotBuiltError, match="Put it back from a backup"):
        built_for(User.objects.get(username=AUTHOR), paper)


@pytest.mark.parametrize(
    ("edition", "own"), [("officers", True), ("public", True), ("plain_english", False), ("easy_read", False)]
)
def test_an_edition_that_is_a_text_of_its_own_has_the_plain_form(edition, own):
    paper = whole_paper(template=usable(with_word(own_template())).paper_key)
    assert (word_file_of(paper, edition) is not None) is own


@pytest.mark.parametrize("harm", ["changed", "gone"])
def test_a_word_file_that_is_not_as_it_was_brought_stops_publishing(harm):
    version = usable(with_word(own_template()))
    paper = whole_paper(template=version.paper_key)
    path = path_of(version.word)
    if harm == "gone":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes() + b" ")
    with pytest.raises(CannotPaperError, match="Put it back from a backup"):
        publish_paper(paper, ["public"], edition=None, by=SECOND)
    assert Paper.objects.get().state == "cleared" and not paper.seals.exists()


def test_a_new_version_changes_neither_a_sealed_paper_nor_one_that_is_written():
    first = usable(with_word(own_template()))
    paper = publish_paper(whole_paper(template=first.paper_key), ["public"], edition=None, by=SECOND)
    seal = paper.seals.get().seal
    second = begin_next(first, by=SECRETARY)
    assert (second.number, second.word, second.began_from) == (2, first.word, "report-to-scrutiny-v1")
    second = change_template(second, lambda now: without_field(now, "wards"), edition=1, by=SECRETARY)
    assert template_of(first).field("wards") and not template_of(second).field("wards")
    assert templates_for(AUTHORITY)[0].key == "report-to-scrutiny-v1"
    second = change_template(second, lambda now: now, edition=2, by=SECRETARY)
    assert second.edition == 2, "what changes nothing is no change"
    assert any("{{ wards_affected }} is no part of this paper" in each for each in why_not_usable(second))
    with pytest.raises(CannotPaperError, match="Put right first"):
        confirm_template(second, edition=2, by=SECOND)
    usable(remove_word(second, edition=2, by=SECRETARY))
    assert [each.key for each in templates_for(AUTHORITY)][:2] == [
        "report-to-scrutiny-v2",
        "cheshire-east-2015",
    ]
    assert template_named(paper.template, AUTHORITY).field("wards")
    document, _ = in_word(paper)
    assert document.paragraphs[0].text == HEADING and paper.seals.get().seal == seal


def test_a_paper_is_begun_with_a_confirmed_version_alone():
    version = own_template()
    with pytest.raises(CannotPaperError, match="No paper is begun with that template") as refused:
        whole_paper(template=version.paper_key)
    assert refused.value.field == "template"
    version = usable(version)
    assert whole_paper(template=version.paper_key).template == "report-to-scrutiny-v1"
    retire_template(version, reason="Another form is agreed", edition=None, by=SECRETARY)
    with pytest.raises(CannotPaperError):
        whole_paper(template=version.paper_key)
    assert template_named(version.paper_key, AUTHORITY), "papers that were begun with it go on"


def test_whoever_wrote_any_of_it_does_not_confirm_it():
    version = own_template()
    with pytest.raises(CannotPaperError, match="A second person confirms it"):
        confirm_template(version, edition=None, by=SECRETARY)
    version = change_template(version, lambda now: without_field(now, "wards"), edition=1, by=SECOND)
    with pytest.raises(CannotPaperError, match="A second person confirms it"):
        confirm_template(version, edition=None, by=SECOND)
    User.objects.create(username="una", role="democratic_services", authority=AUTHORITY)
    assert confirm_template(version, edition=None, by="una").state == "usable"


@pytest.mark.parametrize("by", [AUTHOR, "sue", "far"])
def test_whoever_does_not_publish_papers_here_makes_and_changes_no_template(by):
    version = own_template()
    User.objects.create(username="far", role="democratic_services", authority="343")
    refusals = Line.objects.filter(action="refused").count()
    attempts = (
        lambda: own_template("Another", by=by),
        lambda: begin_next(version, by=by),
        lambda: change_template(version, lambda now: now, edition=1, by=by),
        lambda: confirm_template(version, edition=1, by=by),
        lambda: retire_template(version, reason="Because", edition=1, by=by),
        lambda: discard_template(version, edition=1, by=by),
        lambda: bring_word(version, upload(b"x"), edition=1, by=by),
        lambda: remove_word(version, edition=1, by=by),
    )
    for attempt in attempts:
        with pytest.raises(MayNotPaperError):
            attempt()
    assert Line.objects.filter(action="refused").count() == refusals + len(attempts)
    assert TemplateVersion.objects.get().edition == 1


def test_what_is_confirmed_is_changed_by_nobody():
    version = usable(with_word(own_template()))
    attempts = (
        lambda: change_template(version, lambda now: without_field(now, "wards"), edition=None, by=SECRETARY),
        lambda: bring_word(version, upload(b"x"), edition=None, by=SECRETARY),
        lambda: remove_word(version, edition=None, by=SECRETARY),
        lambda: discard_template(version, edition=None, by=SECRETARY),
    )
    for attempt in attempts:
        with pytest.raises(CannotPaperError, match="Begin the next version"):
            attempt()
    with pytest.raises(CannotPaperError, match="confirmed already"):
        confirm_template(version, edition=None, by=SECOND)


def test_one_version_is_in_making_at_a_time_and_may_be_discarded():
    first = usable(own_template())
    second = begin_next(first, by=SECRETARY)
    with pytest.raises(CannotPaperError, match="in making already"):
        begin_next(first, by=SECOND)
    discard_template(second, edition=1, by=SECOND)
    assert begin_next(first, by=SECOND).number == 2


def test_two_templates_of_a_council_have_two_titles_and_another_council_may_have_the_same():
    own_template()
    with pytest.raises(CannotPaperError, match="template of that title"):
        own_template("report to  scrutiny")
    User.objects.create(username="far", role="democratic_services", authority="343")
    theirs = own_template(authority="343", by="far")
    assert theirs.key == "report-to-scrutiny" and template_of(theirs).council.startswith("Sefton")
    assert {each.authority for each in templates_for("343")} >= {"343"}
    assert template_named("report-to-scrutiny-v1", "990").authority == "990"
    assert template_named("report-to-scrutiny-v1", "341") is None


def test_the_second_of_two_people_is_told():
    version = own_template()
    change_template(version, lambda now: without_field(now, "wards"), edition=1, by=SECRETARY)
    with pytest.raises(ChangedMeanwhileError):
        change_template(version, lambda now: without_field(now, "portfolio"), edition=1, by=SECOND)
    with pytest.raises(CannotPaperError, match="removed meanwhile"):
        change_template(version, lambda now: without_field(now, "wards"), edition=None, by=SECOND)


def test_a_problem_that_was_not_there_is_refused_and_one_that_was_goes_on():
    version = own_template()
    with pytest.raises(CannotPaperError, match="the paper's title") as refused:
        change_template(
            version, lambda now: without_field(now, "subject"), edition=1, by=SECRETARY, field="kind"
        )
    assert refused.value.field == "kind"
    version = change_template(
        version, lambda now: without_field(now, "subject"), edition=1, by=SECRETARY, strict=False
    )
    version = change_template(version, lambda now: without_field(now, "wards"), edition=2, by=SECRETARY)
    assert why_not_usable(version) == [
        "It needs a field “subject” of the kind line that is required: the paper's title."
    ]


def test_a_file_that_is_refused_leaves_nothing_behind_and_every_fault_is_listed():
    version = own_template()
    for content, says in REFUSED:
        before = (documents(), Line.objects.count())
        with pytest.raises(WordFileRefusedError) as refused:
            bring_word(version, upload(content), edition=1, by=SECRETARY)
        told = " / ".join(
            [str(refused.value), *(f"{each.where}: {each.says}" for each in refused.value.faults)]
        )
        assert says in told, told
        assert (documents(), Line.objects.count()) == before
        assert TemplateVersion.objects.get().word is None


REFUSED = (
    (changed(template(), {}, {"word/vbaProject.bin": b"x"}), "macros"),
    (b"%PDF-1.7 %%EOF", "no Word document"),
    (b"PK\x03\x04" + b"\x00" * 40, "no Word document"),
    (
        template("{{ sumary }}", cells=(("a", "{{ contact }}"), ("b", "{{ contact }}"))),
        "paragraph 1: {{ sumary }} is no part",
    ),
    (
        template("x", cells=(("a", "{{ contact }}"), ("b", "{{ contact }}"))),
        "table 1, row 2: {{ contact }} is in table 1, row 1",
    ),
    (template("See {{ summary }}"), "paragraph 1: {{ summary }} must stand alone"),
    (template("x", header="{{ summary }}"), "header: {{ summary }} must stand alone"),
    (b"x" * 20_000_001, "larger than 20 MB"),
)


def test_of_two_who_bring_a_file_the_second_is_told_and_leaves_nothing_behind():
    version = with_word(own_template())
    with pytest.raises(ChangedMeanwhileError):
        bring_word(version, upload(word_of_council(version)), edition=1, by=SECOND)
    assert documents() == 1


def test_what_a_file_lacks_is_said_and_the_file_is_taken():
    version = bring_word(own_template(), upload(template("{{ summary }}")), edition=1, by=SECRETARY)
    faults = faults_of_word(version)
    assert {each.kind for each in faults} == {"missing"}
    assert any("{{ contact }}" in each.says for each in faults) and why_not_usable(version) == []


def test_the_file_to_begin_from_has_every_place_and_every_style():
    version = own_template()
    content = starting_file(version.title, places_with_rows(template_of(version)))
    assert content == starting_file(version.title, places_with_rows(template_of(version)))
    version = bring_word(version, upload(content), edition=1, by=SECRETARY)
    assert faults_of_word(version) == []
    assert path_of(version.word).read_bytes() == content
    assert "PAGE" in docx.Document(io.BytesIO(content)).sections[0].footer._element.xml


def test_a_word_file_in_use_is_not_swept():
    version = with_word(own_template())
    assert not unreferred().exists()
    remove_word(version, edition=None, by=SECRETARY)
    assert [each.name for each in unreferred()] == ["Committee report.docx"]


def test_each_thing_done_is_one_line_in_the_trail():
    before = Line.objects.count()
    version = own_template()
    version = change_template(version, lambda now: without_field(now, "wards"), edition=1, by=SECRETARY)
    version = with_word(version)
    version = usable(remove_word(version, edition=None, by=SECRETARY))
    version = begin_next(
        retire_template(version, reason="Another form", edition=None, by=SECRETARY), by=SECRETARY
    )
    discard_template(version, edition=None, by=SECRETARY)
    actions = [each.action for each in Line.objects.order_by("pk")][before:]
    assert actions == [
        "template_begun",
        "template_changed",
        "document_kept",
        "template_word_brought",
        "template_word_removed",
        "template_confirmed",
        "template_retired",
        "template_begun",
        "template_discarded",
    ]
    changed_line = Line.objects.get(action="template_changed")
    assert changed_line.detail == {"part": "part.head, field.wards", "from": "1", "to": "2"}
