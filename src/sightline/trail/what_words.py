"""What a line was done to, in words and with where it stands: each room says how it reads what it writes; what nobody reads
stays as it is."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class ThingInWords:
    """What a line was done to: its words, and its page where whoever reads may open it, else blank."""

    words: str
    href: str = ""


Reader = Callable[[str], str]
ThingReader = Callable[[str, str, Any], ThingInWords | None]
_readers: list[Reader] = []
_thing_readers: list[ThingReader] = []


def register(reader: Reader) -> None:
    """A room's way to read a line's `what`: gives it in words, blank where it is not one of its own."""
    if reader not in _readers:
        _readers.append(reader)


def register_things(reader: ThingReader) -> None:
    """The same with where the thing stands: of a line's `what`, its verb and who reads; None where it is none of its own.

    Who reads is None where a program does: then every thing has its words and none an address.
    """
    if reader not in _thing_readers:
        _thing_readers.append(reader)


class TrailReading:
    """How lines read for one person. A thing is asked for once, however many lines were done to it."""

    def __init__(self, person: Any = None) -> None:
        """For this person; None for a program."""
        self._person = person
        self._known: dict[tuple[str, str], ThingInWords] = {}

    def thing(self, what: str, action: str) -> ThingInWords:
        """Work due of Assessment Team Central, within 10 working days, for due 990 team T22 within 10wd."""
        key = (what, action)
        if key not in self._known:
            self._known[key] = self._read(what, action)
        return self._known[key]

    def _read(self, what: str, action: str) -> ThingInWords:
        for reader in _thing_readers:
            if thing := reader(what, action, self._person):
                return thing
        return ThingInWords(in_words(what))


def in_words(what: str) -> str:
    """The words alone, of what has no page of its own."""
    return next((words for reader in _readers if (words := reader(what))), what)
