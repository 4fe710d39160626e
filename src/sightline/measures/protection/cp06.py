"""Do children come back onto a plan?"""

from sightline.measuring.cases import cases
from sightline.measuring.measure import measure


@measure(
    id="CP06",
    title="Plans that are a child's second or later",
    why="A child who needs a plan again was not kept safe after the last one ended.",
    better="lower",
    needs=["ssd_cp_plans.cppl_cp_plan_start_date"],
    definition="Of plans started in the period, those of a child who had a plan of this authority before, however long "
    "ago. Earlier plans are known as far back as plan history is loaded; for Annex A, from its own count of them.",
    source="DfE, Children in need census: children who became the subject of a plan for a second or subsequent time",
    compare_with="L15",
    seeds=["S17:115"],
    headline="R12",
)
def second_or_later_plans(data, clock):
    """Judge each plan on the day it started."""
    rows = data.plan_history
    return cases(
        rows,
        case_id="plan_id",
        on="started",
        counted=(rows.earlier_plans > 0).fill_null(False),
        story=["started", "category", "earlier_plans", "previous_ended"],
    )
