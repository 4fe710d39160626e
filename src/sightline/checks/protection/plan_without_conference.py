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
    rows, conferences = data.plans, data.conferences
    first = conferences.group_by(_of=conferences.authority).aggregate(_from=conferences.held.min())
    joined = rows.inner_join(first, rows.authority == first._of).drop("_of")
    since = joined.filter(joined.started >= joined._from)
    all_conferences = conferences.select(_at=conferences.authority, _conference=conferences.conference_id)
    wrong = since.anti_join(
        all_conferences,
        [since.authority == all_conferences._at, since.conference_id == all_conferences._conference],
    )
    return faults(
        wrong,
        table="ssd_cp_plans",
        record_id="plan_id",
        field="cppl_icpc_id",
        value=wrong.conference_id.fill_null("blank"),
        expected="the conference that decided on the plan",
        on="started",
    )
