"""Readings by the teams there are now: the same cases, each under the team that has its work today."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from sightline.measuring.crosswalk import Crosswalk
from sightline.measuring.readings import Readings
from sightline.measuring.refresh import ONWARD
from sightline.measuring.units import pairs_of


class ReadingsNow(Readings):
    """The readings of a snapshot whose split by team follows a crosswalk; all other splits are as they were.

    Rows are moved from one category to another and none is divided or added: medians, rates and events that a later one
    replaced come out right because they are read from the same rows. None is dropped but where two teams that held a
    child together have become one: the child is with that one once.
    """

    def __init__(self, readings: Readings, crosswalks: Mapping[str, Crosswalk]) -> None:
        """`readings`: the readings as they were. `crosswalks`: each authority's; one that is missing changes nothing."""
        super().__init__(readings.snapshot, readings.folder)
        self.entered, self.answers = readings.entered, readings.answers
        self.drawn_by = tuple(sorted(crosswalks.items(), key=lambda pair: pair[0]))
        self._kept = readings
        self._now: dict[tuple, pa.Table] = {}

    @property
    def as_they_were(self) -> Readings:
        """The same readings with teams as they were."""
        return self._kept

    def team_on(self, authority: str, team: str, then: str | None) -> str:
        """The team that has a case's work now."""
        crosswalk = self.crosswalk(authority)
        return team if crosswalk is None else crosswalk.now(team, then)

    def _from_disk(self, name: str, filters: list[tuple], columns: list[str] | None = None) -> pa.Table:
        if ("split", "=", "team") not in filters:
            return super()._from_disk(name, filters, columns)
        onward_filters = [
            ("split", "=", ONWARD),
            *(each for each in filters if each[0] not in ("split", "category")),
        ]
        key = (name, *onward_filters)
        if key not in self._now:
            self._now[key] = self._moved(super()._from_disk(name, onward_filters))
        rows = self._now[key]
        for column, _, value in filters:
            if column in ("split", "category"):
                rows = rows.filter(pc.field(column) == value)
        return rows.select(columns) if columns else rows

    def _moved(self, rows: pa.Table) -> pa.Table:
        """Rows by team and next team as rows by the team there is now."""
        codes = rows.column("authority").combine_chunks().dictionary_encode()
        onward = rows.column("category").combine_chunks().dictionary_encode()
        count = max(len(onward.dictionary), 1)
        keys = pc.add(pc.multiply(codes.indices.cast("int64"), count), onward.indices.cast("int64"))
        named = [
            self._team(code, category)
            for code in codes.dictionary.to_pylist()
            for category in onward.dictionary.to_pylist()
        ]
        moved = pa.array(named, pa.string()).take(keys)
        split = pa.array(["team"], pa.string()).take(pa.array([0] * rows.num_rows, pa.int32()))
        rows = rows.set_column(rows.column_names.index("category"), "category", moved)
        return rows.set_column(rows.column_names.index("split"), "split", split).filter(
            pc.field("category").is_valid()
        )

    def _team(self, authority: str, category: str) -> str | None:
        """The team there is now; None where a team before it, that holds the child too, has become the same."""
        now, *before = (self.team_on(authority, *pair) for pair in pairs_of(category))
        return None if now in before else now


def onward(folder: Path, authority: str) -> dict[tuple[str, str | None], int]:
    """(team, the team the child went to next or None) → how many judged cases of all measures and months together."""
    rows = folder / "readings.parquet"
    onward_rows = pq.read_table(
        rows, filters=[("split", "=", ONWARD), ("authority", "=", authority)], columns=["category", "judged"]
    )
    added = onward_rows.group_by("category").aggregate([("judged", "sum")])
    counted: Counter[tuple[str, str | None]] = Counter()
    for row in added.to_pylist():
        counted[pairs_of(row["category"])[0]] += row["judged_sum"]
    return dict(counted)
