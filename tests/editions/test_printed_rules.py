"""What readers are given: rows, sentences, charts and files, of what may be printed and nothing else."""

import json
from decimal import Decimal

import pytest

from sightline.editions.rules.chart import bars, charts_of, drawn_together
from sightline.editions.rules.counts import (
    BaseCount,
    CountKey,
    CountSum,
    FigureKey,
    MadeFigure,
    MonthSpan,
    StockFlow,
)
from sightline.editions.rules.forms import as_csv, as_json, as_workbook, forms_of, from_json
from sightline.editions.rules.layout import LaidOutFigure, key_words
from sightline.editions.rules.printed import EditionRow, PrintedCell, PrintedEdition, printed_rows
from sightline.editions.rules.sentences import chart_words, first_sentence, narrative
from sightline.editions.rules.stored_json import (
    cells_as_json,
    cells_from_json,
    counts_as_json,
    counts_from_json,
    log_as_json,
    protected_words,
)
from sightline.statistics.disclosure import HiddenLine, HidingRule, SafeCell, Symbol
from sightline.statistics.disclosure.count_table import REST
from sightline.statistics.disclosure.safe_table import WHY
from support.edition_counts import Q1, Q2, counts_of

QUARTERS = {"Q1 2025-26": Q1, "Q2 2025-26": Q2}


def laid_out(
    group: str = "", period: str = "Q1 2025-26", unit: str = "percent", figure: str = "ZZ01"
) -> LaidOutFigure:
    split, when = ("team" if group else ""), QUARTERS[period]
    made = None if unit == "count" else FigureKey(figure, split, group, *when)
    counted = None if unit == "days" else CountKey(f"{figure} counted", split, group, *when)
    base = None if unit in ("count", "per_10000") else CountKey(f"{figure} judged", split, group, *when)
    return LaidOutFigure(
        figure=figure,
        title=f"Title of {figure}",
        measured_in=unit,
        split=split,
        group=group,
        period="2025-26-Q1",
        period_words=period,
        figure_key=made,
        numerator_key=counted,
        base_key=base,
    )


def cells_for(each: LaidOutFigure, value, numerator=None, base=None) -> dict:
    """What is printed of one figure: numbers, or the symbol in place of one."""
    pairs = [(each.value_key, value), (each.numerator_key, numerator), (each.base_key, base)]
    return {
        key: SafeCell(symbol=number) if isinstance(number, Symbol) else SafeCell(number)
        for key, number in pairs
        if key is not None and number is not None
    }


WHOLE, NORTH, SOUTH, CLOSED = laid_out(), laid_out("North"), laid_out("South"), laid_out("Closed team")
LAYOUT = (WHOLE, laid_out(period="Q2 2025-26"), NORTH, SOUTH, CLOSED)
HIDDEN, NOBODY = Symbol.HIDDEN, Symbol.NOT_APPLICABLE
CELLS = {
    **cells_for(LAYOUT[0], Decimal("71.4"), 30, 42),
    **cells_for(LAYOUT[1], Symbol.NOT_AVAILABLE, Symbol.NOT_AVAILABLE, Symbol.NOT_AVAILABLE),
    **cells_for(NORTH, Decimal("75.0"), 1027, 1369),
    **cells_for(SOUTH, HIDDEN, HIDDEN, 6),
    **cells_for(CLOSED, NOBODY, 0, 0),
}


def edition(layout=LAYOUT, cells=CELLS, *, rounded: bool = False) -> PrintedEdition:
    return PrintedEdition(
        name="q1-board",
        title="A scorecard",
        audience="board",
        authority="990",
        freeze="q1",
        cut_off="2025-06-30",
        rounded=rounded,
        rows=printed_rows(layout, cells),
    )


