"""A freeze as pages of figures show it: the room above that holds freezes gives it as its application starts (`register`).

This room asks for one by its name, and knows nothing of how it is kept.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # an application that starts works nothing out
    from sightline.calendars.periods import Period
    from sightline.comparators import Comparison
    from sightline.measuring.readings import Readings
    from sightline.scorecards.models import Note, Rebase
    from sightline.scorecards.queries.targets import Targets


class FreezeNotShownError(Exception):
    """Nothing is shown as it was reported, and why, in a sentence. `damaged`: it is there, and not as it was sealed."""

    def __init__(self, sentence: str, *, damaged: bool = False) -> None:
        """`sentence` is for whoever asked."""
        super().__init__(sentence)
        self.damaged = damaged


class ReportedFigures(ABC):
    """Figures as they were reported, with all that stood beside them then.

    `line` says in one line which freeze it is, when it was made and who confirmed it; `href` leads to the freeze's own page.
    """

    name: str
    line: str
    href: str
    cut_off: date
    readings: "Readings"

    @abstractmethod
    def targets(self, target_set: str) -> "Targets":
        """One set of targets."""

    @abstractmethod
    def notes(self, figure_id: str | None) -> "list[Note]":
        """The notes on a figure, those on every figure among them; without one, all. Oldest month first."""

    @abstractmethod
    def rebases(self) -> "dict[str, list[Rebase]]":
        """From which months limits started anew, by figure."""

    @abstractmethod
    def compared(self, figure_id: str, period: "Period", *, every_list: bool = False) -> "list[Comparison]":
        """What was published of others: each group's newest year that had ended by the period's end.

        Neighbours by the newest list there was, or by `every_list`.
        """

    @abstractmethod
    def years(self, figure_id: str) -> "list[tuple[Comparison, ...]]":
        """Each group's years, oldest first."""

    @abstractmethod
    def definition(self, figure_id: str) -> tuple[str, str]:
        """What the figure was: the fingerprint of its definition, and its words; blank for one there was not."""

    @abstractmethod
    def cases(self, figure_id: str, period: "Period") -> list[dict[str, Any]]:
        """The judged cases behind a figure. `measuring.listing.CannotListError` for a period whose cases were not frozen."""


@dataclass(frozen=True, slots=True)
class FreezeChoice:
    """A freeze to choose: its name, and the last day it reports."""

    name: str
    cut_off: date


@dataclass(frozen=True, slots=True)
class FreezeRoom:
    """How freezes are asked for: all of an authority, newest first; and one of them, FreezeNotShownError where it cannot be shown."""

    every: Callable[[str], Sequence[FreezeChoice]]
    one: Callable[[str, str], ReportedFigures]


_rooms: list[FreezeRoom] = []


def register(room: FreezeRoom) -> None:
    """Say how freezes are asked for; the last that says so is asked."""
    _rooms[:] = [room]


def choices(authority: str) -> Sequence[FreezeChoice]:
    """The freezes of an authority, the newest first; none where no room holds any."""
    return _rooms[0].every(authority) if _rooms else ()


def as_reported(authority: str, name: str) -> ReportedFigures:
    """The freeze of that name. FreezeNotShownError where there is none, or it is not as it was sealed."""
    if not _rooms:
        raise FreezeNotShownError("There are no freezes here.")
    return _rooms[0].one(authority, name)
