"""What a load may become, what a file may be called, and when a reason is asked for. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Literal

from sightline.calendars.dates import in_words
from sightline.history.states import States
from sightline.statistics.amounts import several

State = Literal["receiving", "reading", "previewed", "made_current", "declined", "failed", "undone"]

LOAD = States(
    "a load",
    MappingProxyType(
        {
            "receiving": "Receiving files",
            "reading": "Being read",
            "previewed": "Undecided",
            "failed": "Failed",
            "made_current": "Made current",
            "declined": "Not used",
            "undone": "Undone",
        }
    ),
    MappingProxyType(
        {
            "receiving": ("○", "grey"),
            "reading": ("◔", "blue"),
            "previewed": ("◇", "yellow"),
            "failed": ("▲", "red"),
            "made_current": ("●", "green"),
            "declined": ("–", "grey"),
            "undone": ("↶", "orange"),
        }
    ),
    MappingProxyType(
        {
            "receiving": ("reading", "declined"),
            "reading": ("previewed", "failed"),
            "previewed": ("made_current", "declined", "reading"),
            "failed": ("reading", "declined"),
            "made_current": ("undone",),
            "declined": (),
            "undone": (),
        }
    ),
    frozenset({("made_current", "undone")}),
)
"""A preview is read again where somebody else's load came between. What moves a lot needs a reason to be made current."""

COMPARED_WITH = "figures to compare with"
"""What the trail calls published figures that were loaded."""

STATES: tuple[str, ...] = tuple(LOAD.words)
WITH_A_SNAPSHOT = ("previewed", "made_current", "undone")
DECIDED = ("made_current", "declined", "undone")
"""States in which the files that were dropped are needed no more."""

STEPS = MappingProxyType({**LOAD.words, "reading": "Sent to be read", "previewed": "Preview made"})
"""What happened, in words, where it is not the state's own."""

MOST_ATTEMPTS = 3
"""How often a load is taken up again after its worker died: one that ends its worker every time must not do so for ever."""

POINTS, SHARE, ENOUGH = 10.0, 0.25, 20
LONGEST_NAME = 150
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_NOT_IN_NAMES = re.compile(r"[^\w .()\[\]&+,'-]")


def tidy_name(file_name: str) -> str:
    """A file's name as it is kept on disk: no folders, nothing a file system or a log could stumble over."""
    last = re.split(r"[\\/]", file_name)[-1]
    name = _NOT_IN_NAMES.sub("_", last).strip(" .")
    if not name or _RESERVED.fullmatch(name):
        name = f"file_{name}"
    stem, dot, ending = name.rpartition(".")
    if len(name) > LONGEST_NAME:
        name = (
            f"{stem[: LONGEST_NAME - len(ending) - 1]}{dot}{ending}"
            if len(ending) < 10
            else name[:LONGEST_NAME]
        )
    return name


def renames_in(text: str) -> dict[str, str]:
    """A column's new name → the one before, of lines as new_name = old_name. ValueError, with the line, where one is not so."""
    pairs = {}
    for line in filter(None, (each.strip() for each in text.splitlines())):
        new, equals, old = (part.strip() for part in line.partition("="))
        if not (new and equals and old):
            raise ValueError(line)
        pairs[new] = old
    return pairs


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureMove:
    """One figure before and after a load: unrounded, None where there is none, with the base it stands on.

    The base is the denominator, or for counts and rates the number counted.
    """

    id: str
    title: str
    unit: str
    before: float | None
    after: float | None
    before_said: str
    after_said: str
    base_before: float | None = None
    base_after: float | None = None

    @property
    def difference(self) -> float | None:
        """After less before; None where one of them has no value."""
        return None if self.before is None or self.after is None else self.after - self.before

    @property
    def changed(self) -> bool:
        """Whether anything of it is different, its base included."""
        return (self.before, self.before_said) != (self.after, self.after_said)

    @property
    def size(self) -> float:
        """How big the change is beside the figure itself or its base, 0 to 1; more where a figure came or went."""
        if self.before is None or self.after is None:
            return 2.0 if self.before != self.after else 0.0
        return max(_share(self.before, self.after), _share(self.base_before or 0, self.base_after or 0))

    @property
    def a_lot(self) -> bool:
        """Whether somebody should say why: a figure gone, a share moved 10 points, anything else by a quarter.

        A base that shrinks by a quarter asks too, however the share stands: rows may be missing. A figure of fewer
        than 20 swings by itself and asks for nothing.
        """
        if self.before is not None and self.after is None:
            return True
        bases = self.base_before or 0, self.base_after or 0
        if self.difference is None or max(bases) < ENOUGH:
            return False
        far = abs(self.difference) >= POINTS if self.unit == "percent" else _moves(self.before, self.after)
        return far or _moves(*bases)


def why_a_reason(moved: Iterable[FigureMove], before: date | None, after: date | None) -> list[str]:
    """What of this load asks for a reason before it becomes current, in sentences; none where nothing does."""
    sentences = []
    if before and after and after < before:
        sentences.append(f"The data date goes back, from {in_words(before)} to {in_words(after)}.")
    gone = [each for each in moved if each.before is not None and each.after is None]
    far = [each for each in moved if each.a_lot and each not in gone]
    if gone:
        sentences.append(
            f"{several(len(gone), 'figure')} that had a value {'has' if len(gone) == 1 else 'have'} none any more."
        )
    if far:
        moves = "moves" if len(far) == 1 else "move"
        sentences.append(
            f"{several(len(far), 'figure')} {moves} a lot: by {POINTS:.0f} points, or by a quarter of the value or the cases."
        )
    return sentences


def _moves(before: float | None, after: float | None) -> bool:
    return _share(before or 0, after or 0) >= SHARE


def _share(before: float, after: float) -> float:
    """The change as a share of the larger of the two."""
    largest = max(abs(before), abs(after))
    return abs(after - before) / largest if largest else 0.0
