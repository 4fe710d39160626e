"""How often do children go missing?"""

from sightline.measuring.cases import cases
from sightline.measuring.measure import measure


@measure(
    id="MI02",
    title="Missing episodes",
    why="A child who is missing may be in danger, and is telling us something.",
    better="lower",
    kind="count",
    needs=["ssd_missing.miss_missing_episode_start_date", "ssd_missing.miss_missing_episode_type"],
    definition="Missing episodes that began in the period, of every child they are recorded for. Being away without "
    "authorisation is not missing and is left out; so is an episode whose kind is not recorded. A child who goes "
    "missing three times counts three times.",
    source="DfE, SSDA903: missing episodes (MISSING), without those away from placement without authorisation (AWAY)",
    seeds=["SO17:16"],
    says={
        "annex_a": "Annex A list 8 counts a child's missing episodes over twelve months, without their dates. Load the "
        "SSD with its missing episodes."
    },
    headline="month",
)
def missing_episodes_begun(data, clock):
    """Each missing episode, on the day it began."""
    return cases(data.missing_episodes, case_id="missing_id", on="started", story=["started", "ended"])
