"""What the trail can say of editions."""

from sightline.trail.verbs import TrailVerb

_EDITION = "the edition and authority, as q2-2026-27-scrutiny 990"


class EditionVerb(TrailVerb):
    """What is done with editions."""

    EDITION_MADE = (
        "edition_made",
        _EDITION,
        "freeze",
        "audience",
        "title",
        "figures",
        "periods",
        "splits",
        "rounded",
    )
    EDITION_PUBLISHED = "edition_published", _EDITION, "freeze", "audience", "title", "seal"
    EDITION_DISCARDED = "edition_discarded", _EDITION, "freeze", "audience", "title"
