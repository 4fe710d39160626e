"""Two child protection plans of one child overlap."""

from sightline.checks.check import check
from sightline.checks.national import cin
from sightline.checks.spells import overlapping


@check(
    id="protection_plans_overlap",
    title="Two child protection plans of one child overlap",
    remedy="End the earlier plan on the day the later one starts, or remove the one entered twice.",
    needs=["ssd_cp_plans.cppl_cp_plan_start_date", "ssd_cp_plans.cppl_cp_plan_end_date"],
    breaks=["CP05", "CP06", "CP07", "CP08"],
    rules=[cin("8940", "Child Protection Plan data contains overlapping dates")],
)
def protection_plans_overlap(data):
    """Every one that starts before an earlier one of the child has ended."""
    return overlapping(data.plans, table="ssd_cp_plans", record_id="plan_id", field="cppl_cp_plan_start_date")
