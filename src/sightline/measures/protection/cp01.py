"""How many section 47 enquiries are there for every 10,000 children?"""

from sightline.measuring.cases import cases
from sightline.measuring.measure import measure


@measure(
    id="CP01",
    title="Section 47 enquiries, per 10,000 children",
    why="It shows how often somebody here thought a child may be suffering significant harm.",
    better="neither",
    kind="rate",
    needs=["ssd_s47_enquiry.s47e_s47_start_date"],
    definition="Section 47 enquiries started in the period, for every 10,000 people aged 0 to 17. A child with two "
    "enquiries counts twice.",
    source="DfE, Children in need census: children subject to section 47 enquiries which started during the year",
    compare_with="L217",
    headline="R12",
)
def enquiries_started(data, clock):
    """Every enquiry counts on the day of the strategy discussion that started it."""
    begun = data.enquiries.filter(data.enquiries.started.notnull())
    return cases(begun, case_id="enquiry_id", on="started", team="team_id", story=["started", "ended"])
