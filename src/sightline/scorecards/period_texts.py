"""What is said of a figure in a period: the room above that holds it says so as its application starts (`register`).

This room asks for a figure and a period, and knows no room above by name.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class PeriodText:
    """A text that was accepted: its words, by which account, when, where it stands, and what of it its figure does not bear out."""

    words: str
    by: str
    at: datetime
    href: str
    flags: tuple[str, ...] = ()


PeriodTeller = Callable[[str, str, str], PeriodText | None]
"""For an authority, a figure and the name of a period: the text that was accepted; None where none was."""

_tellers: dict[str, PeriodTeller] = {}


def register(room: str, teller: PeriodTeller) -> None:
    """Say what this room holds of figures in periods."""
    _tellers[room] = teller


def period_texts(authority: str, figure_id: str, period: str) -> list[PeriodText]:
    """The texts of a figure's period."""
    texts = [teller(authority, figure_id, period) for teller in _tellers.values()]
    return [each for each in texts if each is not None]
