"""A child went missing before they had returned."""

from sightline.checks.check import check
from sightline.checks.national import ssda903
from sightline.checks.spells import overlapping


@check(
    id="missing_episodes_overlap",
    title="A child went missing before they had returned",
    remedy="Record when the child returned from the earlier episode, or remove the one entered twice.",
    needs=["ssd_missing.miss_missing_episode_start_date", "ssd_missing.miss_missing_episode_end_date"],
    breaks=["MI02", "MI03", "MI04"],
    rules=[
        ssda903(
            "574",
            "A new missing/away from placement without authorisation period cannot start when the previous missing/away from placement without authorisation period is still open. Missing/away from placement without authorisation periods should also not overlap.",
        )
    ],
)
def missing_episodes_overlap(data):
    """Every one that starts before an earlier one of the child has ended."""
    return overlapping(
        data.missing_episodes,
        table="ssd_missing",
        record_id="missing_id",
        field="miss_missing_episode_start_date",
    )
