"""The rows of a table, drawn here and not by a template: a page has hundreds of cells, and each takes a template ten times as long."""

from html import escape

from django.utils.safestring import SafeString

from sightline.web.components import Cell, Column, Table

SHORT = 12
"""A heading of fewer letters than this is not broken."""
NOTHING = '<span class="sightline-empty"></span>'


def rows_html(table: Table) -> SafeString:
    """The rows of its body, everything in them escaped but drawings. ValueError when a row is not as long as the columns."""
    starts = [_start(number, each) for number, each in enumerate(table.columns)]
    rows = [
        "".join(_in_column(start, cell) for start, cell in zip(starts, row, strict=True))
        for row in table.rows
    ]
    return SafeString("\n".join(f'<tr class="govuk-table__row" role="row">{each}</tr>' for each in rows))


def _start(number: int, column: Column) -> tuple[str, str, str]:
    """How a cell of this column begins, how where it is short, and how it ends; the first is the row's heading."""
    label = f'data-label="{_text(column.title)}">'
    if number == 0:
        head = '<th scope="row" role="rowheader" class="govuk-table__header'
        return f'{head}" {label}', f'{head} sightline-short" {label}', "</th>"
    numeric = " govuk-table__cell--numeric" if column.number else ""
    begins = f'<td role="cell" class="govuk-table__cell{numeric}" {label}'
    return begins, begins, "</td>"


def _in_column(start: tuple[str, str, str], cell: Cell) -> str:
    begins, begins_short, ends = start
    return f"{begins_short if len(cell.text) < SHORT else begins}{cell_html(cell)}{ends}"


def cell_html(cell: Cell) -> str:
    """What stands in a cell."""
    if not cell.text:
        return NOTHING
    text = _text(cell.text)
    parts = [_linked(text, cell) if cell.href else text]
    if cell.under:
        parts.append(f'<span class="sightline-under">{_text(cell.under)}</span>')
    parts.append(cell.drawing)
    title, address = cell.also
    if address:
        parts.append(
            f'<span class="sightline-under"><a class="govuk-link" href="{_text(address)}" rel="noreferrer noopener">'
            f'{_text(title)}<span class="govuk-visually-hidden"> of {text}</span></a></span>'
        )
    if cell.why:
        parts.append(
            '<details class="sightline-why"><summary>why?<span class="govuk-visually-hidden"> '
            f"{text}</span></summary>{_text(cell.why)}</details>"
        )
    return f"<span>{''.join(parts)}</span>"


def _linked(text: str, cell: Cell) -> str:
    outside = ' rel="noreferrer noopener"' if cell.outside else ""
    return f'<a class="govuk-link" href="{_text(cell.href)}"{outside}>{text}</a>'


def _text(text: str) -> str:
    """A text as a page may hold it; what is marked as HTML already stays as it is."""
    return text if isinstance(text, SafeString) else escape(str(text))
