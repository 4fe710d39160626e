"""Room for the calls of a page or a command, taken once and not again and again for a single call.

Python keeps what calls need in pieces of 16 KB, and up to 3.12 gives a piece back as soon as the call that began it
returns. A loop that runs at a depth at which a piece is full takes one from the system and gives it back at each turn:
pages and questions are many calls deep, and a tenth to a fifth of their time went on that. A call that says it needs a
large piece has one to itself, and whatever it calls lies in the rest.
"""

from collections.abc import Callable
from typing import Any

HALF = 1024 * 1024 // 8
"""So many things a call must say it keeps for a piece of two megabytes, of which it touches nothing and leaves half."""


def with_room(call: Callable[..., Any], *arguments: Any) -> Any:
    """What the call gives or raises, with a megabyte for the calls below it."""
    return call(*arguments)


with_room.__code__ = with_room.__code__.replace(co_stacksize=HALF)
