"""How many children live with the family that will adopt them?"""

from sightline.measures.adoption.paths import waiting_at
from sightline.measuring.cases import cases
from sightline.measuring.measure import measure


@measure(
    id="AD01",
    title="Children placed for adoption",
    why="They have a family and wait for the court.",
    better="neither",
    kind="count",
    grain="point",
    needs=[
        "ssd_permanence.perm_placed_for_adoption_date",
        "ssd_permanence.perm_permanence_order_date",
        "ssd_permanence.perm_decision_reversed_date",
    ],
    definition="Children placed for adoption on or before the day, for whom by then no order has been made and the "
    "decision has not been reversed. A child counts once.",
    source="Sightline's own, from the dates Ofsted's Annex A list 10 asks for",
    seeds=["S17:121"],
    headline="point",
)
def placed_for_adoption(data, clock):
    """Everyone placed and not yet adopted at each month end counts."""
    rows = waiting_at(data, since="placed", until=("ordered", "reversed"))
    return cases(
        rows,
        case_id="permanence_id",
        on="month_end",
        story=["entered_care", "decided", "placement_order", "placed"],
    )
