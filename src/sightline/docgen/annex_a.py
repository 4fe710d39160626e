"""Annex A's columns and what each becomes in the SSD."""

from functools import cache

from sightline.returns.annex_a.mapping import MAPPING
from sightline.standards.annex_a import LISTS

NO_COLUMN = ("", "record_id")


@cache
def _by_field() -> dict[str, list[str]]:
    by_field: dict[str, list[str]] = {}
    for link in MAPPING:
        if link.column not in NO_COLUMN:
            heading = LISTS[link.list].column(link.column).heading
            by_field.setdefault(f"{link.table}.{link.field}", []).append(f"list {link.list}: {heading}")
    return by_field


def column_of(field: str) -> str:
    """Which Annex A column answers a store field (`table.field`); blank where none does."""
    table, _, name = field.partition(".")
    if table.startswith("annexa_list_"):
        number = int(table.removeprefix("annexa_list_"))
        return f"list {number}: {LISTS[number].column(name).heading}"
    columns = _by_field().get(field)
    return columns[0] if columns else ""


def filled(field: str) -> bool:
    """Whether Annex A fills a store field, from a column of its own or from the row itself."""
    return bool(column_of(field)) or field in {f"{link.table}.{link.field}" for link in MAPPING}


def text() -> str:
    """The map in Markdown, list by list; columns with no home in the SSD are named as such."""
    lines = [
        "# Annex A to the SSD",
        "",
        "What each column of Ofsted's Annex A fills. Columns that fill nothing stay in the list's own table,",
        "`annexa_list_…`. Grouped codes are kept as they are, never expanded into finer ones.",
    ]
    for number, spec in LISTS.items():
        lines += ["", f"## List {number}", "", "| column | fills | how |", "|---|---|---|"]
        for column in spec.columns:
            links = [link for link in MAPPING if link.list == number and link.column == column.name]
            fills = ", ".join(f"{link.table}.{link.field}" for link in links) or f"only annexa_list_{number}"
            how = "; ".join(
                dict.fromkeys(f"{link.how}{f': {link.note}' if link.note else ''}" for link in links)
            )
            lines.append(f"| {column.heading} | {fills} | {how} |")
        own = [link for link in MAPPING if link.list == number and link.column in NO_COLUMN]
        lines += [
            f"| (the row itself) | {link.table}.{link.field} | {link.how}{f': {link.note}' if link.note else ''} |"
            for link in own
        ]
    return "\n".join(lines) + "\n"
