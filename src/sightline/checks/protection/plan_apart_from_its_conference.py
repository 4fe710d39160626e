"""Child protection plan that starts on another day than its conference."""

from sightline.checks.check import check
from sightline.checks.faults import faults, when_said
from sightline.checks.national import cin
from sightline.engine.later import ibis


@check(
    id="plan_apart_from_its_conference",
    title="Child protection plan that starts on another day than its conference",
    remedy="Correct the plan's start: it is the day of the conference that decided on it. Or link the right conference.",
    needs=[
        "ssd_cp_plans.cppl_icpc_id",
        "ssd_cp_plans.cppl_cp_plan_start_date",
        "ssd_initial_cp_conference.icpc_icpc_date",
    ],
    breaks=["CP05", "CP07", "CP10"],
    rules=[
        cin(
            "2885",
            "Child protection plan shown as starting a different day to the initial child protection conference.",
        )
    ],
    says={"annex_a": "Annex A does not say which conference decided on a plan."},
)
def plan_apart_from_its_conference(data):
    """Every plan whose start is not the day of its conference; plans moved in from elsewhere start when they come."""
    rows = data.plans
    conferences = data.conferences.filter(lambda t: ~t.transfer_in)
    days = conferences.select(
        _of=conferences.authority, _conference=conferences.conference_id, _held=conferences.held
    )
    joined = rows.inner_join(days, [rows.authority == days._of, rows.conference_id == days._conference])
    wrong = joined.filter(joined.started != joined._held)
    return faults(
        wrong,
        table="ssd_cp_plans",
        record_id="plan_id",
        field="cppl_cp_plan_start_date",
        value=when_said(wrong.started),
        expected=when_said(wrong._held) + ibis.literal(", the day of the conference"),
        on="started",
    )
