"""What a report says of what it asks for: paragraphs that are cited, those that are marked, and in whose review they stand."""

import pytest

from sightline.inspections.report import Report, ReportPassage
from sightline.inspections.report_values import as_values, report_from
from sightline.inspections.whole import report_of
from support.printed_reports import Layout, Printed, report

WAIT = "Too many children wait for an assessment."
ASKED = "Ensure that assessments are timely."


def asking(*points: str, layout: Layout | None = None) -> Printed:
    """A report that has a list of recommendations."""
    printed = report(layout).heading("Recommendations")
    for number, words in enumerate(points or (ASKED,), start=1):
        printed.point(f"{number}.", words)
    return printed.heading("Key findings").paragraph("Leaders listen to children and to staff. " * 8)


def passages(printed: Printed) -> tuple[ReportPassage, ...]:
    return report_of(printed.pdf()).passages


@pytest.mark.parametrize(
    ("mark", "names"),
    [
        ("(Recommendation)", ()),
        ("(recommendation).", ()),
        ("[Recommendation 3]", (3,)),
        ("(Recommendations 2, 4 and 6 to 8)", (2, 4, 6, 7, 8)),
        ("(see Recommendation no. 3)", (3,)),
        ("(Area for improvement)", ()),
        ("(Priority action 1)", (1,)),
        ("(Area for priority and immediate action)", ()),
    ],
)
def test_a_paragraph_that_is_marked_is_found_word_for_word(mark, names):
    printed = (
        f"Staff are proud. {WAIT} {mark} Managers know this, and have begun to act upon it in each team."
    )
    [found] = passages(asking().paragraph("Leaders listen.").paragraph(printed).paragraph("Visits are made."))
    assert (found.text, found.names, found.marked, found.paragraph) == (printed, names, True, None)


@pytest.mark.parametrize(
    "printed",
    [
        "A recommendation (made in 2014) was met.",
        "The last report made one (recommendation 3 of it was met).",
        "The council has met it (recommendation by the peer review).",
        "The recommendation is met (paragraph 4).",
        "The committee saw it (recommendation 3",
        "(Recommendation)",
    ],
)
def test_what_is_no_mark_is_not_taken_for_one(printed):
    assert passages(asking().paragraph(printed)) == ()


def test_a_marked_paragraph_has_its_number_and_the_page_it_begins_on():
    printed = asking().point("2.", "Staff are proud of their work.").break_page()
    printed.point("3.", f"Leaders know this. {WAIT} (Recommendation)").point("4.", "Visits are made in time.")
    [found] = passages(printed)
    assert (found.paragraph, found.page) == (3, 2) and found.text.startswith("Leaders know this.")
    assert {box.page for box in found.boxes} == {2} and found.boxes[0].bottom < 200


def test_several_marks_of_a_paragraph_are_one_passage():
    words = f"{WAIT} (Recommendation 1) Staff are proud. Some visits are late. (Recommendation 3)"
    [found] = passages(asking().point("2.", words))
    assert (found.text, found.paragraph, found.names) == (words, 2, (1, 3))


def test_a_paragraph_that_is_cited_is_read_marked_or_not():
    printed = asking(f"{ASKED} (paragraphs 3 and 4)", "Improve visits.")
    printed.point("3.", f"Staff are proud. {WAIT} (Recommendation)")
    printed.point("4.", "Visits are late:").point("•", "in the north", indent=28).point(
        "5.", "Leaders see it."
    )
    assert [(each.paragraph, each.text, each.marked) for each in passages(printed)] == [
        (3, f"Staff are proud. {WAIT} (Recommendation)", True),
        (4, "Visits are late: • in the north", False),
    ]


def test_a_paragraph_over_two_pages_is_whole():
    long = (
        "Too many children wait for an assessment, and for a visit, and for a plan " * 20 + "in every team."
    )
    [found] = passages(asking().point("2.", f"Staff are proud. {long * 2} (Recommendation)"))
    assert found.text == " ".join(f"Staff are proud. {long * 2} (Recommendation)".split())
    assert len({box.page for box in found.boxes}) == 2


