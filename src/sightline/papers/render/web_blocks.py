"""Blocks of a paper as HTML: every text escaped, tables with scopes, forms as lists of what is answered, drawings as pictures."""

import base64
from collections.abc import Mapping
from html import escape

from sightline.papers.document.blocks import (
    Block,
    PaperChart,
    PaperHeading,
    PaperItemList,
    PaperNote,
    PaperPageBreak,
    PaperParagraph,
    PaperPictured,
    PaperQuotation,
    PaperTable,
)
from sightline.papers.document.plain import PICTURE
from sightline.papers.document.runs import BoundFigure, CrossReference, Run, Runs, WebLink, Words
from sightline.papers.render.drawings import drawing_of

LONG_NUMBER = 6
"""Letters of a paragraph's number beyond which it stands before the text, not beside it."""


class WebBlocks:
    """Blocks in their order; a page's mark stands before the first block, row or item that begins on it.

    `pages`: on which page of the print each place begins, as in PrintedPaper.
    """

    def __init__(self, pages: Mapping[str, int]) -> None:
        self._pages = pages
        self._page = 0
        self._names = 0

    def block(self, place: int, block: Block) -> str:
        """One block as HTML, a line of its own."""
        at = str(place)
        match block:
            case PaperHeading():
                text = " ".join(each for each in (block.number, block.text) if each)
                level = block.level + 1
                return f"{self._mark(at)}<h{level}{_id(block.anchor)}>{escape(text)}</h{level}>\n"
            case PaperParagraph():
                return f"{self._mark(at)}{_paragraph(block)}\n"
            case PaperItemList():
                return self._list(at, block)
            case PaperTable():
                return self._mark(at) + (self._form(at, block) if _is_form(block) else self._table(at, block))
            case PaperChart():
                return self._mark(at) + self._chart(block)
            case PaperQuotation():
                said_by = f"<p>— {escape(block.said_by)}</p>" if block.said_by else ""
                quoted = f"<p>{runs_html(block.runs)}</p>{said_by}"
                return f'{self._mark(at)}<blockquote class="paper-quotation">{quoted}</blockquote>\n'
            case PaperPictured():
                return f"{self._mark(at)}{_pictured(block)}\n"
            case PaperNote():
                label = f"<strong>{escape(block.label)}:</strong> " if block.label else ""
                return f'{self._mark(at)}<p class="paper-note">{label}{runs_html(block.runs)}</p>\n'
            case PaperPageBreak():
                return '<div class="paper-break"></div>\n'

    def _mark(self, place: str) -> str:
        """The marks of pages that begin here or began in what stands before, in order; nothing where none has."""
        now = self._pages.get(place, self._page)
        pages, self._page = range(self._page + 1, now + 1), max(now, self._page)
        return "".join(
            f'<span class="paper-page" id="page-{page}" role="doc-pagebreak" aria-label="Page {page}">Page {page}</span>'
            for page in pages
        )

    def _list(self, at: str, block: PaperItemList) -> str:
        marked = any(item.mark for item in block.items)
        first = self._mark(f"{at}.0")
        items = []
        for number, item in enumerate(block.items):
            inside = f"{self._mark(f'{at}.{number}')}{runs_html(item.runs)}"
            if marked:
                inside = f'<span class="paper-mark">{escape(item.mark)}</span> <div class="paper-said">{inside}</div>'
            items.append(f"<li{_id(item.anchor)}>{inside}</li>\n")
        name, look = ("ol", "paper-list paper-marked") if marked else ("ul", "paper-list")
        role = ' role="list"' if marked else ""
        return f'{first}<{name} class="{look}"{role}>\n{"".join(items)}</{name}>\n'

    def _form(self, at: str, block: PaperTable) -> str:
        title = f'<p class="paper-caption">{escape(block.title)}</p>' if block.title else ""
        rows = "".join(
            f"<div><dt>{self._mark(f'{at}.{line}')}{runs_html(label)}</dt><dd>{runs_html(value)}</dd></div>\n"
            for line, (label, value) in enumerate(block.rows)
        )
        return f'{title}<dl class="paper-form"{_id(block.anchor)}>\n{rows}</dl>\n{_source(block.source)}'

    def _table(self, at: str, block: PaperTable) -> str:
        described = (
            f' <span class="paper-hidden">{escape(block.description)}</span>' if block.description else ""
        )
        caption = f"<caption>{escape(block.title)}{described}</caption>" if block.title or described else ""
        head = "".join(
            f'<th scope="col"{_align(each.align)}>{escape(each.title)}</th>' for each in block.columns
        )
        heads = f"<thead><tr>{head}</tr></thead>\n" if block.column_headings else ""
        rows = "".join(self._row(f"{at}.{line}", block, row) for line, row in enumerate(block.rows))
        table = (
            f'<table class="paper-table"{_id(block.anchor)}>{caption}\n{heads}<tbody>\n{rows}</tbody></table>'
        )
        return self._scrolling(table, block.title or "Table") + _source(block.source)

    def _row(self, place: str, table: PaperTable, row: tuple[Runs, ...]) -> str:
        cells = []
        for number, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
            heading = table.row_headings and number == 0
            name, scope = ("th", ' scope="row"') if heading else ("td", "")
            mark = self._mark(place) if number == 0 else ""
            cells.append(f"<{name}{scope}{_align(column.align)}>{mark}{runs_html(cell)}</{name}>")
        return f"<tr>{''.join(cells)}</tr>\n"

    def _chart(self, block: PaperChart) -> str:
        drawing = drawing_of(block)
        address = f"data:image/svg+xml;base64,{base64.b64encode(drawing.svg.encode()).decode()}"
        size = f'width="{drawing.width:.0f}" height="{drawing.height:.0f}"'
        picture = f'<img src="{address}" {size} alt="{escape(block.alternative)}">'
        caption = (
            f'<figcaption class="paper-caption">{escape(block.title)}</figcaption>' if block.title else ""
        )
        inside = self._scrolling(picture, block.title or "Chart")
        return f'<figure class="paper-figure"{_id(block.anchor)}>{caption}{inside}</figure>\n{_source(block.source)}'

    def _scrolling(self, inside: str, name: str) -> str:
        """What is wider than a phone moves by itself, by keys too."""
        self._names += 1
        label = escape(f"{name} ({self._names})")
        return f'<div class="paper-scroll" role="region" aria-label="{label}" tabindex="0">{inside}</div>\n'


