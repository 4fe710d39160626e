"""Which kinds of results are worked out from a snapshot. Rooms say theirs as their applications start (`register`).

They say the name, and what gives the result once somebody asks: the libraries that make one are not for every process that
starts. What a result is, and how it is made and kept, is `engine.derived`.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sightline.engine.derived import DerivedResult

_givers: "dict[str, Callable[[], DerivedResult[Any]]]" = {}


def register(name: str, give: "Callable[[], DerivedResult[Any]]") -> None:
    """Say that there is a result of this name: a load makes it, the sweep takes it, and a backup may leave it out."""
    _givers[name] = give


def registered() -> "tuple[DerivedResult[Any], ...]":
    """Every kind of result there is, in the order they were registered."""
    return tuple(give() for give in _givers.values())
