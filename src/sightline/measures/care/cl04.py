"""How many children on a full care order live with their parents?"""

from sightline.measures.care.orders import placed_and_ordered
from sightline.measuring.cases import cases
from sightline.measuring.measure import measure
from sightline.standards import codes
from sightline.tables.coded import texts_of

WHY = "A full care order on a child who lives at home may be an order that is no longer needed, or a risk not seen."
NEEDS = (
    "ssd_cla_placement.clap_cla_placement_type",
    "ssd_legal_status.lega_legal_status",
    "ssd_cla_episodes.clae_cla_episode_start_date",
)
DEFINITION = (
    "Children in care on the day who are placed with parents or others with parental responsibility (P1) under a full "
    "care order (C2). Children at home under an interim order are not in it."
)
SOURCE = (
    "Sightline's own: the SSDA903's codes P1 and C2 together. The DfE's 'placed with parents' is wider: it holds "
    "children under any legal status"
)
STORY = ("started", "placement_started", "type", "status")


def _at_home(data):
    rows = placed_and_ordered(data)
    at_home = rows.type.isin(texts_of("placement", "parents")).fill_null(False)
    ordered = rows.status.isin(sorted(codes.FULL_CARE_ORDERS)).fill_null(False)
    return rows.mutate(at_home=at_home & ordered)


@measure(
    id="CL04",
    title="Children placed with parents under a full care order",
    why=WHY,
    better="lower",
    kind="count",
    grain="point",
    needs=NEEDS,
    definition=DEFINITION,
    source=SOURCE,
    seeds=["S17:119"],
    headline="point",
)
def placed_with_parents(data, clock):
    """Those at home under a full care order at each month end count."""
    return cases(_at_home(data).filter(lambda t: t.at_home), case_id="period_id", on="month_end", story=STORY)


@measure(
    id="CL04.percent",
    title="Children placed with parents under a full care order, of all in care",
    why=WHY,
    better="lower",
    grain="point",
    needs=NEEDS,
    definition=f"{DEFINITION} As a share of all children in care that day; one whose placement or legal status is not "
    "recorded counts among all.",
    source=SOURCE,
    seeds=["S17:119"],
    headline="point",
)
def share_placed_with_parents(data, clock):
    """Everyone in care at each month end: at home under a full care order, or not."""
    rows = _at_home(data)
    return cases(rows, case_id="period_id", on="month_end", counted=rows.at_home, story=STORY)
