"""Referral with no source."""

from sightline.checks.check import check
from sightline.checks.faults import faults, is_blank
from sightline.checks.national import cin


@check(
    id="referral_without_source",
    title="Referral with no source",
    remedy="Record who made the referral.",
    needs=["ssd_cin_episodes.cine_referral_source_code", "ssd_cin_episodes.cine_referral_date"],
    breaks=["FD09"],
    rules=[cin("8866", "Source of Referral is missing or an invalid code")],
    says={"annex_a": "Annex A says who referred a child in list 3 only: the cases of list 6 have no source."},
    of_sources=["ssd"],
)
def referral_without_source(data):
    """Every referral that names no source."""
    rows = data.referrals
    wrong = rows.filter(is_blank(rows.source))
    return faults(
        wrong,
        table="ssd_cin_episodes",
        record_id="referral_id",
        field="cine_referral_source_code",
        value="blank",
        expected="a source of referral",
        on="received",
        team="team_id",
    )
