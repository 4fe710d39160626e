"""What the columns of a flat file say: which are unclear, missing or unknown, and whose each row is."""

import re
from collections import Counter

import pyarrow as pa
import pyarrow.compute as pc

from sightline.returns.contract import CannotReadError, Input, RowsRead
from sightline.returns.faults import Fault
from sightline.standards.ssd import SsdTable

CODE = re.compile(r"^\d{3}$")


def refuse_unclear_columns(source: Input, table: SsdTable, text: pa.Table) -> None:
    """CannotReadError where a column stands twice, or one is missing by which the rows are known."""
    wanted = {field.name for field in table.fields} | {"authority"}
    twice = sorted(name for name, n in Counter(text.column_names).items() if n > 1 and name in wanted)
    if twice:
        raise CannotReadError(
            f"{source.path.name} has more than one column headed {', '.join(twice)}, so which one counts cannot be "
            "told. Remove or rename the others."
        )
    lacking = [name for name in table.keys if name not in text.column_names]
    if lacking:
        raise CannotReadError(
            f"{source.path.name} lacks {', '.join(lacking)}, by which the rows of {table.name} are known. Add the "
            "column and export it again."
        )


def by_authority(text: pa.Table) -> list[tuple[str | None, pa.Table]]:
    """The rows by the code in their own column `authority`, where they have one; None for those that do not say."""
    if "authority" not in text.column_names:
        return [(None, text)]
    codes = pc.utf8_trim_whitespace(text.column("authority"))
    codes = pc.if_else(pc.equal(codes, ""), None, codes)
    named = [(code, text.filter(pc.equal(codes, code))) for code in sorted(set(codes.to_pylist()) - {None})]
    nobody = text.filter(pc.is_null(codes))
    return [*named, (None, nobody)] if nobody.num_rows or not named else named


def of_nobody(source: Input, table: SsdTable, rows: pa.Table, code: str) -> RowsRead:
    """Rows whose authority is no authority's code: all of them set aside, each with its reason."""
    faults = [
        Fault(
            file=source.path.name,
            sheet=None,
            row=row,
            column="authority",
            rule="not_an_authority",
            found=code[:80],
            expected="an authority's three digits, as 343",
            did="set_aside",
            table=table.name,
        )
        for row in rows.column("_row").to_pylist()
    ]
    empty = pa.schema([(f.name, f.arrow) for f in table.fields if f.name in rows.column_names]).empty_table()
    return RowsRead(
        source=source,
        table=table.name,
        rows=empty,
        read=rows.num_rows,
        set_aside=rows.num_rows,
        faults=faults,
    )


def unknown_columns(source: Input, table: SsdTable, text: pa.Table) -> list[Fault]:
    """A fault for each column the table does not have: it is left out, and said to be."""
    ours = {field.name for field in table.fields} | {"authority", "_row", ""}
    return [
        Fault(
            file=source.path.name,
            sheet=None,
            row=None,
            column=name,
            rule="unknown_column",
            found=name[:80],
            expected=f"a column of {table.name}",
            did="set_aside",
            table=table.name,
        )
        for name in dict.fromkeys(text.column_names)
        if name not in ours
    ]
