"""Which assessments are open past their limit?"""

from sightline.calendars import clocks
from sightline.measures.assessment.clock_start import VARIANTS, on_the_clock
from sightline.measuring.cases import cases
from sightline.measuring.measure import measure
from sightline.tables.phrases import open_at, with_working_days


@measure(
    id="AS06",
    title="Assessments open beyond 45 working days",
    why="These children are waiting now, and no figure of finished assessments shows them.",
    better="lower",
    kind="count",
    grain="point",
    needs=["ssd_cin_assessments.cina_assessment_start_date", "ssd_cin_assessments.cina_assessment_auth_date"],
    clock=clocks.ASSESSMENT,
    definition="Assessments begun and not authorised on the day whose 45th working day since the referral was before it. "
    "The clock of a child's second or later assessment on a referral, and of one that links to no referral, starts when "
    "the assessment did. No assessment is open before its own start.",
    source="Working Together; Ofsted, Annex A list 4",
    seeds=["S17:113"],
    headline="point",
    variants=VARIANTS,
)
def open_beyond_45_working_days(data, clock):
    """List, at each month end, the open assessments whose limit has passed."""
    waiting = open_at(data, on_the_clock(data, clock), started="begun", ended="authorised")
    late = waiting.filter(waiting.due < waiting.month_end)
    days = with_working_days(data, late, start="clock_starts", end="month_end", name="working_days_open")
    return cases(
        days,
        case_id="assessment_id",
        on="month_end",
        team="team_id",
        story=["referred", "started", "due", "working_days_open", "clock_from"],
    )
