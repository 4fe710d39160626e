"""A paper's whole set of files: their names, the page, the workbook and the CSVs."""

import hashlib
import io
import os
import subprocess
import sys
from dataclasses import replace

import openpyxl
import pytest

from sightline.papers.document.blocks import PaperColumn, PaperParagraph
from sightline.papers.document.runs import words
from sightline.papers.render.cell_numbers import number_in
from sightline.papers.render.file_names import file_stem
from sightline.papers.render.paper_files import paper_files
from sightline.papers.render.sheets import csv_of, workbook_of
from sightline.papers.render.web_page import fragment_of, html_of
from support.composed_papers import chart, paper_of, table, whole_paper


def test_a_set_has_every_form_and_is_the_same_always() -> None:
    files = paper_files(whole_paper(1))

    assert list(files) == [
        "Childrens services what has changed since the inspection.docx",
        "Childrens services what has changed since the inspection.pdf",
        "Childrens services what has changed since the inspection.html",
        "Childrens services what has changed since the inspection - figures.xlsx",
        "Table 1 Assessments in time by team 2 months.csv",
        "Table 2 Assessments in time by team 4 months.csv",
        "Table 3 Assessments in time by team 11 months.csv",
    ]
    assert files == paper_files(whole_paper(1))


def test_another_process_gives_the_same_bytes() -> None:
    code = (
        "import hashlib; from support.composed_papers import whole_paper; from sightline.papers.render.paper_files import paper_files;"
        "print(hashlib.sha256(b''.join(paper_files(whole_paper(1)).values())).hexdigest())"
    )
    surroundings = {
        **os.environ,
        "PYTHONHASHSEED": "7",
        "TZ": "Pacific/Auckland",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    other = subprocess.run(
        [sys.executable, "-c", code], env=surroundings, capture_output=True, text=True, check=True
    )

    assert other.stdout.strip() == hashlib.sha256(b"".join(paper_files(whole_paper(1)).values())).hexdigest()


@pytest.mark.parametrize(
    ("title", "edition", "stem"),
    [
        ("HRA plan 2017/18: why & how?", "Public", "HRA plan 2017-18 why and how"),
        ("Plan", "Members", "Plan - Members edition"),
        ("Children’s “plan” – part_2", "", "Childrens plan - part 2"),
        ("../../etc/passwd", "", "etc-passwd"),
        ("???", "", "Paper"),
        ("word " * 40, "", ("word " * 18).strip()),
        ("x" * 200, "", "x" * 90),
        ("Tŷ Gŵyr", "", "Tŷ Gŵyr"),
    ],
)
def test_a_name_is_plain_words(title: str, edition: str, stem: str) -> None:
    assert file_stem(title, edition) == stem


def test_a_page_is_whole_and_marks_the_pages_of_its_print() -> None:
    page = html_of(whole_paper(1))

    assert page.count("<h1") == 1
    assert [f'id="page-{number}"' in page for number in range(1, 7)] == [True] * 5 + [False]
    assert '<html lang="en-GB">' in page
    assert "<script" not in page
    assert '<a href="#visits">3.3</a>' in page
    assert 'id="visits"' in page
    assert '<th scope="row">North team 1</th>' in page
    assert "<dt>Wards affected</dt><dd>All</dd>" in page


def test_no_text_is_html() -> None:
    text = "<script>alert(1)</script> & \"q\" 'q' </style>"

    page = html_of(
        paper_of(PaperParagraph(words(text)), table(title=text), chart(alternative=text), title=text)
    )

    assert "<script" not in page
    assert page.count("</style>") == 1


def test_a_fragment_has_no_title_of_its_own() -> None:
    assert fragment_of(whole_paper(0)).count("<h2") == 1
    assert "<h1" not in fragment_of(whole_paper(0))


def test_a_workbook_has_a_sheet_for_each_table_with_real_numbers() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook_of(whole_paper(1))))

    sheet = book.worksheets[1]

    assert len(book.worksheets) == 4
    assert [sheet.cell(row, 1).value for row in range(1, 7)] == [
        "Assessments in time by team, 2 months",
        "A row for each team, a column for each month.",
        "Source: freeze Q2 2026-27",
        None,
        "Team",
        "North team 1",
    ]
    assert (sheet["B7"].value, sheet["B7"].number_format) == (0.374, "0.0%")
    assert sheet.freeze_panes == "A6"
    assert sheet.print_title_rows == "$5:$5"
    assert book.properties.title == "Children’s services: what has changed since the inspection"
    assert book.properties.creator == "Director of Children’s Services"


def test_a_csv_has_whole_numbers_without_commas_and_runs_nothing() -> None:
    rows = ((words("=1+1"), words("1,234")), (words("007"), words("71.4%")))
    made = replace(table(), columns=(PaperColumn("a"), PaperColumn("a", "right")), rows=rows)

    assert csv_of(made) == "a,a\n'=1+1,1234\n007,71.4%\n"


@pytest.mark.parametrize(
    ("text", "value", "format_of"),
    [
        ("1,234", 1234.0, "#,##0"),
        ("71.4%", 0.714, "0.0%"),
        ("−3", -3.0, "0"),
        ("£1,250.50", 1250.5, "£#,##0.00"),
        ("0", 0.0, "0"),
        ("0.5", 0.5, "0.0"),
    ],
)
def test_a_number_is_a_number(text: str, value: float, format_of: str) -> None:
    found = number_in(text)

    assert found is not None
    assert (found.value, found.format) == (value, format_of)


@pytest.mark.parametrize(
    "text", ["", "007", "12,34", "71.4% (30 of 42)", "2026-27", "1234567890123456", "c", "1.", "٣"]
)
def test_what_only_begins_with_a_number_is_text(text: str) -> None:
    assert number_in(text) is None
