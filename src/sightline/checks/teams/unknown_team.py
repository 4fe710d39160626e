"""Record of a team nobody knows."""

from sightline.checks.check import check
from sightline.checks.faults import is_blank
from sightline.checks.records import TEAM, across, found_in, needed, team_fields
from sightline.engine.later import ibis


@check(
    id="unknown_team",
    title="Record of a team nobody knows",
    remedy="Correct the team on the record, or add the team to the list of departments that is exported.",
    needs=[TEAM, needed(team_fields())],
    splits=["team", "locality"],
    says={"annex_a": "Annex A holds no list of teams."},
    reads_many=True,
)
def unknown_team(data):
    """Every record that names a team which is not among the departments."""
    teams = data.teams.select(_of=lambda t: t.authority, _team=lambda t: t.team_id)
    rows = across(data, team_fields())
    named = rows.filter(~is_blank(rows.team_id))
    wrong = named.anti_join(teams, [named.authority == teams._of, named.team_id == teams._team])
    without_team = wrong.mutate(
        team_id=ibis.null("string")
    )  # nobody leads it: its child's team puts it right
    return found_in(without_team, value=without_team.said, expected="a team on the list of departments")
