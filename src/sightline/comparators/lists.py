"""Lists that say who is compared with whom: statistical neighbours by model, and the table of authorities."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from sightline.comparators.faults import CannotTakeFileError
from sightline.comparators.text import FIRST_ROW, read, require

NEIGHBOURS = ["old_la_code", "rank", "neighbour_old_la_code", "closeness"]
AUTHORITIES = ["old_la_code", "new_la_code", "la_name", "valid_from", "valid_to", "region_code"]
TEN = 10
NONE = "-"
CODE = re.compile(r"^\d{3}$")


def read_neighbours(path: Path) -> dict[str, list[list[str]]]:
    """authority → its ten neighbours in order, each [code, closeness]; none for one that the model gives none.

    CannotTakeFileError where a list is not whole, holds a neighbour twice or the authority itself.
    """
    ranked: dict[str, dict[int, list[str]]] = {}
    for number, row in _rows(path, NEIGHBOURS, "a list of statistical neighbours"):
        code, other = row["old_la_code"], row["neighbour_old_la_code"]
        if not CODE.match(code) or not (CODE.match(other) or other == NONE):
            raise _odd(path, number, f"'{code}' or '{other}' is no authority's three-digit code")
        mine = ranked.setdefault(code, {})
        if other == NONE:
            continue
        if not row["rank"].isdecimal() or int(row["rank"]) in mine:
            raise _odd(path, number, f"{code} has the rank '{row['rank']}' twice, or it is no number")
        if other == code or other in (each for each, _ in mine.values()):
            raise _odd(path, number, f"{code} has the neighbour {other} twice, or itself")
        mine[int(row["rank"])] = [other, row["closeness"]]
    for code, mine in ranked.items():
        if mine and sorted(mine) != list(range(1, TEN + 1)):
            raise CannotTakeFileError(
                f"{path.name} gives {code} {len(mine)} neighbours where it gives ten or none. Nothing of it was taken."
            )
    if not any(ranked.values()):
        raise CannotTakeFileError(f"{path.name} gives nobody a neighbour. Download it again.")
    return {code: [mine[rank] for rank in sorted(mine)] for code, mine in sorted(ranked.items())}


def read_authorities(path: Path) -> list[list[str]]:
    """Every authority as [code, ONS code, name, region's code, from, to], the last blank while it stands."""
    rows = []
    for number, row in _rows(path, AUTHORITIES, "a table of authorities"):
        if not CODE.match(row["old_la_code"]):
            raise _odd(path, number, f"'{row['old_la_code']}' is no authority's three-digit code")
        for name in ("valid_from", "valid_to"):
            if row[name] or name == "valid_from":
                _refuse_no_day(path, number, row[name])
        rows.append(
            [
                row[name]
                for name in ("old_la_code", "new_la_code", "la_name", "region_code", "valid_from", "valid_to")
            ]
        )
    if not rows:
        raise CannotTakeFileError(f"{path.name} holds no authority. Download it again.")
    return rows


def _rows(path: Path, names: list[str], what: str) -> Iterator[tuple[int, dict[str, str]]]:
    table = read(path)
    require(path, table, names, what)
    for number, row in enumerate(table.select(names).to_pylist(), FIRST_ROW):
        yield number, {name: (value or "").strip() for name, value in row.items()}


def _refuse_no_day(path: Path, number: int, text: str) -> None:
    try:
        date.fromisoformat(text)
    except ValueError as fault:
        raise _odd(path, number, f"'{text}' is no day as 2023-04-01") from fault


def _odd(path: Path, number: int, what: str) -> CannotTakeFileError:
    return CannotTakeFileError(f"{path.name}, row {number}: {what}. Nothing of it was taken.")
