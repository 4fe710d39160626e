"""Had the plans that ended lasted two years or more?"""

from sightline.measures.protection.on_plans import TWO_YEARS_IN_DAYS, days_on_plan
from sightline.measuring.cases import cases
from sightline.measuring.measure import measure


@measure(
    id="CP09",
    title="Plans ended that had lasted two years or more",
    why="A long plan that ends is good news; many of them mean that children wait too long for change.",
    better="lower",
    needs=["ssd_cp_plans.cppl_cp_plan_end_date", "ssd_cp_plans.cppl_cp_plan_start_date"],
    definition="Of plans that ended in the period, those that lasted more than 729 days, the first and the last counted.",
    source="DfE, Children in need census: plans which ended during the year and had lasted two years or more",
    compare_with="L98",
    headline="R12",
)
def ended_after_two_years(data, clock):
    """Judge each plan on the day it ended."""
    rows = data.plans.filter(data.plans.ended.notnull())
    plans = rows.mutate(days_on_plan=days_on_plan(rows.started, rows.ended))
    return cases(
        plans,
        case_id="plan_id",
        on="ended",
        counted=plans.days_on_plan > TWO_YEARS_IN_DAYS,
        story=["started", "ended", "days_on_plan", "category"],
    )
