"""How many children leave care?"""

from sightline.measures.care.leavers import departures
from sightline.measuring.cases import cases
from sightline.measuring.measure import measure


@measure(
    id="CL03",
    title="Children leaving care",
    why="Leaving care well, and not back soon, is what care is for.",
    better="neither",
    kind="count",
    rate="Children leaving care, per 10,000 children",
    needs=[
        "ssd_cla_episodes.clae_cla_episode_ceased_date",
        "ssd_cla_episodes.clae_cla_episode_start_date",
        "ssd_legal_status.lega_legal_status",
    ],
    definition="Children who left care; of a child who left more than once in the period asked for, only the last time "
    "counts. The end of one episode of a stay that goes on (X1) is not leaving. Agreed series of short breaks (V3, "
    "V4) are left out.",
    source="DfE, Children looked after in England: children who ceased to be looked after in the year, last occasion",
    compare_with="L392",
    headline="R12",
)
def children_leaving_care(data, clock):
    """Each departure, until the same child leaves again."""
    rows = departures(data)
    return cases(
        rows,
        case_id="period_id",
        on="ended",
        superseded=rows.left_again,
        story=["started", "ended", "end_reason"],
    )
