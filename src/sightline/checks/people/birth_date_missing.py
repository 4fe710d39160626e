"""Child with neither a birth date nor an expected one."""

from sightline.checks.check import check
from sightline.checks.faults import faults
from sightline.checks.national import cin
from sightline.checks.people.worked_with import worked_with


@check(
    id="birth_date_missing",
    title="Child with neither a birth date nor an expected one",
    remedy="Record the date of birth, or the expected date where the child is not born yet.",
    needs=["ssd_person.pers_dob"],
    breaks=["CL07", "HE03", "LV01", "LV02", "LV03"],
    splits=["age"],
    rules=[cin("8525Q", "Either Date of Birth or Expected Date of Birth must be provided (but not both)")],
)
def birth_date_missing(data):
    """Every child referred or in care of whom it is not recorded."""
    rows = worked_with(data)
    wrong = rows.filter(rows.born.isnull(), rows.expected.isnull())
    return faults(
        wrong,
        table="ssd_person",
        record_id="child_id",
        field="pers_dob",
        value="blank",
        expected="a date of birth, or an expected one",
        on="on",
    )
