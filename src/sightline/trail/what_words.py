"""What a line was done to, in words: each room says how it reads what it writes (`register`); what nobody reads stays as it is."""

from collections.abc import Callable

Reader = Callable[[str], str]
_readers: list[Reader] = []


def register(reader: Reader) -> None:
    """A room's way to read a line's `what`: gives it in words, blank where it is not one of its own."""
    if reader not in _readers:
        _readers.append(reader)


def in_words(what: str) -> str:
    """Work due of Assessment Team Central, within 10 working days, for due 990 team T22 within 10wd."""
    return next((words for reader in _readers if (words := reader(what))), what)
