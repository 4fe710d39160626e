"""Do children come back within a year?"""

from sightline.engine.later import ibis
from sightline.measuring.cases import cases
from sightline.measuring.measure import measure


@measure(
    id="FD07",
    title="Re-referrals within 12 months",
    why="A child who is referred again may not have been helped the first time.",
    better="lower",
    needs=["ssd_cin_episodes.cine_referral_date"],
    looks_back=12,
    definition="Of referrals received in the period, those of a child who was referred on an earlier day within the 12 "
    "months before; the same day a year earlier counts. Two referrals of a child on one day do not make each other "
    "re-referrals. One recorded on a case that was already open is no referral: it is left out, and is no earlier one.",
    source="DfE, Children in need census: re-referrals within 12 months of a previous referral",
    compare_with="L271",
    says={
        "annex_a": "Annex A counts earlier referrals only for each child's latest referral, so its count cannot be "
        "added up. With twelve months of lists loaded before the period it is computed from the referrals "
        "themselves; otherwise load the SSD."
    },
    headline="R12",
)
def referred_again_within_12_months(data, clock):
    """Look from each referral back to the child's last earlier day with a referral."""
    within_reach = data.first_day - ibis.interval(months=12)
    rows = data.new_referrals.filter(lambda t: t.received >= within_reach)
    day = rows.received.delta(ibis.date("2000-01-01"), unit="day")
    before = ibis.range_window(
        group_by=[rows.authority, rows.child_id], order_by=day.cast("int64"), preceding=(None, 1)
    )
    referrals = rows.mutate(previous=ibis.cases((rows.child_id.notnull(), rows.received.max().over(before))))
    again = referrals.previous.notnull() & (
        referrals.previous >= referrals.received - ibis.interval(months=12)
    )
    return cases(
        referrals,
        case_id="referral_id",
        on="received",
        counted=again,
        team="team_id",
        story=["received", "previous"],
    )
