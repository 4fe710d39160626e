"""Arrow columns from arrays: codes, references, dates, moments, flags; and a table with its published columns in order."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sightline.demo.days import NONE, Days
from sightline.standards import local, ssd


def dates(days: Days) -> pa.Array:
    """Day numbers as dates; NONE is blank."""
    return pa.array(days.astype("datetime64[D]"))


def moments(seconds: np.ndarray) -> pa.Array:
    """Seconds since 1970 as date and time; NONE is blank."""
    return pa.array(seconds.astype("datetime64[s]"))


def codes(values: Sequence[str | None], index: np.ndarray, blank: np.ndarray | None = None) -> pa.Array:
    """The value each position points at; blank where the mask says so."""
    return pa.array(values, pa.string()).take(pa.array(index, mask=blank))


def same(value: str, size: int) -> pa.Array:
    """One value in every row."""
    return pa.repeat(pa.scalar(value, pa.string()), size)


def flags(true: np.ndarray, blank: np.ndarray | None = None) -> pa.Array:
    """Y or N."""
    return codes(("N", "Y"), true.astype(np.int64), blank)


def references(prefix: str, numbers: np.ndarray, first: int = 100_001) -> pa.Array:
    """References such as R100001, one for each number; blank where the number is under 0."""
    whole = pa.array(numbers + first, mask=numbers < 0)
    return joined(prefix, pc.cast(whole, pa.string()))


def joined(*parts: pa.Array | str) -> pa.Array:
    """The texts put together row by row; blank where any part is."""
    return pc.call_function("binary_join_element_wise", [*parts, ""])


def whole(numbers: np.ndarray) -> pa.Array:
    """Whole numbers; NONE is blank."""
    return pa.array(numbers.astype(np.int64), mask=numbers == NONE)


def look_up(values: pa.Array, index: np.ndarray) -> pa.Array:
    """The value each position points at; blank where the position is under 0."""
    return values.take(pa.array(index, mask=index < 0))


def table(name: str, **columns: pa.Array) -> pa.Table:
    """The SSD or local table of that name, its columns in published order; KeyError for a column it does not have."""
    published = local.tables()[name] if name.startswith("local_") else ssd.table(name)
    unknown = set(columns) - {field.name for field in published.fields}
    if unknown:
        raise KeyError(f"{name} has no column {', '.join(sorted(unknown))}")
    fields = [field for field in published.fields if field.name in columns]
    return pa.table(
        [columns[field.name].cast(field.arrow) for field in fields],
        schema=pa.schema([(field.name, field.arrow) for field in fields]),
    )
