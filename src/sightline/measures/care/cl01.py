"""How many children are in care?"""

from sightline.measuring.cases import cases
from sightline.measuring.measure import measure


@measure(
    id="CL01",
    title="Children in care",
    why="For each of them the council is the parent.",
    better="neither",
    kind="count",
    rate="Children in care, per 10,000 children",
    grain="point",
    needs=[
        "ssd_cla_episodes.clae_cla_episode_start_date",
        "ssd_cla_episodes.clae_cla_episode_ceased_date",
        "ssd_legal_status.lega_legal_status",
    ],
    definition="Children looked after on the day; a child who leaves care that day no longer is. A child counts once. "
    "Agreed series of short breaks (V3, V4) are left out.",
    source="DfE, Children looked after in England: children looked after at 31 March",
    compare_with="L332",
    seeds=["CE15:64"],
    headline="point",
)
def children_in_care(data, clock):
    """Everyone in care at each month end counts."""
    return cases(data.in_care, case_id="period_id", on="month_end", story=["started"])
