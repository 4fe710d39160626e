"""Why My day lists fewer late ones than the measure counts: one line at the row, and none where they agree."""

from datetime import date

from sightline.deadlines.forecast import Forecast, Scenario
from sightline.worklists.tables import counted_elsewhere, counts_table, deadlines_table

DATA_TO = date(2025, 6, 30)
NOTHING = Scenario(0, 0)
CLOSED = [("assessment", "under a referral that has been closed", 3)]


def row(clock: str, due: str) -> dict:
    return {"clock": clock, "due": date.fromisoformat(due), "team": "T1", "child_id": "Asha"}


ROWS = [
    row("assessment", "2025-06-27"),
    row("assessment", "2025-06-30"),
    row("assessment", "2025-07-04"),
    row("supervision", "2025-06-02"),
]


def forecast(open_late: int) -> Forecast:
    return Forecast(
        month_end=date(2025, 7, 31),
        so_far=NOTHING,
        due_in_month=0,
        open_late=open_late,
        best=NOTHING,
        worst=NOTHING,
        pace=None,
        learned_from=0,
    )


def test_the_line_says_how_many_more_the_measure_counts_and_which():
    found = counted_elsewhere(ROWS, DATA_TO, {"AS01": forecast(4)}, CLOSED)
    assert found == {
        "assessment": "1 overdue here; 4 open and overdue in AS01 and AS06, which also count 3 under a referral that has been closed"
    }
    by_clock = {cells[0].text: cells[0].under for cells in deadlines_table(ROWS, DATA_TO, found).rows}
    assert sorted(by_clock.values()) == ["", found["assessment"]]


def test_no_line_where_the_two_agree_or_nothing_is_left_out():
    assert counted_elsewhere(ROWS, DATA_TO, {"AS01": forecast(1)}, CLOSED) == {}
    assert counted_elsewhere(ROWS, DATA_TO, {"AS01": forecast(4)}, []) == {}
    assert counted_elsewhere(ROWS, DATA_TO, {}, CLOSED) == {}


def test_a_child_whom_two_teams_hold_is_counted_with_each_and_once_by_clock():
    rows = [row("assessment", "2025-06-27") | {"second_team": "T2", "third_team": None}]
    (by_clock,) = deadlines_table(rows, DATA_TO).rows
    assert [cell.text for cell in by_clock[1:]] == ["1", "0", "0"]
    by_team = counts_table(rows, DATA_TO, {"T1": "North", "T2": "South"}, lambda _: "").rows
    assert [[cell.text for cell in cells] for cells in by_team] == [
        ["North", "1", "0", "0", "1"],
        ["South", "1", "0", "0", "1"],
    ]
