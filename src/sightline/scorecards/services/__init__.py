"""What people do here: look at the children behind a figure or a fault, and say what must be known of a figure."""

from sightline.scorecards.services.looking import look_at_cases, look_at_faults
from sightline.scorecards.services.saying import CannotSayError, judge_anew, note, withdraw
from sightline.scorecards.services.target_sheet import TargetConflictsError, apply_target_rows
from sightline.scorecards.services.targets import change_target, remove_target, set_target

__all__ = [
    "CannotSayError",
    "TargetConflictsError",
    "apply_target_rows",
    "change_target",
    "judge_anew",
    "look_at_cases",
    "look_at_faults",
    "note",
    "remove_target",
    "set_target",
    "withdraw",
]
