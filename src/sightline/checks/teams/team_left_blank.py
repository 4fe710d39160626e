"""Record with no team."""

from sightline.checks.check import check
from sightline.checks.faults import is_blank
from sightline.checks.records import across, found_in, needed, team_fields
from sightline.engine.later import ibis


@check(
    id="team_left_blank",
    title="Record with no team",
    remedy="Record the team that did the work: without it the record is in no team's figures.",
    severity="warning",
    needs=[needed(team_fields())],
    splits=["team", "locality"],
    says={"annex_a": "The teams of an Annex A list are names in a table of their own, not references."},
    reads_many=True,
)
def team_left_blank(data):
    """Every record of a table that has a column for the team, and nothing in it."""
    rows = across(data, team_fields())
    wrong = rows.filter(is_blank(rows.said))
    nobody = wrong.mutate(team_id=ibis.null("string"))
    return found_in(nobody, value="blank", expected="a team")
