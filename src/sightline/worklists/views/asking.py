"""From an address to what is asked of a worklist: whose, of which clock, how far ahead; or a refusal, recorded."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone

from sightline.calendars import limits
from sightline.deadlines.age import data_age
from sightline.deadlines.discover import everything
from sightline.deadlines.left import Row, as_at
from sightline.people.models import User
from sightline.people.queries import person
from sightline.tables.splits import teams_of
from sightline.trail.refusing import refuse
from sightline.web.lists import PageQuery, query_param
from sightline.worklists import rules
from sightline.worklists.arranging import ARRANGEMENTS, BY_DAY
from sightline.worklists.queries import Due, current, worker_of
from sightline.worklists.services import WorklistChoice, for_counting, narrowed

AHEAD = ("5wd", "10wd", "20wd", "3m")
USUAL = "10wd"
ALL = "all"
MINE = "mine"


@dataclass(frozen=True, kw_only=True)
class WorklistQuery(PageQuery):
    """A worklist's address, understood. `teams` are those with a row in this person's sight, by name, and `services` the
    services and localities they may choose.

    `whose` is "mine" or "team"; `mine` the person's own worker reference, blank where none is known. `fault` is the
    sentence shown where the address could not be read.
    """

    due: Due
    user: User
    chosen: WorklistChoice
    sight: list[Row]
    teams: dict[str, str]
    services: dict[str, str]
    whose: str
    mine: str
    within: str
    fault: str = ""

    @property
    def query(self) -> dict[str, str]:
        """What an address must carry to stand here again. No child is ever in it."""
        chosen = self.chosen
        choices = {
            "team": chosen.team,
            "clock": chosen.clock,
            "within": self.within,
            "whose": self.whose,
            "worker": "" if self.whose == MINE else chosen.worker,
            "by": "" if chosen.arrangement == BY_DAY else chosen.arrangement,
        }
        if len(self.due.kept.snapshot.manifest.authorities) > 1:
            choices["authority"] = chosen.authority
        return {name: value for name, value in choices.items() if value}

    @property
    def age(self) -> str:
        """How old the data is, and what to rely on instead."""
        entry = self.due.kept.snapshot.manifest.authorities[self.chosen.authority]
        return data_age(entry, timezone.now())

    def as_at(self, rows: Iterable[Row]) -> str:
        """Where the data is old, how old it is and how many of these rows' days have passed since; blank where it is new."""
        return as_at(rows, self.due.kept.data_to(self.chosen.authority), timezone.localdate())

    @property
    def team_title(self) -> str:
        """The name of the team or service chosen; blank where none is."""
        unit = self.chosen.team
        return (self.services | self.teams).get(unit, unit) if unit else ""

    @property
    def unit_choices(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """The units to choose from, in groups; none where there is one team only."""
        if len(self.teams) < 2:
            return []
        groups = (("Services and localities", self.services), ("Teams", self.teams))
        return [(group, list(units.items())) for group, units in groups if units]

    @cached_property
    def chosen_teams(self) -> dict[str, str]:
        """The teams with a row of the unit chosen, or all of them."""
        if not self.chosen.team:
            return self.teams
        below = self.due.kept.teams_of(self.chosen.authority, self.chosen.team)
        return {team: title for team, title in self.teams.items() if team in below}

    @property
    def team_by_team(self) -> bool:
        """Whether it is counted team by team before any list: of several teams, and of no one worker."""
        one = bool(self.chosen.team) and self.chosen.team not in self.services
        return self.counts_only or not (one or self.chosen.worker or len(self.chosen_teams) < 2)

    @cached_property
    def rows(self) -> list[Row]:
        """The rows asked for, to be counted."""
        return narrowed(self.sight, self.due.kept, self.chosen)

    @property
    def counts_only(self) -> bool:
        """Whether this person sees numbers and no child."""
        return rules.counts_only(self.user.role, self.user.scope)

    @property
    def clocks(self) -> dict[str, str]:
        """The clocks with a row in sight, by name, in the order of `clocks.csv`."""
        clock_names = {row["clock"] for row in self.sight}
        return {each.id: each.clock.name for each in everything().values() if each.id in clock_names}

    @property
    def workers(self) -> list[str]:
        """The workers by whom the list may be narrowed; none for those who see their own work alone."""
        if self.user.role in rules.OWN_WORK_ONLY or self.counts_only:
            return []
        teams = self.chosen_teams
        rows = [
            row for row in self.sight if not self.chosen.team or not teams.keys().isdisjoint(teams_of(row))
        ]
        return sorted({row["worker_id"] for row in rows if row["worker_id"]})

    def address(self, name: str = "my-day", **other: str) -> str:
        """This page, or another of the room, seen with something else chosen."""
        return self.address_at(reverse(name), **other)


def page_query(request: HttpRequest) -> WorklistQuery:
    """What this worklist is asked for. PermissionDenied, recorded, for whoever may see no child, or not that team's;
    NothingLoadedError while nothing is loaded."""
    user = person(request)
    if user.scope.nobody and not rules.counts_only(user.role, user.scope):
        refuse(user.get_username(), "my day")
    due = current()
    code = _authority(request, due, user)
    team = _team(request, user)
    sight = for_counting(due.kept, user, code)
    with_work = {each for row in sight for each in teams_of(row)}
    teams = {each: title for each, title in due.teams[code].items() if each in with_work}
    services = _services(due, user, code)
    if team and team not in due.teams[code] | services and team not in user.scope.teams:
        raise Http404
    mine = worker_of(user)
    whose = _whose(request, user, mine)
    within, fault = _within(query_param(request, "within"))
    clock = query_param(request, "clock")
    worker = query_param(request, "worker") if user.role not in rules.OWN_WORK_ONLY else ""
    arrangement = query_param(request, "by")
    chosen = WorklistChoice(
        code,
        team=team,
        clock=clock if clock in everything() else None,
        within=None if within == ALL else limits.parse(within),
        worker=mine if whose == MINE else worker or None,
        arrangement=arrangement if arrangement in ARRANGEMENTS else BY_DAY,
    )
    return WorklistQuery(
        due=due,
        user=user,
        chosen=chosen,
        sight=sight,
        teams=teams,
        services=services,
        whose=whose,
        mine=mine,
        within=within,
        fault=fault,
    )


def _team(request: HttpRequest, user: User) -> str | None:
    """The team asked for, or the only one of somebody's; PermissionDenied, recorded, where they may not see its work."""
    team = query_param(request, "team") or _only(user)
    if team and not (rules.counts_only(user.role, user.scope) or user.scope.sees(team)):
        refuse(user.get_username(), f"my day of team {team}")
    return team


def _authority(request: HttpRequest, due: Due, user: User) -> str:
    codes = [code for code in sorted(due.kept.snapshot.manifest.authorities) if user.authority in ("", code)]
    code = query_param(request, "authority") or next(iter(codes), "")
    if code not in codes:
        refuse(user.get_username(), "my day")
    return code


def _services(due: Due, user: User, authority: str) -> dict[str, str]:
    """The services this person may choose: those within reach, or all where they see numbers and no child."""
    all_of_them = rules.counts_only(user.role, user.scope)
    return {
        each: title for each, title in due.services[authority].items() if all_of_them or user.scope.sees(each)
    }


def _only(user: User) -> str | None:
    """The person's team where they have one only."""
    return next(iter(user.scope.teams)) if len(user.scope.teams) == 1 else None


def _whose(request: HttpRequest, user: User, mine: str) -> str:
    """A practitioner sees their own list first, where it is known which is theirs."""
    whose = query_param(request, "whose")
    if not mine:
        return ""
    if whose in (MINE, "team"):
        return whose
    return MINE if user.role in rules.OWN_WORK_ONLY else "team"


def _within(text: str) -> tuple[str, str]:
    if not text or text == ALL:
        return text or USUAL, ""
    try:
        return str(limits.parse(text)), ""
    except limits.LimitError as fault:
        return USUAL, f"{fault} Shown here is what is due within 10 working days."
