"""Child with no ethnicity recorded."""

from sightline.checks.check import check
from sightline.checks.faults import faults, is_blank
from sightline.checks.national import cin, ssda903
from sightline.checks.people.worked_with import worked_with


@check(
    id="ethnicity_missing",
    title="Child with no ethnicity recorded",
    remedy="Record the child's ethnicity as they or their family describe it.",
    needs=["ssd_person.pers_ethnicity"],
    breaks=[],
    splits=["ethnicity"],
    rules=[
        cin("4220", "Ethnicity is missing or invalid (see Ethnicity table)"),
        ssda903("103", "The ethnicity code is either not valid or has not been entered."),
    ],
)
def ethnicity_missing(data):
    """Every child referred or in care of whom it is not recorded."""
    rows = worked_with(data)
    wrong = rows.filter(is_blank(rows.ethnicity))
    return faults(
        wrong,
        table="ssd_person",
        record_id="child_id",
        field="pers_ethnicity",
        value="blank",
        expected="an ethnicity code",
        on="on",
    )
