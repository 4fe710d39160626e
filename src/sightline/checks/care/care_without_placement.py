"""Child in care with no placement at a month end."""

from sightline.checks.check import check
from sightline.checks.faults import faults
from sightline.engine.later import ibis


@check(
    id="care_without_placement",
    title="Child in care with no placement at a month end",
    remedy="Record where the child lived: a placement is missing, was ended too soon, or belongs to no period of care.",
    needs=[
        "ssd_cla_episodes.clae_cla_episode_start_date",
        "ssd_cla_placement.clap_cla_placement_start_date",
        "ssd_cla_placement.clap_cla_id",
    ],
    breaks=["CL04", "CL06", "CL07", "CL09", "CL18"],
    says={"annex_a": "Annex A shows only the latest placement of a child, not where they lived before."},
    of_sources=["ssd"],
)
def care_without_placement(data):
    """Each period of care once, dated by the first month end at which it has no placement."""
    rows = data.placed_at
    gaps = rows.filter(rows.placement_id.isnull())
    wrong = gaps.group_by("authority", "period_id").aggregate(
        child_id=gaps.child_id.max(), first=gaps.month_end.min(), n=gaps.count()
    )
    return faults(
        wrong,
        table="ssd_cla_episodes",
        record_id="period_id",
        field="clae_cla_placement_id",
        value=ibis.literal("no placement on ") + wrong.n.cast("string") + ibis.literal(" month ends"),
        expected="a placement on every day in care",
        on="first",
    )
