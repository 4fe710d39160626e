"""What neither begins nor ends a list: sub-headings over two lines, words that lead over, a bracket's second line."""

from dataclasses import replace

import pytest

from sightline.inspections.lines import LineCell, PrintedLine
from sightline.inspections.markers import marker
from sightline.inspections.whole import report_of
from support.printed_reports import BOLD, Layout, Printed, report

SHORT = Layout(width=380)
TWO_LINES = "Better outcomes for children and families through systems, processes and records that work"


def numbers(printed: Printed) -> list[tuple[str | None, str]]:
    return [(each.number, each.heading) for each in report_of(printed.pdf()).findings]


def listed(printed: Printed, first: int, last: int) -> Printed:
    for number in range(first, last + 1):
        printed.point(
            f"{number}.",
            f"Ensure that matter {number} is put right in every team and stays so, and that leaders know that it is, "
            "because they read what children and families say of it.",
        )
    return printed


@pytest.mark.parametrize("words", ["Leadership", TWO_LINES, f"{TWO_LINES}, in every team of the authority"])
@pytest.mark.parametrize("style", [{}, {"font": BOLD}])
def test_a_subheading_within_a_list_does_not_end_it(words, style):
    printed = listed(report(SHORT).heading("Areas for improvement", 14), 1, 3)
    listed(printed.lines(words, **style).space(0.5), 4, 5)
    printed.heading("The local authority’s strengths", 14).point("6.", "Workers know their children.")
    head = "Areas for improvement"
    assert numbers(printed) == [(str(n), head) for n in (1, 2, 3)] + [(n, f"{head} – {words}") for n in "45"]


def test_a_list_whose_numbers_go_on_after_its_end_says_so():
    printed = listed(report().heading("Areas for improvement", 14), 1, 3)
    printed.paragraph(
        "This is a sentence of its own, which ends the list, and nobody knows why it stands here."
    )
    read = report_of(listed(printed, 4, 5).pdf())
    assert [each.number for each in read.findings] == ["1", "2", "3"]
    assert any("after 3" in remark and "“4. Ensure that matter 4" in remark for remark in read.remarks)


def test_numbers_that_go_on_in_another_section_are_no_matter():
    printed = listed(report().heading("Areas for improvement", 14), 1, 3)
    printed.heading("The local authority’s strengths", 14).point("4.", "Workers know their children.")
    assert report_of(printed.pdf()).remarks == ()


LEAD = (
    "In order to improve the quality of provision and services for children looked after in Westmere, the local "
    "authority and its partners should take the following action."
)


@pytest.mark.parametrize("number", ["15.", ""])
def test_time_headings_after_a_numbered_sentence_that_leads_over(number):
    printed = Printed(Layout()).lines("Inspection of looked after children services", size=26).space()
    printed.lines("Westmere County Council", size=18).space().heading("Areas for improvement", 14)
    printed = printed.point(number, LEAD) if number else printed.paragraph(LEAD)
    printed.break_page()
    for when, many in {"Immediately:": 2, "Within three months:": 3, "Within six months:": 1}.items():
        printed.lines(when, left=99, font=BOLD).space()
        for n in range(many):
            printed.point("■", f"ensure that matter {n} is reviewed in every team and put right", indent=28)
    printed.heading("Outcomes for looked after children", 14).point("16.", "Health is poor.")
    read = report_of(printed.pdf())
    assert [(each.number, each.heading.split(" – ")[1]) for each in read.findings] == [
        *[(None, "Immediately")] * 2,
        *[(None, "Within three months")] * 3,
        (None, "Within six months"),
    ]
    assert read.remarks == ()


def test_bullets_right_after_a_numbered_sentence_that_leads_over():
    printed = report().heading("Areas for improvement", 14).point("15.", LEAD)
    for n in (1, 2):
        printed.point("•", f"ensure that matter {n} is put right", indent=28)
    assert [each.text for each in report_of(printed.pdf()).findings] == [
        "ensure that matter 1 is put right",
        "ensure that matter 2 is put right",
    ]


def test_a_line_that_wraps_to_a_time_is_no_heading():
    printed = report().heading("Areas for improvement", 14)
    printed.point("•", "Make sure that every child’s plan is looked at again")
    printed._down -= printed.layout.gap
    printed.lines("within three months", left=99).space().point("•", "Improve records.")
    assert [each.text for each in report_of(printed.pdf()).findings] == [
        "Make sure that every child’s plan is looked at again within three months",
        "Improve records.",
    ]


@pytest.mark.parametrize(
    ("one", "two", "whole"),
    [
        ("Those who chair meetings (MAPPA-", "2) do not say how cases are raised.", "(MAPPA-2) do not say"),
        ("Records of risk (levels 1 or", "2) are not always read by partners.", "(levels 1 or 2) are not"),
        ("The duty (section 20(1)(b) or", "c) is not understood by the police.", "or c) is not understood"),
    ],
)
def test_the_second_line_of_a_bracket_is_no_point(one, two, whole):
    printed = report().heading("Areas for improvement", 14).point("■", "Improve assessments.").point("■", one)
    printed._down -= printed.layout.gap
    printed.lines(two, left=99).space().point("■", "Improve plans.")
    found = [each.text for each in report_of(printed.pdf()).findings]
    assert len(found) == 3 and whole in found[1] and found[2] == "Improve plans."


def test_nested_dashes_are_parts_of_their_own():
    printed = report().heading("Areas for priority action", 14).point("■", "Leaders must act. This includes:")
    for words in ("having enough workers", "reading what they write"):
        printed.point("–", words, indent=28)
    (finding,) = report_of(printed.pdf()).findings
    assert finding.text.split("\n")[1:] == ["• having enough workers", "• reading what they write"]


@pytest.mark.parametrize("dash", "-–—−‐‑‒―─")
def test_every_dash_that_reports_print_begins_a_point(dash):
    line = PrintedLine(
        page=2,
        left=89,
        top=207,
        right=300,
        bottom=220,
        size=12,
        bold=False,
        cells=(LineCell(89, 300, f"{dash} ensuring that there are workers"),),
    )
    begins = marker(line)
    assert begins and (begins.value, begins.rest) == (None, "ensuring that there are workers")
    assert marker(replace(line, cells=(LineCell(89, 300, f"{dash}ensuring"),))) is None
