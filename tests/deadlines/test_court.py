"""Sixteen weeks from the decision to enter pre-proceedings."""

from deadlines.board import due

ROWS = """
    pre_proceedings_id | child | decided    | outcome   | stepped_down | letter
    q1                 | Asha  | 2025-03-10 |           |              |
    q2                 | Ben   | 2025-03-10 | Step down |              |
    q3                 | Cai   | 2025-03-10 |           | 2025-06-30   |
    q4                 | Dee   | 2025-03-10 |           |              | 2025-07-01     # after the data ends
"""


def test_it_runs_until_there_is_an_outcome():
    assert due("pre-proceedings", "2025-06-30", pre_proceedings=ROWS) == {
        "Asha": "2025-06-30",
        "Dee": "2025-06-30",
    }
