"""Where a page of this room is asked from."""

from dataclasses import dataclass

from sightline.checks.check import Check
from sightline.quality.queries.store import CheckResults
from sightline.scorecards.rules import ViewingRights


@dataclass(frozen=True)
class CheckStandpoint:
    """What was found, resolved once; an authority, perhaps one team, severity or table; and by whom it is asked."""

    found: CheckResults
    authority: str
    sight: ViewingRights
    team: str = ""
    severity: str = ""
    table: str = ""

    @property
    def sees_small(self) -> bool:
        """Whether the numbers of this page need no hiding."""
        return self.sight.small_numbers(self.team or None)

    @property
    def own_teams(self) -> list[str]:
        """The teams whose numbers this person may see one by one beside those of the whole authority, in order."""
        return [] if self.team else sorted(self.sight.own_teams)

    @property
    def of_teams(self) -> list[str] | None:
        """The team whose faults are counted; None for all."""
        return [self.team] if self.team else None

    def wants(self, check: Check) -> bool:
        """Whether this check is of the severity and the table chosen."""
        return self.severity in ("", check.severity) and (not self.table or self.table in check.tables)
