"""What a version says to young people, and what became of what they asked for. Pure.

Every text is written by whoever writes the plan; nothing is made of the plan's own words. Nothing here counts anything.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from types import MappingProxyType

NOTHING: Mapping[int, str] = MappingProxyType({})

SIDES = 2
LINES_A_SIDE = 36
LETTERS_A_LINE = 56
"""What one printed side holds at the page's size of type, rather too little than too much; a browser's test prints it."""


@dataclass(frozen=True, slots=True)
class TextGroup:
    """A grouping as young people are told of it: `words` blank where nothing is written."""

    id: int
    kind: str
    title: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """An action as young people are told of it, with the groupings it stands in and the findings it answers."""

    id: int
    entry: int
    reference: str
    title: str
    words: str
    status: str
    groups: frozenset[int]
    findings: frozenset[int]

    @property
    def done(self) -> bool:
        """Whether it is done."""
        return self.status == "done"

    @property
    def stopped(self) -> bool:
        """Whether it was stopped: then it promises nothing."""
        return self.status == "stopped"


@dataclass(frozen=True, slots=True)
class TextPart:
    """One thing that will be different, and what will be done for it. `words` is blank for what stands under none."""

    words: str
    acts: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class Wish:
    """What young people asked for, and what answers it in plain words; `answered`: whether anything in this plan does.

    `elsewhere`: the title of another plan that answers what this one does not; blank for none.
    """

    text: str
    acts: tuple[Act, ...]
    answered: bool
    elsewhere: str = ""


@dataclass(frozen=True, slots=True)
class Missing:
    """What has no text yet."""

    groups: tuple[TextGroup, ...]
    acts: tuple[Act, ...]

    @property
    def any(self) -> bool:
        """Whether anything has none."""
        return bool(self.groups or self.acts)


def parts(groups: Sequence[TextGroup], acts: Sequence[Act]) -> tuple[TextPart, ...]:
    """Each grouping with words and the actions that stand in it; each action once, under the first of its groupings.

    What stands in no grouping with words comes last. What has no words, or was stopped, is left out.
    """
    groups_with_words = [group for group in groups if group.words]
    under: dict[int | None, list[Act]] = {}
    for act in acts:
        if act.words and not act.stopped:
            first = next((group.id for group in groups_with_words if group.id in act.groups), None)
            under.setdefault(first, []).append(act)
    text_parts = [TextPart(group.words, tuple(under.get(group.id, ()))) for group in groups_with_words]
    return (*text_parts, TextPart("", tuple(under[None]))) if None in under else tuple(text_parts)


def wishes_of(
    findings: Iterable[tuple[int, str, bool]], acts: Sequence[Act], others: Mapping[int, str] = NOTHING
) -> tuple[Wish, ...]:
    """What was asked for (number, words, whether it was closed), each with what answers it and was not stopped.

    `others`: finding → the title of another plan that answers it.

    What was closed stands there only with an answer in plain words: it is not unanswered, and nothing else tells how.
    """
    answers: dict[int, list[Act]] = {}
    for act in acts:
        for finding in act.findings:
            if not act.stopped:
                answers.setdefault(finding, []).append(act)
    pairs = [
        (
            Wish(
                text,
                tuple(act for act in answers.get(number, ()) if act.words),
                number in answers,
                "" if number in answers else others.get(number, ""),
            ),
            closed,
        )
        for number, text, closed in findings
    ]
    return tuple(each for each, closed in pairs if each.acts or not closed)


def missing(groups: Iterable[TextGroup], acts: Iterable[Act]) -> Missing:
    """The groupings and actions without a text; what was stopped needs none."""
    return Missing(
        tuple(group for group in groups if not group.words),
        tuple(act for act in acts if not act.words and not act.stopped),
    )


def too_long(text_parts: Iterable[TextPart], wishes: Iterable[Wish]) -> bool:
    """Whether it is likely to print on more than two sides: lines of each text, a little air, and what every page has."""
    lines = 10.0
    for part in text_parts:
        lines += 1.8 + 1.3 * _lines(part.words)
        lines += sum(_lines(act.words) + 0.5 for act in part.acts)
    for each in wishes:
        lines += 1.5 + _lines(each.text) + sum(_lines(act.words) + 1.5 for act in each.acts)
    return lines > SIDES * LINES_A_SIDE


def _lines(text: str) -> int:
    return sum(max(1, ceil(len(line) / LETTERS_A_LINE)) for line in text.split("\n"))
