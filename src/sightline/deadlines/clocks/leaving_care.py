"""Does a young person have a pathway plan, is it to be reviewed, and has somebody kept in touch?"""

from sightline.deadlines.phrases import once
from sightline.deadlines.running import NotRunning, rows, running
from sightline.engine.later import ibis
from sightline.tables.coded import texts_of
from sightline.tables.phrases import age_on, with_data_date

ELIGIBILITY = "ssd_care_leavers.clea_care_leaver_eligibility"
TOUCH = "ssd_care_leavers.clea_care_leaver_in_touch"
REVIEWED = "ssd_care_leavers.clea_pathway_plan_review_date"
BORN = "ssd_person.pers_dob"
CONTACT = "The record gives the last contact, and not whether it was a visit."
PLANNED = "whose latest date lies after the data's own"
NEVER = "for which no contact is recorded"

MOVING_IN = NotRunning("personal-adviser-visit-first", "No source holds the day a care leaver moved in.")


@once
def _leavers(data):
    """Care leavers as recorded now, with `age`: without those who have died, gone home or need no more."""
    dated = with_data_date(data, data.care_leavers)
    gone = [*texts_of("in_touch", "died", "returned_home"), "NREQ", "EXCLUDE"]
    in_touch = dated.filter(~dated.in_touch.fill_null("").strip().upper().isin(gone))
    return in_touch.mutate(
        age=age_on(in_touch.born, in_touch.data_to), kind=in_touch.eligibility.fill_null("").strip().upper()
    )


def _leaver_rows(leavers, starts, **more):
    return rows(leavers, case_id="leaver_id", starts=starts, team="team_id", worker="worker_id", **more)


@running(
    "pathway-plan",
    called=("pathway plan", "pathway plans"),
    needs=[ELIGIBILITY, REVIEWED, BORN],
)
def pathway_plan(data):
    """Eligible children of 16 and 17 whose record shows no plan yet, from their 16th birthday."""
    leavers = _leavers(data)
    young = leavers.filter(
        leavers.kind.isin(texts_of("eligibility", "eligible")), leavers.age >= 16, leavers.reviewed.isnull()
    )
    with_birthday = young.mutate(sixteen=(young.born + ibis.interval(months=16 * 12)).cast("date"))
    return _leaver_rows(with_birthday, "sixteen")


@running(
    "pathway-plan-review",
    called=("pathway plan review", "pathway plan reviews"),
    needs=[ELIGIBILITY, REVIEWED],
    adults=True,
)
def pathway_plan_review(data):
    """Care leavers and eligible children who have a plan, from its last review. Qualifying care leavers need none."""
    leavers = _leavers(data)
    others = texts_of("eligibility", "qualifying", "none")
    planned = leavers.filter(leavers.reviewed.notnull(), ~leavers.kind.isin(others))
    return _leaver_rows(planned, "reviewed", reason=ibis.cases((planned.reviewed > planned.data_to, PLANNED)))


@running(
    "personal-adviser-visit",
    called=("personal adviser visit", "personal adviser visits"),
    needs=[ELIGIBILITY, TOUCH, "ssd_care_leavers.clea_care_leaver_latest_contact", BORN],
    adults=True,
    remark=CONTACT,
)
def personal_adviser_visit(data):
    """Relevant and former relevant young people under 21, from the last contact."""
    leavers = _leavers(data)
    others = texts_of("eligibility", "qualifying", "eligible", "none")
    visited = leavers.filter(~leavers.kind.isin(others), (leavers.age < 21).fill_null(False))
    reason = ibis.cases((visited.contacted.isnull(), NEVER), (visited.contacted > visited.data_to, PLANNED))
    return _leaver_rows(visited, "contacted", reason=reason)
