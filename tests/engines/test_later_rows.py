"""What is recorded later never changes who was open at an earlier month's end.

The messy tables twice: whole, and without every row that starts after a day in their midst. At the month ends up to that
day each measure of who is open must list the same cases. A later episode of a period of care that had begun by then is
no new event but more of the same period; a referral dated after the assessment it led to is a slip of the pen.
"""

from datetime import date
from functools import reduce

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from engines.compare import COMPARED
from engines.conftest import data_on
from sightline.engine.snapshots import Draft, Snapshot
from sightline.measuring.discover import measures
from sightline.standards.windows import dated, is_event

DAY = date(2024, 9, 30)
STOCKS = [each.id for each in measures().values() if each.grain == "point"]


@pytest.fixture(scope="module")
def earlier(store, tmp_path_factory):
    """The messy data without the rows that start after DAY."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SIGHTLINE_DATA", str(tmp_path_factory.mktemp("earlier")))
        data = data_on(_without_later(store), "duckdb")
    yield data
    data.engine.close()


def _without_later(store: Snapshot) -> Snapshot:
    draft = Draft(None)
    for code, entry in store.manifest.authorities.items():
        draft.authority(code, entry.data_to)
        placed = store.rows("ssd_cla_placement", code)
        periods = placed.filter(_by_then(placed)).column("clap_cla_id")
        for name, table in entry.tables.items():
            draft.put(name, code, _up_to(name, store.rows(name, code), periods), table)
    return draft.seal()


def _up_to(name, rows, periods):
    if name not in dated() or name == "ssd_cin_episodes":
        return rows
    kept = pc.or_(_by_then(rows), pc.is_null(rows.column(dated()[name].starts)))
    if name == "ssd_legal_status":  # short breaks take episodes out of a period that is kept whole
        short = pc.match_substring_regex(rows.column("lega_legal_status"), "^V[34]")
        kept = pc.or_(kept, pc.fill_null(short, False))
    if name == "ssd_cla_episodes":
        known = pa.concat_arrays(
            [rows.filter(kept).column("clae_cla_id").combine_chunks(), periods.combine_chunks()]
        )
        kept = pc.or_(kept, pc.is_in(rows.column("clae_cla_id"), known))
    return rows.filter(kept)


def _by_then(rows):
    """Rows of which anything happened up to DAY."""
    dates = [each.name for each in rows.schema if pa.types.is_temporal(each.type) and is_event(each.name)]
    early = [pc.less_equal(pc.cast(rows.column(name), "date32"), DAY) for name in dates]
    return reduce(pc.or_, (pc.fill_null(each, False) for each in early))


@pytest.mark.parametrize("measure_id", STOCKS)
def test_rows_that_start_later_change_no_earlier_stock(measure_id, on_duckdb, earlier, seed):
    whole, cut = (_stock(data, measure_id) for data in (on_duckdb, earlier))
    assert whole == cut, f"SIGHTLINE_SEED={seed}"


def _stock(data, measure_id):
    measure = measures()[measure_id]
    found = measure.judge(data, measure.clock)
    rows = found.filter(found.on <= DAY).select(*COMPARED, *_more(found)).to_pyarrow().to_pylist()
    return sorted(tuple(map(str, row.values())) for row in rows)


def _more(found):
    return [name for name in ("started", "due") if name in found.columns]
