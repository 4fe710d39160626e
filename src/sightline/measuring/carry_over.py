"""What of a snapshot's readings is certain to be that of the snapshot before, and is taken over instead of asked again.

A measure's readings follow from the code and the council's own clocks, the authorities and their data dates, the months it
can be computed for, and the rows of the tables that its question reads, those of the splits among them. Results that lie
under the same definitions share the first; the tables are found in the text of the question itself. Where any of this
differs the measure is asked again, and where nobody can tell, all are.
"""

from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from sightline.engine.changes import tables_that_differ
from sightline.engine.compiled import QueryPlan
from sightline.engine.derived import EarlierResult
from sightline.engine.snapshots import Snapshot
from sightline.measuring.all_cases import ALL_CASES
from sightline.measuring.gather import Answers, kept_answers
from sightline.measuring.recent_cases import INDEX

FILES = ("readings", "spreads", "lives")


class CarryOver:
    """What is taken over from the readings of the snapshot before: nothing, until `narrow` was asked of a plan."""

    def __init__(self, before: EarlierResult | None, snapshot: Snapshot, availabilities: Answers) -> None:
        """`availabilities`: what can be computed of `snapshot`."""
        self._before, self._snapshot, self._answers = before, snapshot, availabilities
        self.rows: dict[str, pa.Table] = {}
        self.measures: frozenset[str] = frozenset()

    def narrow(self, plan: QueryPlan) -> QueryPlan:
        """What of the plan must be asked again; the rest is in `rows`, by the name of its file."""
        if self._before is None or not _same_days(self._before.snapshot, self._snapshot):
            return plan
        differ = tables_that_differ(self._before.snapshot, self._snapshot)
        every = {table for last in plan.last.values() for table in last.reads}
        if differ & plan.rests_on(every, {ALL_CASES: ()}):  # what the cases of all measures are split by
            return plan
        measures = {step.part for step in plan.steps if step.name == ALL_CASES and step.part}
        try:
            earlier = kept_answers(self._before.folder)
            same = {
                each
                for each in measures
                if self._same_months(each, earlier) and not differ & _read_by(plan, each)
            }
            if same and not (self._before.folder / INDEX).is_file():
                return plan
            self.rows = {name: _rows_of(self._before.folder / f"{name}.parquet", same) for name in FILES}
        except (OSError, pa.ArrowInvalid, ValueError, KeyError):
            return plan
        again, self.measures = measures - same, frozenset(same)
        return plan.only(plan.last.keys() - {"lives"} if again else (), {ALL_CASES: again})

    def _same_months(self, measure_id: str, earlier: Answers) -> bool:
        """Whether it can be computed for the same months, of every authority."""
        for code in self._snapshot.manifest.authorities:
            now, then = self._answers[measure_id, code], earlier[measure_id, code]
            if (now.ok, now.months) != (then.ok, then.months):
                return False
        return True


def _same_days(before: Snapshot, after: Snapshot) -> bool:
    """Whether both are of the same authorities, each complete to the same day."""
    earlier, later = before.manifest.authorities, after.manifest.authorities
    return {code: entry.data_to for code, entry in earlier.items()} == {
        code: entry.data_to for code, entry in later.items()
    }


def _read_by(plan: QueryPlan, measure_id: str) -> frozenset[str]:
    return plan.rests_on((ALL_CASES,), {ALL_CASES: (measure_id,)})


def _rows_of(path: Path, measure_ids: set[str]) -> pa.Table:
    rows = pq.read_table(path)
    if "measure" not in rows.column_names:
        return rows
    return rows.filter(pc.field("measure").isin(sorted(measure_ids)))
