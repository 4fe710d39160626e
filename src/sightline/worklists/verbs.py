"""What the trail can say of what is due, and of the council's own clocks."""

from sightline.trail.verbs import LOOK_KEYS, TrailVerb

_CALENDAR = "what the address opens, and its number, as due 990 team T1 calendar 4"


class WorklistVerb(TrailVerb):
    """What is done with what is due."""

    LOOKED_AT_DUE = "looked_at_due", "what is due, as due 990 team T1 within 10wd", *LOOK_KEYS, "rows"
    EXPORTED_DUE = "exported_due", "what is due, as due 990 team T1 within 10wd", *LOOK_KEYS, "rows"
    ROW_MARKED = "row_marked", "which deadline, as due 990 clock assessment", "children", "snapshot", "kind"
    WORKER_LINKED = "worker_linked", "the account", "worker"
    CLOCK_SET = "clock_set", "the clock", "from", "limit", "before"
    CALENDAR_MADE = "calendar_made", _CALENDAR, "expires"
    CALENDAR_ENDED = "calendar_ended", _CALENDAR, "from", "to"
    CALENDAR_FETCHED = "calendar_fetched", _CALENDAR
