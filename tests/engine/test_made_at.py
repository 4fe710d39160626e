"""When a snapshot was made stands in its name, in UTC; a name that is none says nothing.

| name | made |
|---|---|
| 20261101T234012345-abcdef | 1 November 2026, 23:40:12 |
| 20240229T000000000-000000 | 29 February 2024, midnight |
| 20250229T000000000-000000 | nothing: there was no such day |
| 20261101T240000000-abcdef | nothing: there is no such hour |
| 20261101T234012 | nothing: it ends too soon |
| .20261101T234012345-abcdef.writing | nothing: it is being written |
"""

from datetime import UTC, date, datetime

import pytest

from sightline.engine.manifest import AuthorityEntry, TableEntry
from sightline.engine.snapshots import Draft, made_at, newest_rows_at

EARLY, LATE = "20261101T234012344-ffffff", "20261101T234013000-000000"


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("20261101T234012345-abcdef", datetime(2026, 11, 1, 23, 40, 12, tzinfo=UTC)),
        ("20240229T000000000-000000", datetime(2024, 2, 29, tzinfo=UTC)),
        ("20250229T000000000-000000", None),
        ("20261301T000000000-abcdef", None),
        ("20261101T240000000-abcdef", None),
        ("20261101T234012", None),
        ("20261101T234012345-abcdeg", None),
        ("20261101T234012345-abcdef-0123456789", None),
        (".20261101T234012345-abcdef.writing", None),
        ("٢٠٢٦1101T234012345-abcdef", None),
        ("a load", None),
        ("", None),
    ],
)
def test_the_moment_is_read_from_the_name(name, made):
    assert made_at(name) == made


def test_a_draft_is_named_by_its_moment():
    draft = Draft(None)
    assert made_at(draft.manifest.snapshot) == datetime.fromisoformat(draft.manifest.made)


@pytest.mark.parametrize(
    ("loads", "made"),
    [
        ([EARLY, LATE, EARLY], made_at(LATE)),
        ([EARLY], made_at(EARLY)),
        (["a load"], None),
        ([], None),
    ],
)
def test_the_newest_rows_of_an_authority(loads, made):
    tables = {
        f"table {n}": TableEntry(source="ssd", rows=1, fields=[], loaded=load) for n, load in enumerate(loads)
    }
    assert newest_rows_at(AuthorityEntry(date(2026, 10, 31), tables)) == made
