"""Which tables of two snapshots differ: by their rows, whoever brought them."""

import pytest

from sightline.engine.changes import tables_that_differ
from sightline.engine.snapshots import Draft
from support.drawn import AUTHORITY
from support.stored import stored

PEOPLE = "pers_person_id | pers_sex\nAsha | F"
TABLES = {"population": "year | people\n2024 | 10", "ssd_person": PEOPLE}


def built_on(base, drop=(), **tables):
    """A snapshot that carries over all of `base` but the tables drawn here and those it drops."""
    other = stored("2025-06-30", **tables)
    draft = Draft(base)
    for name, entry in other.manifest.authorities[AUTHORITY].tables.items():
        draft.put(name, AUTHORITY, other.rows(name, AUTHORITY), entry)
    for name in drop:
        draft.drop(name, AUTHORITY)
    return draft.seal()


@pytest.mark.parametrize(
    ("brought", "drop", "differ"),
    [
        ({}, (), set()),
        ({"ssd_person": PEOPLE}, (), set()),
        ({"ssd_person": PEOPLE + "\nBen | M"}, (), {"ssd_person"}),
        ({"ssd_person": PEOPLE.replace("F", "M")}, (), {"ssd_person"}),
        ({"ssd_disability": "disa_person_id\nAsha"}, (), {"ssd_disability"}),
        ({}, ("population",), {"population"}),
    ],
)
def test_a_table_differs_where_its_rows_do(brought, drop, differ):
    before = stored("2025-06-30", **TABLES)
    after = built_on(before, drop, **brought)
    assert tables_that_differ(before, after) == differ
    assert tables_that_differ(after, before) == differ


def test_a_file_that_cannot_be_read_differs():
    before = stored("2025-06-30", **TABLES)
    after = built_on(before)
    (file,) = before.files("ssd_person")
    file.unlink()
    assert tables_that_differ(before, after) == {"ssd_person"}
