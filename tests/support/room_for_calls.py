"""Room for the calls of a test, taken once for each test and not again and again for a single call.

Python keeps what calls need in pieces of 16 KB, and gives a piece back as soon as the call that began it returns. A loop
that runs at a depth at which a piece is full takes one from the system and gives it back at each turn: an eighth of the
time of pages, which are many calls deep. A call that says it needs a large piece has one to itself, and whatever it calls
lies in the rest.
"""

from collections.abc import Callable

import pytest
from _pytest.runner import pytest_runtest_protocol as as_pytest_does

HALF = 1024 * 1024 // 8
"""So many things a call must say it needs for a piece of two megabytes, of which it touches nothing and leaves half."""


def with_room(called: Callable[[], bool]) -> bool:
    """What the call gives, with a megabyte for the calls below it."""
    return called()


with_room.__code__ = with_room.__code__.replace(co_stacksize=HALF)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool:
    """A test, its fixtures and what comes after it, as ever, but with room."""
    return with_room(lambda: as_pytest_does(item, nextitem))
