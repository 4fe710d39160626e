"""How many conferences lead to a plan?"""

from sightline.engine.later import ibis
from sightline.measuring.cases import cases
from sightline.measuring.measure import measure


@measure(
    id="CP04",
    title="Initial conferences leading to a child protection plan",
    why="Few may mean that families are put through conferences they did not need.",
    better="neither",
    needs=[
        "ssd_initial_cp_conference.icpc_icpc_date",
        "ssd_initial_cp_conference.icpc_icpc_outcome_cp_flag|ssd_initial_cp_conference.icpc_icpc_outcome_json|ssd_cp_plans.cppl_icpc_id",
    ],
    definition="Of initial child protection conferences held in the period, transfers in included, those that decided on "
    "a plan, by their flag or else their outcome. Where a conference does not say, it led to a plan if a plan names it.",
    source="Ofsted, Annex A list 5: whether the conference resulted in a plan",
    headline="R12",
)
def conferences_leading_to_a_plan(data, clock):
    """Judge each conference held by its outcome, or by the plan that names it."""
    conferences = data.conferences.filter(data.conferences.held.notnull())
    named = data.plans.filter(data.plans.conference_id.notnull())
    linked = named.group_by(_code=named.authority, _conference=named.conference_id).aggregate(
        plan_started=named.started.min()
    )
    joined = conferences.left_join(
        linked, [conferences.authority == linked._code, conferences.conference_id == linked._conference]
    )
    return cases(
        joined,
        case_id="conference_id",
        on="held",
        counted=ibis.coalesce(joined.led_to_plan, joined.plan_started.notnull()),
        team="team_id",
        story=["strategy", "held", "plan_started", "transfer_in"],
    )
