"""When is a child in care next to be reviewed, and when is there to be a plan for permanence?"""

from sightline.calendars import clocks
from sightline.deadlines.clocks.in_care import CARE, in_care, with_reviews
from sightline.deadlines.phrases import once, with_next_due
from sightline.deadlines.running import rows, running
from sightline.engine.later import ibis
from sightline.tables.phrases import with_deadline

REVIEWED = "ssd_cla_reviews.clar_cla_review_date|annexa_list_8.date_of_latest_statutory_review"
NEEDS = [*CARE, REVIEWED]
STOPS = ("ssd_cla_reviews",)


@once
def _reviewed(data):
    """Children in care with the reviews held and the record's own day for the next."""
    children = with_reviews(data, in_care(data))
    planned = data.care_reviews
    return with_next_due(
        children, planned, case="period_id", meets=("period_id", "period_id"), due="due", done="held"
    )


@running("first-care-review", called=("first care review", "first care reviews"), needs=NEEDS, stops=STOPS)
def first(data):
    """Children not reviewed since they came into care."""
    children = _reviewed(data).filter(lambda t: t.times == 0)
    return rows(children, case_id="period_id", starts="started", recorded="recorded")


@running("second-care-review", called=("second care review", "second care reviews"), needs=NEEDS)
def second(data):
    """Children reviewed once, from that review."""
    children = _reviewed(data).filter(lambda t: t.times == 1)
    return rows(children, case_id="period_id", starts="last", recorded="recorded")


@running("later-care-review", called=("later care review", "later care reviews"), needs=NEEDS)
def later(data):
    """Children reviewed twice or more, from the last review."""
    children = _reviewed(data).filter(lambda t: t.times > 1)
    return rows(children, case_id="period_id", starts="last", recorded="recorded")


@running(
    "permanence-plan",
    called=("permanence plan", "permanence plans"),
    needs=[
        *NEEDS,
        "ssd_cla_care_plan.lacp_cla_care_plan_start_date|annexa_list_8.what_is_the_permanence_plan_for_this_child",
        "ssd_cla_care_plan.lacp_cla_care_plan_json|annexa_list_8.what_is_the_permanence_plan_for_this_child",
    ],
    stops=STOPS,
)
def permanence_plan(data):
    """Children without a plan for permanence, until the day their second review was held or is due."""
    children = with_reviews(data, in_care(data)).filter(lambda t: t.permanence.isnull())
    plans = data.permanence_plans
    planned = plans.select(_a=plans.authority, _c=plans.child_id, _from=plans.started)
    bare = children.anti_join(
        planned,
        [
            children.authority == planned._a,
            children.child_id == planned._c,
            planned._from >= children.started,
            planned._from <= children.data_to,
        ],
    )
    dated = with_deadline(
        data, bare, start="started", limit=clocks.FIRST_CARE_REVIEW.limit, name="_first_due"
    )
    based = dated.mutate(_from=ibis.coalesce(dated.first, dated._first_due))
    due = with_deadline(data, based, start="_from", limit=clocks.SECOND_CARE_REVIEW.limit, name="_second_due")
    with_limit = due.mutate(by=ibis.coalesce(due.second, due._second_due))
    return rows(with_limit, case_id="period_id", starts="started", last_day="by")
