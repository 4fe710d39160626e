"""Episode of care ends before it starts."""

from sightline.checks.check import check
from sightline.checks.national import ssda903
from sightline.checks.spells import ends_before_it_starts


@check(
    id="care_episode_ends_before_it_starts",
    title="Episode of care ends before it starts",
    remedy="Correct the day the episode ceased; it lies before the day it started.",
    needs=["ssd_cla_episodes.clae_cla_episode_ceased_date", "ssd_cla_episodes.clae_cla_episode_start_date"],
    breaks=["CL01", "CL03", "CL06", "CL07", "AD04"],
    rules=[ssda903("356", "The date the episode ceased is before the date the same episode started.")],
)
def care_episode_ends_before_it_starts(data):
    """Every one whose end lies before its start."""
    return ends_before_it_starts(
        data.care_episodes,
        table="ssd_cla_episodes",
        record_id="episode_id",
        field="clae_cla_episode_ceased_date",
    )
