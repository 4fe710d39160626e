"""Was the child seen soon after the assessment began?"""

from sightline.calendars import clocks
from sightline.measuring.cases import cases
from sightline.measuring.measure import measure
from sightline.tables.phrases import judged, with_deadline

NEEDS = (
    "ssd_cin_assessments.cina_assessment_start_date",
    "ssd_cin_visits.cinv_cin_visit_date",
    "ssd_cin_visits.cinv_cin_visit_seen",
)
SAYS = {
    "annex_a": "Annex A list 4 holds only whether the child was seen, not when. Load the SSD with its visits."
}
DEFINITION = (
    "Of assessments started in the period, those whose child was first seen at a visit from the day it started to its "
    "{nth} working day. Any visit counts: to a child in need, on a protection plan or in care. A visit at which the child was not seen does not count. An assessment whose child was not seen "
    "is missed once that day is over; before, it is too recent."
)
SOURCE = (
    "Sefton, improvement plan 2017, names 5 and 10 days without saying working or calendar: a setting, working days "
    "by default"
)


def _first_seen(data, clock):
    """Judge each assessment on the day it started."""
    due = with_deadline(data, data.seen_assessments, start="started", limit=clock.limit)
    assessments = judged(data, due, done="seen_on", undone="missed")
    return cases(
        assessments,
        case_id="assessment_id",
        on="started",
        counted=assessments.counted,
        reason=assessments.aside,
        team="team_id",
        story=["started", "due", "seen_on", "authorised"],
    )


@measure(
    id="AS02",
    title="Children seen within 5 working days of the assessment's start",
    why="Nobody can know that a child is safe before somebody has seen the child.",
    better="higher",
    needs=NEEDS,
    clock=clocks.CHILD_SEEN_5,
    definition=DEFINITION.format(nth="5th"),
    source=SOURCE,
    says=SAYS,
    seeds=["S17:113"],
    headline="month",
    dated_at_start=True,
)
def seen_within_5_days(data, clock):
    """Judge each assessment started by the day the child was first seen."""
    return _first_seen(data, clock)


@measure(
    id="AS03",
    title="Children seen within 10 working days of the assessment's start",
    why="A child not seen after two weeks is being assessed on what others say.",
    better="higher",
    needs=NEEDS,
    clock=clocks.CHILD_SEEN_10,
    definition=DEFINITION.format(nth="10th"),
    source=SOURCE,
    says=SAYS,
    seeds=["S17:113"],
    headline="month",
    dated_at_start=True,
)
def seen_within_10_days(data, clock):
    """Judge each assessment started by the day the child was first seen."""
    return _first_seen(data, clock)
