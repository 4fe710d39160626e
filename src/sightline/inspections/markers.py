"""What a point of a list begins with: a number, a letter or a bullet, and whether the next one is its equal."""

import re
from dataclasses import dataclass

from sightline.inspections.lines import PrintedLine

NUMBER = re.compile(r"(\(?)(\d{1,3})(\)|\.)(?!\d)\s*(?=\S|$)")
BARE = re.compile(r"\d{1,3}")
LETTERED = re.compile(r"(\(?)([ivx]{1,5}|[a-z])(\)|\.)\s+(?=\S)")
BULLET = re.compile(r"([•‣⁃∙▪▫■□◼◻●○◦◆◇►▶➢➤✓✔·§¨»\u2751\ue000-\uf8ff]|[nlquvüØo*–—−‐‑‒―─-](?=\s))\s*(?=\S|$)")
"""The lone letters are Wingdings' bullets where a PDF does not say what they look like."""
ROMAN = {"i": 1, "v": 5, "x": 10}
SAME_EDGE = 9.0
"""Points within which two markers stand at the same edge."""


@dataclass(frozen=True, slots=True)
class Marker:
    """How a point begins: style ("1.", "1)", "a.", or its bullet), value, as printed, its edge, what follows."""

    style: str
    value: int | None
    printed: str | None
    left: float
    rest: str

    def equals(self, other: "Marker", last: int | None) -> bool:
        """Whether this begins a point of the same list as `other`, whose last value was `last`."""
        if self.style != other.style:
            return False
        if abs(self.left - other.left) <= SAME_EDGE:
            return True
        return self.value is not None and last is not None and self.value == last + 1 and last > 1


def marker(line: PrintedLine) -> Marker | None:
    """What the line begins with; None if it begins with words."""
    text, left = line.text, line.left
    if match := NUMBER.match(text):
        return Marker(f"{match[1]}1{match[3]}", int(match[2]), match[2], left, text[match.end() :])
    if len(line.cells) > 1 and BARE.fullmatch(line.cells[0].text):
        rest = " ".join(cell.text for cell in line.cells[1:])
        return Marker("1", int(line.cells[0].text), line.cells[0].text, left, rest)
    if match := LETTERED.match(text):
        style = "i" if set(match[2]) <= set(ROMAN) else "a"
        value = _roman(match[2]) if style == "i" else ord(match[2]) - ord("a") + 1
        return Marker(f"{match[1]}{style}{match[3]}", value, match[2], left, text[match.end() :])
    if match := BULLET.match(text):
        return Marker(match[1], None, None, left, text[match.end() :])
    return None


def _roman(letters: str) -> int:
    values = [ROMAN[letter] for letter in letters]
    following = [*values[1:], 0]
    return sum(-one if one < after else one for one, after in zip(values, following, strict=True))
