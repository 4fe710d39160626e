"""The same answers from Sightline: a measure's own cases, added up by month for the whole."""

import ibis
import ibis.expr.types as ir

from bench.columns import MEASURES, MONTHS, Found
from sightline.engine.connect import connect
from sightline.engine.months import months_before
from sightline.engine.snapshots import open_snapshot
from sightline.measuring.discover import measures
from sightline.measuring.gather import allowed, answers, cases_in_months
from sightline.tables.data import Data

SHARED = ("assessments", "first_seen")  # what the two measures of one row both need is worked out once


def by_sightline(snapshot_id: str, name: str, authority: str | None = None) -> Found:
    """One reference measure over the snapshot, or one authority of it: measure id → month → (judged, counted)."""
    snapshot = open_snapshot(snapshot_id)
    dates = {code: entry.data_to for code, entry in snapshot.manifest.authorities.items()}
    mine = [measures()[each] for each in MEASURES[name]]
    engine = connect(snapshot)
    try:
        data = Data(engine, dates, months_kept=MONTHS, hold=SHARED if len(mine) > 1 else ())
        months = engine.keep("allowed_months", allowed(answers(mine, snapshot.manifest)))
        first = f"{months_before(max(dates.values()), MONTHS - 1):%Y-%m}"
        kept = months.filter(months.month >= first)
        if authority:
            kept = kept.filter(kept.code == authority)
        return {each.id: _by_month(cases_in_months(each, data, kept)) for each in mine}
    finally:
        engine.close()


def _by_month(cases: ir.Table) -> dict[str, tuple[int, int]]:
    judged = cases.filter(cases.aside.isnull())
    sums = judged.group_by("month").aggregate(
        judged=judged.count(), counted=ibis.cases((judged.counted, 1), else_=0).sum()
    )
    return {row["month"]: (row["judged"], int(row["counted"])) for row in sums.to_pyarrow().to_pylist()}
