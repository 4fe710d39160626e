"""One measure counted anew over all its history, by the definition and the clocks as they are when it is asked.

Within `own_definitions.supposing` or `local_clocks.supposing` that is how it would count if a change were approved: the readings
beside which whoever decides sees those there are.
"""

from datetime import date

import pyarrow as pa

from sightline.engine.compiled import answers_to
from sightline.engine.connect import connect
from sightline.engine.later import ir
from sightline.engine.snapshots import Snapshot
from sightline.measuring.availability import Availability, availability
from sightline.measuring.discover import measures
from sightline.measuring.gather import allowed
from sightline.measuring.measure import Measure
from sightline.measuring.readings import Readings
from sightline.measuring.recent_lists import recent_list
from sightline.measuring.refresh import READ, READINGS, ROOMS, SPREAD, SPREADS, WHOLE
from sightline.measuring.table_readings import TableReadings, of_kinds, one_table
from sightline.tables.data import Data
from sightline.tables.small import small_tables


class ProposedReadings(TableReadings):
    """The readings of one measure for one whole authority, as another definition makes them; of all else it has none."""

    def __init__(self, whole: Readings, rows: pa.Table, spreads: pa.Table, able: Availability) -> None:
        """`whole`: the readings beside which these are read, of the same snapshot; `able`: for which months there are any."""
        super().__init__(whole, rows, spreads)
        self._whole_readings = whole
        self.able = able

    def data_to(self, authority: str) -> date:
        """As the readings beside which these are read have it."""
        return self._whole_readings.data_to(authority)


def proposed_readings(readings: Readings, measure_id: str, authority: str) -> ProposedReadings:
    """The readings of one measure of the whole authority, counted anew of the same snapshot."""
    measure = measures()[measure_id]
    snapshot = readings.snapshot
    able = availability(measure, snapshot.manifest.authorities[authority])
    if able.ok:
        name = f"counted anew {measure.fingerprint()} {measure.id} {authority} {snapshot.manifest.authorities[authority].data_to}"
        key = (str(snapshot.folder), name)
        rows = recent_list(key, lambda: _counted(snapshot, measure, authority, able, name))
        made = ProposedReadings(readings, *of_kinds(rows), able)
    else:
        made = ProposedReadings(readings, READINGS.empty_table(), SPREADS.empty_table(), able)
    made.answers = {**readings.answers, (measure.id, authority): able}
    return made


def _counted(snapshot: Snapshot, measure: Measure, authority: str, able: Availability, name: str) -> pa.Table:
    dates = {authority: snapshot.manifest.authorities[authority].data_to}
    engine = connect(snapshot)
    months = "allowed_months"
    small = {**small_tables(dates), months: lambda: allowed({(measure.id, authority): able})}

    def build() -> dict[str, ir.Table]:
        from sightline.measuring.adding_up import numbers, one_split, spread
        from sightline.measuring.all_cases import cases_in_months

        data = Data(engine, dates, hold=False)
        cases = cases_in_months(measure, data, engine.keep(months, small[months]()))
        marked = engine.keep("counted_anew", cases.select(**numbers(cases)))
        medians = [measure.id] if measure.kind == "median" else []
        return {
            f"{READ} {WHOLE}": one_split(marked, WHOLE),
            f"{SPREAD} {WHOLE}": spread(marked, WHOLE, medians),
        }

    try:
        return one_table(answers_to(engine, name, small, build, rooms=ROOMS))
    finally:
        engine.close()
