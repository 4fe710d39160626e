"""Annex A made of a snapshot: each list from where its rows are held, or the sentence that says why it cannot be made."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

import duckdb
import pyarrow as pa

from sightline.calendars.dates import in_words
from sightline.engine.manifest import AuthorityEntry
from sightline.engine.places import data_folder
from sightline.engine.snapshots import Snapshot
from sightline.returns.annex_a_lists import care, front_door, protection
from sightline.returns.annex_a_lists.held_lists import rows_sql
from sightline.returns.annex_a_lists.spelling import spelt
from sightline.returns.annex_a_lists.ssd_fields import MAIN, fields_of
from sightline.returns.annex_a_lists.views import BesideTheSsd, connect, prepare
from sightline.returns.annex_a_lists.window_days import WindowDays, window_days
from sightline.standards.annex_a import LISTS, ListColumn

QUERIES: Mapping[int, str] = {
    1: front_door.LIST_1,
    2: front_door.LIST_2,
    3: front_door.LIST_3,
    4: front_door.LIST_4,
    5: protection.LIST_5,
    6: protection.LIST_6,
    7: protection.LIST_7,
    8: care.LIST_8,
    9: care.LIST_9,
    10: care.LIST_10,
}
"""What gives each list's rows of the SSD, in the order of its columns in the later template."""

LATEST_TEMPLATE = "2024"
Source = Literal["ssd", "annex_a", ""]
NO_FIELD = "The SSD has no field for it."
NOT_FILLED = "Your SSD does not fill it."


@dataclass(frozen=True, kw_only=True)
class MadeList:
    """One list as it can be made.

    `rows`: its columns by name, in the template's order, codes as Ofsted prefers them; no columns where the list cannot be
    made, and then `why_not` says why. `source`: the SSD, or the list itself as workbooks brought it. `since`: the first day
    it looks at. `blank`: by column, why nothing can stand there. `notes`: what else is to be known before it is sent.
    """

    number: int
    source: Source
    since: date
    rows: pa.Table = field(default_factory=lambda: pa.table({}))
    blank: Mapping[str, str] = field(default_factory=dict)
    why_not: str = ""
    notes: tuple[str, ...] = ()

    @property
    def can_be_made(self) -> bool:
        """Whether there is anything to make it of."""
        return not self.why_not


@dataclass(frozen=True)
class AnnexA:
    """The eleven lists of one authority as at its data date, in the shape of the template of `year`."""

    authority: str
    data_to: date
    year: str
    lists: Mapping[int, MadeList]


def columns_of(number: int, year: str) -> tuple[ListColumn, ...]:
    """A list's columns in the template of 2019, or in the later shape that list 9 has taken since."""
    return LISTS[number].shape(year)


def headings_of(number: int, year: str) -> tuple[str, ...]:
    """Their headings as Ofsted writes them; the doubled bracket that list 8 is seen with is not carried on."""
    return tuple(each.heading for each in columns_of(number, year))


def annex_a(snapshot: Snapshot, authority: str, *, year: str = LATEST_TEMPLATE) -> AnnexA:
    """Every list of an authority. KeyError where nothing is loaded for it."""
    with opened_lists(snapshot, authority) as con:
        return annex_a_of(con, snapshot, authority, year=year)


def annex_a_of(
    con: duckdb.DuckDBPyConnection, snapshot: Snapshot, authority: str, *, year: str = LATEST_TEMPLATE
) -> AnnexA:
    """The same over a connection that `opened_lists` gave."""
    entry = snapshot.manifest.authorities[authority]
    days = window_days(entry.data_to)
    lists = {number: _made(con, number, year, entry, days) for number in LISTS}
    return AnnexA(authority, entry.data_to, year, lists)


