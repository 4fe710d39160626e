"""Were children who came back spoken to in time?"""

from sightline.calendars import clocks
from sightline.measuring.cases import cases
from sightline.measuring.measure import measure
from sightline.tables.phrases import judged, with_deadline


@measure(
    id="MI04",
    title="Return home interviews held within 72 hours of return",
    why="What a child would tell on the first day they may not tell in the second week.",
    better="higher",
    needs=[
        "local_return_interviews.interview_at",
        "ssd_missing.miss_missing_episode_end_date|local_return_interviews.returned_at",
    ],
    clock=clocks.RETURN_INTERVIEW,
    definition="Of returns from missing in the period, those with an interview held within 72 hours. An interview offered "
    "and not held, or refused, is not held. A return without an interview is missed once 72 hours are over: hours gone "
    "by, whatever the clocks on the wall do. Where only the day of the return is known three whole days run from its "
    "midnight; an interview of which only the day is known counts as held at the midnight that begins it.",
    source="Sightline's own, after DfE, Children who run away or go missing from home or care: within 72 hours of return",
    seeds=["SO17:18"],
    says={
        "annex_a": "Annex A holds only whether an interview was offered",
        "ssd": "The SSD holds whether an interview was offered and accepted, not when; load the local return "
        "return_interviews.csv.",
    },
    headline="month",
    dated_at_start=True,
)
def interviews_within_72_hours(data, clock):
    """Each return, on the day of it."""
    due = with_deadline(data, data.returns_from_missing, start="returned", limit=clock.limit)
    interviews = judged(data, due, done="interviewed", undone="missed")
    return cases(
        interviews,
        case_id="return_id",
        on="returned",
        counted=interviews.counted,
        reason=interviews.aside,
        story=["returned", "interviewed", "due"],
    )
