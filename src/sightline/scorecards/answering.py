"""What is being done about a figure: the rooms above that hold it say so as their applications start (`register`).

This room asks them for a person, and knows none of them by name.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from sightline.people.models import User


@dataclass(frozen=True, slots=True)
class Answer:
    """Something that is meant to move a figure: its name, where it stands, and how it goes in a sentence."""

    title: str
    href: str
    sentence: str


Teller = Callable[[User, str, Collection[str]], Mapping[str, Sequence[Answer]]]
"""For a person, an authority and figures by their ids: figure → what this person may know of."""

_tellers: dict[str, Teller] = {}


def register(room: str, teller: Teller) -> None:
    """Say what this room holds that is meant to move a figure."""
    _tellers[room] = teller


def answers(person: User, authority: str, figures: Collection[str]) -> dict[str, tuple[Answer, ...]]:
    """Figure → what is being done about it that this person may know of; a figure nothing answers is left out."""
    rooms = [teller(person, authority, figures) for teller in _tellers.values()] if figures else []
    by_figure = {each: tuple(answer for room in rooms for answer in room.get(each, ())) for each in figures}
    return {figure: its_answers for figure, its_answers in by_figure.items() if its_answers}
