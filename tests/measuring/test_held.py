"""Lists held: made once for a key, made anew for another, and the oldest let go."""

import pyarrow as pa
import pytest

from sightline.measuring import recent_lists as holding
from sightline.measuring.recent_lists import HELD, recent_list


@pytest.fixture(autouse=True)
def nothing_held(monkeypatch):
    monkeypatch.setattr(holding, "_lists", type(holding._lists)())


def rows(number: int) -> pa.Table:
    return pa.table({"number": [number]})


def test_what_was_asked_for_once_is_not_made_again():
    made: list[int] = []
    for _ in range(3):
        found = recent_list("a list", lambda: made.append(1) or rows(7))
    assert (found, made) == (rows(7), [1])


def test_another_key_is_another_list():
    assert recent_list(("a", 1), lambda: rows(1)) != recent_list(("a", 2), lambda: rows(2))


def test_the_one_asked_for_longest_ago_is_let_go():
    for number in range(HELD):
        recent_list(number, lambda number=number: rows(number))
    recent_list(0, lambda: rows(99))
    recent_list("one more", lambda: rows(100))
    assert recent_list(0, lambda: rows(99)) == rows(0)
    assert recent_list(1, lambda: rows(99)) == rows(99)


def test_what_fails_is_not_held():
    with pytest.raises(ZeroDivisionError):
        recent_list("a list", lambda: rows(1 // 0))
    assert recent_list("a list", lambda: rows(3)) == rows(3)
