"""A chart of an edition: a bar for each group or period, drawn from what may be printed and described in the same words."""

from collections.abc import Sequence
from html import escape

from sightline.editions.rules.printed import EditionRow, PrintedEdition
from sightline.editions.rules.sentences import chart_words

WIDE, ROW, BAR, TOP, FIGURE = 360, 46, 18, 40, 110
LONGEST_LABEL = 44
INK, FILL = "#0b0c0c", "#1d70b8"


def charts_of(edition: PrintedEdition) -> dict[str, str]:
    """A name of a file → an SVG: of each measure over its periods, and of each of its splits in the first period."""
    charts: dict[str, str] = {}
    for figure, rows in edition.figures.items():
        for split, (title, chosen) in drawn_together(rows).items():
            charts[chart_name(figure, split)] = bars(title, chosen)
    return charts


def chart_name(figure: str, split: str) -> str:
    """The file of one chart: chart-as01-team.svg; blank of a figure by period."""
    return f"chart-{figure.lower().replace('.', '-')}{'-' + split if split else ''}.svg"


def drawn_together(rows: Sequence[EditionRow]) -> dict[str, tuple[str, list[EditionRow]]]:
    """By split (blank: by period) what is drawn in one chart, with its title; what would be one bar is not drawn."""
    first, title = rows[0].period, rows[0].title
    together: dict[str, tuple[str, list[EditionRow]]] = {}
    for row in rows:
        if not row.split:
            together.setdefault("", (title, []))[1].append(row)
        elif row.period == first:
            by = f"{title}, by {row.split.replace('_', ' ')}, {row.period_words}"
            together.setdefault(row.split, (by, []))[1].append(row)
    return {split: drawn for split, drawn in together.items() if len(drawn[1]) > 1}


def bars(title: str, rows: Sequence[EditionRow]) -> str:
    """One bar a row, under its name and before its figure; where there is only a symbol, no bar and the symbol."""
    most = max((float(row.value.value) for row in rows if row.value.value is not None), default=0.0)
    scale = 100.0 if rows[0].measured_in == "percent" else most
    height = TOP + len(rows) * ROW
    words = escape(chart_words(title, rows))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{words}" focusable="false" '
        f'viewBox="0 0 {WIDE} {height}" width="{WIDE}" height="{height}" font-family="arial, sans-serif" font-size="15">',
        f"<title>{words}</title>",
    ]
    for place, row in enumerate(rows):
        top = TOP - ROW // 2 + place * ROW
        label = _short(row.group or row.period_words, LONGEST_LABEL)
        parts.append(f'<text x="0" y="{top}" fill="{INK}">{escape(label)}</text>')
        width = 0.0
        if row.value.value is not None and scale:
            width = round((WIDE - FIGURE) * float(row.value.value) / scale, 1)
            parts.append(f'<rect x="0" y="{top + 7}" width="{width}" height="{BAR}" fill="{FILL}"/>')
        parts.append(f'<text x="{width + 6}" y="{top + 21}" fill="{INK}">{escape(row.text)}</text>')
    return "".join([*parts, "</svg>"])


def _short(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"
