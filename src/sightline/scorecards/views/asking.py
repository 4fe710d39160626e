"""From an address to where its page is asked from: whose figures, of when, for whom; or a refusal, recorded."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone

from sightline.calendars.periods import Period, PeriodError, last_complete_quarter, parse
from sightline.deadlines.age import gone_since
from sightline.measuring.readings import Readings
from sightline.measuring.releases import is_offered
from sightline.people.models import User
from sightline.people.queries import person
from sightline.scorecards.queries.store import (
    Standpoint,
    current_readings,
    loaded_at,
    readings_now,
    team_names,
)
from sightline.scorecards.rules import ViewingRights
from sightline.standards.authorities import UnknownAuthorityError, authority
from sightline.teams.queries import mapping
from sightline.trail.refusing import refuse
from sightline.web import words
from sightline.web.lists import PageQuery, query_param


@dataclass(frozen=True)
class ScorecardQuery(PageQuery):
    """A page's address, understood. `fault` is the sentence shown where its period could not be read.

    `teams` are those this person may choose; `authorities` those there are, where there is a choice. `offers_now`:
    they may have the teams drawn as they are now.
    """

    standpoint: Standpoint
    teams: dict[str, str]
    authorities: dict[str, str]
    fault: str = ""
    offers_now: bool = False

    @property
    def now(self) -> bool:
        """Whether teams are drawn as they are now, and not as they were."""
        return bool(self.standpoint.readings.drawn_by)

    @property
    def query(self) -> dict[str, str]:
        """What an address must carry to stand here again."""
        standpoint = self.standpoint
        chosen = {"period": standpoint.period.name}
        if self.authorities:
            chosen["authority"] = standpoint.authority
        chosen |= {"team": standpoint.team} if standpoint.team else {}
        return chosen | ({"teams": "now"} if self.now else {})

    @property
    def team_title(self) -> str:
        """The chosen team's name; blank for the whole authority."""
        return self.teams[self.standpoint.team] if self.standpoint.team else ""

    @property
    def data_day(self) -> str:
        """The day the data is complete to, in words: what is open, too recent or late is so on that day."""
        standpoint = self.standpoint
        return words.long_date(standpoint.readings.data_to(standpoint.authority))

    @property
    def data_age(self) -> str:
        """The quiet line: how old the data is."""
        standpoint = self.standpoint
        sentence = f"Data to {self.data_day}"
        loaded = loaded_at(standpoint.readings, standpoint.authority)
        sentence += f" · loaded {words.long_date(timezone.localtime(loaded).date())}" if loaded else ""
        sentence += " · teams as they are now" if self.now else ""
        return f"{sentence} · {self.authorities[standpoint.authority]}" if self.authorities else sentence

    @property
    def as_at(self) -> str:
        """Where the data is old, the sentence that says so; blank where it is new."""
        standpoint = self.standpoint
        return gone_since(standpoint.readings.data_to(standpoint.authority), timezone.localdate())

    def address(self, name: str, figure_id: str = "", **more: str) -> str:
        """Another page of this room, seen from here."""
        return self.address_at(reverse(name, args=[figure_id] if figure_id else []), **more)


def page_query(request: HttpRequest, what: str) -> ScorecardQuery:
    """Where this page is asked from. `what` names the page in the trail, should it be refused.

    PermissionDenied, recorded, for a person or a team that may not be shown; Http404 for what is not there;
    NothingLoadedError while nothing is loaded.
    """
    user = person(request)
    sight = ViewingRights(user.effective_role, frozenset(user.teams) | user.scope.teams, user.opened)
    if not sight.figures:
        refuse(user.get_username(), what)
    readings = current_readings()
    codes = _authorities(readings, user)
    code = query_param(request, "authority") or next(iter(codes), "")
    if code not in codes:
        refuse(user.get_username(), what)
    team = query_param(request, "team") or None
    crosswalk = mapping(code, readings.data_to(code))
    now = query_param(request, "teams") == "now"
    if now and team:
        team = crosswalk.now(team)
    offered = bool(crosswalk) and sight.may_see_now(team, crosswalk.comes_from(team) if team else frozenset())
    if now and offered:
        readings = readings_now(readings, code, crosswalk)
    teams = team_names(readings, code)
    if team and team not in teams:
        raise Http404
    if team and not sight.may_choose(team):
        refuse(user.get_username(), what)
    period, fault = _period(query_param(request, "period"), readings, code, sight.small_numbers(team))
    mine = {each: title for each, title in teams.items() if sight.may_choose(each)}
    return ScorecardQuery(
        Standpoint(readings, code, period, team, sight),
        mine,
        codes if len(codes) > 1 else {},
        fault,
        offered,
    )


def _authorities(readings: Readings, user: User) -> dict[str, str]:
    """The authorities this person may see, by code: their own, or all where they have none of their own."""
    codes = [code for code in readings.authorities() if user.authority in ("", code)]
    return {code: _name(code) for code in codes}


def _name(code: str) -> str:
    try:
        return authority(code).name
    except UnknownAuthorityError:
        return f"Authority {code}"


def _period(text: str, readings: Readings, code: str, every: bool) -> tuple[Period, str]:
    """The period typed, or the default and why; `every`: not only those offered without seeing small numbers."""
    default = last_complete_quarter(readings.data_to(code))
    if not text:
        return default, ""
    try:
        period = parse(text)
        return (
            (period, "")
            if every or is_offered(period, readings.data_to(code))
            else (default, _not_offered(default))
        )
    except PeriodError as fault:
        return default, f"{fault} Shown here is {default.title}."


def _not_offered(default: Period) -> str:
    return (
        "Choose a month, a quarter or a financial year that is over. Other periods overlap these, and small numbers could be "
        f"worked out from them. Shown here is {default.title}."
    )
