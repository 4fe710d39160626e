"""Have children been on a plan for two years or more?"""

from sightline.measures.protection.on_plans import TWO_YEARS_IN_DAYS, children_on_plans, days_on_plan
from sightline.measuring.cases import cases
from sightline.measuring.measure import measure


@measure(
    id="CP08",
    title="Children on a plan for two years or more",
    why="After two years a plan has either not worked or is not the right answer.",
    better="lower",
    grain="point",
    needs=["ssd_cp_plans.cppl_cp_plan_start_date", "ssd_cp_plans.cppl_cp_plan_end_date"],
    definition="Of children on a plan on the day, those on it for more than 729 days, its first day and this one counted.",
    source="DfE, Children in need census: plans lasting two years or more, at 31 March",
    compare_with="L264",
    headline="point",
)
def on_a_plan_two_years(data, clock):
    """Judge each child on a plan at each month end by the days since it started."""
    rows = children_on_plans(data)
    plans = rows.mutate(days_on_plan=days_on_plan(rows.started, rows.month_end))
    return cases(
        plans,
        case_id="plan_id",
        on="month_end",
        counted=plans.days_on_plan > TWO_YEARS_IN_DAYS,
        story=["started", "days_on_plan", "category"],
    )
