"""Which post a text names. Pure."""

from collections.abc import Iterable
from typing import Any


def named_by(text: str, posts: Iterable[Any]) -> Any:
    """The one post this text names, by its title or by its title and service (`words`), without regard to capitals and
    spaces; None where it names none, or one of several.
    """
    every, wanted = list(posts), folded(text)
    whole = [each for each in every if folded(each.words) == wanted]
    named = whole or [each for each in every if folded(each.title) == wanted]
    return named[0] if len(named) == 1 else None


def folded(text: str) -> str:
    """A text as it is compared: without regard to capitals and spaces."""
    return " ".join(text.split()).casefold()
