"""The crosswalk as text: old team, new team, from which day, and which successor is the main one. Pure."""

import csv
import io
from collections.abc import Iterable, Mapping

from sightline.calendars.dates import read_day
from sightline.measuring.crosswalk import TeamLink

COLUMNS = ("old", "new", "from", "main")
YES, NO = frozenset({"yes", "y", "true", "1", "main"}), frozenset({"no", "n", "false", "0"})
MOST = 2_000
"""More rows than any council has had teams."""


class CannotReadCrosswalkError(ValueError):
    """A text that is no crosswalk. `faults` are the sentences, each with its line."""

    def __init__(self, faults: list[str]) -> None:
        """One sentence or several."""
        super().__init__(" ".join(faults))
        self.faults = faults


def read(text: str) -> list[TeamLink]:
    """The links in a CSV of COLUMNS, in any order of columns, comma, semicolon or tab between them.

    `main` may be blank for a team with one successor. CannotReadError with a sentence for each line that will not do.
    """
    rows = _rows(text.lstrip("\ufeff"))
    if len(rows) > MOST:
        raise CannotReadCrosswalkError([f"It has {len(rows):,} rows; a crosswalk has at most {MOST:,}."])
    with_one_successor = _followed_once(rows)
    links, wrong = [], []
    for line, row in rows:
        link = _link(row, is_only_successor=row["old"] in with_one_successor)
        if isinstance(link, TeamLink):
            links.append(link)
        else:
            wrong.append(f"Line {line}: {link}")
    if wrong:
        raise CannotReadCrosswalkError(wrong)
    return links


def written(links: Iterable[TeamLink]) -> str:
    """The links as the text `read` reads."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(COLUMNS)
    for link in sorted(links, key=lambda link: (link.starts, link.old, not link.main, link.new)):
        rows.writerow((link.old, link.new, link.starts.isoformat(), "yes" if link.main else "no"))
    return text.getvalue()


def _rows(text: str) -> list[tuple[int, dict[str, str]]]:
    lines = text.splitlines()
    first = next((line for line in lines if line.strip()), "")
    between = max(",;\t", key=first.count)
    try:
        raw_rows = list(csv.reader(io.StringIO(text), delimiter=between, strict=True))
    except csv.Error as fault:
        raise CannotReadCrosswalkError([f"It cannot be read as CSV: {fault}."]) from fault
    filled = [
        (n, [cell.strip() for cell in row]) for n, row in enumerate(raw_rows, 1) if any(map(str.strip, row))
    ]
    heads = [cell.lower() for cell in filled[0][1]] if filled else []
    missing = [name for name in COLUMNS[:3] if name not in heads]
    if missing:
        raise CannotReadCrosswalkError(
            [f"The first line must name the columns {', '.join(COLUMNS)}; {', '.join(missing)} is not there."]
        )
    long = [n for n, cells in filled if len(cells) > len(heads)]
    if long:
        raise CannotReadCrosswalkError(
            [f"Line {long[0]}: it has more cells than the first line has columns."]
        )
    return [
        (n, {name: cells[at] if at < len(cells) else "" for at, name in enumerate(heads)} | _blank(heads))
        for n, cells in filled[1:]
    ]


def _blank(heads: list[str]) -> dict[str, str]:
    return {} if "main" in heads else {"main": ""}


def _followed_once(rows: list[tuple[int, dict[str, str]]]) -> set[str]:
    olds = [row["old"] for _, row in rows]
    return {old for old in olds if olds.count(old) == 1}


def _link(row: Mapping[str, str], *, is_only_successor: bool) -> TeamLink | str:
    """The link in a row, or what is wrong with it."""
    old, new, day_text, main = row["old"], row["new"], row["from"], row["main"].lower()
    if not old or not new:
        return "name the old and the new team."
    starts = read_day(day_text)
    if starts is None:
        return f"'{day_text}' is not a day. Write it as 2024-10-01 or 1 October 2024."
    if main and main not in YES | NO:
        return f"'{row['main']}' is neither yes nor no. Mark the main successor with yes."
    return TeamLink(old, new, starts, main in YES or (not main and is_only_successor))
