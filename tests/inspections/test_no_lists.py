"""What looks like a list's heading and opens none: lines of the contents and sentences; and a review of a board alone."""

import pytest

from sightline.inspections.whole import report_of
from support.printed_reports import BOLD, PLAIN, Layout, Printed

PROSE = "Inspectors looked at how the council helps children, and they say here what they found of it. " * 3
TITLE = "Inspection of Westmere local authority children’s services"


def read_of(printed: Printed):
    printed.break_page().heading("What needs to improve?").point("1.", "The quality of plans.")
    return report_of(printed.heading("Main findings").paragraph(PROSE).pdf())


@pytest.mark.parametrize("font", [PLAIN, BOLD])
@pytest.mark.parametrize("head", [True, False])
@pytest.mark.parametrize("page", ["{}{}", "{} {}", "{}.......{}", "{} … {}", "{}: {}"])
def test_lines_of_the_contents_open_no_list(page, head, font):
    printed = Printed(Layout()).lines(TITLE, size=26).space()
    if head:
        printed.lines("Contents", size=16).space()
    for number, words in enumerate(
        ("Main findings", "What needs to improve?", "Areas for priority action", "Summary"), 3
    ):
        printed.lines(page.format(words, number), font=font).space(0.5)
    read = read_of(printed.paragraph(PROSE))
    assert [each.text for each in read.findings] == ["The quality of plans."]


def test_a_single_heading_with_its_page_is_known_by_the_heading_it_leads_to():
    printed = (
        Printed(Layout()).lines(TITLE, size=26).space().lines("What needs to improve?4", font=BOLD).space()
    )
    assert [each.text for each in read_of(printed.paragraph(PROSE)).findings] == ["The quality of plans."]


@pytest.mark.parametrize(
    "sentence",
    [
        "Areas for improvement in the work of the teams that help children and families early on are known to leaders.",
        "Recommendations for practice by the board were accepted in full and have been acted upon since that time.",
        "Recommendations for all partners are set out in the plan that the board looks at each quarter",
        "What needs to improve in this area of social work practice is known to managers and their plans show it",
        "Areas for improvement across all of the teams in the authority, and of the partners beside them",
    ],
)
@pytest.mark.parametrize("width", [300, 430])
def test_sentences_open_no_list(sentence, width):
    printed = Printed(Layout(width=width)).lines(TITLE, size=26).space()
    printed.paragraph(PROSE).paragraph(f"{sentence} and nobody doubts it.").paragraph(PROSE)
    read = read_of(printed)
    assert [each.text for each in read.findings] == ["The quality of plans."]


@pytest.mark.parametrize(
    ("title", "under", "council"),
    [
        (
            "Review of the effectiveness of the Local Safeguarding Children Board",
            "Westmere Council",
            "Westmere Council",
        ),
        ("Review of the effectiveness of Westmere Local Safeguarding Children Board", "", "Westmere"),
        ("Westmere Safeguarding Children Board: review of its effectiveness", "", "Westmere"),
    ],
)
def test_a_review_of_a_board_alone_is_the_boards(title, under, council):
    printed = Printed(Layout()).lines(title, size=20).space(2)
    if under:
        printed.lines(under, size=24).space()
    printed.lines("The overall judgement is requires improvement", size=14, font=BOLD).space().paragraph(
        PROSE
    )
    printed.heading("What does the local authority’s board need to improve?")
    printed.point("1.", "Ensure that audits lead to change.").point("2.", "Look at private fostering.")
    read = report_of(printed.heading("Main findings").paragraph(PROSE).pdf())
    assert [(each.section, each.number) for each in read.findings] == [("board", "1"), ("board", "2")]
    assert (read.judgements["overall"], read.judgements["board"]) == (None, "Requires improvement")
    assert read.council == council


def test_an_inspection_with_a_review_of_the_board_keeps_both_apart():
    printed = Printed(Layout()).lines("Westmere Council", size=24).space()
    printed.lines("Inspection of services for children in need of help and protection, children looked after and care leavers",
                  size=14, font=BOLD).space()  # fmt: skip
    printed.lines(
        "Review of the effectiveness of the Local Safeguarding Children Board", size=14, font=BOLD
    ).space()
    printed.paragraph(PROSE).break_page().heading("Areas for improvement").point("1.", "Improve plans.")
    assert [each.section for each in report_of(printed.pdf()).findings] == ["authority"]
