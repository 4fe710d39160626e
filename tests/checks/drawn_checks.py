"""The drawing board for checks: nouns or store tables as a manager would draw them, and the faults found in them."""

from datetime import date

from sightline.checks.check import Check
from sightline.engine.duck import DuckEngine
from sightline.tables.data import Data
from sightline.tables.nouns import NOUNS
from support.drawn import AUTHORITY, empty_snapshot, parsed
from support.stored import stored


def board(data_to: str, **tables: str) -> Data:
    """Data whose store holds the tables drawn (`ssd_…`, `local_…`) and whose nouns are those drawn."""
    day = date.fromisoformat(data_to)
    in_store = {name: text for name, text in tables.items() if name not in NOUNS}
    engine = DuckEngine(stored(data_to, **in_store) if in_store else empty_snapshot(day))
    blank = Data(DuckEngine(empty_snapshot(day)), {AUTHORITY: day}, hold=False)
    drawn = {
        noun: parsed(text, dict(NOUNS[noun](blank).schema()))
        for noun, text in tables.items()
        if noun in NOUNS
    }
    return Data(engine, {AUTHORITY: day}, drawn=drawn)


def check(
    asked: Check, *, wrong: dict[str, str | None], data_to: str = "2025-06-30", **tables: str
) -> list[dict]:
    """Make the check on the tables drawn and compare what was found, by child (by record where no child is named).

    Whoever is left out of `wrong` must have no fault, and nobody two. Gives the faults back.
    """
    rows = asked.find(board(data_to, **tables)).to_pyarrow().to_pylist()
    found = {row["child_id"] or row["record_id"]: row["found"] for row in rows}
    assert len(found) == len(rows), f"Somebody is listed twice: {rows}"
    assert found == wrong
    assert all(row["table"] and row["field"] and row["record_id"] and row["expected"] for row in rows)
    return rows
