"""What the trail can say of commentary."""

from sightline.trail.verbs import TrailVerb

_WHAT = "the figure, the period and the authority, as commentary AS01 2026-27-Q2 990"


class CommentaryVerb(TrailVerb):
    """What is done with commentary."""

    COMMENTARY_ASKED = "commentary_asked", _WHAT, "owner", "due"
    COMMENTARY_CLOSED = "commentary_closed", _WHAT
    COMMENTARY_WRITTEN = "commentary_written", _WHAT, "number", "not_supported"
    COMMENTARY_ACCEPTED = "commentary_accepted", _WHAT, "number", "not_supported"
    COMMENTARY_SENT_BACK = "commentary_sent_back", _WHAT, "number"
