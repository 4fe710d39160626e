"""Letters after visits and joint inspections, which have no table and seldom a title."""

import pytest

from sightline.inspections.whole import report_of
from support.printed_reports import BOLD, Layout, Printed

PROSE = "Inspectors looked at how the authority helps children, and met those who do the work. " * 3


def letter(about: str) -> Printed:
    printed = Printed(Layout())
    printed.lines("18 August 2023").space(2).lines("Dear Director").space().lines(about, font=BOLD).space()
    return printed.paragraph(
        f"This letter summarises the findings of the visit on 4 and 5 July 2023. {PROSE}"
    )


@pytest.mark.parametrize(
    ("about", "council", "framework"),
    [
        ("Focused visit to Westmere local authority children’s services", "Westmere", "Focused visit"),
        (
            "Monitoring visit of Westmere Metropolitan Borough Council children’s services",
            "Westmere Metropolitan Borough Council",
            "Monitoring visit",
        ),
        (
            "Monitoring visit to Westmere and Eastmere children’s services",
            "Westmere and Eastmere",
            "Monitoring visit",
        ),
        (
            "Joint targeted area inspection of the multi-agency response to abuse and neglect in Westmere",
            "Westmere",
            "JTAI",
        ),
    ],
)
def test_whose_letter_it_is(about, council, framework):
    read = report_of(letter(about).pdf())
    assert (read.council, read.framework) == (council, framework)
    assert read.published is None  # a letter's own date is not a day of publication
    assert not any(read.judgements.values())


def test_a_monitoring_visit_without_a_list_says_so():
    read = report_of(
        letter("Monitoring visit to Westmere children’s services").heading("Findings").paragraph(PROSE).pdf()
    )
    assert read.findings == ()
    assert "No list of" in read.remarks[-1]


def test_both_lists_of_a_focused_visit():
    printed = letter("Focused visit to Westmere local authority children’s services")
    printed.heading("Areas for priority action", 12)
    printed.lines(
        "The local authority needs to take swift and decisive action to address the following:"
    ).space()
    printed.point("■", "the response to children who are at risk of significant harm")
    printed.point("■", "the oversight by managers of that response")
    printed.heading("What needs to improve in this area of social work practice?", 12)
    printed.point("■", "The quality of assessments.")
    printed.heading("Main findings", 12).paragraph(PROSE)
    printed.paragraph("Ofsted will take the findings from this visit into account. Yours sincerely")
    read = report_of(printed.pdf())
    assert [each.kind for each in read.findings] == ["priority_action"] * 2 + ["area_for_improvement"]
    assert read.findings[2].text == "The quality of assessments."


def test_a_list_at_the_end_of_a_letter_takes_no_farewell_with_it():
    printed = letter("Focused visit to Westmere local authority children’s services")
    printed.heading("Areas for improvement", 12).point("•", "The quality of assessments.")
    printed.paragraph("I have copied this letter to the Department for Education.").paragraph(
        "Yours sincerely"
    )
    assert [each.text for each in report_of(printed.pdf()).findings] == ["The quality of assessments."]


def test_bold_words_within_a_point_do_not_end_it():
    printed = letter("Focused visit to Westmere local authority children’s services").heading(
        "Areas for improvement"
    )
    printed.point("•", "The quality of assessments, and", hang=28)
    printed._down -= printed.layout.gap
    printed.lines("of plans for children in need", left=99, font=BOLD).lines(
        "in every team.", left=99
    ).space()
    printed.point("•", "Supervision in bold letters.", font=BOLD)
    assert [each.text for each in report_of(printed.pdf()).findings] == [
        "The quality of assessments, and of plans for children in need in every team.",
        "Supervision in bold letters.",
    ]


def test_parts_of_a_list_headed_like_the_list():
    printed = letter("Focused visit to Westmere local authority children’s services")
    printed.heading("Areas for improvement", 12).heading("Leadership", 12)
    printed.point("1.", "Improve the oversight of work.").heading("Partnership", 12)
    printed.point("2.", "Improve attendance at strategy meetings.").heading(
        "Key strengths of the authority", 12
    )
    printed.point("3.", "Workers know their children.")
    read = report_of(printed.pdf())
    assert [(each.number, each.heading.split(" – ")[1]) for each in read.findings] == [
        ("1", "Leadership"),
        ("2", "Partnership"),
    ]


def test_a_grade_over_two_lines():
    printed = (
        Printed(Layout()).lines("Inspection of Westmere local authority children’s services", size=26).space()
    )
    printed._put(76, "Overall effectiveness", 12, "Helvetica", 14.5)
    printed._draw(300, printed._down, "Requires improvement to", 12, "Helvetica")
    printed._down += 14.5
    printed._draw(300, printed._down, "be good", 12, "Helvetica")
    printed._down += 30
    judged = report_of(printed.paragraph(PROSE).pdf()).judgements
    assert judged["overall"] == "Requires improvement to be good"
