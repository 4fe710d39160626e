"""Placement ends before it starts."""

from sightline.checks.check import check
from sightline.checks.spells import ends_before_it_starts


@check(
    id="placement_ends_before_it_starts",
    title="Placement ends before it starts",
    remedy="Correct the end date of the placement; it lies before the start.",
    needs=[
        "ssd_cla_placement.clap_cla_placement_end_date",
        "ssd_cla_placement.clap_cla_placement_start_date",
    ],
    breaks=["CL04", "CL06", "CL07", "CL09"],
)
def placement_ends_before_it_starts(data):
    """Every one whose end lies before its start."""
    return ends_before_it_starts(
        data.placements,
        table="ssd_cla_placement",
        record_id="placement_id",
        field="clap_cla_placement_end_date",
    )
