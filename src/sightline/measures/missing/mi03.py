"""Were children who came back offered an interview?"""

from sightline.measuring.cases import cases
from sightline.measuring.measure import measure


@measure(
    id="MI03",
    title="Return home interviews offered",
    why="Why a child went, and what happened, is asked once they are back or never.",
    better="higher",
    needs=[
        "ssd_missing.miss_missing_episode_end_date",
        "ssd_missing.miss_missing_rhi_offered",
        "ssd_missing.miss_missing_episode_type",
    ],
    definition="Of missing episodes that ended in the period, those after which an interview was offered. Where nothing "
    "is recorded none was offered. Episodes still open are left out.",
    source="Sightline's own, after DfE, Children who run away or go missing from home or care: an offer after every "
    "episode; Ofsted's Annex A asks only about the last",
    seeds=["SO17:18"],
    says={
        "annex_a": "Annex A list 8 holds only whether an interview was offered after a child's last missing episode, not "
        "when that was. Load the SSD with its missing episodes."
    },
    headline="month",
)
def interviews_offered(data, clock):
    """Each missing episode that ended: offered an interview, or not."""
    rows = data.missing_episodes.filter(lambda t: t.ended.notnull())
    return cases(
        rows,
        case_id="missing_id",
        on="ended",
        counted=rows.offered.fill_null(False),
        story=["started", "ended", "offered"],
    )
