"""How many referrals end with no further action?"""

from sightline.measuring.cases import cases
from sightline.measuring.measure import measure


@measure(
    id="FD08",
    title="Referrals closed with no further action",
    why="Many may mean that others refer what is not for social care, or that help is refused too soon.",
    better="neither",
    needs=[
        "ssd_cin_episodes.cine_referral_date",
        "ssd_cin_episodes.cine_referral_nfa|ssd_cin_episodes.cine_referral_outcome_json",
    ],
    definition="Of referrals received in the period, those recorded as needing no further action. Its flag says so or, "
    "where that is blank, its outcome. A referral that does not say is not counted among them. One recorded on a case that "
    "was already open is no referral and is left out.",
    source="DfE, Children in need census: referrals resulting in no further action",
    compare_with="L290",
    headline="R12",
)
def no_further_action(data, clock):
    """Judge each referral on the day it was received."""
    rows = data.new_referrals
    return cases(
        rows,
        case_id="referral_id",
        on="received",
        counted=rows.nfa.fill_null(False),
        team="team_id",
        story=["received", "source", "closed", "closed_because"],
    )
