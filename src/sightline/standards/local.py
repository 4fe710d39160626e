"""The local return: the few tables no standard return carries. Ours; documented in docs/made/local_return.md."""

from functools import cache

from sightline.standards.ssd import SsdTable, read_tables


@cache
def tables() -> dict[str, SsdTable]:
    """The six tables of the local return, by name."""
    return read_tables("local_fields.csv")
