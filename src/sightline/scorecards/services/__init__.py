"""What people do here: look at the children behind a figure or a fault, and say what must be known of a figure."""

from sightline.scorecards.services.looking import look_at_cases, look_at_faults
from sightline.scorecards.services.saying import CannotSayError, judge_anew, note, set_target, withdraw

__all__ = [
    "CannotSayError",
    "judge_anew",
    "look_at_cases",
    "look_at_faults",
    "note",
    "set_target",
    "withdraw",
]
