"""Allocation to a worker ends before it starts."""

from sightline.checks.check import check
from sightline.checks.spells import ends_before_it_starts


@check(
    id="allocation_ends_before_it_starts",
    title="Allocation to a worker ends before it starts",
    remedy="Correct the end of the allocation; it lies before its start.",
    needs=["ssd_involvements.invo_involvement_end_date", "ssd_involvements.invo_involvement_start_date"],
    breaks=["WF01"],
    splits=["team"],
)
def allocation_ends_before_it_starts(data):
    """Every one whose end lies before its start."""
    return ends_before_it_starts(
        data.allocations,
        table="ssd_involvements",
        record_id="allocation_id",
        field="invo_involvement_end_date",
        team="team_id",
    )
