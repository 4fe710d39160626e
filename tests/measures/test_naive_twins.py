"""The naive twins: each reference measure written again in plain pandas, over tables as messy as real ones.

SIGHTLINE_SEED chooses the messy tables (random: new ones): blanks, same-day events, ends before starts,
overlaps, references that meet nothing, the same references in two authorities.
"""

import pytest

from support.bench_council import MEASURES, by_sightline, councils, plain_pandas
from support.messy import messy_snapshot
from support.seed import SEED


@pytest.fixture(scope="module")
def messy(tmp_path_factory):
    """A store of random tables for two authorities, complete to different days; SSD alone, as the twins read it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SIGHTLINE_DATA", str(tmp_path_factory.mktemp("messy")))
        snapshot = messy_snapshot(SEED)
        for entry in snapshot.manifest.authorities.values():
            entry.tables = {
                name: table for name, table in entry.tables.items() if not name.startswith("annexa_")
            }
        snapshot.manifest.write(snapshot.folder)
        yield snapshot


@pytest.mark.parametrize("authority", ["990", "991"])
@pytest.mark.parametrize("name", MEASURES)
def test_a_measure_and_its_naive_twin_agree_on_messy_data(messy, monkeypatch, name, authority):
    monkeypatch.setenv("SIGHTLINE_DATA", str(messy.folder.parents[2]))
    ours = by_sightline(messy.id, name, authority)
    theirs = plain_pandas.all_at_once(councils(messy, authority), name)
    assert ours == theirs, f"SIGHTLINE_SEED={SEED} makes the same tables again"
