"""Were all of a child's review conferences held in time?"""

from sightline.calendars import clocks
from sightline.engine.later import ibis
from sightline.measures.protection.on_plans import children_on_plans
from sightline.measuring.cases import cases
from sightline.measuring.measure import measure
from sightline.tables.phrases import with_deadline


def _turns(data):
    """From each plan's start and each review of it to the next: plan, `begins`, `is_first`, `next_held`."""
    plans = data.plans.select("authority", "plan_id", begins=data.plans.started, is_first=ibis.literal(1))
    reviews = data.plan_reviews
    review_days = reviews.select(_code=reviews.authority, _plan=reviews.plan_id, _held=reviews.held)
    joined = plans.inner_join(
        review_days,
        [
            plans.authority == review_days._code,
            plans.plan_id == review_days._plan,
            review_days._held > plans.begins,
        ],
    )
    days = joined.select("authority", "plan_id", begins=joined._held, is_first=ibis.literal(0)).distinct()
    both = ibis.union(plans, days)
    order = ibis.window(group_by=[both.authority, both.plan_id], order_by=[both.begins])
    return both.mutate(next_held=both.begins.lead().over(order))


def _late_turns(data, later):
    """Turns that ran past their limit: `due`, and `next_held` if a review came at last."""
    rows = with_deadline(
        data, _turns(data), start="begins", limit=clocks.FIRST_REVIEW_CONFERENCE.limit, name="_first"
    )
    rows = with_deadline(data, rows, start="begins", limit=later.limit, name="_later")
    turns = rows.mutate(due=ibis.cases((rows.is_first == 1, rows._first), else_=rows._later))
    return turns.filter(turns.next_held.isnull() | (turns.next_held > turns.due)).select(
        _code=turns.authority, _plan=turns.plan_id, _due=turns.due, _held=turns.next_held
    )


@measure(
    id="CP10",
    title="Children on a plan whose reviews were all on time",
    why="A review decides whether the plan keeps the child safe; a late one leaves that unasked.",
    better="higher",
    grain="point",
    needs=[
        "ssd_cp_reviews.cppr_cp_review_date",
        "ssd_cp_reviews.cppr_cp_plan_id",
        "ssd_cp_plans.cppl_cp_plan_start_date",
        "ssd_cp_plans.cppl_cp_plan_end_date",
        "ssd_cp_plans.cppl_icpc_id|ssd_cp_plans.cppl_referral_id",
    ],
    clock=clocks.LATER_REVIEW_CONFERENCE,
    looks_back=18,
    definition="Of children who on the day had been on a plan for at least three months, those with no late review in the "
    "twelve months before: the first due within three months of the plan's start, each later one within six months "
    "of the one before. A review held late in those months counts as late even where it fell due before them.",
    source="DfE, Children in need census: children on a plan at 31 March whose reviews were carried out in the required "
    "timescales",
    compare_with="L19",
    says={
        "annex_a": "Annex A list 7 holds only the date of the latest review conference. Load the SSD with its reviews."
    },
    headline="point",
)
def reviews_on_time(data, clock):
    """Judge each child on a plan at each month end by the late reviews of the year before."""
    rows = with_deadline(
        data,
        children_on_plans(data),
        start="started",
        limit=clocks.FIRST_REVIEW_CONFERENCE.limit,
        name="first_due",
    )
    rows = rows.filter(rows.first_due <= rows.month_end)
    rows = rows.mutate(year_from=rows.month_end + ibis.interval(days=1) - ibis.interval(months=12))
    late = _late_turns(data, clock)
    joined = rows.inner_join(
        late,
        [
            rows.authority == late._code,
            rows.plan_id == late._plan,
            late._due < rows.month_end,
            late._held.isnull() | (late._held >= rows.year_from),
        ],
    )
    sums = joined.group_by(_a=joined.authority, _p=joined.plan_id, _m=joined.month_end).aggregate(
        _n=joined.count(), late_since=joined._due.min()
    )
    plans = rows.left_join(
        sums, [rows.authority == sums._a, rows.plan_id == sums._p, rows.month_end == sums._m]
    )
    plans = plans.mutate(late_reviews=plans._n.fill_null(0))
    return cases(
        plans,
        case_id="plan_id",
        on="month_end",
        counted=plans.late_reviews == 0,
        story=["started", "first_due", "late_reviews", "late_since"],
    )
