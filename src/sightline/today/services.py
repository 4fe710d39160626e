"""Counting what runs for a person: who may look is asked first, and a refusal is written down."""

from sightline.deadlines.left import Row
from sightline.people.models import User
from sightline.scorecards.queries.store import Standpoint
from sightline.tables.splits import teams_of
from sightline.worklists import queries as worklists
from sightline.worklists.services import for_counting


def running_rows(standpoint: Standpoint, user: User) -> list[Row]:
    """What runs on the data date, of what this person may have counted; nothing for who may not see small numbers."""
    if not standpoint.sees_small:
        return []
    rows = for_counting(worklists.current().kept, user, standpoint.authority)
    return [row for row in rows if not standpoint.team or standpoint.teams.intersection(teams_of(row))]
