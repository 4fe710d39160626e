"""What leaves Sightline as a file: nothing in it can run as a formula when Excel opens it."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def safe(value: object) -> object:
    """A cell that stays what it is: text that a spreadsheet would take for a formula gets an apostrophe before it.

    Numbers and dates stay numbers and dates. Text that is a plain number, as -1, is left alone.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return (
            f"'{value}"
            if value.lstrip(" ").startswith(STARTS_A_FORMULA) and not _plain_number(value)
            else value
        )
    if isinstance(value, (date, datetime)):
        return value.isoformat(sep=" ") if isinstance(value, datetime) else value.isoformat()
    return value


def _plain_number(text: str) -> bool:
    body = text.strip().lstrip("+-")
    return body.replace(".", "", 1).isdigit() and body.isascii()


def csv_text(names: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    """Rows as CSV text with a header, every cell safe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([safe(name) for name in names])
    for row in rows:
        writer.writerow([safe(row.get(name)) for name in names])
    return out.getvalue()
