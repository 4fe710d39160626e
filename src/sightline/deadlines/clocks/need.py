"""When is a child in need next to be seen, and when is the plan first to be reviewed?"""

from sightline.deadlines.phrases import once, open_now, with_last
from sightline.deadlines.running import NotRunning, rows, running
from sightline.engine.later import ibis

PLAN = ["ssd_cin_plans.cinp_cin_plan_start_date", "ssd_cin_plans.cinp_cin_plan_end_date"]
SAYS = {"annex_a": "Annex A holds no child in need plans. Load the SSD."}
UNSAID = "No source says whether the review was held: it is shown until its day, and never as overdue."

LATER = NotRunning(
    "child-in-need-review-later", "No source holds child in need reviews, so none says when the last was."
)


@once
def _plans(data):
    """Open child in need plans, the latest of each child, of children neither on a protection plan nor in care."""
    plans = open_now(data, data.need_plans, started="started", ended="ended")
    order = ibis.window(
        group_by=[plans.authority, plans.child_id], order_by=[plans.started.desc(), plans.plan_id.desc()]
    )
    one = plans.mutate(_rank=ibis.row_number().over(order)).filter(lambda t: t._rank == 0).drop("_rank")
    protected = open_now(data, data.plans, started="started", ended="ended")
    care = open_now(data, data.care_periods, started="started", ended="ended")
    others = protected.select(_a=protected.authority, _c=protected.child_id).union(
        care.select(_a=care.authority, _c=care.child_id)
    )
    return one.anti_join(others, [one.authority == others._a, one.child_id == others._c])


@running(
    "child-in-need-visit",
    called=("child in need visit", "child in need visits"),
    needs=[*PLAN, "ssd_cin_visits.cinv_cin_visit_date", "ssd_cin_visits.cinv_cin_visit_seen"],
    says=SAYS,
    stops=("ssd_cin_visits",),
)
def visit(data):
    """Children on a plan, from the last visit that saw them; from the plan's start where there was none."""
    visits = data.child_visits.filter(lambda t: t.seen)
    joined = with_last(
        _plans(data), visits, case="plan_id", meets={"child_id": "child_id"}, day="visited", since="started"
    )
    dated = joined.mutate(since=ibis.coalesce(joined.last, joined.started))
    return rows(dated, case_id="plan_id", starts="since")


@running(
    "child-in-need-review-first",
    called=("first child in need review", "first child in need reviews"),
    needs=PLAN,
    says=SAYS,
    reminder=True,
    remark=UNSAID,
)
def first_review(data):
    """Children on a plan, from its start."""
    return rows(_plans(data), case_id="plan_id", starts="started")