def runs_html(runs: Runs) -> str:
    """A line's runs as HTML, every text escaped."""
    return "".join(_run(each) for each in runs)


def _run(run: Run) -> str:
    text = "<br>".join(escape(line) for line in run.text.split("\n"))
    match run:
        case Words(strong=True):
            return f"<strong>{text}</strong>"
        case BoundFigure():
            return f'<data value="{escape(run.token)}" title="{escape(run.source)}">{text}</data>'
        case CrossReference():
            return f'<a href="#{escape(run.anchor)}">{text}</a>'
        case WebLink():
            return f'<a href="{escape(run.address)}" rel="noreferrer">{text}</a>'
    return text


def _paragraph(block: PaperParagraph) -> str:
    if not block.number:
        return f'<p class="paper-paragraph"{_id(block.anchor)}>{runs_html(block.runs)}</p>'
    look = "paper-paragraph paper-numbered" + (" paper-long" if len(block.number) > LONG_NUMBER else "")
    number = f'<span class="paper-number">{escape(block.number)}</span> '
    return f'<p class="{look}"{_id(block.anchor)}>{number}{runs_html(block.runs)}</p>'


def _pictured(block: PaperPictured) -> str:
    """A line, and before it what its picture would show."""
    picture = f'<p class="paper-picture">{PICTURE}: {escape(block.picture)}</p>' if block.picture else ""
    return f'<div class="paper-pictured">{picture}<p class="paper-line">{runs_html(block.runs)}</p></div>'


def _is_form(block: PaperTable) -> bool:
    return not block.column_headings and len(block.columns) == 2


def _source(source: str) -> str:
    return f'<p class="paper-source">{escape(source)}</p>\n' if source else ""


def _id(anchor: str) -> str:
    return f' id="{escape(anchor)}"' if anchor else ""


def _align(align: str) -> str:
    return ' class="paper-right"' if align == "right" else ""
