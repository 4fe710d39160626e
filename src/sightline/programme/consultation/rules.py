"""Who may comment on a version, and until when. Pure."""

from collections.abc import Sequence
from datetime import date

from sightline.calendars.dates import in_words
from sightline.people.matrix import MATRIX
from sightline.programme.kinds.states import VERSION
from sightline.statistics.amounts import several

OUT = "consulted"
"""The state of a version in which people are asked what they think of it."""

NOT_OUT_YET = "This version is a draft. Send it out for comments on its page, then choose who is asked."

YOUNG = "A young advisor"
"""What a young advisor’s comment stands under, for everybody: a young person is not named to whoever reads the plan."""

ASKED_ROLES = tuple(role for role, row in MATRIX.items() if row.plan != "-")
"""The roles that see a plan or their own part of it, or do while a grant opens it; the others cannot be asked."""


def fault_of_commenting(state: str, closes: date, today: date) -> str:
    """Why whoever was asked may not comment, or change what they said, in a sentence; blank where they may.

    `closes`: the last day on which they may.
    """
    if state == OUT and today <= closes:
        return ""
    if state == OUT:
        return f"Comments closed on {in_words(closes)}."
    if state == "draft":
        return "This version was taken back to draft, so comments are closed."
    return f"This version is {VERSION.words[state].lower()}, so comments are closed."


def fault_of_asking(state: str, closes: date, today: date) -> tuple[str, str]:
    """Why nobody can be asked to comment until that day, in a sentence, and the field it is about; both blank where they can."""
    if state == "draft":
        return NOT_OUT_YET, ""
    if state != OUT:
        return f"This version is {VERSION.words[state].lower()}. Nobody can be asked to comment on it.", ""
    if closes < today:
        return "That date has passed. Enter one that is still to come.", "closes"
    return "", ""


def answers_in_words(answers: Sequence[bool], fault: str, closes: date) -> str:
    """The first sentence of a consultation. `answers`: for each that was asked, whether they have commented; `fault`: why
    comments are closed."""
    commented = sum(answers)
    until = fault or f"Comments are open until {in_words(closes)}."
    return f"{until} {commented} of {several(len(answers), 'asked', 'asked')} {'has' if commented == 1 else 'have'} commented."
