"""Did children who came into care have a health assessment in time?"""

from sightline.calendars import clocks
from sightline.measuring.cases import cases
from sightline.measuring.measure import measure
from sightline.tables.phrases import judged, with_deadline, with_working_days


@measure(
    id="HE01",
    title="Initial health assessments within 20 working days of coming into care",
    why="Children come into care with health needs nobody has looked at; the first review needs to know them.",
    better="higher",
    needs=[
        "ssd_cla_episodes.clae_cla_episode_start_date",
        "ssd_cla_health.clah_health_check_date|local_initial_health_assessments.assessment_date",
        "ssd_cla_health.clah_health_check_status|local_initial_health_assessments.assessment_date",
        "ssd_legal_status.lega_legal_status",
    ],
    clock=clocks.INITIAL_HEALTH_ASSESSMENT,
    definition="Of children who came into care in the period, those with a completed health assessment within 20 working "
    "days. One refused is not done. A child who left care within that time without one is left out, as are agreed "
    "series of short breaks (V3, V4). The local return's date stands before the SSD's first completed assessment.",
    source="Sightline's own, after the Care Planning Regulations 2010, reg. 7, and DfE and DHSC, Promoting the health and "
    "well-being of looked-after children: nothing is published nationally, and the SSD's kind of check has no code "
    "for an initial one",
    seeds=["S17:117"],
    says={
        "annex_a": "Annex A list 8 holds only the last health assessment. Load the local return "
        "initial_health_assessments.csv."
    },
    headline="quarter",
    dated_at_start=True,
)
def initial_health_assessments_in_time(data, clock):
    """Each period of care, on the day it began."""
    due = with_deadline(data, data.initial_health_assessments, start="started", limit=clock.limit)
    gone = (due.ended <= due.due).fill_null(False) & due.assessed.isnull()
    timed = with_working_days(
        data, due.filter(~gone), start="started", end="assessed", name="working_days_taken"
    )
    assessments = judged(data, timed, done="assessed", undone="missed")
    return cases(
        assessments,
        case_id="period_id",
        on="started",
        counted=assessments.counted,
        reason=assessments.aside,
        story=["started", "requested", "assessed", "due", "working_days_taken"],
    )
