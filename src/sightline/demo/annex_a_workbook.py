"""The demo authority's Annex A workbook, as a council sends it: one sheet is named `List 3` among `List_1`, `List_2`, `List_4` …

Its lists are made as those of any council (`returns.annex_a_lists`); adopters, placements' areas and adoptive families,
which no table of the SSD holds, are the demo's own.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pyarrow as pa

from sightline.calendars.dates import in_words
from sightline.demo.annex_a_adopters import adopters
from sightline.returns.annex_a_lists.making import LATEST_TEMPLATE, columns_of, lists_of_tables
from sightline.returns.annex_a_lists.spelling import spelt
from sightline.returns.annex_a_lists.views import BesideTheSsd
from sightline.returns.annex_a_lists.workbook import write_lists
from sightline.standards.annex_a import LISTS

FRONT = (
    "Annex A: child level data, lists 1 to 11",
    "A fictional authority, made with the demo. No child in it is real.",
    "Data as at {day}.",
)
MISNAMED = {3: "List 3"}
OWN_POSTCODES = "ZZ"


def write_annex_a(
    tables: Mapping[str, pa.Table], path: str | Path, data_to: date, own: str = "Aldermere"
) -> Path:
    """Write the workbook for that data date; `own` is the authority's name. Returns the path."""
    by_number = {
        number: pa.table(
            {each.name: spelt(each, rows.column(each.name)) for each in columns_of(number, LATEST_TEMPLATE)}
        )
        for number, rows in lists(tables, data_to, own).items()
    }
    front = [line.format(day=in_words(data_to)) for line in FRONT]
    return write_lists(by_number, Path(path), year=LATEST_TEMPLATE, front=front, sheets=MISNAMED)


def lists(tables: Mapping[str, pa.Table], data_to: date, own: str = "Aldermere") -> dict[int, pa.Table]:
    """The eleven lists by number, their columns by name in Ofsted's order, codes still codes."""
    ssd = {name: rows for name, rows in tables.items() if name.startswith("ssd_")}
    by_number = lists_of_tables(ssd, data_to, _beside(ssd, own))
    names = [each.name for each in LISTS[11].columns]
    by_number[11] = adopters(tables["ssd_permanence"], data_to).rename_columns(names)
    return by_number


def _beside(tables: Mapping[str, pa.Table], own: str) -> BesideTheSsd:
    """Which postcodes lie in the authority, and which family adopts which child."""
    postcodes = sorted(set(tables["ssd_cla_placement"]["clap_cla_placement_postcode"].to_pylist()) - {None})
    inside = [code.startswith(OWN_POSTCODES) for code in postcodes]
    permanence = tables["ssd_permanence"]
    places = {
        "postcode": postcodes,
        "location": ["In" if each else "Out" for each in inside],
        "of_authority": [own if each else "Neighbouring authority" for each in inside],
    }
    families = {
        "child": permanence["perm_person_id"].to_pylist(),
        "family": [f"AF{each[2:]}" for each in permanence["perm_table_id"].to_pylist()],
    }
    return BesideTheSsd(_texts(places), _texts(families))


def _texts(columns: Mapping[str, list[str]]) -> pa.Table:
    return pa.table({name: pa.array(values, pa.string()) for name, values in columns.items()})
