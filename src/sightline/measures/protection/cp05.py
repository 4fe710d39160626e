"""How many children are on a child protection plan?"""

from sightline.measures.protection.on_plans import children_on_plans
from sightline.measuring.cases import cases
from sightline.measuring.measure import measure


@measure(
    id="CP05",
    title="Children on a child protection plan",
    why="Each of them was found to be at risk of significant harm, and each is work to be done.",
    better="neither",
    kind="count",
    rate="Children on a child protection plan, per 10,000 children",
    grain="point",
    needs=["ssd_cp_plans.cppl_cp_plan_start_date", "ssd_cp_plans.cppl_cp_plan_end_date"],
    definition="Children with a plan of this authority on the day; a child whose plan ends that day is no longer on it. A "
    "child with two plans at once counts once. Children with another authority's plan are left out.",
    source="DfE, Children in need census: children who were the subject of a child protection plan at 31 March",
    compare_with="L377",
    headline="point",
)
def children_on_a_plan(data, clock):
    """Everyone on a plan at each month end counts."""
    return cases(
        children_on_plans(data),
        case_id="plan_id",
        on="month_end",
        story=["started", "category", "earlier_plans"],
    )
