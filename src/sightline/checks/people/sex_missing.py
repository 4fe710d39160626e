"""Child with no sex recorded."""

from sightline.checks.check import check
from sightline.checks.faults import faults, is_blank
from sightline.checks.national import cin, ssda903
from sightline.checks.people.worked_with import worked_with


@check(
    id="sex_missing",
    title="Child with no sex recorded",
    remedy="Record the child's sex: F, M, or U where it is not known yet.",
    needs=["ssd_person.pers_sex"],
    breaks=[],
    splits=["sex"],
    rules=[
        cin("4180", "Sex must be provided and equal M, F, or U", "2024/25"),
        ssda903("101", "The child or young person’s reported sex is not valid.", "2024/25"),
    ],
)
def sex_missing(data):
    """Every child referred or in care of whom it is not recorded."""
    rows = worked_with(data)
    wrong = rows.filter(is_blank(rows.sex))
    return faults(
        wrong,
        table="ssd_person",
        record_id="child_id",
        field="pers_sex",
        value="blank",
        expected="F, M or U",
        on="on",
    )