@pytest.mark.parametrize("mark", [" (Recommendation)", " (Recommendation).", "; (Recommendation)"])
def test_of_a_paragraph_whose_end_was_missed_the_sentence_is_taken(mark, monkeypatch):
    monkeypatch.setattr("sightline.inspections.passages.MOST_LINES", 3)
    [found] = passages(asking().point("2.", f"{'Staff are proud. ' * 20}{WAIT}{mark} {'Leaders know. ' * 9}"))
    assert found.text == f"{WAIT}{mark}".rstrip(".") if mark.endswith(".") else found.text == f"{WAIT}{mark}"
    assert found.paragraph == 2 and len(found.boxes) < 3


def test_what_stands_in_the_review_of_the_board_is_the_boards():
    printed = asking().paragraph(f"{WAIT} (Recommendation)")
    printed.heading("The Local Safeguarding Children Board").paragraph("Audits are few. (Recommendation)")
    assert [(each.section, each.text) for each in passages(printed)] == [
        ("authority", f"{WAIT} (Recommendation)"),
        ("board", "Audits are few. (Recommendation)"),
    ]


def test_the_list_itself_is_no_evidence_of_itself():
    assert passages(asking(f"{ASKED} (Recommendation)").paragraph("Nothing else.")) == ()


def test_passages_survive_being_made_into_values():
    whole = report_of(asking().paragraph(f"{WAIT} (Recommendation 2)").pdf())
    assert whole.passages and report_from(as_values(whole)) == whole


@pytest.fixture(scope="module")
def read(shared):
    known: dict[str, Report] = {}

    def of(name: str) -> Report:
        if name not in known:
            known[name] = report_of((shared / f"{name}.pdf").read_bytes())
        return known[name]

    return of


@pytest.mark.parametrize(
    ("name", "marked", "paragraphs", "boards"),
    [
        (
            "ofsted/sefton-2016-06-27",
            29,
            [14, 19, 21, 23, 26, 27, 35, 36, 42, 43, 44, 46, 72, 73, 75, 82, 87, 92, 105, 106, 114],
            [123, 128, 129, 130, 131, 137, 138, 140],
        ),
        (
            "found/letters/bedford-2017-04-07",
            21,
            [17, 18, 19, 26, 27, 30, 32, 41, 43, 46, 52, 63, 66, 74, 84, 85, 87, 90, 94],
            [101, 106],
        ),
    ],
)
def test_every_mark_of_a_published_report_is_found(read, name, marked, paragraphs, boards):
    passages = read(name).passages
    by_section = {
        section: [each.paragraph for each in passages if each.section == section]
        for section in ("authority", "board")
    }
    assert by_section == {"authority": paragraphs, "board": boards}
    assert sum(each.text.count("(Recommendation)") for each in passages) == marked
    assert all(each.marked and not each.names and each.text[:1].isupper() for each in passages)


@pytest.mark.parametrize(
    ("name", "cited", "first", "page"),
    [
        ("ofsted/cheshire-east-2015-09-15", 47, 21, 12),
        ("ofsted/norfolk-2015-10-20", 35, 25, 13),
    ],
)
def test_every_paragraph_a_published_report_cites_is_read(read, name, cited, first, page):
    report = read(name)
    paragraphs = {number for each in report.findings for number in each.paragraphs}
    assert len(paragraphs) == cited and {each.paragraph for each in report.passages} == paragraphs
    assert (report.passages[0].paragraph, report.passages[0].page) == (first, page)
    assert all(each.text[-1] in ".)" and len(each.text) < 1600 for each in report.passages)


def test_a_report_without_either_has_no_passages(read):
    assert read("ofsted/sefton-2022-05-09").passages == ()
