"""How what is due is said, on My day, in its file and in `sightline due`: its state, how long is left, and how much of it. Pure."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from sightline.calendars.dates import in_words
from sightline.deadlines.gather import day_of
from sightline.deadlines.left import SOON, Row, State, days_left, is_reminder, mark, state
from sightline.statistics.amounts import several

STATES: dict[State, str] = {"late": "Overdue", "that day": "Last day", "open": "Not due yet"}
CHECKPOINT = "Checkpoint"
DAYS_OF_A_MONTH = 365.2425 / 12
LONG = 93
"""From so many days on what is overdue is said in months, and from two years on in years."""


def state_in_words(row: Row, data_to: date) -> str:
    """Overdue, Last day, Not due yet; for a checkpoint, that it is one."""
    return CHECKPOINT if is_reminder(row) else STATES[state(row["due"], data_to)]


def time_left(row: Row, data_to: date) -> str:
    """3 working days left; Last day; 5 working days overdue; 9 months overdue; for a checkpoint, that it is one."""
    words = state_in_words(row, data_to)
    left = days_left(row["due"], data_to)
    if words == STATES["late"]:
        return f"{how_long(-left, (data_to - day_of(row['due'])).days)} overdue"
    return f"{several(left, 'working day')} left" if words == STATES["open"] else words


def how_long(working_days: int, days: int) -> str:
    """A time gone by as people say it: 5 working days, 9 months, 2 years."""
    if days < LONG:
        return several(working_days, "working day")
    months = int(days / DAYS_OF_A_MONTH)
    return several(months, "month") if months < 24 else several(months // 12, "year")


def first_sentence(rows: Iterable[Row], data_to: date, *, is_old: bool) -> str:
    """The first sentence: 4 fall due within 5 working days, 2 are overdue. Checkpoints are not counted.

    Where the data `is_old`, both are said of its day: nobody knows what has become of them since.
    """
    marks = Counter(mark(row, data_to) for row in rows)
    late, soon = marks["late"], marks["that day"] + marks["soon"]
    ahead, then = f"within {SOON} working days", ""
    if is_old:
        ahead, then = f"{ahead} of {in_words(data_to)}", " on that day"
    falls = "Nothing falls due" if not soon else "1 falls due" if soon == 1 else f"{soon:,} fall due"
    is_late = ("was" if late == 1 else "were") if then else ("is" if late == 1 else "are")
    past = f"{late:,} {is_late} overdue" if late else f"none {'was' if then else 'is'} overdue"
    return f"{falls} {ahead}, {past}{then}."
