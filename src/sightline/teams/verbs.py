"""What the trail can say of teams, and of which follows which."""

from sightline.trail.verbs import TrailVerb

_TEAM = "the team, as team T1 990"


class TeamVerb(TrailVerb):
    """What is done to teams."""

    TEAM_ADDED = "team_added", _TEAM, "name", "service", "starts"
    TEAM_RENAMED = "team_renamed", _TEAM, "name", "starts"
    TEAM_ENDED = "team_ended", _TEAM, "ends", "before"
    CROSSWALK_CHANGED = "crosswalk_changed", "whose teams, as teams 990", "rows", "now", "before"
