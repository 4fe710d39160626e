"""What the trail can say of papers."""

from sightline.trail.verbs import TrailVerb

_PAPER = "the paper, as paper 12"
_TEMPLATE = "the version of a template, as template 3"


class PaperVerb(TrailVerb):
    """What is done with papers."""

    PAPER_STARTED = "paper_started", _PAPER, "title", "body", "meeting", "template", "freeze"
    PAPER_WRITTEN = "paper_written", _PAPER, "part", "from", "to"
    PAPER_MOVED = "paper_moved", _PAPER, "from", "to"
    PAPER_COMMENTED = "paper_commented", _PAPER, "comment", "part"
    PAPER_COMMENT_ANSWERED = "paper_comment_answered", _PAPER, "comment", "from", "to"
    PAPER_COMMENT_RESOLVED = "paper_comment_resolved", _PAPER, "comment"
    SIGN_OFF_ASKED = "sign_off_asked", _PAPER, "role", "of", "due", "digest", "changed"
    SIGN_OFF_GIVEN = "sign_off_given", _PAPER, "role", "digest", "reference"
    SIGN_OFF_REFUSED = "sign_off_refused", _PAPER, "role", "digest"
    REFERENCE_FORM_SET = "reference_form_set", "whose references, as references finance 990", "from", "to"
    PAPER_PUBLISHED = "paper_published", _PAPER, "audiences", "freeze", "seal"
    TEMPLATE_BEGUN = "template_begun", _TEMPLATE, "title", "template", "from"
    TEMPLATE_CHANGED = "template_changed", _TEMPLATE, "part", "from", "to"
    TEMPLATE_WORD_BROUGHT = "template_word_brought", _TEMPLATE, "name", "sha256", "bytes"
    TEMPLATE_WORD_REMOVED = "template_word_removed", _TEMPLATE, "name", "sha256"
    TEMPLATE_CONFIRMED = "template_confirmed", _TEMPLATE, "template", "word"
    TEMPLATE_RETIRED = "template_retired", _TEMPLATE, "template"
    TEMPLATE_DISCARDED = "template_discarded", _TEMPLATE, "title", "template"
