"""Record of a child of whom there is no person record."""

from sightline.checks.check import check
from sightline.checks.child_tables import child_tables
from sightline.checks.national import ssda903
from sightline.checks.records import across, found_in, kinds, needed

PERSON = "ssd_person.pers_person_id"
CHILD_FIELDS = [(name, child) for name in child_tables() if (child := kinds()[name].child)]


@check(
    id="child_without_person_record",
    title="Record of a child of whom there is no person record",
    remedy="Export the person's record with the others, or correct the child's reference on this record.",
    needs=[PERSON, needed(CHILD_FIELDS)],
    splits=["age", "sex", "ethnicity", "disability"],
    rules=[ssda903("INT04", "Internal Check: Child in Missing does not exist in Header.", nearest=True)],
    reads_many=True,
)
def child_without_person_record(data):
    """Every record that names a child who is not among the persons."""
    people = data.children.select(_of=lambda t: t.authority, _who=lambda t: t.child_id)
    rows = across(data, CHILD_FIELDS)
    named = rows.filter(rows.child_id.notnull())
    wrong = named.anti_join(people, [named.authority == people._of, named.child_id == people._who])
    return found_in(wrong, value="a reference no person has", expected="the reference of a person")
