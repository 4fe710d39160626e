"""By when a question asked in an evidence room is answered, and how that is said. Pure."""

from datetime import date

from sightline.calendars.dates import in_words
from sightline.calendars.working_days import add_working_days

ANSWER_WITHIN = 2
"""In how many working days a question asked in a room is to be answered, unless another day is set."""


def answer_due(asked_on: date) -> date:
    """By which day a question asked on this day is to be answered."""
    return add_working_days(asked_on, ANSWER_WITHIN)


def waits_in_words(due: date, is_answered: bool, today: date) -> str:
    """Answered; due 4 November 2026; 3 days overdue."""
    if is_answered:
        return "Answered"
    days = (today - due).days
    if days <= 0:
        return f"Due {in_words(due)}"
    return f"{days} day overdue" if days == 1 else f"{days} days overdue"
