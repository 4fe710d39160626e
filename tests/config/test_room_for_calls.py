"""Calls have room once: what they give is the same, and a loop at any depth takes nothing from the system at each turn."""

import sys
from concurrent.futures import ThreadPoolExecutor
from resource import RUSAGE_THREAD, getrusage

import pytest

from sightline.config.room_for_calls import with_room

TURNS, DEPTH = 500, 400
"""Turns of a loop at each depth: four hundred calls are deeper than two of Python's own pieces, whatever lies above them."""


def test_it_gives_what_the_call_gives_and_raises_what_it_raises():
    assert with_room(divmod, 7, 2) == (3, 1)
    with pytest.raises(ZeroDivisionError):
        with_room(divmod, 7, 0)


@pytest.mark.skipif(sys.version_info >= (3, 13), reason="a later Python keeps a piece of its own accord")
def test_no_loop_takes_a_piece_at_each_turn():
    with ThreadPoolExecutor(1) as thread:  # which has no room yet, as a page's has none
        without, with_it = (thread.submit(taken, call).result() for call in (looped, with_looped))
    assert with_it < TURNS < without


def taken(call) -> int:
    """How many pages of memory the system gives while loops run at every depth."""
    before = getrusage(RUSAGE_THREAD).ru_minflt
    call(DEPTH)
    return getrusage(RUSAGE_THREAD).ru_minflt - before


def with_looped(depth: int) -> None:
    with_room(looped, depth)


def looped(depth: int) -> None:
    for _ in range(TURNS):
        nothing()
    if depth:
        looped(depth - 1)


def nothing() -> None:
    pass
