"""A paper as Word: as its standard has it, with real headings, lists and tables; from a council's template, in its places."""

import io
import re
import zipfile

import docx
import pytest
from openxml_audit import OpenXmlValidator

from sightline.papers.document.blocks import PaperItemList, PaperListItem, PaperParagraph, PaperPart
from sightline.papers.document.paper_document import PaperDocument
from sightline.papers.document.runs import Words, words
from sightline.papers.render.word.document_file import word_of
from sightline.papers.render.word.pieces import count_of
from sightline.papers.render.word.template_check import TemplateFault, check_template
from sightline.papers.render.word.template_safety import TemplateRefusedError
from support.composed_papers import chart, form, paper_of, table, whole_paper
from support.word_templates import changed, template, with_field, with_relation

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WHOLE = whole_paper(1)


@pytest.fixture(scope="module")
def whole() -> bytes:
    return word_of(WHOLE)


def against_the_standard(content: bytes, tmp_path) -> list[str]:
    """What an independent validator says against the file."""
    path = tmp_path / "paper.docx"
    path.write_bytes(content)
    return [str(each) for each in OpenXmlValidator().validate(path).errors]


def body_xml(content: bytes) -> str:
    return zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()


def test_a_file_is_as_the_standard_has_it(whole: bytes, tmp_path) -> None:
    assert against_the_standard(whole, tmp_path) == []


def test_the_validator_finds_what_is_wrong(whole: bytes, tmp_path) -> None:
    broken = changed(
        whole, {"word/document.xml": lambda text: text.replace("<w:tblLayout", "<w:tblLayoutOfOurs", 1)}
    )
    misplaced = changed(
        whole,
        {
            "word/document.xml": lambda text: re.sub(
                r"(<w:tblLook[^>]*/>)(<w:tblCaption[^>]*/>)", r"\2\1", text, count=1
            )
        },
    )

    assert against_the_standard(broken, tmp_path)
    assert against_the_standard(misplaced, tmp_path)


def test_the_same_paper_is_the_same_bytes(whole: bytes) -> None:
    assert whole == word_of(WHOLE)
    assert {each.date_time for each in zipfile.ZipFile(io.BytesIO(whole)).infolist()} == {
        (1980, 1, 1, 0, 0, 0)
    }


def test_headings_lists_and_tables_are_words_own(whole: bytes) -> None:
    document = docx.Document(io.BytesIO(whole))
    xml = body_xml(whole)
    styled = [
        (each.style.name, each.text)
        for each in document.paragraphs
        if each.style and "Heading" in each.style.name
    ]

    assert styled == [("Heading 1", "1 Purpose"), ("Heading 2", "2.1 Visits"), ("Heading 2", "3.1 Measure 1")]
    assert document.paragraphs[0].style.name == "Title"
    assert xml.count("<w:tblHeader/>") == 3
    assert xml.count("<w:cantSplit/>") == sum(len(each.rows) for each in document.tables)
    assert xml.count('<w:tblCaption w:val="Assessments in time by team, 2 months"/>') == 1
    assert xml.count('<w:tblDescription w:val="A row for each team, a column for each month."/>') == 3
    assert 'descr="A line that rises from 60 to 77 per cent over twelve months."' in xml
    assert xml.count("<w:numPr>") == 4
    assert '<w:hyperlink w:history="1" w:anchor="p3_visits">' in xml
    assert 'w:orient="landscape"' in xml


def test_the_file_says_what_it_is(whole: bytes) -> None:
    document = docx.Document(io.BytesIO(whole))
    own = document.core_properties

    assert (own.title, own.author) == (WHOLE.title, "Director of Children’s Services")
    assert own.subject == "Barsetshire Council, Cabinet, 12 November 2026"
    assert (own.created.isoformat(), own.language) == ("2026-11-02T00:00:00+00:00", "en-GB")
    assert "Page 1 of 1" in document.sections[0].footer.paragraphs[0].text
    assert "Barsetshire Council, Cabinet\t12 November 2026" in document.sections[0].header.paragraphs[0].text


@pytest.mark.parametrize(
    ("marks", "count"),
    [
        (["(1)", "(2)", "(3)"], ("decimal", "(%1)")),
        (["a)", "b)"], ("lowerLetter", "%1)")),
        (["A."], ("upperLetter", "%1.")),
        (["(2)", "(3)"], None),
        (["(1)", "(3)"], None),
        (["i", "ii"], None),
        (["", "(1)"], None),
        ([], None),
    ],
)
def test_a_list_counts_where_its_marks_do(marks: list[str], count: tuple[str, str] | None) -> None:
    assert count_of(marks) == count


def test_marks_that_do_not_count_stand_as_printed() -> None:
    paper = paper_of(
        PaperItemList((PaperListItem(words("first"), "R3"), PaperListItem(words("second"), "R7")))
    )

    lines = [each.text for each in docx.Document(io.BytesIO(word_of(paper))).paragraphs]

    assert lines[1:] == ["R3\tfirst", "R7\tsecond"]


def placed_paper() -> PaperDocument:
    front = form(("Report of:", "Director of Children’s Services"), ("Wards affected:", "All"))
    return paper_of(
        parts=(
            PaperPart(key="front", blocks=(front,)),
            PaperPart(key="summary", blocks=(PaperParagraph(words("What it is about.")), table(2, 3))),
            PaperPart(key="body", blocks=(PaperParagraph((Words("All of it."),), "1.1"), chart())),
        )
    )


