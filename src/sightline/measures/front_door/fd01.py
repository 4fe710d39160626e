"""How many contacts come in?"""

from sightline.measuring.cases import cases
from sightline.measuring.measure import measure


@measure(
    id="FD01",
    title="Contacts received",
    why="Contacts are the work the front door must answer; how many come decides whether it can.",
    better="neither",
    kind="count",
    rate="Contacts received, per 10,000 children",
    needs=["ssd_contacts.cont_contact_date"],
    definition="Contacts received in the period, one for each child they were about. A child with two contacts "
    "counts twice. Contacts without a date are left out.",
    source="Ofsted, Annex A list 1: contacts received",
    seeds=["S23:153"],
    headline="month",
)
def contacts_received(data, clock):
    """Every contact with a date counts on the day it was received."""
    return cases(data.contacts, case_id="contact_id", on="received", story=["received", "source"])
