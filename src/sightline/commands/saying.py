"""How commands speak: answers on standard output, everything else on standard error, sentences for what went wrong."""

import json
import sys
from collections.abc import Callable, Mapping, Sequence

from sightline.calendars.periods import Period, PeriodError, parse
from sightline.engine.exports import csv_text

MISUSE, COULD_NOT, NOT_ALLOWED = 2, 1, 3


def say(sentence: str) -> None:
    """A line for the person watching."""
    print(sentence, file=sys.stderr, flush=True)  # noqa: T201


def out(text: str) -> None:
    """A line of the answer."""
    print(text)  # noqa: T201


def out_json(value: object) -> None:
    """The answer as JSON."""
    out(json.dumps(value, indent=1, default=str, ensure_ascii=False))


def out_rows(names: Sequence[str], rows: Sequence[Mapping[str, object]], form: str) -> None:
    """Rows as CSV with safe cells, or as a plain aligned table."""
    if form == "csv":
        out(csv_text(names, rows).rstrip("\n"))
        return
    cells = [[_cell(row.get(name)) for name in names] for row in rows]
    widths = [
        max(len(name), *(len(row[n]) for row in cells), 0) if cells else len(name)
        for n, name in enumerate(names)
    ]
    out("  ".join(name.ljust(width) for name, width in zip(names, widths, strict=True)).rstrip())
    for row in cells:
        out("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def _cell(value: object) -> str:
    return "" if value is None else str(value)


def which_authority(codes: Sequence[str], code: str | None) -> str | None:
    """The authority meant; None, with a sentence, where that cannot be told."""
    if code in codes or (code is None and len(codes) == 1):
        return code or codes[0]
    reason = f"Nothing is loaded for authority {code}." if code else "The store holds several authorities."
    say(f"{reason} Name one with --authority: {', '.join(codes[:20])}.")
    return None


def which_period(text: str | None, default: Callable[[], Period]) -> Period | None:
    """The period meant; None, with a sentence that lists the forms, where it cannot be read."""
    try:
        return parse(text) if text else default()
    except PeriodError as fault:
        say(str(fault))
        return None
