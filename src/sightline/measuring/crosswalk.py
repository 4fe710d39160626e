"""Which team follows which: from the team a case had to the team that has its work now. Pure.

A case of a team that was split goes to one successor, never in fractions: to the one its child went to next on record,
else to the one named as main. A council that would rather assume nothing names the old team itself as main: what went
to none of its successors then stays under the old name. Either way the number of cases is the same as it was and as it is now.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property


@dataclass(frozen=True, slots=True, order=True)
class TeamLink:
    """From the day `starts` on, `new` follows `old` (references of teams). `main`: takes what has no other way to go."""

    old: str
    new: str
    starts: date
    main: bool = True


@dataclass(frozen=True)
class Crosswalk:
    """The links of one authority that hold on a day. They are taken to have been checked: no circle, one main each."""

    links: tuple[TeamLink, ...] = ()

    @classmethod
    def on(cls, links: Iterable[TeamLink], day: date) -> "Crosswalk":
        """The crosswalk as it stands on this day: what starts later has not happened yet."""
        return cls(tuple(sorted(link for link in links if link.starts <= day)))

    def __bool__(self) -> bool:
        """Whether any team has been followed by another."""
        return bool(self.links)

    @cached_property
    def successors(self) -> Mapping[str, tuple[str, ...]]:
        """Each old team's successors, the main one first."""
        by_team: dict[str, list[str]] = {}
        for link in sorted(self.links, key=lambda link: (not link.main, link.new)):
            by_team.setdefault(link.old, []).append(link.new)
        return {old: tuple(new) for old, new in by_team.items()}

    @cached_property
    def _reached(self) -> Mapping[str, frozenset[str]]:
        return {team: frozenset(self._walk(team)) for team in {link.new for link in self.links}}

    def _walk(self, team: str) -> set[str]:
        teams, waiting = {team}, [team]
        while waiting:
            more = set(self.successors.get(waiting.pop(), ())) - teams
            teams |= more
            waiting += more
        return teams

    def leads(self, successor: str, then: str | None) -> bool:
        """Whether the team `then` is this successor or has come after it."""
        return then is not None and then in self._reached[successor]

    def is_on_record(self, team: str, then: str | None = None) -> bool:
        """Whether nothing is assumed on the way to `now`: one successor only, or the child went there next."""
        for _ in self.links:
            choices = self.successors.get(team, ())
            if len(choices) > 1 and not any(self.leads(each, then) for each in choices if each != team):
                return False
            if not choices:
                break
            team = self._step(team, then)
        return True

    def now(self, team: str, then: str | None = None) -> str:
        """The team that has this case's work now; `then` is the team its child went to next, where that is on record."""
        for _ in self.links:  # no way through is longer, so a circle could not hold us
            if team not in self.successors:
                break
            team, before = self._step(team, then), team
            if team == before:
                break
        return team

    def _step(self, team: str, then: str | None) -> str:
        choices = self.successors[team]
        return next((each for each in choices if each != team and self.leads(each, then)), choices[0])

    @property
    def stays(self) -> Mapping[str, date]:
        """The split teams whose cases stay under the old name unless a successor is on record, with the day of the split."""
        return {link.old: link.starts for link in self.links if link.old == link.new}

    def merged_into(self, teams: Iterable[str]) -> frozenset[str]:
        """The teams all of whose work has come to one of these: what was renamed or merged, never what was split."""
        own = frozenset(teams)
        return frozenset(old for old in self.successors if self._whole_way(old) & own) - own

    def comes_from(self, team: str) -> frozenset[str]:
        """The teams of which any case may be with this one now."""
        return frozenset(old for old in self.successors if team in self._walk(old)) - {team}

    def _whole_way(self, team: str) -> set[str]:
        """The teams all of this one's work went to, one after the other."""
        teams: set[str] = set()
        while len(self.successors.get(team, ())) == 1 and team not in teams:
            teams.add(team)
            team = self.successors[team][0]
        return (teams | {team}) if teams else set()
