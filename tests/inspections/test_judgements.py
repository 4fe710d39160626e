"""Grades as printed, however their labels wrap; and reports since April 2026, which judge nothing overall."""

import pytest

from sightline.inspections.whole import report_of
from support.printed_reports import BOLD, PLAIN, Layout, Printed

PROSE = (
    "Leaders know their services well. They have set out what they will do, and much of it has begun. " * 3
)
NAMES = ("overall", "leaders", "help_and_protection", "in_care", "care_leavers", "adoption", "board")


def row(
    printed: Printed,
    label: list[str],
    grade: list[str],
    *,
    left: float = 77,
    beside: float = 0,
    at: float = 394,
):
    """A row of a table: its label's lines, and beside line number `beside` the first line of its grade."""
    begins = printed._down
    for n, words in enumerate(label):
        printed._draw(left, begins + 13.5 * (n + 1), words, 12, BOLD)
    for n, words in enumerate(grade):
        printed._draw(at, begins + 13.5 * (beside + n + 1), words, 12, PLAIN)
    printed._down = begins + 13.5 * max(len(label), len(grade) + beside) + 13


def single_inspection(headline: str, beside: float) -> Printed:
    printed = Printed(Layout()).lines("Westmere Borough", size=25).space()
    printed.lines("Inspection of services for children in need of help and protection, children looked after and care leavers",
                  size=14, font=BOLD).space()  # fmt: skip
    printed.lines("Inspection date: 23 January 2017 – 16 February 2017").space()
    printed.lines(headline, size=14, font=BOLD).space()
    row(printed, ["1. Children who need help and", "protection"], ["Requires improvement"], beside=beside)
    row(
        printed,
        ["2. Children looked after and achieving", "permanence"],
        ["Requires improvement"],
        beside=beside,
    )
    row(printed, ["2.1 Adoption performance"], ["Good"], left=124)
    row(
        printed, ["2.2 Experiences and progress of care", "leavers"], ["Outstanding"], left=124, beside=beside
    )
    row(printed, ["3. Leadership, management", "and governance"], ["Requires improvement", "to be good"])
    return printed.paragraph(PROSE)


@pytest.mark.parametrize("beside", [0, 0.5, 1])
@pytest.mark.parametrize(
    ("headline", "overall"),
    [
        ("Children’s services in Westmere Borough and in its towns require improvement to be good",
         "Requires improvement to be good"),
        ("Children’s services in Westmere Borough are inadequate", "Inadequate"),
    ],
)  # fmt: skip
def test_labels_over_two_lines(headline, overall, beside):
    judged = report_of(single_inspection(headline, beside).pdf()).judgements
    ri, rig = "Requires improvement", "Requires improvement to be good"
    assert [judged[name] for name in NAMES] == [overall, rig, ri, ri, "Outstanding", "Good", None]


FOUR = {
    "The impact of leaders on social work practice with children and families": "Good",
    "The experiences and progress of children who need help and protection": "Requires improvement to be good",
    "The experiences and progress of children in care": "Good",
    "The experiences and progress of care leavers": "Outstanding",
}


def of_four(days: str, headline: str = "", overall: str = "") -> Printed:
    printed = (
        Printed(Layout()).lines("Inspection of Westmere local authority children’s services", size=26).space()
    )
    printed.lines(f"Inspection dates: {days}", font=BOLD).space()
    for label, grade in {**FOUR, **({"Overall effectiveness": overall} if overall else {})}.items():
        printed.row(label, grade)
    if headline:
        printed.lines(headline, size=14, font=BOLD).space()
    printed.heading("What needs to improve?").point("•", "The quality of plans.")
    return printed.paragraph(PROSE)


SAYS = ["", "Children’s services in Westmere are good", "The overall effectiveness of services for children is good",
        "The overall judgement is good", "Children’s services in Westmere have improved and are now good"]  # fmt: skip


@pytest.mark.parametrize("headline", SAYS)
@pytest.mark.parametrize("days", ["13 to 24 April 2026", "1 to 12 June 2026", "4 to 15 October 2027"])
def test_four_judgements_and_none_overall_are_a_whole_report(days, headline):
    read = report_of(of_four(days, headline).pdf())
    assert [read.judgements[name] for name in NAMES[:5]] == [None, *FOUR.values()]
    assert read.remarks == () and len(read.findings) == 1


def test_before_april_2026_the_sentence_is_one():
    assert report_of(of_four("2 to 13 March 2026", SAYS[1]).pdf()).judgements["overall"] == "Good"


def test_a_row_counts_where_the_inspection_began_before():
    printed = of_four("16 to 27 March 2026", overall="Good").lines("Report published: 5 May 2026")
    assert report_of(printed.pdf()).judgements["overall"] == "Good"
    assert report_of(of_four("13 to 24 April 2026", overall="Good").pdf()).judgements["overall"] is None


def test_a_report_published_since_takes_no_sentence():
    printed = (
        Printed(Layout()).lines("Inspection of Westmere local authority children’s services", size=26).space()
    )
    printed.lines("Report published: 5 May 2026").lines(SAYS[1], font=BOLD).paragraph(PROSE)
    assert report_of(printed.pdf()).judgements["overall"] is None


@pytest.mark.parametrize(
    "about",
    ["Monitoring visit to Westmere children’s services", "Joint targeted area inspection of Westmere"],
)
def test_a_letter_that_tells_of_an_earlier_grade_judges_nothing(about):
    printed = Printed(Layout()).lines("18 August 2023").space().lines(about, font=BOLD).space()
    printed.paragraph(PROSE).paragraph("Children’s services in Westmere were judged inadequate in July 2021.")
    assert not any(report_of(printed.pdf()).judgements.values())
