"""A measure by quarter: which bars there are, how long, and what is said of them to whoever does not see them."""

import re

import pytest

from sightline.papers.composing.figure_book import BookFigure, FigureToken, NotInBook
from sightline.papers.composing.quarter_bars import bars_of, by_quarter_in_words

NONE = NotInBook("nobody to count")
WIDE = r'<rect x="[\d.]+" y="[\d.]+" width="([\d.]+)"'


def quarters(*values: float | None, unit: str = "percent"):
    """The first is Q1."""
    return [
        (
            f"Q{number}",
            NONE
            if value is None
            else BookFigure(token=FigureToken("AS01"), title="x", value=value, unit=unit, source="freeze"),
        )
        for number, value in enumerate(values, start=1)
    ]


@pytest.mark.parametrize(
    ("values", "bars", "texts", "said"),
    [
        ((), None, [], " by quarter: no quarter has a figure"),
        ((None, None), None, [], " by quarter: no quarter has a figure"),
        ((50.0, 100.0), 2, ["50.0%", "100.0%"], " by quarter, from 50.0% in Q1 to 100.0% in Q2"),
        ((None, 71.4, None), 1, ["none", "71.4%", "none"], " by quarter, 71.4% in Q2"),
        ((0.0, None, 5.0), 2, ["0.0%", "none", "5.0%"], " by quarter, from 0.0% in Q1 to 5.0% in Q3"),
        ((-1.0, 2.0), None, [], " by quarter, from -1.0% in Q1 to 2.0% in Q2"),
    ],
)
def test_bars_and_words(values, bars, texts, said):
    svg = bars_of("Visits & calls", quarters(*values))
    assert by_quarter_in_words(quarters(*values)).replace("−", "-") == said
    if bars is None:
        assert svg is None
        return
    wide = [float(each) for each in re.findall(WIDE, svg)]
    assert len(wide) == bars + 1, "the key has one"
    assert [each for each in re.findall(r">([^<>]+)</text>", svg) if each in {*texts}] == texts
    assert "Visits &amp; calls" in svg


def test_a_bar_is_as_long_as_its_figure():
    svg = bars_of("x", quarters(50.0, 100.0))
    _, half, whole = (float(each) for each in re.findall(WIDE, svg))
    assert whole == pytest.approx(2 * half, abs=0.2)
