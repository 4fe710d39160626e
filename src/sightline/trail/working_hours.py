"""When a line was written outside working hours, which a reader of the trail asks for. Pure."""

from datetime import datetime

from sightline.calendars.working_days import is_working_day

BEGIN, END = 7, 19
"""Working hours are from 07:00 until 19:00 on working days. Children's services work at other hours too: it is a reason to ask,
and no fault."""

WORDS = "before 7:00, from 19:00, at weekends and on bank holidays"


def is_outside(at: datetime) -> bool:
    """Whether a moment on the clock of the wall is outside: `at` in local time."""
    return not (is_working_day(at.date()) and BEGIN <= at.hour < END)
