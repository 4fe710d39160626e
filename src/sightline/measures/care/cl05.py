"""How many children in care are on an interim care order?"""

from sightline.measures.care.orders import placed_and_ordered
from sightline.measuring.cases import cases
from sightline.measuring.measure import measure
from sightline.standards import codes

WHY = "An interim care order is a case before the court: many of them, or long ones, strain courts and children."
NEEDS = ("ssd_legal_status.lega_legal_status", "ssd_cla_episodes.clae_cla_episode_start_date")
DEFINITION = "Children in care on the day whose legal status that day is an interim care order (C1)."
SOURCE = "Sightline's own: the SSDA903's legal status C1, which the DfE publishes only among other statuses"
STORY = ("started", "status", "type")


def _interim(data):
    rows = placed_and_ordered(data)
    return rows.mutate(interim=rows.status.isin(sorted(codes.INTERIM_CARE_ORDERS)).fill_null(False))


@measure(
    id="CL05",
    title="Children in care on an interim care order",
    why=WHY,
    better="neither",
    kind="count",
    grain="point",
    needs=NEEDS,
    definition=DEFINITION,
    source=SOURCE,
    seeds=["S17:119"],
    headline="point",
)
def interim_care_orders(data, clock):
    """Those on an interim care order at each month end count."""
    return cases(_interim(data).filter(lambda t: t.interim), case_id="period_id", on="month_end", story=STORY)


@measure(
    id="CL05.percent",
    title="Children in care on an interim care order, of all in care",
    why=WHY,
    better="neither",
    grain="point",
    needs=NEEDS,
    definition=f"{DEFINITION} As a share of all children in care that day; one whose legal status is not recorded "
    "counts among all.",
    source=SOURCE,
    seeds=["S17:119"],
    headline="point",
)
def share_on_interim_care_orders(data, clock):
    """Everyone in care at each month end: on an interim care order, or not."""
    rows = _interim(data)
    return cases(rows, case_id="period_id", on="month_end", counted=rows.interim, story=STORY)
