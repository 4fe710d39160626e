"""What leaves Sightline as a file: nothing in it can run as a formula when Excel opens it."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

STARTS_A_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
MARK = "'"
PLAIN_NUMBER = re.compile(r" *[+-]?[0-9]+(\.[0-9]+)? *")


def safe(value: object) -> object:
    """A cell that stays what it is: text that a spreadsheet would take for a formula gets an apostrophe before it.

    Numbers and dates stay numbers and dates. Text that is a plain number, as -1, is left alone. Text that has such an
    apostrophe of its own gets another, so that `plain` gives every text back as it was.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if _could_run(value.lstrip(MARK)) else value
    if isinstance(value, (date, datetime)):
        return value.isoformat(sep=" ") if isinstance(value, datetime) else value.isoformat()
    return value


def plain(cell: str) -> str:
    """The text that `safe` made this cell of: without the mark that kept it from running as a formula."""
    return cell[1:] if cell.startswith(MARK) and safe(cell[1:]) == cell else cell


def _could_run(text: str) -> bool:
    """Whether what is seen first is a formula's sign, or what comes first could hide one: a tab or a new line."""
    if text[:1].isalnum() or PLAIN_NUMBER.fullmatch(text):
        return False
    seen = next((letter for letter in text if letter.isprintable() and not letter.isspace()), "")
    return seen in STARTS_A_FORMULA or text.lstrip(" ").startswith(("\t", "\r", "\n"))


def csv_text(names: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    """Rows as CSV text with a header, every cell safe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([safe(name) for name in names])
    for row in rows:
        writer.writerow([safe(row.get(name)) for name in names])
    return out.getvalue()
