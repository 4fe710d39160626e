"""How many cases does a social worker hold?"""

from sightline.engine.later import ibis
from sightline.measuring.cases import cases, together
from sightline.measuring.measure import measure
from sightline.tables.phrases import open_at


def _caseloads(data):
    """Children held by social workers at each month end: one row per worker and child."""
    work = open_at(data, data.allocations, started="started", ended="ended")
    holders = data.role_kinds.filter(lambda t: t.kind == "case_holder").select(_role=lambda t: t.role)
    named = work.left_join(holders, work.role == holders._role)
    allocations = named.filter(
        named._role.notnull() | named.role.strip().nullif("").isnull(), named.child_id.notnull()
    )
    who = data.workers.filter(data.workers.job_title.upper().contains("SOCIAL WORKER"), data.workers.fte > 0)
    named = who.select(_a=who.authority, _w=who.worker_id, job_title=who.job_title, fte=who.fte)
    joined = allocations.inner_join(
        named, [allocations.authority == named._a, allocations.worker_id == named._w]
    )
    return joined.group_by("authority", "worker_id", "child_id", "month_end", "job_title", "fte").aggregate(
        allocation_id=joined.allocation_id.min(), team_id=joined.team_id.max(), started=joined.started.min()
    )


@measure(
    id="WF01",
    title="Average caseload of social workers",
    why="A worker with too many children knows none of them well.",
    better="lower",
    kind="ratio",
    grain="point",
    needs=[
        "ssd_involvements.invo_involvement_start_date",
        "ssd_involvements.invo_involvement_end_date",
        "ssd_involvements.invo_professional_id",
        "ssd_professionals.prof_full_time_equivalency",
        "ssd_professionals.prof_professional_job_title",
    ],
    definition="Children held by social workers on the day, as allocated worker, divided by the full-time equivalents of "
    "the social workers who hold at least one; agency workers are in both. A child held by two workers counts with "
    "each. A social worker is one whose job title says so; workers whose hours are zero or not recorded are left out "
    "with their cases. The cases listed are the children held; the workers stand under them with their hours.",
    source="DfE, Children's social work workforce: average caseload; a case is here a child",
    compare_with="L287",
    seeds=["S17:157"],
    says={
        "annex_a": "Annex A names the worker but not their hours. Load the SSD with its involvements and professionals."
    },
    headline="point",
    split_by=("team", "locality"),
    not_split="A social worker has no age, sex, ethnicity, disability, need or time in care of a child's, so there are no "
    "workers to divide such children by",
    ratio_of=("children", "full-time workers"),
)
def average_caseload(data, clock):
    """At each month end the children held, and under them the workers who hold them."""
    allocations = _caseloads(data).mutate(one=ibis.literal(1))
    workers = allocations.group_by("authority", "worker_id", "month_end", "job_title", "fte").aggregate(
        team_id=allocations.team_id.max(), children_held=allocations.count()
    )
    named = workers.mutate(case=ibis.literal("worker ") + workers.worker_id)
    children = cases(
        allocations,
        case_id="allocation_id",
        on="month_end",
        counted=True,
        amount=allocations.one,
        team="team_id",
        story=["worker_id", "job_title", "started"],
    )
    hours = cases(
        named,
        case_id="case",
        on="month_end",
        counted=False,
        amount=named.fte,
        team="team_id",
        story=["worker_id", "job_title", "fte", "children_held"],
    )
    return together(children, hours)
