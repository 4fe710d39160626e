"""Referral that went further, with no primary need."""

from sightline.checks.check import check
from sightline.checks.faults import faults, is_blank
from sightline.checks.national import cin


@check(
    id="referral_without_need",
    title="Referral that went further, with no primary need",
    remedy="Record the child's primary need.",
    needs=[
        "ssd_cin_episodes.cine_cin_primary_need_code",
        "ssd_cin_episodes.cine_referral_nfa",
        "ssd_cin_episodes.cine_referral_date",
    ],
    splits=["need"],
    rules=[cin("8610", "Primary Need code is missing for a referral which led to further action.")],
    says={"annex_a": "Annex A gives a primary need in list 6 only: the referrals of list 3 have none."},
    of_sources=["ssd"],
)
def referral_without_need(data):
    """Every referral with further action that has no primary need."""
    rows = data.referrals
    wrong = rows.filter(~rows.nfa.fill_null(True), is_blank(rows.need))
    return faults(
        wrong,
        table="ssd_cin_episodes",
        record_id="referral_id",
        field="cine_cin_primary_need_code",
        value="blank",
        expected="a primary need, N1 to N9",
        on="received",
        team="team_id",
    )
