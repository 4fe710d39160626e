"""Placement with no period of care."""

from sightline.checks.check import check
from sightline.checks.faults import faults
from sightline.checks.records import records


@check(
    id="placement_without_care",
    title="Placement with no period of care",
    remedy="Link the placement to the period of care it belongs to, or record that period.",
    needs=[
        "ssd_cla_placement.clap_cla_id",
        "ssd_cla_placement.clap_cla_placement_start_date",
        "ssd_cla_episodes.clae_cla_id",
    ],
    breaks=["CL04", "CL06", "CL07", "CL09"],
)
def placement_without_care(data):
    """Every placement that names no period of care that is there; short breaks (V3, V4) are periods too."""
    rows = records(data, "ssd_cla_placement", "clap_cla_id")
    episodes = data.store("ssd_cla_episodes")
    periods = episodes.select(_of=episodes.authority, _period=episodes.clae_cla_id)
    wrong = rows.anti_join(periods, [rows.authority == periods._of, rows.clap_cla_id == periods._period])
    return faults(
        wrong,
        table="ssd_cla_placement",
        record_id="record_id",
        field="clap_cla_id",
        value=wrong.clap_cla_id.fill_null("blank"),
        expected="the period of care the child was in",
        on="on",
    )
