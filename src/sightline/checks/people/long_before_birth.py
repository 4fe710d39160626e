"""Records dated before the pregnancy."""

from sightline.checks.check import check
from sightline.checks.national import cin
from sightline.checks.people.births import with_birth
from sightline.checks.records import across, days_of, found_in, needed
from sightline.engine.later import ibis

TABLES = (
    "ssd_contacts",
    "ssd_cin_episodes",
    "ssd_cin_assessments",
    "ssd_cin_plans",
    "ssd_cin_visits",
    "ssd_s47_enquiry",
    "ssd_initial_cp_conference",
    "ssd_cp_plans",
    "ssd_cp_reviews",
    "ssd_cp_visits",
)
PREGNANCY = 280


@check(
    id="long_before_birth",
    title="Record from before the mother was pregnant",
    remedy="Correct the date of birth (or the expected one), or the date of this record.",
    needs=[
        "ssd_person.pers_dob|ssd_person.pers_expected_dob",
        needed(days_of(TABLES)),
    ],
    breaks=["FD01", "FD05", "FD07", "AS01", "CP01", "CP05"],
    splits=["age"],
    rules=[cin("8606", "Child referral date is more than 40 weeks before DOB or expected DOB")],
    reads_many=True,
)
def long_before_birth(data):
    """Every record more than 40 weeks before the birth: help may begin for an unborn child, no earlier."""
    rows = with_birth(data, across(data, days_of(TABLES)))
    birth = ibis.coalesce(rows.born, rows.expected)
    wrong = rows.filter((rows.day + ibis.interval(days=PREGNANCY)).cast("date") < birth)
    return found_in(wrong, value=wrong.said, expected="a day at most 40 weeks before the birth")
