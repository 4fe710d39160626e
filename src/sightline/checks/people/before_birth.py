"""Care, placements and missing episodes dated before the child was born."""

from sightline.checks.check import check
from sightline.checks.national import ssda903
from sightline.checks.people.births import with_birth
from sightline.checks.records import across, days_of, found_in, needed

TABLES = (
    "ssd_cla_episodes",
    "ssd_cla_placement",
    "ssd_cla_reviews",
    "ssd_cla_visits",
    "ssd_legal_status",
    "ssd_missing",
)


@check(
    id="before_birth",
    title="In care, or missing, before the child was born",
    remedy="Correct the date of birth, or the date of this record.",
    needs=["ssd_person.pers_dob", needed(days_of(TABLES))],
    breaks=["CL01", "CL02", "CL07", "CL18", "CL19", "MI02"],
    splits=["age"],
    rules=[
        ssda903("302", "First episode starts before child was born."),
        ssda903("586", "Dates of missing periods are before child’s date of birth."),
    ],
    reads_many=True,
)
def before_birth(data):
    """Every record of being in care or missing that lies before the birth."""
    rows = with_birth(data, across(data, days_of(TABLES)))
    wrong = rows.filter(rows.day < rows.born)
    return found_in(wrong, value=wrong.said, expected="a day on or after the birth")
