"""A month between supervision sessions, for workers who hold children."""

from deadlines.board import due, found
from sightline.deadlines.gather import BEFORE

HELD = """
    allocation_id | worker_id | child | team_id | started    | ended
    g1            | W1        | Asha  | T1      | 2025-01-10 |
    g2            | W2        | Ben   | T1      | 2025-06-10 |
    g3            | W3        | Cai   | T2      | 2025-01-10 | 2025-06-30   # holds nobody now
"""
SESSIONS = """
    worker_id | held
    W1        | 2025-05-31
    W1        | 2025-07-01     # after the data ends
    W3        | 2025-05-31
"""


def test_from_the_last_session_or_from_the_first_child_where_there_was_none():
    assert due("supervision", "2025-06-30", allocations=HELD, supervisions=SESSIONS) == {
        "W1": "2025-06-30",  # 31 May and a month
        "W2": "2025-07-10",
    }


def test_who_came_before_the_sessions_loaded_and_has_none_is_counted_aside():
    told = found("supervision", "2025-06-30", {"local_supervision": "2025-06-11"}, allocations=HELD)
    assert told.rows == []
    assert told.asides == {("990", "supervision", BEFORE): 2}