def test_rows_say_what_may_be_printed_and_a_team_without_anybody_has_none():
    rows = [(row.group, row.period_words, row.text, row.under) for row in edition().rows]
    assert rows == [
        ("", "Q1 2025-26", "71.4%", "30 of 42"),
        ("", "Q2 2025-26", "x", "x of x"),
        ("North", "Q1 2025-26", "75.0%", "1,027 of 1,369"),
        ("South", "Q1 2025-26", "c", "c of 6"),
    ]
    assert edition().symbols == {
        "c": "hidden, so that nobody can be recognised",
        "x": "not available",
    }


@pytest.mark.parametrize(
    ("unit", "value", "numerator", "base", "text", "under"),
    [
        ("count", 42, None, None, "42", ""),
        ("days", Decimal("38.5"), None, 42, "38.5 days", "42 cases"),
        ("per_10000", Decimal("12.0"), 72, None, "12.0 per 10,000", "72 cases"),
        ("ratio", Decimal("15.8"), 2488, 158, "15.8", "2,488 by 158"),
    ],
)
def test_each_kind_of_figure_says_what_it_stands_on(unit, value, numerator, base, text, under):
    each = laid_out(unit=unit)
    (row,) = printed_rows([each], cells_for(each, value, numerator, base))
    assert (row.text, row.under) == (text, under)


def test_a_figure_of_which_nothing_may_be_printed_is_not_available():
    assert printed_rows([WHOLE], {})[0].value == PrintedCell(None, "x")


def test_it_says_how_many_figures_are_hidden():
    assert (
        first_sentence(edition()) == "1 measure. 1 of 4 figures is hidden, so that nobody can be recognised."
    )
    two = CELLS | cells_for(NORTH, HIDDEN, HIDDEN, HIDDEN)
    assert "2 of 4 figures are hidden" in first_sentence(edition(cells=two))
    assert first_sentence(edition(LAYOUT[:1])) == "1 measure. No figure is hidden."
    assert narrative(edition()) == ["Title of ZZ01: Q1 2025-26 71.4% (30 of 42); Q2 2025-26 not available."]
    count = laid_out(unit="count")
    assert narrative(edition([count], cells_for(count, 42))) == ["Title of ZZ01: Q1 2025-26 42."]


def test_a_chart_has_a_bar_for_what_is_printed_and_the_symbol_for_what_is_not():
    (title, rows) = drawn_together(edition().rows)["team"]
    drawing = bars(title, rows)
    assert title == "Title of ZZ01, by team, Q1 2025-26" and drawing.count("<rect") == 1
    assert ">c<" in drawing and ">75.0%<" in drawing
    words = chart_words(title, rows)
    assert words == "Title of ZZ01, by team, Q1 2025-26: North 75.0% (1,027 of 1,369); South hidden."
    assert f'aria-label="{words}"' in drawing
    assert charts_of(edition()).keys() == {"chart-zz01.svg", "chart-zz01-team.svg"}
    assert charts_of(edition(LAYOUT[:1])) == {}


def test_a_chart_of_counts_goes_to_the_largest_and_long_names_are_cut():
    long = "A team whose name is longer than a phone is wide, and <odd>"
    layout = [laid_out(name, unit="count") for name in (long, "B")]
    cells = cells_for(layout[0], 40) | cells_for(layout[1], 20)
    drawing = bars("Counts", printed_rows(layout, cells))
    assert 'width="250.0"' in drawing and 'width="125.0"' in drawing
    assert "A team whose name is longer than a phone is…" in drawing and "<odd>" not in drawing
    hidden = printed_rows(layout, cells_for(layout[0], HIDDEN) | cells_for(layout[1], HIDDEN))
    assert "<rect" not in bars("Counts", hidden)


def test_a_split_is_drawn_for_the_first_period_alone():
    later = EditionRow(
        figure="ZZ01", title="T", measured_in="count", split="team", group="North", period="later", period_words="later",
        value=PrintedCell(9, ""), numerator=None, base=None,
    )  # fmt: skip
    assert len(drawn_together([*edition().rows, later])["team"][1]) == 2


