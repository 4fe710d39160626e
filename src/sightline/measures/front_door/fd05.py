"""How many referrals come in for every 10,000 children?"""

from sightline.measuring.cases import cases
from sightline.measuring.measure import measure


@measure(
    id="FD05",
    title="Referrals, per 10,000 children",
    why="Set beside other places, it shows whether children reach social care here more or less often.",
    better="neither",
    kind="rate",
    needs=["ssd_cin_episodes.cine_referral_date"],
    definition="Referrals received in the period, for every 10,000 people aged 0 to 17. A child referred twice counts "
    "twice; referrals with no further action are included. One recorded on a case that was already open is no referral and "
    "is left out.",
    source="DfE, Children in need census: rate of referrals",
    compare_with="L305",
    headline="R12",
)
def referrals_received(data, clock):
    """Every referral counts on the day it was received."""
    return cases(
        data.new_referrals,
        case_id="referral_id",
        on="received",
        team="team_id",
        story=["received", "source", "nfa"],
    )
