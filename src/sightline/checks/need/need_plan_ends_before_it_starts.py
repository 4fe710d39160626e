"""Child in need plan ends before it starts."""

from sightline.checks.check import check
from sightline.checks.national import cin
from sightline.checks.records import records
from sightline.checks.spells import ends_before_it_starts


@check(
    id="need_plan_ends_before_it_starts",
    title="Child in need plan ends before it starts",
    remedy="Correct the end date of the plan; it lies before the start.",
    needs=["ssd_cin_plans.cinp_cin_plan_end_date", "ssd_cin_plans.cinp_cin_plan_start_date"],
    rules=[cin("4011", "CIN Plan End Date earlier than Start Date")],
)
def need_plan_ends_before_it_starts(data):
    """Every one whose end lies before its start."""
    return ends_before_it_starts(
        records(data, "ssd_cin_plans", "cinp_cin_plan_start_date", "cinp_cin_plan_end_date"),
        table="ssd_cin_plans",
        record_id="record_id",
        started="cinp_cin_plan_start_date",
        ended="cinp_cin_plan_end_date",
        field="cinp_cin_plan_end_date",
        team="team_id",
    )
