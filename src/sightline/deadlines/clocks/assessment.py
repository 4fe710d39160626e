"""Is an assessment due, is it time to look at how it goes, and has the child been seen?"""

from sightline.deadlines.phrases import not_done, once
from sightline.deadlines.running import rows, running
from sightline.engine.later import ibis
from sightline.tables.assessment import LATER_ASSESSMENT, OWN_START
from sightline.tables.phrases import with_data_date

AUTHORISED = "ssd_cin_assessments.cina_assessment_auth_date"
STARTED = "ssd_cin_assessments.cina_assessment_start_date"
UNSAID = "No source says whether the checkpoint was held: it is shown until its day, and never as overdue."
CLOSED = "under a referral that has been closed"
UNLINKED = "Counted from its own start: no referral links."
LATER = "Counted from its own start: it is not the child's first on its referral."


@once
def _unfinished(data):
    """Assessments begun and not authorised by the data date, with when their clock started and whether their referral has
    been `shut`."""
    dated = with_data_date(data, data.timed_assessments)
    waiting = dated.filter(not_done(dated, "authorised"), dated.begun <= dated.data_to)
    referrals = data.referrals
    closed = referrals.group_by(_a=referrals.authority, _r=referrals.referral_id).aggregate(
        _closed=referrals.closed.max(), _open=referrals.closed.isnull().cast("int32").max()
    )
    joined = waiting.left_join(closed, [waiting.authority == closed._a, waiting.referral_id == closed._r])
    shut = (joined._open == 0) & (joined._closed <= joined.data_to)
    return joined.mutate(shut=shut.fill_null(False)).drop("_a", "_r", "_closed", "_open")


def _assessment_rows(unfinished, starts, **more):
    """These assessments with their own team and worker; those under a closed referral aside."""
    return rows(
        unfinished,
        case_id="assessment_id",
        starts=starts,
        team="team_id",
        worker="worker_id",
        reason=ibis.cases((unfinished.shut, CLOSED)),
        **more,
    )


@running(
    "assessment",
    called=("assessment", "assessments"),
    needs=[STARTED, AUTHORISED],
)
def assessment(data):
    """Assessments not authorised, from the referral; from their own start where none links or they are not its first."""
    unfinished = _unfinished(data)
    variant = ibis.cases(
        (unfinished.clock_from == OWN_START, UNLINKED), (unfinished.clock_from == LATER_ASSESSMENT, LATER)
    )
    return _assessment_rows(unfinished, "clock_starts", remark=variant)


@running(
    "assessment-checkpoint-10",
    called=("assessment checkpoint", "assessment checkpoints"),
    needs=[STARTED, AUTHORISED],
    reminder=True,
    remark=UNSAID,
)
def checkpoint_10(data):
    """Assessments not authorised, until their tenth working day."""
    return _assessment_rows(_unfinished(data), "started")


@running(
    "assessment-checkpoint-20",
    called=("assessment checkpoint", "assessment checkpoints"),
    needs=[STARTED, AUTHORISED],
    reminder=True,
    remark=UNSAID,
)
def checkpoint_20(data):
    """Assessments not authorised, until their twentieth working day."""
    return _assessment_rows(_unfinished(data), "started")


def _unseen(data):
    """Unfinished assessments whose child nobody has seen: no visit of any kind says so, and the assessment does not either."""
    unfinished = _unfinished(data)
    visits = data.visits_of_any_kind.filter(lambda t: t.seen)
    seen = visits.select(_a=visits.authority, _c=visits.child_id, _on=visits.visited)
    unseen = unfinished.anti_join(
        seen,
        [
            unfinished.authority == seen._a,
            unfinished.child_id == seen._c,
            seen._on >= unfinished.started,
            seen._on <= unfinished.data_to,
        ],
    )
    return _assessment_rows(unseen.filter(~unseen.seen.fill_null(False)), "started")


SEEN = [
    STARTED,
    AUTHORISED,
    "ssd_cin_assessments.cina_assessment_child_seen|ssd_cin_visits.cinv_cin_visit_seen",
]


@running("child-seen-5", called=("child to be seen", "children to be seen"), needs=SEEN)
def child_seen_5(data):
    """Children under assessment whom nobody has seen since it began."""
    return _unseen(data)


@running("child-seen-10", called=("child to be seen", "children to be seen"), needs=SEEN)
def child_seen_10(data):
    """The same children, by the second limit."""
    return _unseen(data)
