"""Adult over 25 in a children's record."""

from sightline.checks.check import check
from sightline.checks.national import cin, ssda903
from sightline.checks.people.births import with_birth
from sightline.checks.records import across, days_of, found_in, needed
from sightline.engine.later import ibis
from sightline.tables.phrases import age_on

TABLES = (
    "ssd_cin_episodes",
    "ssd_cin_assessments",
    "ssd_cin_plans",
    "ssd_s47_enquiry",
    "ssd_initial_cp_conference",
    "ssd_cp_plans",
    "ssd_missing",
)
OLDEST = 25


@check(
    id="over_25",
    title="Adult over 25 in a children's record",
    remedy="Correct the date of birth; or the record is a parent's, and belongs to the child.",
    needs=["ssd_person.pers_dob", needed(days_of(TABLES))],
    breaks=["FD05", "AS01", "CP01", "CP05", "MI02"],
    splits=["age"],
    rules=[
        cin("8775Q", "Please check and either amend data or provide a reason: Child is over 25 years old"),
        ssda903("351", "Child was over 25 at the start of the current collection year.", nearest=True),
    ],
    reads_many=True,
)
def over_25(data):
    """Every record of someone who was 26 or older on its day."""
    rows = with_birth(data, across(data, days_of(TABLES)))
    wrong = rows.filter(age_on(rows.born, rows.day) > OLDEST)
    age = age_on(wrong.born, wrong.day).cast("string")
    return found_in(
        wrong,
        value=ibis.literal("aged ") + age + ibis.literal(" on ") + wrong.said,
        expected=f"someone aged {OLDEST} or younger",
    )
