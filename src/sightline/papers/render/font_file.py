"""The typeface papers are printed in, as its file says: which letters it has, and how wide each is."""

import struct
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
"""Arimo, regular and bold, under the SIL Open Font License: as wide as Arial, letter by letter."""
FAMILY = "Arimo"


@dataclass(frozen=True)
class FontFile:
    """Glyph of each letter, and each glyph's width in thousandths of the size it is printed in."""

    glyphs: dict[int, int]
    advances: tuple[float, ...]

    def has(self, letter: str) -> bool:
        """Whether it can print this letter."""
        return ord(letter) in self.glyphs

    def width(self, text: str, size: float) -> float:
        """How wide the text is on one line, in the unit of `size`; a letter it lacks counts as wide as an M."""
        other = self.glyphs[ord("M")]
        glyphs = (self.glyphs.get(ord(letter), other) for letter in text)
        return sum(self.advances[min(glyph, len(self.advances) - 1)] for glyph in glyphs) * size / 1000


@cache
def regular() -> FontFile:
    """What most of a paper is printed in."""
    return read_font((FONTS / "Arimo-Regular.ttf").read_bytes())


@cache
def bold() -> FontFile:
    """What headings are printed in."""
    return read_font((FONTS / "Arimo-Bold.ttf").read_bytes())


def read_font(content: bytes) -> FontFile:
    """A TrueType file's letters (its map of the basic plane, format 4) and widths."""
    count = _shorts(content, 4, 1)[0]
    at: dict[str, int] = {}
    for table in range(count):
        tag, _, offset, _ = struct.unpack_from(">4sIII", content, 12 + 16 * table)
        at[tag.decode("ascii")] = offset
    em = _shorts(content, at["head"] + 18, 1)[0]
    metrics = _shorts(content, at["hhea"] + 34, 1)[0]
    pairs = _shorts(content, at["hmtx"], metrics * 2)
    return FontFile(_letters(content, at["cmap"]), tuple(each * 1000 / em for each in pairs[::2]))


def _letters(content: bytes, cmap: int) -> dict[int, int]:
    start = cmap + _unicode_map(content, cmap)
    segments = _shorts(content, start + 6, 1)[0] // 2
    ends = _shorts(content, start + 14, segments)
    begins = _shorts(content, start + 16 + 2 * segments, segments)
    deltas = _shorts(content, start + 16 + 4 * segments, segments)
    ranges_at = start + 16 + 6 * segments
    ranges = _shorts(content, ranges_at, segments)
    glyphs: dict[int, int] = {}
    for each, (first, last, delta, far) in enumerate(zip(begins, ends, deltas, ranges, strict=True)):
        for letter in range(first, min(last, 0xFFFE) + 1):
            glyph = letter
            if far:
                glyph = _shorts(content, ranges_at + 2 * each + far + 2 * (letter - first), 1)[0]
            if glyph or not far:
                glyphs[letter] = (glyph + delta) & 0xFFFF
    return {letter: glyph for letter, glyph in glyphs.items() if glyph}


def _unicode_map(content: bytes, cmap: int) -> int:
    count = _shorts(content, cmap + 2, 1)[0]
    for each in range(count):
        platform, encoding, offset = struct.unpack_from(">HHI", content, cmap + 4 + 8 * each)
        if (platform, encoding) == (3, 1) and _shorts(content, cmap + offset, 1) == (4,):
            return offset
    raise ValueError("This typeface has no map of letters that is read.")


def _shorts(content: bytes, offset: int, count: int) -> tuple[int, ...]:
    return struct.unpack_from(f">{count}H", content, offset)
