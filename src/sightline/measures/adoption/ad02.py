"""How many children may be placed for adoption and wait for a family?"""

from sightline.measures.adoption.paths import waiting_at
from sightline.measuring.cases import cases
from sightline.measuring.measure import measure


@measure(
    id="AD02",
    title="Children with a placement order who are not yet placed",
    why="The court has decided; every month without a family is a month of childhood.",
    better="lower",
    kind="count",
    grain="point",
    needs=[
        "ssd_permanence.perm_placement_order_date",
        "ssd_permanence.perm_placed_for_adoption_date",
        "ssd_permanence.perm_permanence_order_date",
        "ssd_permanence.perm_decision_reversed_date",
    ],
    definition="Children with a placement order made on or before the day who by then are not placed for adoption, have "
    "no other order, and for whom the decision has not been reversed. A child counts once.",
    source="Sightline's own, from the dates Ofsted's Annex A list 10 asks for",
    seeds=["S17:121"],
    headline="point",
)
def waiting_to_be_placed(data, clock):
    """Everyone with a placement order and no family at each month end counts."""
    rows = waiting_at(data, since="placement_order", until=("placed", "ordered", "reversed"))
    return cases(
        rows,
        case_id="permanence_id",
        on="month_end",
        story=["entered_care", "decided", "placement_order", "matched"],
    )
