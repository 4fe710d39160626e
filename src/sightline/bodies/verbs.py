"""What the trail can say of boards and committees."""

from sightline.trail.verbs import TrailVerb

_BODY = "the body, as body 3, or the plan it was spoken of with"


class BodyVerb(TrailVerb):
    """What is done to bodies, their meetings and their members."""

    BODY_DESCRIBED = "body_described", _BODY, "body", "from", "to"
    MEETINGS_SET = "meetings_set", _BODY, "body", "from", "to"
    MEETING_REMOVED = "meeting_removed", _BODY, "body", "from", "to"
    MEMBER_ADDED = "member_added", "the body, as body 3", "member", "name", "role", "from", "to"
    MEMBERSHIP_ENDED = "membership_ended", "the body, as body 3", "member", "name", "from", "to"
