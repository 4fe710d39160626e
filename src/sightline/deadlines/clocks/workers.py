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
    held = with_data_date(data, data.allocations.filter(lambda t: t.worker_id.notnull()))
    held = held.filter(held.started <= held.data_to)
    now = held.ended.isnull() | (held.ended > held.data_to)
    order = ibis.window(
        group_by=[held.authority, held.worker_id], order_by=[held.started.desc(), held.allocation_id.desc()]
    )
    latest = held.mutate(_at=now).filter(lambda t: t._at).mutate(_rank=ibis.row_number().over(order))
    one = latest.filter(latest._rank == 0).select("authority", "worker_id", "team_id", "data_to")
    firsts = held.group_by(_a=held.authority, _w=held.worker_id).aggregate(began=held.started.min())
    met = one.inner_join(firsts, [one.authority == firsts._a, one.worker_id == firsts._w])
    return met.drop("_a", "_w")


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
    met = with_last(
        _at_work(data),
        data.supervisions,
        case="worker_id",
        meets={"worker_id": "worker_id"},
        day="held",
        since="began",
    )
    told = met.mutate(since=ibis.coalesce(met.last, met.began))
    return rows(told, case_id="worker_id", starts="since", team="team_id", worker="worker_id")
