"""Two placements of one child overlap."""

from sightline.checks.check import check
from sightline.checks.national import ssda903
from sightline.checks.spells import overlapping


@check(
    id="placements_overlap",
    title="Two placements of one child overlap",
    remedy="Correct the end of the earlier placement: it is the day the child moved to the next.",
    needs=[
        "ssd_cla_placement.clap_cla_placement_start_date",
        "ssd_cla_placement.clap_cla_placement_end_date",
    ],
    breaks=["CL04", "CL06", "CL07", "CL09"],
    rules=[
        ssda903("501", "A new episode has started before the end date of the previous episode.", nearest=True)
    ],
)
def placements_overlap(data):
    """Every one that starts before an earlier one of the child has ended; temporary stays may lie inside another."""
    lasting = data.placements.filter(lambda t: ~t.temporary)
    return overlapping(
        lasting, table="ssd_cla_placement", record_id="placement_id", field="clap_cla_placement_start_date"
    )
