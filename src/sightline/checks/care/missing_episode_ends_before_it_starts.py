"""Child returned before they went missing."""

from sightline.checks.check import check
from sightline.checks.national import ssda903
from sightline.checks.spells import ends_before_it_starts


@check(
    id="missing_episode_ends_before_it_starts",
    title="Child returned before they went missing",
    remedy="Correct the day and time the child returned; they lie before the start of the missing episode.",
    needs=["ssd_missing.miss_missing_episode_end_date", "ssd_missing.miss_missing_episode_start_date"],
    breaks=["MI03", "MI04"],
    rules=[
        ssda903(
            "567",
            "The date that the missing episode or episode that the child was away from placement without authorisation ended is before the date that it started.",
        )
    ],
)
def missing_episode_ends_before_it_starts(data):
    """Every one whose end lies before its start."""
    return ends_before_it_starts(
        data.missing_episodes,
        table="ssd_missing",
        record_id="missing_id",
        field="miss_missing_episode_end_date",
    )
