"""Record of a child whose reference is a person's in other letters: large for small."""

from sightline.checks.check import check
from sightline.checks.national import ssda903
from sightline.checks.people.child_without_person_record import CHILD_FIELDS, PERSON
from sightline.checks.records import across, found_in, needed


@check(
    id="references_differ_by_case",
    title="Reference that is a person's but for large and small letters",
    remedy="Have every report write the child's reference in the same letters: until then these are two children.",
    needs=[PERSON, needed(CHILD_FIELDS)],
    splits=["age", "sex", "ethnicity", "disability"],
    rules=[ssda903("INT04", "Internal Check: Child in Missing does not exist in Header.", nearest=True)],
    reads_many=True,
)
def references_differ_by_case(data):
    """Every record that names a child as no person is called, though one is in other letters."""
    people = data.children.select(_of=lambda t: t.authority, _who=lambda t: t.child_id).distinct()
    alike = people.group_by("_of", _folded=people._who.upper()).agg(_called=people._who.min())
    rows = across(data, CHILD_FIELDS)
    named = rows.filter(rows.child_id.notnull())
    unknown = named.anti_join(people, [named.authority == people._of, named.child_id == people._who])
    joined = unknown.inner_join(
        alike, [unknown.authority == alike._of, unknown.child_id.upper() == alike._folded]
    )
    return found_in(joined, value=joined.child_id, expected=joined._called)
