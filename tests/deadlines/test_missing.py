"""72 hours from the return, to the minute; four weeks late it is no longer to come."""

from deadlines.board import due, found
from sightline.deadlines.clocks.missing import REFUSED
from sightline.deadlines.gather import STALE

RETURNS = """
    return_id | child | returned            | interviewed
    m1        | Asha  | 2025-06-28 14:30:00 |
    m2        | Ben   | 2025-06-25 09:00:00 | 2025-06-30 10:00:00   # late, and held
    m3        | Cai   | 2025-06-25 09:00:00 | 2025-07-01 10:00:00   # held after the data ends
    m4        | Dee   | 2025-05-30 09:00:00 |                       # due on 2 June: 28 days before
    m5        | Eli   | 2025-05-29 09:00:00 |                       # due on 1 June: 29 days before
    m6        | Fay   | 2025-06-28 09:00:00 |                       # did not want one
"""
EPISODES = "missing_id | child | accepted \n m6 | Fay | no \n m1 | Asha | yes"


def test_the_moment_it_is_due():
    assert due("return-interview", "2025-06-30", returns_from_missing=RETURNS, missing_episodes=EPISODES) == {
        "Asha": "2025-07-01T14:30:00",
        "Cai": "2025-06-28T09:00:00",
        "Dee": "2025-06-02T09:00:00",
    }


def test_the_refused_and_the_long_past_are_counted_aside():
    told = found("return-interview", "2025-06-30", returns_from_missing=RETURNS, missing_episodes=EPISODES)
    assert told.asides == {
        ("990", "return-interview", REFUSED): 1,
        ("990", "return-interview", STALE.format(28)): 1,
    }


def test_the_moment_is_72_hours_on_when_the_clocks_change():
    returns = """
        return_id | child | returned            | interviewed
        m1        | Asha  | 2025-10-24 22:15:00 |
        m2        | Ben   | 2025-10-25 00:00:00 |
    """
    assert due("return-interview", "2025-10-26", returns_from_missing=returns) == {
        "Asha": "2025-10-27T21:15:00",
        "Ben": "2025-10-28T00:00:00",
    }
