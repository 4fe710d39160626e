"""A notice to improve is in force until somebody lifts it; every other source is neither. Pure."""

from datetime import date

from sightline.calendars.dates import in_words
from sightline.programme.kinds.states import NOTICE

KIND = "improvement_notice"


def state_of(kind: str, lifted_on: date | None) -> str:
    """One of NOTICE's states; blank for a source that is no notice."""
    if kind != KIND:
        return ""
    return "lifted" if lifted_on else "in_force"


def after_name(kind: str, lifted_on: date | None) -> str:
    """What follows a notice's name: ", in force", or ", lifted on 3 May 2016"; blank for any other source."""
    state = state_of(kind, lifted_on)
    state_words = f", {NOTICE.words[state].lower()}" if state else ""
    return f"{state_words} on {in_words(lifted_on)}" if state and lifted_on else state_words


def fault(kind: str, lifted_on: date | None, wanted: str, reason: str) -> str:
    """Why it cannot become that, in a sentence; blank where it can."""
    was = state_of(kind, lifted_on)
    return NOTICE.fault(was, wanted, reason) if was else "Only a notice to improve is lifted."


def lifted_fault(on: date, said_on: date | None, today: date) -> str:
    """Why it cannot have been lifted on that day, in a sentence; blank where it can."""
    if on > today:
        return "The day it was lifted cannot be after today."
    return "It cannot be lifted before it was given." if said_on and on < said_on else ""
