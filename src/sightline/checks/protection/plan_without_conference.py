"""Child protection plan without a conference."""

from sightline.checks.check import check
from sightline.checks.faults import faults
from sightline.checks.national import cin


@check(
    id="plan_without_conference",
    title="Child protection plan without a conference",
    remedy="Link the plan to the initial conference that decided on it; if it was held and never recorded, record it.",
    needs=["ssd_cp_plans.cppl_icpc_id", "ssd_cp_plans.cppl_cp_plan_start_date"],
    breaks=["CP04"],
    rules=[
        cin(
            "2883",
            "There are more child protection plans starting than initial conferences taking place",
            nearest=True,
        )
    ],
    says={"annex_a": "Annex A does not say which conference decided on a plan."},
)
def plan_without_conference(data):
    """Every plan since conferences are recorded that links to none, or to one that is not there."""
    rows, held = data.plans, data.conferences
    first = held.group_by(_of=held.authority).aggregate(_from=held.held.min())
    met = rows.inner_join(first, rows.authority == first._of).drop("_of")
    since = met.filter(met.started >= met._from)
    known = held.select(_at=held.authority, _conference=held.conference_id)
    wrong = since.anti_join(known, [since.authority == known._at, since.conference_id == known._conference])
    return faults(
        wrong,
        table="ssd_cp_plans",
        record_id="plan_id",
        field="cppl_icpc_id",
        found=wrong.conference_id.fill_null("blank"),
        expected="the conference that decided on the plan",
        on="started",
    )
