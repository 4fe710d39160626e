"""Rows that cannot be kept, each with its reason: headings again, totals, nobody's, no key, the same twice."""

import re
from collections import defaultdict
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from sightline.returns.cells.columns import ColumnRead
from sightline.returns.cells.folding import folded
from sightline.returns.cells.references import UNKNOWN
from sightline.returns.cells.texts import MARKS
from sightline.standards.annex_a import ListSpec

_TOTALS = re.compile(r"^(grand )?(sub )?totals?\b|^count( of)?$|^number of (rows|records|children)\b")


@dataclass(frozen=True)
class Aside:
    """One row set aside: its place among the rows read, the heading it fails on, and why."""

    row: int
    column: str | None
    rule: str
    found: str
    expected: str


def without_person(
    spec: ListSpec, columns_read: dict[str, ColumnRead], cells: dict[str, pa.Array], rows: pa.Table
) -> list[Aside]:
    """Rows that are nobody's: the headings again, totals, and rows with no reference of a child."""
    person = cells[spec.person]
    heading = spec.column(spec.person).heading
    known = {folded(each) for each in spec.column(spec.person).headings}
    nobody = columns_read[spec.person]
    found = []
    for row in sorted({*_suspects(person, known), *np.flatnonzero(nobody.values.is_null()).tolist()}):
        said = person[row].as_py()
        first = said or next(filter(None, (column[row].as_py() for column in rows.columns)), "")
        if said and folded(said) in known:
            found.append(
                Aside(row, None, "header_again", said, "a child's row: these are the headings again")
            )
        elif _TOTALS.match(folded(first)):
            found.append(Aside(row, None, "totals_row", first[:80], "a child's row: this is a total"))
        elif not said or said in MARKS:
            expected = "a reference: without it the row is nobody's"
            found.append(Aside(row, heading, "no_child_id", "", expected))
        else:
            found.append(Aside(row, heading, UNKNOWN.rule, said[:80], UNKNOWN.expected))
    return found


def _suspects(person: pa.Array, known: set[str]) -> list[int]:
    """Rows with no reference, or with one that no child has: told by the distinct references, each looked at once."""
    seen = person.dictionary_encode()
    odd = [
        text is None or folded(text) in known or bool(_TOTALS.match(folded(text)))
        for text in seen.dictionary.to_pylist()
    ]
    places = seen.indices.fill_null(len(odd)).to_numpy(zero_copy_only=False)
    return np.flatnonzero(np.array([*odd, True])[places]).tolist()


def without_key(
    spec: ListSpec, columns: dict[str, ColumnRead], cells: dict[str, pa.Array], out: set[int]
) -> list[Aside]:
    """Rows whose key date is blank or no date, which therefore cannot be known again."""
    found = {}
    for name in spec.key[1:]:
        if name in spec.may_be_blank or name not in columns:
            continue
        column = columns[name]
        blank = np.flatnonzero(~column.values.is_valid().to_numpy(zero_copy_only=False))
        for row in blank.tolist():
            if row not in out and row not in found:
                found[row] = _keyless(spec, name, column, row)
    return list(found.values())


def _keyless(spec: ListSpec, name: str, column: ColumnRead, row: int) -> Aside:
    heading = spec.column(name).heading
    if column.at[row] < 0:
        return Aside(row, heading, "blank_key", "", f"a date: a row of list {spec.number} is known by it")
    text, wrong = column.wrong[column.at[row]]
    return Aside(
        row, heading, wrong.rule, text[:80], f"{wrong.expected}: a row of list {spec.number} is known by it"
    )


def same_key(rows: pa.Table, numbers: np.ndarray) -> list[Aside]:
    """Of rows with the same key all but the last: the same row twice, or an earlier version of it."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, reference in enumerate(rows.column("record_id").to_pylist()):
        places[reference].append(at)
    again = [at for at in places.values() if len(at) > 1]
    if not again:
        return []
    content = rows.drop_columns(["source_row", "_row"]).take(pa.array([at for each in again for at in each]))
    lines, original = iter(content.to_pylist()), rows.column("_row").to_pylist()
    found = []
    for each in again:
        said = [next(lines) for _ in each]
        last = f"row {numbers[original[each[-1]]]} was kept"
        for at, line in zip(each[:-1], said[:-1], strict=True):
            same = line == said[-1]
            rule, what = (
                ("repeated_row", "the same row twice")
                if same
                else ("same_key", "an earlier row with the same key")
            )
            found.append(Aside(original[at], None, rule, what, f"one row: {last}"))
    return found
