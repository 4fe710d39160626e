"""Were children on a plan visited in time?"""

from sightline.calendars import clocks
from sightline.engine.later import ibis
from sightline.measuring.cases import cases
from sightline.measuring.measure import measure
from sightline.tables.phrases import again_while_undone, judged, with_deadline

FAR = "2999-12-31"


def _turns(data):
    """From each plan's start and each visit at which the child was seen to the next: one row per plan and day."""
    plans = data.plans.select("authority", "plan_id", "child_id", "started", "ended")
    seen = data.plan_visits.filter(data.plan_visits.seen)
    visits = seen.select(
        _code=seen.authority, _plan=seen.plan_id, visit_id=seen.visit_id, begins=seen.visited
    )
    joined = plans.inner_join(
        visits,
        [
            plans.authority == visits._code,
            plans.plan_id == visits._plan,
            visits.begins >= plans.started,
            visits.begins <= plans.ended.fill_null(ibis.date(FAR)),
        ],
    )
    starts = plans.mutate(visit_id=ibis.null("string"), begins=plans.started)
    columns = [*plans.columns, "begins"]
    both = ibis.union(starts.select(*columns, "visit_id"), joined.select(*columns, "visit_id"))
    days = both.group_by(*columns).aggregate(visit_id=both.visit_id.min())
    order = ibis.window(group_by=[days.authority, days.plan_id], order_by=[days.begins])
    return days.mutate(
        next_seen=days.begins.lead().over(order),
        case=ibis.coalesce(days.visit_id, ibis.literal("start of plan ") + days.plan_id),
    )


@measure(
    id="CP11",
    title="Child protection visits on time",
    why="Between visits nobody from social care sees whether the child is safe.",
    better="higher",
    needs=[
        "ssd_cp_visits.cppv_cp_visit_date",
        "ssd_cp_visits.cppv_cp_visit_seen",
        "ssd_cp_visits.cppv_cp_plan_id",
        "ssd_cp_plans.cppl_cp_plan_start_date",
        "ssd_cp_plans.cppl_cp_plan_end_date",
        "ssd_cp_plans.cppl_icpc_id|ssd_cp_plans.cppl_referral_id",
    ],
    clock=clocks.CHILD_PROTECTION_VISIT,
    looks_back=1,
    definition="Of visits that fell due in the period to children then on a plan, those made in time: 10 working days "
    "after the plan's start or the visit before. Only visits at which the child was seen count. A plan that ends on "
    "the due day or before leaves no visit due. A visit not made is missed once its day is over, and falls due again 10 "
    "working days later, and again, until the child is seen or the plan ends.",
    source="Council procedures: a local standard, set in the clock; councils publish 10, 15 or 20 working days",
    says={"annex_a": "Annex A list 7 holds only the date of the last visit. Load the SSD with its visits."},
    headline="month",
)
def visits_on_time(data, clock):
    """Judge each visit on the day it fell due."""
    due = with_deadline(data, _turns(data), start="begins", limit=clock.limit)
    due = due.filter(due.ended.isnull() | (due.ended > due.due))
    again = again_while_undone(data, due, done="next_seen", until="ended", limit=clock.limit)
    due = due.union(again)
    visits = judged(data, due, done="next_seen", undone="missed")
    visits = visits.mutate(day=ibis.cases((visits.aside == "too_recent", visits.data_to), else_=visits.due))
    return cases(
        visits,
        case_id="case",
        on="day",
        counted=visits.counted,
        reason=visits.aside,
        story=["begins", "due", "next_seen"],
    )
