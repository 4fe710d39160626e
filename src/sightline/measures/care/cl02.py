"""How many children come into care?"""

from sightline.measuring.cases import cases
from sightline.measuring.measure import measure


@measure(
    id="CL02",
    title="Children entering care",
    why="More coming in than leaving fills placements, and may show help that came too late.",
    better="neither",
    kind="count",
    rate="Children entering care, per 10,000 children",
    needs=["ssd_cla_episodes.clae_cla_episode_start_date", "ssd_legal_status.lega_legal_status"],
    definition="Periods of care that began. A child who comes into care twice in a year counts twice, where the DfE "
    "counts the first time. A change of placement or legal status begins no period; agreed series of short breaks "
    "(V3, V4) are left out.",
    source="DfE, Children looked after in England: children who started to be looked after in the year; counting every "
    "period is Sightline's own, so that each month can be read by itself",
    compare_with="L376",
    headline="R12",
)
def children_entering_care(data, clock):
    """Each period of care, on the day it began."""
    return cases(data.care_periods, case_id="period_id", on="started", story=["started", "need"])
