"""A fictional authority with a believable eight-year history: SSD tables, the local return and a population.

Nobody in it is real. The same seed, authority, dates and scale give the same tables, to the row. Levels lie near the
England figures of the DfE's Local Authority Interactive Tool (2025); what moves and why is told in `story`.
"""

from datetime import date

import numpy as np
import pyarrow as pa

from sightline.demo.days import day_number
from sightline.demo.history import History, live
from sightline.demo.involvements import held_on, involvement_table
from sightline.demo.story import tell
from sightline.demo.tables import care, children, futures, local, need, protection, wellbeing
from sightline.demo.workforce import department, professionals, team_ids, worker_ids

DATA_TO = date(2026, 10, 31)


def generate(
    seed: int = 2026,
    authority: str = "990",
    name: str = "Aldermere",
    data_to: date = DATA_TO,
    years: int = 8,
    scale: float = 1.0,
) -> dict[str, pa.Table]:
    """Every table of the authority, by its name: `ssd_…`, `local_…` and `population`.

    Columns are named and typed as in `sightline.standards`, without the authority's code; fields the demo does not
    fill are absent. `scale` 1 is a council of about 75,000 children. ValueError for less than a year or no children.
    """
    history = live(tell(seed, authority, name, data_to, years, scale))
    made: dict[str, pa.Table] = {}
    for part in (children, need, protection, care, wellbeing, futures, local):
        made |= part.tables(history)
    return made | _workforce(history)


def _workforce(history: History) -> dict[str, pa.Table]:
    """The tables about the people who work here and the children they work with."""
    rows, workers = history["involvements"], int(history.force.stints["worker"].max()) + 1
    last = history.story.last_day
    september = date(last.year if (last.month, last.day) > (9, 30) else last.year - 1, 9, 30)
    caseload = held_on(rows, day_number(september), workers)
    team = team_ids(rows["team"].astype(np.int64), rows["teamless"])
    return {
        "ssd_department": department(),
        "ssd_professionals": professionals(history.story, history.force, caseload),
        "ssd_involvements": involvement_table(
            history.story, rows, history.child(rows), team, worker_ids(rows["worker"])
        ),
    }
