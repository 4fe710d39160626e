"""A stock that fell since a year before: said on its row, its page and Today, counted apart, and never where it is hidden."""

import pytest
from django.test import Client

from sightline.measuring.monthly import Monthly, Months
from sightline.scorecards.signal_words import SignalShown, stocks_in_words, stocks_since_a_year
from support.figure_pages import row_of, words
from support.people import signed_in
from support.small_council import PERIOD

pytestmark = pytest.mark.django_db
TITLE = "Assessments open beyond 45 working days"
SAID = "Fewer than a year before: 78, now 46"
PAGE = f"/measure/AS06?period={PERIOD}"


@pytest.fixture
def falling(monkeypatch):
    """AS06 goes from 78 to 46 by fits and starts; all else is as loaded."""
    own = Monthly.months

    def months(self: Monthly, figure_id: str) -> Months:
        if figure_id != "AS06":
            return own(self, figure_id)
        size = len(self.names)
        values = [78.0 + 4 * (place % 3 - 1) for place in range(size)]
        values[-13:] = [78.0, 80.0, 72.0, 75.0, 66.0, 70.0, 60.0, 64.0, 54.0, 58.0, 49.0, 52.0, 46.0]
        return Months(self.names, tuple(values), tuple(values), (None,) * size)

    monkeypatch.setattr(Monthly, "months", months)


def test_an_outsider_is_sent_to_sign_in(client: Client, council, falling):
    for address in ("/scorecard", PAGE, "/today"):
        assert client.get(address)["Location"].startswith("/sign-in")


def test_it_stands_on_the_row_on_the_page_and_on_today(client: Client, council, falling):
    signed_in(client, "performance_analyst")
    board = client.get("/scorecard")
    assert f"No sudden change {SAID}." in row_of(board, TITLE)
    assert "on a day, judged on sudden moves only" in words(board)
    assert "Against a year before, of th" in words(board) and ": 1 better." in words(board)
    assert f"; {SAID[0].lower()}{SAID[1:]}." in words(client.get(PAGE))
    today = words(client.get("/today"))
    assert TITLE in today and ": 1 better." in today


@pytest.mark.parametrize("place", [-1, -13])
def test_it_is_not_said_where_either_month_is_hidden(client: Client, council, falling, monkeypatch, place):
    monkeypatch.setattr(
        "sightline.scorecards.queries.signals.hidden_months",
        lambda standpoint, figure_id, months: {len(months) + place} if figure_id == "AS06" else set(),
    )
    signed_in(client, "scrutiny_member")
    for address in ("/scorecard", PAGE, "/today"):
        page = words(client.get(address))
        assert "than a year before" not in page and "Against a year before" not in page


def test_what_is_hidden_of_a_month_is_asked_where_all_else_is(client: Client, council, falling):
    signed_in(client, "scrutiny_member")
    assert SAID not in words(
        client.get("/scorecard")
    )  # one assessment is open in the store: its months are small numbers


def shown(kind: str, year_kind: str = "", *, stock: bool = True) -> SignalShown:
    return SignalShown(
        kind=kind,
        word="",
        sentence="",
        shape="",
        chart="",
        assurance="",
        stock=stock,
        year="",
        year_kind=year_kind,
    )


@pytest.mark.parametrize(
    ("signals", "counted", "since"),
    [
        ([], "", ""),
        ([shown("same", stock=False), shown("worse", "worse"), shown("", "worse")], "", ""),
        ([shown("same")], "1 is a count or share on a day, judged on sudden moves only", ""),
        (
            [shown("same", "better")],
            "1 is a count or share on a day, judged on sudden moves only",
            "Against a year before, of that 1: 1 better.",
        ),
        (
            [shown("same", kind) for kind in ("better", "better", "worse", "", "low")],
            "5 are counts or shares on a day, judged on sudden moves only",
            "Against a year before, of those 5: 2 better, 1 worse and 1 moved (neither better nor worse).",
        ),
    ],
)
def test_stocks_are_counted_apart_and_their_years_after_them(signals, counted, since):
    assert (stocks_in_words(signals), stocks_since_a_year(signals)) == (counted, since)
