"""A chart as it goes into a paper: its title above, its key, the sentence that reads it and where it comes from below. Pure."""

from collections.abc import Iterator
from html import escape
from textwrap import wrap
from typing import TYPE_CHECKING

from sightline.web.chart_beside import KEY_HEIGHT, KEY_WIDTH
from sightline.web.chart_key import QUIET, KeyEntry, key_of

if TYPE_CHECKING:
    from sightline.web.charts import Chart

FONT = "Helvetica Neue, Arial, sans-serif"
MARGIN, LINE_HEIGHT, TEXT, TITLE = 16, 22, 14, 19
LETTER = 0.56
"""How wide a letter is, on average, of the text's size."""
INK = "#0b0c0c"


def on_paper(chart: "Chart", drawn: str, size: tuple[int, int]) -> str:
    """`drawn` (SVG of `size`) on white as one SVG file, with all that a reader of the paper must know of it."""
    width, height = size
    inner = width - 2 * MARGIN
    titles = _lines(chart.title, inner, TITLE)
    above = MARGIN + len(titles) * (TITLE + 6) + 8
    parts = list(_texts(titles, MARGIN + TITLE, TITLE, INK, TITLE + 6, bold=True))
    parts.append(f'<g transform="translate(0 {above})">{drawn}</g>')
    down = above + height + 12
    key, down = _key(key_of(chart), inner, down)
    parts += key
    for paragraph in (chart.says, *chart.foot):
        lines = _lines(paragraph, inner, TEXT) if paragraph else []
        parts += _texts(lines, down + TEXT, TEXT, INK if paragraph == chart.says else QUIET, LINE_HEIGHT)
        down += len(lines) * LINE_HEIGHT
    whole = down + MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{whole}" viewBox="0 0 {width} {whole}" role="img" '
        f'aria-label="{escape(chart.words)}" font-family="{FONT}"><rect width="{width}" height="{whole}" fill="white"/>'
        f"{''.join(parts)}</svg>"
    )


def _key(entries: list[KeyEntry], inner: int, down: int) -> tuple[list[str], int]:
    """The key in as many rows as it needs, from `down` on; and how far down what follows begins."""
    parts, across = [], 0.0
    for entry in entries:
        wide = KEY_WIDTH + 8 + len(entry.words) * TEXT * LETTER + 24
        if across and across + wide > inner:
            across, down = 0.0, down + LINE_HEIGHT
        left = MARGIN + across
        parts.append(f'<g transform="translate({left:.1f} {down})">{entry.drawing}</g>')
        parts += _texts([entry.words], down + KEY_HEIGHT - 3, TEXT, INK, 0, left=left + KEY_WIDTH + 8)
        across += wide
    return parts, down + LINE_HEIGHT + 8


def _lines(text: str, width: int, size: int) -> list[str]:
    return wrap(text, max(20, int(width / (size * LETTER))))


def _texts(
    lines: list[str],
    down: float,
    size: int,
    colour: str,
    step: int,
    *,
    bold: bool = False,
    left: float = MARGIN,
) -> Iterator[str]:
    weight = ' font-weight="bold"' if bold else ""
    for place, line in enumerate(lines):
        yield (
            f'<text x="{left:.1f}" y="{down + place * step:.1f}" font-size="{size}"{weight} fill="{colour}">{escape(line)}</text>'
        )
