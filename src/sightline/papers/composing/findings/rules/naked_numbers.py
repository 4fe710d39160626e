"""No naked numbers: whether a number that was typed is one of the paper's figures, contradicts one, or is nobody's. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sightline.papers.composing.findings.rules.typed_numbers import TypedNumber
from sightline.papers.lint.paper_rule import Severity
from sightline.statistics.amounts import rounded

BoundType = TypeVar("BoundType")
PERCENT, POUNDS, COUNT = "percent", "pounds", "count"


@dataclass(frozen=True, kw_only=True)
class OfferedFigure:
    """A figure that a number can be bound to: its token as it is written between braces, its value, and how it is printed.

    parts: the numerator and denominator of a share, which may be said as numbers of their own.
    """

    token: str
    value: float
    unit: str
    words: str
    parts: tuple[float, ...] = ()

    @property
    def kind(self) -> str:
        """percent, pounds, or count for everything that is counted or measured otherwise."""
        return self.unit if self.unit in (PERCENT, POUNDS) else COUNT


@dataclass(frozen=True, slots=True)
class NumberFault:
    """What is said of a typed number, and how severe that is."""

    severity: Severity
    advice: str


def judged_number(
    number: TypedNumber, offered: Sequence[OfferedFigure], beside: Iterable[str]
) -> NumberFault:
    """What is said of it. `beside`: the tokens that its sentence is bound to already."""
    same = next((each for each in offered if is_figure(number, each)), None)
    if same is not None:
        return NumberFault(
            "info",
            f"It equals {{{same.token}}}, {same.words}: write that if it is meant, so that it follows the figure.",
        )
    tokens = set(beside)
    against = next((each for each in offered if each.token in tokens and each.kind == number.unit), None)
    if against is not None:
        return NumberFault(
            "error",
            f"The sentence is bound to {{{against.token}}}, which is {against.words}; {number.text} is another figure. Bind it too, or take it out.",
        )
    near = nearest(number, offered)
    if near is not None:
        return NumberFault(
            "error",
            f"No figure of this paper is {number.text}. The nearest is {{{near.token}}}, {near.words}.",
        )
    return NumberFault(
        "error",
        f"No figure of this paper is {number.text}. Name it under figures with its source, or bind it to a measure.",
    )


def is_figure(number: TypedNumber, figure: OfferedFigure) -> bool:
    """Whether a number is a figure, rounded as it was typed; or what a share is of."""
    if number.unit == COUNT and any(number.value == each for each in figure.parts):
        return True
    return figure.kind == number.unit and rounded(figure.value / number.scale, number.places) == rounded(
        number.value / number.scale, number.places
    )


def nearest(number: TypedNumber, offered: Sequence[OfferedFigure]) -> OfferedFigure | None:
    """The figure of its kind that is nearest to it; None where there is none."""
    alike = [each for each in offered if each.kind == number.unit]
    return min(alike, key=lambda each: (abs(each.value - number.value), each.token), default=None)


def sentences_with(
    sign: str, bound: Sequence[BoundType], sentences: Sequence[str]
) -> Iterator[tuple[str, tuple[BoundType, ...]]]:
    """Each sentence with what `sign` stands for in it, in its order."""
    at = 0
    for sentence in sentences:
        many = sentence.count(sign)
        yield sentence, tuple(bound[at : at + many])
        at += many
