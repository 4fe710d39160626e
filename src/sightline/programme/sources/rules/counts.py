"""How many recommendations a source says it makes, against what is held of it. Pure.

What a source says is kept as section → {"said": 17, "where": "page 8"}; a section it says nothing of is left out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sightline.programme.kinds.kinds import SECTIONS, TO_ANSWER

MOST = 999


@dataclass(frozen=True, slots=True)
class Count:
    """One section's count: whom it is put to, how many the source says and where, and how many are held."""

    section: str
    said: int
    where: str
    held: int

    @property
    def agrees(self) -> bool:
        """Whether as many are held as the source says."""
        return self.said == self.held

    @property
    def words(self) -> str:
        """17 said, 15 held: 2 are missing"""
        missing = self.said - self.held
        if not missing:
            return f"{self.said} said, {self.held} held"
        few = f"{missing} {'is' if missing == 1 else 'are'} missing"
        return f"{self.said} said, {self.held} held: {few if missing > 0 else f'{-missing} too many'}"


def counts(
    recommendations: Mapping[str, Mapping[str, Any]], on_record: Iterable[tuple[str, str]]
) -> tuple[Count, ...]:
    """Each section the source gives a number for, in the order of SECTIONS.

    `on_record`: section and kind of every finding that was not withdrawn; those that ask for nothing are not counted.
    """
    sections = [section for section, kind in on_record if kind in TO_ANSWER]
    return tuple(
        Count(title, recommendations[name]["said"], recommendations[name]["where"], sections.count(name))
        for name, title in SECTIONS.items()
        if name in recommendations
    )


def said_words(recommendations: Mapping[str, Mapping[str, Any]]) -> str:
    """The local authority: 17 (page 8); The safeguarding children board: 8 (page 9)"""
    return "; ".join(
        f"{title}: {recommendations[name]['said']} ({recommendations[name]['where']})"
        for name, title in SECTIONS.items()
        if name in recommendations
    )
