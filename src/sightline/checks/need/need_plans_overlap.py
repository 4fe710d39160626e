"""Two child in need plans of one child overlap."""

from sightline.checks.check import check
from sightline.checks.national import cin
from sightline.checks.records import records
from sightline.checks.spells import overlapping


@check(
    id="need_plans_overlap",
    title="Two child in need plans of one child overlap",
    remedy="End the earlier plan on the day the later one starts, or remove the one entered twice.",
    needs=["ssd_cin_plans.cinp_cin_plan_start_date", "ssd_cin_plans.cinp_cin_plan_end_date"],
    rules=[cin("4014", "CIN Plan data contains overlapping dates")],
)
def need_plans_overlap(data):
    """Every one that starts before an earlier one of the child has ended."""
    return overlapping(
        records(data, "ssd_cin_plans", "cinp_cin_plan_start_date", "cinp_cin_plan_end_date"),
        table="ssd_cin_plans",
        record_id="record_id",
        started="cinp_cin_plan_start_date",
        ended="cinp_cin_plan_end_date",
        field="cinp_cin_plan_start_date",
        team="team_id",
    )
