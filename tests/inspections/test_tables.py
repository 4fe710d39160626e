"""Lists that are printed as tables, as reports on an area's services for children with SEND print them."""

from collections.abc import Sequence

import pytest

from sightline.inspections.whole import report_of
from support.printed_reports import BOLD, PLAIN, Layout, Printed

WHO, ALSO = ["Westmere Council and", "NHS North", "Integrated Care", "Board (ICB)"], ["Westmere Council"]
WHAT = [
    ["Leaders should improve their oversight", "of the plans of children with SEND.", "This is urgent."],
    ["Leaders across education, health and", "social care should share what they", "know, so that children’s needs are", "met sooner, and say so", "to families."],
    ["Leaders should read what families say."],
]  # fmt: skip
PROSE = "Leaders know their area well. They have set out what they will do, and much of it has begun. " * 4


def letter() -> Printed:
    printed = (
        Printed(Layout()).lines("Area SEND inspection of Westmere Local Area Partnership", size=25).space()
    )
    return printed.lines("Inspection dates: 20 to 24 November 2023").space().paragraph(PROSE)


def row(
    printed: Printed, who: Sequence[str], what: Sequence[str], font: str = PLAIN, at: float = 224
) -> None:
    for n in range(max(len(who), len(what))):
        printed._room(14.5)
        printed._down += 14.5
        for left, words in ((62, who), (at, what)):
            if n < len(words):
                printed._draw(left, printed._down, words[n], 12, font)
    printed._down += 0.5  # the row's drawn edge


def table(
    printed: Printed, who: Sequence[Sequence[str]], what: Sequence[Sequence[str]], heads: bool = True
) -> Printed:
    printed.lines("Areas for priority action", left=57, size=14).space()
    if heads:
        row(printed, ["Responsible body"], ["Areas for priority action"], BOLD)
    for one, other in zip(who, what, strict=True):
        row(printed, one, other)
    return printed


def flat(rows: Sequence[Sequence[str]]) -> list[str]:
    return [" ".join(lines) for lines in rows]


@pytest.mark.parametrize("heads", [True, False])
@pytest.mark.parametrize("who", [[WHO] * 3, [ALSO] * 3, [WHO, ALSO, WHO]])
@pytest.mark.parametrize("down", [0, 330, 345, 360, 375, 390])
def test_a_row_is_a_finding_wherever_the_page_ends(heads, who, down):
    printed = letter()
    printed._down += down
    printed = table(printed, who, WHAT, heads).heading("Local area partnership details").paragraph(PROSE)
    read = report_of(printed.pdf())
    assert [(each.kind, each.text) for each in read.findings] == [
        ("priority_action", words) for words in flat(WHAT)
    ]
    assert [each.heading.split(" – ")[1] for each in read.findings] == flat(who)
    assert any("is a table: 3 rows were read" in remark for remark in read.remarks)


def test_a_table_left_unread_says_so():
    printed = table(letter(), [ALSO] * 2, WHAT[:2])
    printed.lines(
        "This sentence runs across both of the columns of the table, and no heading ends it.", left=62
    )
    row(printed, ALSO, WHAT[2])
    read = report_of(printed.pdf())
    assert len(read.findings) == 2
    assert any("not read to its end" in remark and "This sentence runs" in remark for remark in read.remarks)


def test_a_table_that_says_there_is_none():
    read = report_of(
        table(letter(), [ALSO], [["There are no areas for priority", "action."]]).paragraph(PROSE).pdf()
    )
    assert read.findings == ()
    assert any("There are no areas for priority action." in remark for remark in read.remarks)


def test_points_without_sign_or_gap_between_them():
    points = [
        "Leaders should improve the quality of assessment, advice and planning across education, health and social care "
        "so that needs are better understood. This includes advice from health.",
        "Leaders should ensure that communication with stakeholders, including parents and carers, is enhanced.",
        "Leaders across the partnership should strengthen the processes by which plans are looked at again each year.",
    ]
    printed = letter().heading("Areas for improvement")
    for words in points:
        printed.lines(words, left=62)
        printed._down += 0.5
    read = report_of(printed.heading("Local area partnership details").paragraph(PROSE).pdf())
    assert [each.text for each in read.findings] == points
    assert (read.council, read.framework) == ("Westmere", "Area SEND")


def test_a_long_list_of_paragraphs_says_where_it_was_left():
    printed = letter().heading("Areas for improvement")
    for number in range(16):
        printed.paragraph(
            f"Leaders should see to it that matter {number} is put right in every service of the area, and that families "
            "of children with SEND are told of it in words that they can read, by somebody whom they know."
        )
    read = report_of(printed.pdf())
    assert len(read.findings) > 10
    assert any("Look whether more of it follows there" in remark for remark in read.remarks)
