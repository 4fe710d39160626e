"""Referral closed before it was received."""

from sightline.checks.check import check
from sightline.checks.national import cin
from sightline.checks.spells import ends_before_it_starts


@check(
    id="referral_closed_before_received",
    title="Referral closed before it was received",
    remedy="Correct the closing date of the case; it lies before the referral.",
    needs=["ssd_cin_episodes.cine_close_date", "ssd_cin_episodes.cine_referral_date"],
    breaks=[],
    rules=[cin("8630", "CIN Closure Date is before CIN Referral Date for the same CIN episode")],
)
def referral_closed_before_received(data):
    """Every one whose end lies before its start."""
    return ends_before_it_starts(
        data.referrals,
        table="ssd_cin_episodes",
        record_id="referral_id",
        started="received",
        ended="closed",
        field="cine_close_date",
        team="team_id",
    )
