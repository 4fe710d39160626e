"""What the trail can say of boards and committees."""

from sightline.trail.verbs import TrailVerb

_BODY = "the body, as body 3, or the plan it was spoken of with"

_ALONE = "the body, as body 3"


class BodyVerb(TrailVerb):
    """What is done to bodies, their meetings and their members."""

    BODY_DESCRIBED = "body_described", _BODY, "body", "from", "to"
    MEETINGS_SET = "meetings_set", _BODY, "body", "from", "to"
    MEETING_REMOVED = "meeting_removed", _BODY, "body", "from", "to"
    MEMBER_ADDED = "member_added", _ALONE, "member", "name", "role", "from", "to"
    MEMBERSHIP_ENDED = "membership_ended", _ALONE, "member", "name", "from", "to"
    BODY_ADDED = "body_added", _ALONE, "body", "kind"
    BODY_TERMS_CHANGED = "body_terms_changed", _ALONE, "fields"
    MANDATE_ADDED = "mandate_added", _ALONE, "mandate", "decided_by", "taken_from"
    MANDATE_ENDED = "mandate_ended", _ALONE, "mandate", "to"
    REPORT_CYCLE_ADDED = "report_cycle_added", _ALONE, "cycle", "every"
    REPORT_RECEIVED = "report_received", _ALONE, "cycle", "from", "to"
    REPORT_CYCLE_ENDED = "report_cycle_ended", _ALONE, "cycle", "to"
    MEETING_ARRANGED = "meeting_arranged", _ALONE, "meeting", "from", "to"
