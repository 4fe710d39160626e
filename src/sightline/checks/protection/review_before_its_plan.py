"""Review conference held before the plan it reviews began."""

from sightline.checks.check import check
from sightline.checks.faults import faults, when_said
from sightline.checks.national import cin
from sightline.engine.later import ibis


@check(
    id="review_before_its_plan",
    title="Review conference held on or before the day its plan began",
    remedy="Correct the day of the review, or link it to the plan it reviewed.",
    needs=[
        "ssd_cp_reviews.cppr_cp_review_date",
        "ssd_cp_reviews.cppr_cp_plan_id",
        "ssd_cp_plans.cppl_cp_plan_start_date",
    ],
    breaks=["CP10"],
    rules=[
        cin(
            "8841",
            "The review date cannot be on the same day or before the Child protection Plan start date.",
        )
    ],
)
def review_before_its_plan(data):
    """Every review held on the day its plan started or before."""
    rows, plans = data.plan_reviews, data.plans
    began = plans.select(_of=plans.authority, _plan=plans.plan_id, _began=plans.started)
    joined = rows.inner_join(began, [rows.authority == began._of, rows.plan_id == began._plan])
    wrong = joined.filter(joined.held <= joined._began)
    return faults(
        wrong,
        table="ssd_cp_reviews",
        record_id="review_id",
        field="cppr_cp_review_date",
        value=when_said(wrong.held),
        expected=ibis.literal("after ") + when_said(wrong._began) + ", when the plan began",
        on="held",
    )
