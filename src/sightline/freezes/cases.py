"""The cases behind every figure that a freeze reports, to be frozen with it: those kept with the readings, else judged anew. No Django."""

import hashlib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from sightline.engine.compiled import answers_to
from sightline.engine.connect import connect
from sightline.engine.snapshots import Snapshot
from sightline.measuring.all_cases import gathered
from sightline.measuring.discover import measures
from sightline.measuring.gather import allowed, answers, month_index
from sightline.measuring.recent_cases import first_day_kept, in_order, recent_between
from sightline.measuring.refresh import ROOMS, definitions
from sightline.tables.data import Data
from sightline.tables.small import small_tables
from sightline.tables.splits import with_team

if TYPE_CHECKING:
    import ibis.expr.types as ir


def cases_between(snapshot: Snapshot, readings: Path, authority: str, first: date, last: date) -> pa.Table:
    """The cases of every measure that can be computed, in the months from that of `first` to that of `last`, with their teams.

    A row for each `measure`, `case_id` and `on`, as `recent_cases.RECENT`. `readings`: the folder of the snapshot's readings, which
    has the cases of the newest months; of older ones they are judged anew.
    """
    dates = {code: entry.data_to for code, entry in snapshot.manifest.authorities.items()}
    if first < first_day_kept(dates):
        return judged_between(snapshot, authority, first, last)
    begin, end = (month_index(f"{day:%Y-%m}") for day in (first, last))
    return recent_between(readings, authority, begin, end)


def judged_between(snapshot: Snapshot, authority: str, first: date, last: date) -> pa.Table:
    """The same, judged anew whatever is kept. The text of the question is kept for the next freeze."""
    entry = snapshot.manifest.authorities[authority]
    dates = {authority: entry.data_to}
    able = {
        key: each
        for key, each in answers(list(measures().values()), snapshot.manifest).items()
        if key[1] == authority
    }
    chosen = [each for each in measures().values() if able[each.id, authority].ok]
    begin, end = (month_index(f"{day:%Y-%m}") for day in (first, last))
    rows = allowed(able)
    month = pc.field("month_index")
    wanted = rows.filter((month >= begin) & (month <= end))
    months_kept = month_index(f"{entry.data_to:%Y-%m}") - begin + 1
    engine = connect(snapshot)
    small = {**small_tables(dates, months_kept), "allowed_months": lambda: wanted}

    def build() -> "dict[str, ir.Table]":
        data = Data(engine, dates, months_kept=months_kept)
        return {"cases": with_team(data, gathered(chosen, data, wanted))}

    limits = hashlib.sha256(definitions().encode()).hexdigest()
    question = f"freeze {limits} {[each.id for each in chosen]} {sorted(dates)}"
    try:
        answered_cases = answers_to(engine, question, small, build, rooms=(*ROOMS, "freezes"))["cases"]
    finally:
        engine.close()
    return in_order(answered_cases)
