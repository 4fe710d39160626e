"""Referral received while an earlier case of the child is open."""

from sightline.checks.check import check
from sightline.checks.national import cin
from sightline.checks.spells import overlapping


@check(
    id="referrals_open_together",
    title="Referral received while an earlier case of the child is open",
    remedy="Close the earlier case, or add what was reported to it as a contact: a child has one open case.",
    severity="warning",
    needs=["ssd_cin_episodes.cine_referral_date", "ssd_cin_episodes.cine_close_date"],
    breaks=["FD05", "FD07"],
    rules=[cin("8820", "The dates on the CIN episodes for this child overlap")],
    says={"annex_a": "Annex A lists a referral and the case it led to apart: they are not two cases."},
    of_sources=["ssd"],
)
def referrals_open_together(data):
    """Every referral that comes before an earlier one of the child is closed; without further action it may."""
    further = data.referrals.filter(lambda t: ~t.nfa.fill_null(False))
    return overlapping(
        further,
        table="ssd_cin_episodes",
        record_id="referral_id",
        field="cine_referral_date",
        started="received",
        ended="closed",
        team="team_id",
    )
