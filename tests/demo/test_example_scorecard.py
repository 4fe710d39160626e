"""The figures of the example papers' scorecard are those of the demo authority: some of them counted once more, plainly."""

import pandas as pd
import pytest

from sightline.demo.authority import generate
from sightline.demo.example_book import PRIORITIES, ExampleBook
from sightline.papers.composing.figure_book import BookFigure, FigureToken, NotInBook
from sightline.papers.document.runs import plain_text

QUARTERS = {
    "Q2 2026-27": ("2026-07-01", "2026-09-30"),
    "Q1 2026-27": ("2026-04-01", "2026-06-30"),
    "Q2 2025-26": ("2025-07-01", "2025-09-30"),
}


@pytest.fixture(scope="module")
def council():
    """A whole council, as data frames."""
    return {name: table.to_pandas(date_as_object=False) for name, table in generate().items()}


@pytest.mark.parametrize("period", QUARTERS)
def test_what_was_written_down_is_what_the_demo_has(council, period):
    first, last = (pd.Timestamp(each) for each in QUARTERS[period])
    book = ExampleBook()
    for measure, day in (("AS01", "cina_assessment_auth_date"), ("AS02", "cina_assessment_start_date")):
        of_the_demo = council["ssd_cin_assessments"][day].between(first, last).sum()
        assert book.figure(FigureToken(measure, period)).denominator == of_the_demo


def test_the_book_has_three_priorities_and_what_it_lacks_it_says():
    book = ExampleBook()
    assert book.periods == tuple(QUARTERS)
    for number in PRIORITIES:
        table = book.scorecard(number)
        assert table.source.startswith("Fictional") and len(table.columns) == 5
        assert {len(row) for row in table.rows} == {5}
    first = book.scorecard("1").rows[0]
    assert [plain_text(each) for each in first] == [
        "Assessments completed within 45 working days of referral (AS01)",
        "84.8% (846 of 998)",
        "82.9% (757 of 913)",
        "74.7% (745 of 997)",
        "82.4% to 86.9%",
    ]
    assert isinstance(book.figure(FigureToken("AS01")), BookFigure) and len(list(book.all_figures())) == 60
    assert [plain_text(each[0]) for each in book.table(["WF01"]).rows] == [
        "Average caseload of social workers (WF01)"
    ]
    for lacking in (
        book.figure(FigureToken("AS01", "Q2 2026-27", "North")),
        book.figure(FigureToken("ZZ01")),
        book.scorecard("4"),
        book.table(["ZZ01"]),
        book.chart(["AS01"]),
    ):
        assert isinstance(lacking, NotInBook)
