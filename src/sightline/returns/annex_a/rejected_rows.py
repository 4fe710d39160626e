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
class RejectedRow:
    """One row set aside: its place among the rows read, the heading it fails on, and why."""

    row: int
    column: str | None
    rule: str
    found: str
    expected: str


def without_person(
    spec: ListSpec, columns_read: dict[str, ColumnRead], cells: dict[str, pa.Array], rows: pa.Table
) -> list[RejectedRow]:
    """Rows that are nobody's: the headings again, totals, and rows with no reference of a child."""
    person = cells[spec.person]
    heading = spec.column(spec.person).heading
    headings = {folded(each) for each in spec.column(spec.person).headings}
    nobody = columns_read[spec.person]
    rejected = []
    for row in sorted({*_suspects(person, headings), *np.flatnonzero(nobody.values.is_null()).tolist()}):
        reference = person[row].as_py()
        first = reference or next(filter(None, (column[row].as_py() for column in rows.columns)), "")
        if reference and folded(reference) in headings:
            rejected.append(
                RejectedRow(
                    row, None, "header_again", reference, "a child's row: these are the headings again"
                )
            )
        elif _TOTALS.match(folded(first)):
            rejected.append(
                RejectedRow(row, None, "totals_row", first[:80], "a child's row: this is a total")
            )
        elif not reference or reference in MARKS:
            expected = "a reference: without it the row is nobody's"
            rejected.append(RejectedRow(row, heading, "no_child_id", "", expected))
        else:
            rejected.append(RejectedRow(row, heading, UNKNOWN.rule, reference[:80], UNKNOWN.expected))
    return rejected


def _suspects(person: pa.Array, headings: set[str]) -> list[int]:
    """Rows with no reference, or with one that no child has: told by the distinct references, each looked at once."""
    seen = person.dictionary_encode()
    odd = [
        text is None or folded(text) in headings or bool(_TOTALS.match(folded(text)))
        for text in seen.dictionary.to_pylist()
    ]
    places = seen.indices.fill_null(len(odd)).to_numpy(zero_copy_only=False)
    return np.flatnonzero(np.array([*odd, True])[places]).tolist()


def without_key(
    spec: ListSpec, columns: dict[str, ColumnRead], cells: dict[str, pa.Array], out: set[int]
) -> list[RejectedRow]:
    """Rows whose key date is blank or no date, which therefore cannot be known again."""
    rejected = {}
    for name in spec.key[1:]:
        if name in spec.may_be_blank or name not in columns:
            continue
        column = columns[name]
        blank = np.flatnonzero(~column.values.is_valid().to_numpy(zero_copy_only=False))
        for row in blank.tolist():
            if row not in out and row not in rejected:
                rejected[row] = _keyless(spec, name, column, row)
    return list(rejected.values())


def _keyless(spec: ListSpec, name: str, column: ColumnRead, row: int) -> RejectedRow:
    heading = spec.column(name).heading
    if column.at[row] < 0:
        return RejectedRow(
            row, heading, "blank_key", "", f"a date: a row of list {spec.number} is known by it"
        )
    text, wrong = column.wrong[column.at[row]]
    return RejectedRow(
        row, heading, wrong.rule, text[:80], f"{wrong.expected}: a row of list {spec.number} is known by it"
    )


def same_key(rows: pa.Table, numbers: np.ndarray) -> list[RejectedRow]:
    """Of rows with the same key all but the last: the same row twice, or an earlier version of it."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, reference in enumerate(rows.column("record_id").to_pylist()):
        places[reference].append(at)
    again = [at for at in places.values() if len(at) > 1]
    if not again:
        return []
    content = rows.drop_columns(["source_row", "_row"]).take(pa.array([at for each in again for at in each]))
    lines, original = iter(content.to_pylist()), rows.column("_row").to_pylist()
    rejected = []
    for each in again:
        contents = [next(lines) for _ in each]
        last = f"row {numbers[original[each[-1]]]} was kept"
        for at, line in zip(each[:-1], contents[:-1], strict=True):
            same = line == contents[-1]
            rule, what = (
                ("repeated_row", "the same row twice")
                if same
                else ("same_key", "an earlier row with the same key")
            )
            rejected.append(RejectedRow(original[at], None, rule, what, f"one row: {last}"))
    return rejected
