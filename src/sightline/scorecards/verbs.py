"""What the trail can say of figures, and of the children behind them."""

from sightline.trail.verbs import LOOK_KEYS, TrailVerb

_REMARK = "the figure, month and authority, as AS01 2025-06 990"

_TARGET = "the figure and authority, with the unit and the set where there are any, as AS01 990 unit T1"
_TERMS = ("words", "values", "tolerance", "owner")


class ScorecardVerb(TrailVerb):
    """What is done with figures."""

    LOOKED_AT_CASES = "looked_at_cases", "which cases, as AS01 2025-26-Q1 990 missed", *LOOK_KEYS, "cases"
    EXPORTED_CASES = "exported_cases", "which cases, as AS01 2025-26-Q1 990 missed", *LOOK_KEYS, "cases"
    NOTE_MADE = "note_made", _REMARK, "words"
    LIMITS_STARTED_ANEW = "limits_started_anew", _REMARK, "words"
    TARGET_SET = "target_set", _TARGET, *_TERMS
    TARGET_CHANGED = "target_changed", _TARGET, *_TERMS
    TARGET_REMOVED = "target_removed", _TARGET, *_TERMS
    WITHDRAWN = "withdrawn", _REMARK, "words"
