"""Rows as bytes, to cross from the process that read a file to the one that asked for it."""

from typing import Any

import pyarrow as pa


def as_bytes(rows: pa.Table) -> memoryview:
    """The rows as one Arrow stream, which is not copied once more."""
    out = pa.BufferOutputStream()
    with pa.ipc.new_stream(out, rows.schema) as stream:
        stream.write_table(rows)
    return memoryview(out.getvalue())


def from_bytes(sent: Any) -> pa.Table:
    """The rows of `as_bytes`, checked: whoever read the file may have been made to send anything. ArrowInvalid if so."""
    rows = pa.ipc.open_stream(pa.py_buffer(sent)).read_all()
    rows.validate(full=True)
    return rows
