"""What a line of a paper is made of: words, figures bound to what they are of, references that resolve, and links."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Plain words; `strong` where they stand out."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class BoundFigure:
    """A figure as it is printed: 71.4% (30 of 42, 56.4 to 82.8). `token` says what it is bound to, `source` in words from what."""

    token: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class CrossReference:
    """What another paragraph, table or appendix is numbered: `text` is 3.3, `anchor` where it leads."""

    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class WebLink:
    """Words that lead to an address."""

    text: str
    address: str


Run = Words | BoundFigure | CrossReference | WebLink
Runs = tuple[Run, ...]


def plain_text(runs: Iterable[Run]) -> str:
    """The words of a line without what they lead to."""
    return "".join(each.text for each in runs)


def words(text: str) -> Runs:
    """A line of plain words alone; an empty line of none."""
    return (Words(text),) if text else ()
