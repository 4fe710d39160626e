"""What the trail can say of figures that people enter."""

from sightline.trail.verbs import TrailVerb

_MEASURE = "the measure that people enter, as entered EN01 990"
_ENTRY = "the figure entered, as entered EN01 990 2026-27-Q2 unit T1"


class EntryVerb(TrailVerb):
    """What is done with measures that people enter, and with their figures."""

    ENTRY_DEFINED = "entry_defined", _MEASURE, "title", "shape", "every", "owner"
    ENTRY_REDEFINED = "entry_redefined", _MEASURE, "fields"
    ENTRY_STOPPED = "entry_stopped", _MEASURE
    FIGURE_ENTERED = "figure_entered", _ENTRY, "numerator", "denominator", "document"
    FIGURE_SIGNED_OFF = "figure_signed_off", _ENTRY, "entered_by"
    FIGURE_SENT_BACK = "figure_sent_back", _ENTRY, "entered_by"
