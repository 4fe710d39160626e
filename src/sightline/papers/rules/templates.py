"""What may become of a council's own template, and who may say so. Pure."""

import re
from collections.abc import Collection, Sequence

from sightline.history.states import States

IN_MAKING, USABLE, RETIRED = "in_making", "usable", "retired"
TEMPLATE_STATES = States(
    name="a version of a template",
    words={IN_MAKING: "In making", USABLE: "Confirmed", RETIRED: "Retired"},
    shapes={IN_MAKING: ("○", "grey"), USABLE: ("●", "green"), RETIRED: ("✕", "orange")},
    may={IN_MAKING: (USABLE,), USABLE: (RETIRED,), RETIRED: ()},
    reasons=frozenset({(USABLE, RETIRED)}),
)
"""A version that papers may have been begun with is never changed again: who wants another begins the next."""

LONGEST_KEY = 40
VERSION = re.compile(r"(?P<key>[a-z0-9][a-z0-9-]*)-v(?P<number>[1-9]\d{0,5})")


def paper_key(key: str, number: int) -> str:
    """What a paper calls a version: committee-report-v2."""
    return f"{key}-v{number}"


def version_in(paper_key: str) -> tuple[str, int] | None:
    """The template's key and the number of the version that a paper names; None where it names none."""
    match = VERSION.fullmatch(paper_key)
    return (match["key"], int(match["number"])) if match else None


def key_of_title(title: str, taken: Collection[str]) -> str:
    """A key of a title's letters and digits, numbered where it is taken: committee-report, committee-report-2."""
    words = "-".join(re.findall(r"[a-z0-9]+", title.lower()))[:LONGEST_KEY].strip("-") or "template"
    number, key = 2, words
    while key in taken:
        key, number = f"{words}-{number}", number + 1
    return key


def why_not_change(state: str) -> str:
    """Why a version cannot be changed, in a sentence; blank where it can."""
    return (
        ""
        if state == IN_MAKING
        else "Papers may have been begun with it, so it stays as it is. Begin the next version."
    )


def why_not_confirm(state: str, *, by: str, writers: Collection[str], faults: Sequence[str]) -> str:
    """Why this person cannot confirm it, in a sentence; blank where they can."""
    if state != IN_MAKING:
        return "It was confirmed already."
    if by in writers:
        return "You wrote part of it. A second person confirms it."
    if faults:
        return "Put right first what is listed on its page."
    return ""
