"""How many children are adopted?"""

from sightline.measures.adoption.paths import adopted_once
from sightline.measuring.cases import cases
from sightline.measuring.measure import measure


@measure(
    id="AD03",
    title="Children adopted",
    why="An adoption gives a child a family for life.",
    better="neither",
    kind="count",
    needs=["ssd_permanence.perm_permanence_order_date", "ssd_permanence.perm_permanence_order_type"],
    definition="Children for whom an adoption order was made in the period. Other orders, such as special guardianship, "
    "are left out. Asked for the year to date it gives those adopted in the financial year so far.",
    source="DfE, Children looked after in England: looked-after children adopted, dated here by the order",
    compare_with="L208",
    seeds=["S17:121"],
    headline="year",
)
def children_adopted(data, clock):
    """Each adoption, on the day of the order."""
    return cases(
        adopted_once(data),
        case_id="permanence_id",
        on="adopted",
        story=["entered_care", "placement_order", "placed", "adopted"],
    )
