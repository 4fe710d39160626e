"""How long do assessments take?"""

from sightline.calendars import clocks
from sightline.measures.assessment.clock_start import VARIANTS, on_the_clock
from sightline.measuring.cases import cases
from sightline.measuring.measure import measure
from sightline.tables.phrases import with_working_days


@measure(
    id="AS05",
    title="Working days to complete an assessment, median",
    why="Within the limit there is still quick and slow, and a child feels the difference.",
    better="lower",
    kind="median",
    needs=["ssd_cin_assessments.cina_assessment_auth_date", "ssd_cin_assessments.cina_assessment_start_date"],
    clock=clocks.ASSESSMENT,
    definition="Of assessments authorised in the period, the middle number of working days from the referral to the "
    "authorisation. The days of a child's second or later assessment on a referral, and of one that links to no "
    "referral, are counted from its own start. Open ones are left out.",
    source="Sightline's own: the clock is that of AS01, so that both read the same days; the DfE also publishes "
    "a median in working days",
    seeds=["S17:113"],
    headline="R12",
    variants=VARIANTS,
)
def working_days_to_complete(data, clock):
    """Count the working days of each authorised assessment."""
    due = on_the_clock(data, clock)
    done = due.filter(due.authorised.notnull())
    taken = with_working_days(data, done, start="clock_starts", end="authorised", name="working_days_taken")
    return cases(
        taken,
        case_id="assessment_id",
        on="authorised",
        amount=taken.working_days_taken,
        team="team_id",
        story=["referred", "started", "authorised", "due", "clock_from"],
    )
