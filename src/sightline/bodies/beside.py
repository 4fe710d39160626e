"""What the rooms above show on a body's page, as their applications start (`register`). This room knows none of them by name."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from sightline.bodies.models import Body
from sightline.people.models import User
from sightline.web.components import Table


@dataclass(frozen=True, slots=True)
class BodySection:
    """A part of a body's page: its heading, a sentence, a table where there is one, and where it leads on, as title and address."""

    heading: str
    sentence: str
    table: Table | None = None
    links: Sequence[tuple[str, str]] = ()


_giving: dict[str, Callable[[User, Body, date], list[BodySection]]] = {}


def register(room: str, give: Callable[[User, Body, date], list[BodySection]]) -> None:
    """Say what a room shows of a body to a person on a day; it leaves out what they may not see."""
    _giving[room] = give


def sections_of(person: User, body: Body, today: date) -> list[BodySection]:
    """What every room shows, in the order they said so."""
    return [each for give in _giving.values() for each in give(person, body, today)]
