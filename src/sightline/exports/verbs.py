"""What the trail can say of exports."""

from sightline.trail.verbs import TrailVerb

_WHICH = "whose figures and which, as 990 provisional or 990 q2-2026-27"
_HOW = ("shown_to", "snapshot", "data_to", "rows")


class ExportVerb(TrailVerb):
    """What is done with exports."""

    EXPORTED_FOR_POWER_BI = "exported_for_power_bi", _WHICH, *_HOW, "seal"
    REPORTING_VIEWS_WRITTEN = "reporting_views_written", _WHICH, *_HOW
