"""What a refresh changes of a measure, and what keeps a measure, or a whole scorecard, from being so. Pure."""

from collections.abc import Mapping
from datetime import date

from sightline.calendars.dates import in_words
from sightline.programme.kinds.states import BEING_WRITTEN, SCORECARD_MEASURE
from sightline.programme.scorecard.rules.card import OWED, RETIRED, CardMeasure

CHANGES = {
    "added": "Added",
    "removed": "Removed",
    "changed": "Changed",
    "suspended": "Suspended",
    "reporting": "Reporting",
}
"""The kinds of change in the ledger, in words. Reporting: a measure became reportable or not, outside a refresh."""
FIELDS = {
    "state": "State",
    "title": "Name",
    "figure": "Figure",
    "grouping": "Priority or theme",
    "theme": "Theme of figures",
    "cause": "Cause",
    "owner": "Owner",
    "fix_by": "To be put right by",
}
"""What is kept of a change field by field, in words."""
REPORTING = ("live", *OWED)
"""States between which a measure goes outside a refresh: whether it is reported is a fact."""
SECOND_PERSON = "A second person agrees to a scorecard: you wrote this one, or part of it."


def kind_of(before: CardMeasure | None, now: CardMeasure | None) -> str:
    """Which of CHANGES a measure's going from the scorecard before to this one is; blank where nothing of it differs.

    None: it was not on it. One that was retired and comes back is added; one that leaves is removed.
    """
    was, stands = (each.state if each else RETIRED for each in (before, now))
    if was == stands == RETIRED:
        return ""
    if was == RETIRED:
        return "added"
    if stands == RETIRED:
        return "removed"
    if stands == "suspended" != was:
        return "suspended"
    return "changed" if fields_of(before) != fields_of(now) else ""


def fields_of(measure: CardMeasure | None) -> dict[str, str]:
    """What the ledger keeps of a measure, field by field, as text; of none, nothing."""
    if measure is None:
        return {}
    return {
        "state": SCORECARD_MEASURE.words[measure.state],
        "title": measure.title,
        "figure": measure.figure,
        "grouping": "/".join(filter(None, measure.grouping)),
        "theme": measure.theme,
        "cause": measure.cause,
        "owner": measure.owner,
        "fix_by": measure.fix_by.isoformat() if measure.fix_by else "",
    }


def changed_fields(
    before: CardMeasure | None, now: CardMeasure | None, kind: str
) -> tuple[dict[str, str], dict[str, str]]:
    """The fields a ledger shows of a change, as they were and are: of what came, went or was suspended the state alone."""
    was, stands = fields_of(before), fields_of(now)
    if kind in ("added", "removed", "suspended"):
        return {"state": was.get("state", "")}, {"state": stands.get("state", "Removed")}
    names = [name for name in FIELDS if was.get(name, "") != stands.get(name, "")]
    return {name: was.get(name, "") for name in names}, {name: stands.get(name, "") for name in names}


def fault_of_measure(measure: CardMeasure, figures: Mapping[str, str]) -> tuple[str, str]:
    """The field at fault and why, in a sentence; two blanks where it may stand. `figures`: ids there are, with their titles."""
    if measure.figure and measure.figure not in figures:
        return "figure", f"There is no figure {measure.figure}. Choose one of the list, or leave it blank."
    if not measure.title.strip():
        return "title", "Enter what the measure is called."
    if measure.state == "live" and not measure.figure:
        return (
            "state",
            "A measure without a figure of Sightline is not live: say what keeps it from being reported.",
        )
    if measure.owed:
        for name, otherwise in (
            ("cause", "Enter why it is not reported."),
            ("owner", "Enter the post that puts it right."),
            ("fix_by", "Enter the day by which it is put right."),
        ):
            if not getattr(measure, name):
                return name, otherwise
    return "", ""


def fault_of_state(was: str, wanted: str, reason: str, *, refresh: bool) -> tuple[str, str]:
    """Why a measure may not go to another state; outside a refresh it only becomes reportable, or not."""
    if not refresh and (was not in REPORTING or wanted not in REPORTING):
        return "state", "Measures are suspended, retired and brought back at a refresh. Begin one."
    fault = SCORECARD_MEASURE.fault(was, wanted, reason)
    return (
        ("reason" if SCORECARD_MEASURE.owes_reason(was, wanted, reason) else "state", fault)
        if fault
        else ("", "")
    )


def fault_of_agreeing(
    *,
    wrote: frozenset[str],
    by: str,
    version_state: str,
    measures: int,
    loose: int,
    on: date,
    last: date | None,
    today: date,
) -> tuple[str, str]:
    """Why a person may not agree to a scorecard from a day on. `wrote`: who made it or changed it; `measures`: how many it
    shows, and `loose` how many of them stand under no priority; `last`: the last day something was said of the scorecard before.
    """
    if by.strip().lower() in {each.strip().lower() for each in wrote}:
        return "", SECOND_PERSON
    if version_state in BEING_WRITTEN:
        return (
            "",
            "Its version of the plan is still being written. Agree to the scorecard when that is submitted or live.",
        )
    if not measures:
        return "", "It has no measure yet."
    if loose:
        return "", f"{loose} of its measures stand under no priority. Choose one for each."
    if on > today:
        return "on", "That day is still to come. Enter the day from which it is the plan’s scorecard."
    if last and on < last:
        return (
            "on",
            f"The scorecard before it has something of {in_words(last)}. Enter that day, or a later one.",
        )
    return "", ""


def fault_of_reporting_day(on: date, last: date, today: date) -> str:
    """Why something cannot be said of a measure's reporting from that day on; blank where it can."""
    if on > today:
        return "That day is still to come."
    return (
        f"The scorecard has something of {in_words(last)}. Enter that day, or a later one."
        if on < last
        else ""
    )
