"""Were assessments finished within 45 working days?"""

from sightline.calendars import clocks
from sightline.measures.assessment.clock_start import VARIANTS, on_the_clock
from sightline.measuring.cases import cases, together
from sightline.measuring.measure import measure
from sightline.tables.phrases import judged, still_open, with_working_days


@measure(
    id="AS01",
    title="Assessments completed within 45 working days of referral",
    why="A child waiting for an assessment is waiting for help.",
    better="higher",
    needs=["ssd_cin_assessments.cina_assessment_auth_date", "ssd_cin_assessments.cina_assessment_start_date"],
    clock=clocks.ASSESSMENT,
    definition="Of assessments authorised in the period, those authorised within 45 working days of the referral. "
    "The clock of a child's second or later assessment on a referral, and of one that links to no referral, starts when "
    "the assessment did, and the case says so. Those begun and not authorised on the data date are left out and "
    "shown beside: open late past the limit, else too recent.",
    source="DfE, Children in need census: assessments completed within 45 working days; Working Together",
    compare_with="L304",
    seeds=["S17:113"],
    headline="quarter",
    open_work="data date",
    variants=VARIANTS,
)
def assessments_within_45_working_days(data, clock):
    """Judge each authorised assessment; show those open on the data date."""
    due = on_the_clock(data, clock)
    done = due.filter(due.authorised.notnull())
    taken = with_working_days(data, done, start="clock_starts", end="authorised", name="working_days_taken")
    assessments = judged(data, taken, done="authorised", undone="open_late").filter(
        lambda t: t.aside.isnull()
    )
    story = ["referred", "started", "authorised", "due", "working_days_taken", "clock_from"]
    finished = cases(
        assessments,
        case_id="assessment_id",
        on="authorised",
        counted=assessments.counted,
        team="team_id",
        story=story,
    )
    waiting = still_open(data, due, started="begun", ended="authorised")
    undone = cases(
        waiting,
        case_id="assessment_id",
        on="data_to",
        counted=waiting.counted,
        reason=waiting.aside,
        team="team_id",
        story=["referred", "started", "due", "clock_from"],
    )
    return together(finished, undone)
