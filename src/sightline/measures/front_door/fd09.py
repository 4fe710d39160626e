"""Who refers children?"""

from sightline.measuring.cases import cases
from sightline.measuring.measure import Figure, measure
from sightline.standards.codes import REFERRAL_SOURCES
from sightline.tables.splits import NOT_RECORDED, with_group


@measure(
    id="FD09",
    title="Referrals by source",
    why="A partner that stops referring, or refers far more, is the first sign that something has changed.",
    better="neither",
    needs=["ssd_cin_episodes.cine_referral_date", "ssd_cin_episodes.cine_referral_source_code"],
    figures=[
        Figure(f"FD09.{slug}", f"Referrals by source: {label}", "share", part=slug, share_of_all=True)
        for slug, label in REFERRAL_SOURCES.items()
    ],
    definition="Of referrals received in the period, the share that came from each kind of source. A source that is "
    "blank or not one of the DfE's is counted as unknown. A referral recorded on a case that was already open is none and "
    "is left out.",
    source="DfE, Children in need census: referrals by source of referral",
    compare_with="L374",
    seeds=["S23:153"],
    headline="R12",
)
def referrals_by_source(data, clock):
    """Every referral counts, as part of its source's group, on the day it was received."""
    rows = with_group(
        data, data.new_referrals.mutate(group=data.new_referrals.source), "group", "referral_source"
    )
    return cases(
        rows,
        case_id="referral_id",
        on="received",
        part=rows.group.nullif(NOT_RECORDED).fill_null("unknown"),
        team="team_id",
        story=["received", "source"],
    )
