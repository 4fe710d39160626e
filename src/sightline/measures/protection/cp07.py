"""Do children come back onto a plan within two years?"""

from sightline.engine.later import ibis
from sightline.measuring.cases import cases
from sightline.measuring.measure import measure

STILL_OPEN = "2999-12-31"


@measure(
    id="CP07",
    title="Plans started within 24 months of the child's last one",
    why="A plan soon after the last suggests that it ended before the child was safe.",
    better="lower",
    needs=[
        "ssd_cp_plans.cppl_cp_plan_start_date",
        "ssd_cp_plans.cppl_cp_plan_end_date",
        "ssd_cp_plans.cppl_icpc_id|ssd_cp_plans.cppl_referral_id",
    ],
    looks_back=24,
    definition="Of plans started in the period, those of a child whose earlier plan of this authority ended within the 24 "
    "months before; the same day two years later counts. An earlier plan that had not ended counts too: there was no "
    "gap at all.",
    source="Sightline's own: the DfE counts earlier plans however long ago; councils use two years, and no published "
    "definition was found",
    seeds=["S17:115"],
    says={
        "annex_a": "Annex A counts earlier plans but not when they ended; a repeat within two years needs plan "
        "history. Load the SSD."
    },
    headline="R12",
)
def plans_within_24_months(data, clock):
    """Look from each plan back to the latest end of the child's earlier ones."""
    rows = data.plans.mutate(_until=data.plans.ended.fill_null(ibis.date(STILL_OPEN)))
    before = ibis.window(
        group_by=[rows.authority, rows.child_id], order_by=[rows.started, rows.plan_id], preceding=(None, 1)
    )
    with_last = rows.mutate(_last=rows._until.max().over(before))
    has_last = (
        with_last.child_id.notnull() & with_last._last.notnull()
    )  # plans of nobody known are not one child's
    soon = has_last & (with_last.started <= with_last._last + ibis.interval(months=24))
    plans = with_last.mutate(
        earlier_ended=ibis.cases((has_last & (with_last._last < with_last.started), with_last._last))
    )
    return cases(
        plans, case_id="plan_id", on="started", counted=soon, story=["started", "earlier_ended", "category"]
    )
