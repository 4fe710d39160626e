"""How a table goes on a page: drawn for tables that fit, shrink, turn and are split."""

from dataclasses import replace

import pytest

from sightline.papers.document.blocks import PaperColumn
from sightline.papers.document.runs import words
from sightline.papers.render.font_file import bold, regular
from sightline.papers.render.letters import breakable, printable
from sightline.papers.render.table_plan import ON_ITS_SIDE, UPRIGHT, table_plan
from support.composed_papers import form, table


@pytest.mark.parametrize(
    ("columns", "wide", "size", "turned", "slices"),
    [
        (3, False, 10.0, False, 1),
        (7, False, 10.0, False, 1),
        (8, False, 8.0, False, 1),
        (9, False, 10.0, True, 1),
        (3, True, 10.0, True, 1),
        (12, False, 8.0, True, 1),
        (13, False, 8.0, True, 2),
        (30, False, 8.0, True, 3),
    ],
)
def test_a_table_shrinks_then_turns_then_is_split(
    columns: int, wide: bool, size: float, turned: bool, slices: int
) -> None:
    plan = table_plan(table(4, columns, wide=wide))

    assert (plan.size, plan.turned, len(plan.slices)) == (size, turned, slices)
    room = ON_ITS_SIDE if turned else UPRIGHT
    assert all(sum(each.widths) <= room + 0.1 for each in plan.slices)


def test_each_part_begins_with_what_a_row_is_and_no_column_is_lost() -> None:
    parts = table_plan(table(4, 30)).slices

    assert [each.columns[0] for each in parts] == [0] * len(parts)
    assert [column for each in parts for column in each.columns[1:]] == list(range(1, 30))


def test_a_short_column_has_its_line_before_a_long_one_has_more() -> None:
    rows = ((words("A sentence of many words that goes on and on. " * 4), words("84.8% (846 of 998)")),)
    columns = (PaperColumn("Measure"), PaperColumn("Q2 2026-27", "right"))
    plan = table_plan(replace(table(), columns=columns, rows=rows))

    assert plan.slices[0].widths[1] >= regular().width("84.8% (846 of 998)", plan.size)


def test_a_form_is_larger_than_a_table() -> None:
    assert table_plan(form(("a", "b"))).size == 11.0


def test_a_row_taller_than_a_third_of_a_page_may_break() -> None:
    tall = form(("Long", "word " * 900), ("Short", "Yes"))
    plan = table_plan(tall)

    assert [plan.tall(tall, line) for line in (0, 1)] == [True, False]


def test_widths_are_those_of_the_typeface() -> None:
    assert regular().width("Hello", 1000) == pytest.approx(722 + 556 + 222 + 222 + 556, abs=2)
    assert bold().width("Hello", 1000) > regular().width("Hello", 1000)
    assert all(regular().has(letter) for letter in "ŴŵŶŷÂâÊêÎîÔôÛû£€–—‘’“”•…½")
    assert not regular().has("✓")


def test_only_a_long_word_may_break() -> None:
    assert breakable("short words alone") == "short words alone"
    assert breakable("x" * 25).count("\u200b") == 24
    assert printable("e\u0301 \u0175") == "é ŵ"
