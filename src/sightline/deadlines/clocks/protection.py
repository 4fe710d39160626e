"""When is a child on a protection plan next to be reviewed, and next to be seen?"""

from sightline.deadlines.phrases import once, open_now, with_last, with_next_due
from sightline.deadlines.running import rows, running
from sightline.engine.later import ibis

PLAN = ["ssd_cp_plans.cppl_cp_plan_start_date", "ssd_cp_plans.cppl_cp_plan_end_date"]
REVIEWED = "ssd_cp_reviews.cppr_cp_review_date|annexa_list_7.date_of_latest_review_conference"
VISITED = "ssd_cp_visits.cppv_cp_visit_date|annexa_list_7.date_of_the_last_statutory_visit"
SEEN = "ssd_cp_visits.cppv_cp_visit_seen|annexa_list_7.date_of_the_last_statutory_visit"
NOT_SAID = "Annex A gives the last visit and not whether the child was seen."


@once
def _reviewed(data):
    """Open plans with the last review conference held, the conference that made them, and the record's own next day."""
    plans = open_now(data, data.plans, started="started", ended="ended")
    reviews, listed = data.plan_reviews, data.listed_plans
    all_reviews = reviews.select("authority", "plan_id", "held").union(
        listed.select("authority", "plan_id", held=listed.reviewed)
    )
    joined = with_last(
        plans, all_reviews, case="plan_id", meets={"plan_id": "plan_id"}, day="held", since="started"
    )
    store = data.store("ssd_cp_reviews")
    planned = store.select(
        "authority",
        plan_id=store.cppr_cp_plan_id,
        due=store.cppr_cp_review_due,
        held=store.cppr_cp_review_date,
    )
    with_due = with_next_due(
        joined, planned, case="plan_id", meets=("plan_id", "plan_id"), due="due", done="held"
    )
    conferences = data.conferences.filter(lambda t: t.held.notnull())
    named = conferences.group_by(_a=conferences.authority, _i=conferences.conference_id).aggregate(
        _on=conferences.held.min()
    )
    back = with_due.left_join(named, [with_due.authority == named._a, with_due.conference_id == named._i])
    made = ibis.cases((back._on <= back.started, back._on), else_=back.started)
    return back.mutate(made=made).drop("_a", "_i", "_on")


@running(
    "first-review-conference",
    called=("first review conference", "first review conferences"),
    needs=[*PLAN, REVIEWED],
    stops=("ssd_cp_reviews",),
)
def first_review(data):
    """Open plans never reviewed, from their conference; from the plan's start where no conference links."""
    plans = _reviewed(data).filter(lambda t: t.last.isnull())
    return rows(plans, case_id="plan_id", starts="made", recorded="recorded")


@running(
    "later-review-conference",
    called=("later review conference", "later review conferences"),
    needs=[*PLAN, REVIEWED],
)
def later_review(data):
    """Open plans, from their last review."""
    plans = _reviewed(data).filter(lambda t: t.last.notnull())
    return rows(plans, case_id="plan_id", starts="last", recorded="recorded")


@running(
    "child-protection-visit",
    called=("child protection visit", "child protection visits"),
    needs=[*PLAN, VISITED, SEEN],
    stops=("ssd_cp_visits",),
)
def visit(data):
    """Open plans, from the last visit at which the child was seen; from the plan's start where there was none."""
    plans = open_now(data, data.plans, started="started", ended="ended")
    visits, listed = data.plan_visits.filter(lambda t: t.seen), data.listed_plans
    all_visits = visits.select("authority", "plan_id", "visited", unsure=ibis.literal(0)).union(
        listed.select("authority", "plan_id", "visited", unsure=ibis.literal(1))
    )
    with_visits = with_last(
        plans, all_visits, case="plan_id", meets={"plan_id": "plan_id"}, day="visited", since="started"
    )
    from_list = listed.select(_a=listed.authority, _p=listed.plan_id).distinct()
    with_start = with_visits.left_join(
        from_list, [with_visits.authority == from_list._a, with_visits.plan_id == from_list._p]
    )
    with_start = with_start.mutate(since=ibis.coalesce(with_start.last, with_start.started))
    return rows(
        with_start, case_id="plan_id", starts="since", remark=ibis.cases((with_start._p.notnull(), NOT_SAID))
    )
