"""When is a worker next to be supervised? Practice observed, induction and the academy have no source."""

from sightline.deadlines.phrases import with_last
from sightline.deadlines.running import NotRunning, rows, running
from sightline.engine.later import ibis
from sightline.tables.phrases import with_data_date

SILENT = (
    NotRunning(
        "supervision-academy", "No source says who is in the academy: they are held to the common rule."
    ),
    NotRunning("practice-observed", "No source holds when practice was observed."),
    NotRunning("induction", "No source holds when a worker started or what their induction has covered."),
)


def _at_work(data):
    """Workers who hold a child on the data date, with their team and the day they first held one."""
    allocations = with_data_date(data, data.allocations.filter(lambda t: t.worker_id.notnull()))
    allocations = allocations.filter(allocations.started <= allocations.data_to)
    now = allocations.ended.isnull() | (allocations.ended > allocations.data_to)
    order = ibis.window(
        group_by=[allocations.authority, allocations.worker_id],
        order_by=[allocations.started.desc(), allocations.allocation_id.desc()],
    )
    latest = allocations.mutate(_at=now).filter(lambda t: t._at).mutate(_rank=ibis.row_number().over(order))
    one = latest.filter(latest._rank == 0).select("authority", "worker_id", "team_id", "data_to")
    firsts = allocations.group_by(_a=allocations.authority, _w=allocations.worker_id).aggregate(
        began=allocations.started.min()
    )
    joined = one.inner_join(firsts, [one.authority == firsts._a, one.worker_id == firsts._w])
    return joined.drop("_a", "_w")


@running(
    "supervision",
    called=("supervision session", "supervision sessions"),
    needs=["local_supervision.supervision_date", "ssd_involvements.invo_professional_id"],
    says={
        "annex_a": "Annex A holds no supervision. Load the local return supervision.csv.",
        "ssd": "The SSD holds no supervision. Load the local return supervision.csv.",
    },
    stops=("local_supervision",),
)
def supervision(data):
    """Workers who hold children, from their last session; from the first child they held where there was none."""
    with_supervision = with_last(
        _at_work(data),
        data.supervisions,
        case="worker_id",
        meets={"worker_id": "worker_id"},
        day="held",
        since="began",
    )
    with_start = with_supervision.mutate(since=ibis.coalesce(with_supervision.last, with_supervision.began))
    return rows(with_start, case_id="worker_id", starts="since", team="team_id", worker="worker_id")