@contextmanager
def opened_lists(snapshot: Snapshot, authority: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection with the views of one authority's rows, as at its data date: see `views`."""
    entry = snapshot.manifest.authorities[authority]
    con = _opened(snapshot, authority, entry, window_days(entry.data_to))
    try:
        yield con
    finally:
        con.close()


def lists_of_tables(
    tables: Mapping[str, pa.Table], data_to: date, more: BesideTheSsd | None = None
) -> dict[int, pa.Table]:
    """Lists 1 to 10 of tables of the SSD that are all filled, in the later shape and codes still codes."""
    con = connect(tables, window_days(data_to), more)
    try:
        return {number: _asked(con, number, LATEST_TEMPLATE) for number in QUERIES}
    finally:
        con.close()


def _opened(
    snapshot: Snapshot, authority: str, entry: AuthorityEntry, days: WindowDays
) -> duckdb.DuckDBPyConnection:
    """A connection over this authority's own files; what does not fit into memory goes to the scratch folder."""
    scratch = data_folder() / "scratch"
    scratch.mkdir(parents=True, exist_ok=True)
    con = duckdb.connect()
    con.execute(f"SET temp_directory = '{scratch.as_posix()}'")
    con.execute(f"SET memory_limit = '{os.environ.get('SIGHTLINE_MEMORY', '3GB')}'")
    for name in entry.tables:
        if name.startswith(("ssd_", "annexa_")):
            path = (snapshot.folder / "tables" / name / f"{authority}.parquet").as_posix().replace("'", "''")
            con.execute(f"create or replace view loaded_{name} as select * from read_parquet('{path}')")
    prepare(con, frozenset(entry.tables), days, _beside(con, entry))
    return con


def _beside(con: duckdb.DuckDBPyConnection, entry: AuthorityEntry) -> BesideTheSsd:
    """Where placements lie and who adopts, as a workbook that was loaded says it."""
    nothing = BesideTheSsd()
    places, families = nothing.places, nothing.families
    if "annexa_list_8" in entry.tables:
        places = con.execute(
            "select placement_postcode as postcode, arg_max(placement_location, last_seen) as location,"
            " arg_max(la_of_placement, last_seen) as of_authority from loaded_annexa_list_8"
            " where placement_postcode is not null group by 1"
        ).to_arrow_table()
    if "annexa_list_10" in entry.tables:
        families = con.execute(
            "select child_unique_id as child, arg_max(family_identifier, last_seen) as family"
            " from loaded_annexa_list_10 where family_identifier is not null group by 1"
        ).to_arrow_table()
    return BesideTheSsd(places, families)


def _made(
    con: duckdb.DuckDBPyConnection, number: int, year: str, entry: AuthorityEntry, days: WindowDays
) -> MadeList:
    source, since = _source(number, entry), days.since(number)
    if not source:
        return MadeList(number=number, source="", since=since, why_not=_why_not(number))
    rows = _asked(con, number, year) if source == "ssd" else _held(con, number, year, days)
    columns = columns_of(number, year)
    spelt_rows = pa.table({each.name: spelt(each, rows.column(each.name)) for each in columns})
    return MadeList(
        number=number,
        source=source,
        since=since,
        rows=spelt_rows,
        blank=_blank(number, year, source, entry, spelt_rows),
        notes=_notes(number, source, entry, days),
    )


def _source(number: int, entry: AuthorityEntry) -> Source:
    """Where the rows come from: the SSD where it fills the list's table, else the list as a workbook brought it."""
    main = entry.tables.get(MAIN.get(number, ""))
    if main is not None and main.source == "ssd":
        return "ssd"
    return "annex_a" if LISTS[number].table in entry.tables else ""


def _why_not(number: int) -> str:
    if number not in MAIN:
        return "No table of the SSD holds adopters. Load an Annex A workbook with list 11."
    return f"Nothing is loaded that holds it: neither {MAIN[number]} of the SSD nor an Annex A workbook with list {number}."


def _asked(con: duckdb.DuckDBPyConnection, number: int, year: str) -> pa.Table:
    """The list's rows of the SSD, its columns by name."""
    every = LISTS[number].shape(LATEST_TEMPLATE)
    rows = con.execute(QUERIES[number]).to_arrow_table().rename_columns([each.name for each in every])
    return rows.select([each.name for each in columns_of(number, year)])


def _held(con: duckdb.DuckDBPyConnection, number: int, year: str, days: WindowDays) -> pa.Table:
    return con.execute(rows_sql(number, year, days)).to_arrow_table()


def _blank(number: int, year: str, source: Source, entry: AuthorityEntry, rows: pa.Table) -> dict[str, str]:
    """Why a column that holds nothing can hold nothing."""
    causes = {}
    for each in columns_of(number, year):
        if rows.column(each.name).null_count < rows.num_rows:
            continue
        if source == "annex_a":
            if each.name not in entry.tables[LISTS[number].table].fields:
                causes[each.name] = "The Annex A workbook that was loaded does not have this column."
        elif not (fields := fields_of(number, each.name)):
            causes[each.name] = NO_FIELD
        elif not any(_is_filled(name, entry) for name in fields):
            causes[each.name] = NOT_FILLED
    return causes


def _is_filled(name: str, entry: AuthorityEntry) -> bool:
    table, _, column = name.partition(".")
    return table in entry.tables and column in entry.tables[table].fields


def _notes(number: int, source: Source, entry: AuthorityEntry, days: WindowDays) -> tuple[str, ...]:
    """That the window is longer than what was loaded, and that a workbook and not the SSD fills the list."""
    table = MAIN[number] if source == "ssd" else LISTS[number].table
    complete_from = entry.tables[table].window_from
    notes = []
    if complete_from is not None and complete_from > days.since(number):
        notes.append(
            f"The list looks back to {in_words(days.since(number))}; what is loaded is complete from {in_words(complete_from)} only."
        )
    if source == "annex_a":
        notes.append("Taken from the Annex A workbook that was loaded, for the SSD does not fill it.")
    return tuple(notes)
