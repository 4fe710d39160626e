"""Values beside each other as bars, a group for each row: drawn as text, as `web.sparklines` is. The numbers stand at the bars' ends. Pure."""

from collections.abc import Iterator, Sequence
from html import escape
from textwrap import wrap

WIDTH, NAMES, VALUES, EDGE = 640, 220, 64, 8
BAR, GAP, LINE, TEXT = 14, 10, 16, 13
INK = "#0b0c0c"
FILLS = ("#ffffff", "#12436d", "#a8bdd5")
"""Of the first column, the second and so on: outline alone, dark, light; each with an outline, so that they differ in black and white.
One column alone is dark."""
LETTERS = 30
"""So many letters of a row's name stand in one line."""


def paired_bars(
    names: Sequence[str],
    series: Sequence[tuple[str, Sequence[float | None]]],
    printed: Sequence[Sequence[str]],
) -> str:
    """SVG: for each name a bar of each series, in their order, with what is printed at its end; a key above.

    series: each with its heading and a value for each name, None for no bar. printed: by name, then by series. No value is negative.
    """
    highest = max((each for _, values in series for each in values if each is not None), default=0) or 1
    fills = FILLS if len(series) > 1 else FILLS[1:]
    down, parts = EDGE, list(_key([heading for heading, _ in series], fills))
    down += LINE * 2
    for place, name in enumerate(names):
        lines = wrap(name, LETTERS)
        for number, line in enumerate(lines):
            parts.append(_text(line, EDGE, down + TEXT + number * LINE))
        for number, (_, values) in enumerate(series):
            value, top = values[place], down + number * (BAR + 2)
            wide = (WIDTH - NAMES - VALUES - EDGE) * (value or 0) / highest
            if value is not None:
                parts.append(_bar(NAMES, top, wide, fills[number % len(fills)]))
            parts.append(_text(printed[place][number], NAMES + wide + 6, top + BAR - 2))
        down += max(len(lines) * LINE, len(series) * (BAR + 2)) + GAP
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{down}" viewBox="0 0 {WIDTH} {down}" role="img" '
        f'font-family="Arial, sans-serif">{"".join(parts)}</svg>'
    )


def _key(headings: Sequence[str], fills: Sequence[str]) -> Iterator[str]:
    across = float(EDGE)
    for number, heading in enumerate(headings):
        yield _bar(across, EDGE, 24, fills[number % len(fills)])
        yield _text(heading, across + 30, EDGE + BAR - 2)
        across += 30 + len(heading) * TEXT * 0.6 + 20


def _bar(left: float, top: float, wide: float, fill: str) -> str:
    return f'<rect x="{left:.1f}" y="{top}" width="{wide:.1f}" height="{BAR}" fill="{fill}" stroke="{INK}" stroke-width="1"/>'


def _text(words: str, left: float, base: float) -> str:
    return f'<text x="{left:.1f}" y="{base}" font-size="{TEXT}" fill="{INK}">{escape(words)}</text>'
