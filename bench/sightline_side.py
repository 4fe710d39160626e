"""The same answers from Sightline: a measure's own cases, added up by month for the whole.

The SQL of a question is compiled the first time it is asked of a store and kept (`engine.compiled`), here as in the
product: of several runs the later ones find it there. The measures' own code is read when this module is, before the clock
runs, as the other contestants' is.
"""

# Ibis publishes types narrower than what it takes:
# pyright: reportAttributeAccessIssue=false, reportOperatorIssue=false
from datetime import date

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from bench.columns import MEASURES, MONTHS, Found
from sightline.engine.compiled import answer_to
from sightline.engine.connect import Engine, connect
from sightline.engine.months import months_before
from sightline.engine.snapshots import open_snapshot
from sightline.measuring.all_cases import cases_in_months
from sightline.measuring.discover import measures
from sightline.measuring.gather import allowed, answers
from sightline.measuring.measure import Measure
from sightline.measuring.refresh import ROOMS
from sightline.tables.data import Data
from sightline.tables.small import small_tables

SHARED = ("seen_assessments",)  # what the two measures of one row both need is worked out once
EVERY = measures()


def by_sightline(snapshot_id: str, name: str, authority: str | None = None) -> Found:
    """One reference measure over the snapshot, or one authority of it: measure id → month → (judged, counted)."""
    snapshot = open_snapshot(snapshot_id)
    dates = {code: entry.data_to for code, entry in snapshot.manifest.authorities.items()}
    mine = [EVERY[each] for each in MEASURES[name]]
    engine = connect(snapshot)
    small = {
        **small_tables(dates, MONTHS),
        "allowed_months": lambda: allowed(answers(mine, snapshot.manifest)),
    }
    question = f"bench {[each.fingerprint() for each in mine]} {authority} {sorted(dates.items())}"
    try:
        rows = answer_to(
            engine, question, small, lambda: _question(engine, dates, mine, small, authority), rooms=ROOMS
        )
    finally:
        engine.close()
    found: Found = {each.id: {} for each in mine}
    for row in rows.to_pylist():
        found[row["measure"]][row["month"]] = (row["judged"], row["counted"])
    return found


def _question(
    engine: Engine, dates: dict[str, date], mine: list[Measure], small: dict, authority: str | None
) -> ir.Table:
    data = Data(engine, dates, months_kept=MONTHS, hold=SHARED if len(mine) > 1 else ())
    rows: pa.Table = small["allowed_months"]()
    months = engine.keep("allowed_months", rows)
    first = f"{months_before(max(dates.values()), MONTHS - 1):%Y-%m}"
    kept = months.filter(months.month >= first)
    if authority:
        kept = kept.filter(kept.code == authority)
    parts = [_by_month(cases_in_months(each, data, kept)) for each in mine]
    return ibis.union(*parts) if len(parts) > 1 else parts[0]


def _by_month(cases: ir.Table) -> ir.Table:
    judged = cases.filter(cases.aside.isnull())
    return judged.group_by("measure", "month").aggregate(
        judged=judged.count(), counted=ibis.cases((judged.counted, 1), else_=0).sum()
    )
