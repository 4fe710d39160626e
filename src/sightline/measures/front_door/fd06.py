"""Was it decided within a working day what happens next?"""

from sightline.calendars import clocks
from sightline.engine.later import ibis
from sightline.measuring.cases import cases
from sightline.measuring.measure import measure
from sightline.tables.phrases import judged, with_deadline, with_working_days

NO_SOURCE = (
    "The day a manager decided on a referral is in no standard return: {held}. Load the local return "
    "referral_decisions.csv (`sightline template local` writes an empty one)."
)


@measure(
    id="FD06",
    title="Referrals decided within one working day",
    why="Until somebody decides, a child who may be at risk is waiting with nobody responsible.",
    better="higher",
    needs=["local_referral_decisions.decision_date", "ssd_cin_episodes.cine_referral_date"],
    clock=clocks.REFERRAL_DECISION,
    definition="Of referrals received in the period, those on which a manager decided what happens next by the end of "
    "the next working day. A referral without a decision is missed once that day is over. One recorded on a case that was already open "
    "is no referral and is left out: somebody is responsible.",
    source="Working Together to Safeguard Children: a decision within one working day of a referral",
    says={
        "annex_a": NO_SOURCE.format(held="Annex A list 3 holds only the day a referral was received"),
        "ssd": NO_SOURCE.format(
            held="the SSD holds only the day a referral was received and the day it closed"
        ),
    },
    headline="month",
    dated_at_start=True,
)
def decided_within_a_working_day(data, clock):
    """Judge each referral on the day it was received."""
    rows, again = data.referral_decisions, data.referrals_on_open_cases
    new = rows.anti_join(again, [rows.authority == again.authority, rows.referral_id == again.referral_id])
    due = with_deadline(data, new, start="received", limit=clock.limit)
    taken = with_working_days(data, due, start="received", end="decided", name="_taken")
    decisions = judged(data, taken, done="decided", undone="missed")
    decisions = decisions.mutate(
        working_days_taken=ibis.cases((decisions.decided.notnull(), decisions._taken))
    )
    return cases(
        decisions,
        case_id="referral_id",
        on="received",
        counted=decisions.counted,
        reason=decisions.aside,
        team="team_id",
        story=["received", "due", "decided", "working_days_taken"],
    )