def test_parts_answers_and_facts_stand_where_the_template_says(tmp_path) -> None:
    ours = template(
        "Report to {{ meeting_body }} on {{ meeting }}",
        "{{ summary }}",
        "Signed off",
        cells=(("Report of", "{{ report_of }}"), ("Body", "{{ body_text }}")),
        header="{{ title }}",
        footer="{{status}} / {{ edition }}",
    )

    content = word_of(placed_paper(), ours)
    document = docx.Document(io.BytesIO(content))
    lines = [each.text for each in document.paragraphs]

    assert lines[0] == "Report to Cabinet on 12 November 2026"
    assert lines[1] == "What it is about."
    assert lines.index("Signed off") < lines.index("1.1\tAll of it.")
    assert document.tables[1].cell(0, 1).text == "Director of Children’s Services"
    assert document.tables[1].cell(1, 1).text == ""
    assert [[cell.text for cell in row.cells] for row in document.tables[2].rows] == [
        ["Wards affected:", "All"]
    ]
    assert document.sections[0].header.paragraphs[0].text == "Assessments: what has changed"
    assert document.sections[0].footer.paragraphs[0].text.endswith("/ Public edition")
    assert "{{" not in body_xml(content)
    assert against_the_standard(content, tmp_path) == []
    assert content == word_of(placed_paper(), ours)


def test_a_placeholder_that_word_has_cut_is_read() -> None:
    ours = changed(
        template("{{ summary }}", "For {{ council }}."),
        {
            "word/document.xml": lambda text: text.replace(
                "{{ summary }}</w:t>", "{{ sum</w:t></w:r><w:r><w:t>mary }}</w:t>"
            ).replace("For {{ council }}.</w:t>", "For {</w:t></w:r><w:r><w:t>{ council }}.</w:t>")
        },
    )

    lines = [each.text for each in docx.Document(io.BytesIO(word_of(placed_paper(), ours))).paragraphs]

    assert "What it is about." in lines
    assert "For Barsetshire Council." in lines


REFUSED = {
    "no archive": (b"not a zip", "damaged, locked, or is no Word document"),
    "another archive": (
        changed(template(), {}, {}).replace(b"word/document.xml", b"word/documemt.xml"),
        "no Word document",
    ),
    "macros": (changed(template(), {}, {"word/vbaProject.bin": b"x"}), "macros"),
    "a .docm": (
        changed(
            template(),
            {
                "[Content_Types].xml": lambda text: text.replace(
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                    "application/vnd.ms-word.document.macroEnabled.main+xml",
                )
            },
        ),
        "macros",
    ),
    "an embedded file": (
        changed(template(), {}, {"word/embeddings/oleObject1.bin": b"x"}),
        "files inside it",
    ),
    "a picture from elsewhere": (
        with_relation(template(), "image", "http://example.org/a.png"),
        "fetch image",
    ),
    "its own template": (
        with_relation(template(), "attachedTemplate", "file:///c:/x.dotm"),
        "template it was made from",
    ),
    "a link to a file": (with_relation(template(), "hyperlink", "file:///c:/x"), "fetch hyperlink"),
    "a field that fetches": (with_field(template(), ' INCLUDETEXT "c:/x" '), "INCLUDETEXT, in its body"),
    "a field that runs": (with_field(template(), " DDEAUTO excel x "), "DDEAUTO, in its body"),
    "entities": (
        changed(
            template(),
            {
                "word/document.xml": lambda text: text.replace(
                    "<w:document", '<!DOCTYPE a [<!ENTITY b "c">]><w:document', 1
                )
            },
        ),
        "declares a document type",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_template_that_may_not_be_used_is_refused(name: str) -> None:
    content, says = REFUSED[name]

    faults = check_template(content, ["summary"])

    assert [each.kind for each in faults] == ["refused"] * len(faults)
    assert says in " ".join(each.says for each in faults)


def test_a_paper_is_not_written_into_one_that_is_refused() -> None:
    with pytest.raises(TemplateRefusedError, match="macros"):
        word_of(placed_paper(), REFUSED["macros"][0])


def test_links_that_a_reader_follows_are_no_danger() -> None:
    assert check_template(with_relation(template("{{ a }}"), "hyperlink", "https://example.org"), ["a"]) == []


def test_what_is_wrong_with_a_template_is_said_with_its_place() -> None:
    ours = template(
        "Dear {{ summary }}", "{{ summry }}", "{{ council }}", cells=(("a", "{{ one }}"), ("b", "{{ one }}"))
    )
    ours = changed(
        ours, {"word/styles.xml": lambda text: text.replace('w:val="heading 2"', 'w:val="other"', 1)}
    )

    faults = check_template(ours, ["summary", "one", "two"])

    assert faults == [
        TemplateFault(
            "not alone",
            "paragraph 1",
            "{{ summary }} must stand alone in a paragraph of the body or of a cell.",
        ),
        TemplateFault(
            "unknown", "paragraph 2", "{{ summry }} is no part of this paper. Correct it or remove it."
        ),
        TemplateFault("twice", "table 1, row 2", "{{ one }} is in table 1, row 1 already. Remove one."),
        TemplateFault("missing", "", "There is no place for {{ summary }}; it would follow the end."),
        TemplateFault("missing", "", "There is no place for {{ two }}; it would follow the end."),
        TemplateFault("style", "", "The style Heading 2 is missing; a plain one would be used."),
    ]


def test_an_unknown_place_in_a_header_is_told() -> None:
    faults = check_template(template("{{ a }}", header="{{ nobody }}"), ["a"])

    assert [(each.kind, each.where) for each in faults] == [("unknown", "header")]
