"""Child protection plan ends before it starts."""

from sightline.checks.check import check
from sightline.checks.national import cin
from sightline.checks.spells import ends_before_it_starts


@check(
    id="protection_plan_ends_before_it_starts",
    title="Child protection plan ends before it starts",
    remedy="Correct the end date in the case system; it lies before the start.",
    needs=["ssd_cp_plans.cppl_cp_plan_end_date", "ssd_cp_plans.cppl_cp_plan_start_date"],
    breaks=["CP05", "CP07", "CP08", "CP09", "CP10", "CP11"],
    rules=[cin("8925", "Child Protection Plan End Date earlier than Start Date")],
)
def protection_plan_ends_before_it_starts(data):
    """Every one whose end lies before its start."""
    return ends_before_it_starts(
        data.plans,
        table="ssd_cp_plans",
        record_id="plan_id",
        field="cppl_cp_plan_end_date",
    )
