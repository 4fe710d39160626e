"""The star itself: what it is, its rows, and what is wrong with them before a file is written."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from sightline.calendars.dates import in_words
from sightline.star.schema import BY_NAME, TABLES, StarTable


class StarError(Exception):
    """The rows do not make a star: two rows with one key, or a fact about nothing; the sentence says where."""


@dataclass(frozen=True, slots=True)
class Star:
    """The tables by name. `under`: the units a service's reader sees besides the service itself, by the service's key."""

    tables: Mapping[str, pa.Table]
    under: Mapping[int, tuple[int, ...]] = field(default_factory=dict)

    @property
    def about(self) -> dict[str, Any]:
        """The one row that says what this is."""
        return self.tables["about"].to_pylist()[0]

    @property
    def sentence(self) -> str:
        """What this is, in a sentence that stands in every description of it."""
        about = self.about
        return f"{about['standing']}. {about['council']}, figures to {in_words(about['data_to'])}. {about['shown_to']}."

    @property
    def units(self) -> list[dict[str, Any]]:
        """The units, in order of their rows."""
        return self.tables["units"].to_pylist()


def star_of(
    rows: Mapping[str, Iterable[Mapping[str, Any]]], under: Mapping[int, tuple[int, ...]] | None = None
) -> Star:
    """The star of these rows, by table. StarError where a key is not one row's, or a row refers to none."""
    made = {each.name: pa.Table.from_pylist(list(rows[each.name]), schema=each.schema) for each in TABLES}
    for table in TABLES:
        _refuse_two_of_a_key(table, made)
        _refuse_lost(table, made)
    return Star(made, dict(under or {}))


def _refuse_two_of_a_key(table: StarTable, made: Mapping[str, pa.Table]) -> None:
    if table.key and pc.count_distinct(made[table.name][table.key.name]).as_py() != made[table.name].num_rows:
        raise StarError(f"Two rows of {table.name} have one {table.key.name}.")


def _refuse_lost(table: StarTable, made: Mapping[str, pa.Table]) -> None:
    for column in table.columns:
        if not column.refers_to:
            continue
        key = BY_NAME[column.refers_to].key
        if key is None:
            raise StarError(f"{column.refers_to} has no key.")
        present = pc.is_in(
            made[table.name][column.name], value_set=made[column.refers_to][key.name].combine_chunks()
        )
        if not pc.all(present, min_count=0).as_py():
            raise StarError(
                f"A row of {table.name} has a {column.name} that is no row of {column.refers_to}."
            )
