"""Two periods of care of one child overlap."""

from sightline.checks.check import check
from sightline.checks.national import ssda903
from sightline.checks.spells import overlapping


@check(
    id="care_periods_overlap",
    title="Two periods of care of one child overlap",
    remedy="End the earlier period of care, or join the two: a child is looked after once at a time.",
    needs=["ssd_cla_episodes.clae_cla_episode_start_date", "ssd_cla_episodes.clae_cla_episode_ceased_date"],
    breaks=["CL01", "CL02", "CL03", "CL06", "CL07", "HE01"],
    rules=[ssda903("501", "A new episode has started before the end date of the previous episode.")],
)
def care_periods_overlap(data):
    """Every one that starts before an earlier one of the child has ended."""
    return overlapping(
        data.care_periods,
        table="ssd_cla_episodes",
        record_id="period_id",
        field="clae_cla_episode_start_date",
    )