def test_every_file_is_read_back_as_it_was():
    mean = laid_out(unit="days", figure="ZZ02")
    count = laid_out(unit="count", figure="ZZ03")
    whole = edition(
        (*LAYOUT, mean, count),
        {**CELLS, **cells_for(mean, Decimal("38.5"), None, 42), **cells_for(count, 1200)},
    )
    assert from_json(json.loads(json.dumps(as_json(whole)))) == whole
    lines = as_csv(whole).splitlines()
    assert lines[0] == "figure,title,measured in,split,group,period,value,numerator,denominator"
    assert lines[4] == "ZZ01,Title of ZZ01,percent,team,South,2025-26-Q1,c,c,6"
    assert lines[5].endswith("38.5,,42") and lines[6].endswith("1200,1200,")
    assert as_workbook(whole)[:2] == b"PK"
    files = forms_of(edition(rounded=True))
    assert "rounded to 5" in files["narrative.txt"].decode()
    assert files.keys() == {
        "figures.json", "figures.csv", "figures.xlsx", "narrative.txt", "chart-zz01.svg", "chart-zz01-team.svg",
    }  # fmt: skip


def test_what_is_kept_beside_it_is_read_back_as_it_was():
    base, inner = BaseCount("ZZ01 judged"), BaseCount("ZZ01 counted")
    counts = counts_of(
        {base: {"2025-04": 3, "2025-05": None}, inner: {"2025-04": 2}},
        own={CountKey(*base, *Q1): Symbol.NOT_APPLICABLE, CountKey(*inner, *Q1): 4},
        stocks=frozenset({"ZZ02 counted"}),
        sums=(CountSum(base, (inner,), "rest", whole=False),),
        flows=(StockFlow(base, inner, inner),),
        figures={
            FigureKey("ZZ01", "", "", *Q1): MadeFigure(base=base, numerator=inner),
            FigureKey("ZZ02", "", "", *Q1): MadeFigure(base=base, value=1.5),
        },
        printed=(CountKey(*base, *Q1),),
    )
    assert counts_from_json(json.loads(json.dumps(counts_as_json(counts)))) == counts
    assert cells_from_json(json.loads(json.dumps(cells_as_json(CELLS)))) == CELLS


def test_the_log_names_what_is_hidden_and_what_it_protects():
    words = key_words(LAYOUT)
    south = SOUTH.numerator_key
    elsewhere = CountKey("ZZ09 judged", "", "", "2025-04", "2025-04")
    log = [
        HiddenLine(SOUTH.numerator_key, HidingRule.SMALL_COUNT),
        HiddenLine(NORTH.numerator_key, HidingRule.WORKED_OUT, south),
        HiddenLine(elsewhere, HidingRule.WORKED_OUT, south),
    ]
    rows = log_as_json(log, words, WHY)
    assert [(row["figure"], row["rule"], row["protects"]) for row in rows] == [
        ("ZZ01 count, South, Q1 2025-26", "P1", ""),
        ("ZZ01 count, North, Q1 2025-26", "P3", "ZZ01 count, South, Q1 2025-26"),
    ]
    assert (
        protected_words(elsewhere, words)
        == "ZZ09 judged, whole authority, 2025-04 to 2025-04 (not printed here)"
    )
    assert (
        protected_words((REST, SOUTH.base_key, south), words)
        == "those not in it of ZZ01 base, South, Q1 2025-26"
    )
    assert protected_words(("q1-board", south), words) == "ZZ01 count, South, Q1 2025-26, as published before"
    assert protected_words(("counted twice", "team", "x"), words) == "a count that is not printed here"
    assert MonthSpan(*Q1) == Q1


def test_what_a_figure_has_none_of_has_no_words():
    words = key_words([laid_out(unit="count"), laid_out(unit="days", figure="ZZ02")])
    assert sorted(words.values()) == [
        "ZZ01 count, whole authority, Q1 2025-26",
        "ZZ02 base, whole authority, Q1 2025-26",
        "ZZ02, whole authority, Q1 2025-26",
    ]
