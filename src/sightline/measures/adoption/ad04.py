"""Of the children who leave care, how many are adopted?"""

from sightline.measures.care.leavers import departures
from sightline.measuring.cases import cases
from sightline.measuring.measure import measure
from sightline.standards import codes


@measure(
    id="AD04",
    title="Children leaving care who were adopted",
    why="It shows whether adoption is used where it is right.",
    better="higher",
    needs=[
        "ssd_cla_episodes.clae_cla_episode_ceased_date",
        "ssd_cla_episodes.clae_cla_episode_ceased_reason",
        "ssd_cla_episodes.clae_cla_episode_start_date",
        "ssd_legal_status.lega_legal_status",
    ],
    definition="Of children who left care, those whose reason was adoption (E11, E12). Of a child who left more than once "
    "in the period asked for, only the last time counts. One whose reason is not recorded counts as not adopted. "
    "Agreed series of short breaks (V3, V4) are left out.",
    source="DfE, Children looked after in England: percentage of children who ceased to be looked after who were adopted",
    compare_with="L208",
    headline="R12",
)
def leaving_care_by_adoption(data, clock):
    """Each departure, until the same child leaves again: by adoption, or not."""
    rows = departures(data)
    return cases(
        rows,
        case_id="period_id",
        on="ended",
        counted=rows.end_reason.isin(sorted(codes.ADOPTED)).fill_null(False),
        superseded=rows.left_again,
        story=["started", "ended", "end_reason"],
    )
