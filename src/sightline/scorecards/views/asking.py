"""From an address to where its page is asked from: whose figures, of when, for whom; or a refusal, recorded."""

from dataclasses import dataclass, field

from django.conf import settings
from django.http import Http404, HttpRequest
from django.utils import timezone

from sightline.calendars.dates import in_words
from sightline.calendars.periods import Period, PeriodError, last_complete_quarter, parse
from sightline.deadlines.age import gone_since
from sightline.measuring.crosswalk import Crosswalk
from sightline.measuring.readings import Readings
from sightline.measuring.releases import is_offered
from sightline.people.models import User
from sightline.people.queries import person
from sightline.scorecards import as_reported
from sightline.scorecards.as_reported import ReportedFigures
from sightline.scorecards.queries.store import (
    Standpoint,
    current_readings,
    loaded_at,
    provisional_line,
    readings_now,
    service_titles,
    team_names,
)
from sightline.scorecards.rules import ViewingRights, own_unit
from sightline.standards.authorities import known_name
from sightline.teams.queries import last_days_of_ended, mapping
from sightline.trail.refusing import refuse
from sightline.web import words
from sightline.web.addresses import address_of
from sightline.web.lists import PageQuery, query_param

WHOLE = "all"
"""What the address says for the whole authority, where somebody's own unit would come first."""


@dataclass(frozen=True)
class ScorecardQuery(PageQuery):
    """A page's address, understood. `fault` is the sentence shown where its period could not be read.

    `teams` are the teams this person may choose, and `services` the services and localities; `authorities` those there
    are, where there is a choice. `offers_now`: they may have the teams drawn as they are now. `own`: the unit they see first.
    """

    standpoint: Standpoint
    teams: dict[str, str]
    authorities: dict[str, str]
    fault: str = ""
    offers_now: bool = False
    services: dict[str, str] = field(default_factory=dict)
    own: str = ""

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
        if standpoint.team or self.own:
            chosen["team"] = standpoint.team or WHOLE
        chosen |= {"teams": "now"} if self.now else {}
        return chosen | ({"freeze": self.freeze} if self.freeze else {})

    @property
    def freeze(self) -> str:
        """The name of the freeze that is shown; blank for what is so now."""
        return self.standpoint.reported.name if self.standpoint.reported is not None else ""

    @property
    def unfrozen_href(self) -> str:
        """The same page with the figures as they are now."""
        return self.address_at(freeze="")

    @property
    def freezes(self) -> list[tuple[str, str]]:
        """The freezes to choose from, by name, for whoever may see them: q2-2026-27, to 30 September 2026."""
        if not self.sees_freezes:
            return []
        every = as_reported.choices(self.standpoint.authority)
        return [(each.name, f"{each.name}, to {in_words(each.cut_off)}") for each in every]

    @property
    def team_title(self) -> str:
        """The name of the team or service chosen; blank for the whole authority."""
        return self.units[self.standpoint.team] if self.standpoint.team else ""

    @property
    def units(self) -> dict[str, str]:
        """The units this person may choose, by reference: services and localities, then teams."""
        return self.services | self.teams

    @property
    def whose(self) -> str:
        """Whose figures these are: the unit's name, or the council's."""
        return self.team_title or self.council

    @property
    def council(self) -> str:
        """The council's name: as it is set where there is one authority, else by its code."""
        council = "" if self.authorities else settings.COUNCIL_NAME
        return council or authority_name(self.standpoint.authority)

    @property
    def unit_choices(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """The units to choose from, in groups: their own, services and localities, teams, and teams that have ended."""
        readings, code = self.standpoint.readings, self.standpoint.authority
        ended = last_days_of_ended(code, readings.data_to(code))
        groups = [
            ("Yours", {self.own: self.units[self.own]} if self.own else {}),
            ("Services and localities", self.services),
            ("Teams", {each: title for each, title in self.teams.items() if each not in ended}),
            ("Teams that have ended", {each: self.teams[each] for each in self.teams if each in ended}),
        ]
        return [(group, list(units.items())) for group, units in groups if units]

    @property
    def sees_freezes(self) -> bool:
        """Whether this person may see what was reported beside what is so now: nothing of the authority is hidden from them."""
        return self.standpoint.sight.small_numbers(None)

    @property
    def data_day(self) -> str:
        """The day the data is complete to, in words: what is open, too recent or late is so on that day."""
        standpoint = self.standpoint
        return words.long_date(
            standpoint.readings.snapshot.manifest.authorities[standpoint.authority].data_to
        )

    @property
    def data_age(self) -> str:
        """The quiet line: whether it is frozen, and how old the data is."""
        standpoint = self.standpoint
        sentence = provisional_line(standpoint.readings, standpoint.authority)
        if standpoint.reported is not None:
            sentence = f"Frozen figures to {in_words(standpoint.reported.cut_off)} · data to {self.data_day}"
            loaded = loaded_at(standpoint.readings, standpoint.authority)
            sentence += f" · loaded {words.long_date(timezone.localtime(loaded).date())}" if loaded else ""
        sentence += " · teams as they are today" if self.now else ""
        return f"{sentence} · {self.authorities[standpoint.authority]}" if self.authorities else sentence

    @property
    def as_at(self) -> str:
        """Where the data is old, the sentence that says so; blank where it is new."""
        standpoint = self.standpoint
        if self.freeze:
            return ""
        return gone_since(standpoint.readings.data_to(standpoint.authority), timezone.localdate())

    def address(self, name: str, figure_id: str = "", **more: str) -> str:
        """Another page of this room, seen from here."""
        return self.address_at(address_of(name, *([figure_id] if figure_id else [])), **more)


def page_query(
    request: HttpRequest,
    what: str,
    *,
    own_first: bool = False,
    authority: str = "",
    with_freeze: bool = False,
) -> ScorecardQuery:
    """Where this page is asked from. `what` names the page in the trail, should it be refused.

    `with_freeze`: an address that names a freeze means the figures as they were reported; on every other page it means nothing.
    `own_first`: an address that names no unit means the person's own, where they have one; `team=all` the whole authority.
    `authority`: whose figures they are, whatever the address says.

    PermissionDenied, recorded, for a person or a team that may not be shown; Http404 for what is not there;
    NothingLoadedError while nothing is loaded; FreezeNotShownError for a freeze that is not there, or not as it was sealed.
    """
    user = person(request)
    sight = rights_of(user)
    if not sight.figures:
        refuse(user.get_username(), what)
    readings = current_readings()
    codes = _authorities(readings, user)
    code = authority or query_param(request, "authority") or next(iter(codes), "")
    if code not in codes:
        refuse(user.get_username(), what)
    reported = _reported(request, user, sight, code, what) if with_freeze else None
    readings = reported.readings if reported is not None else readings
    own = _own(user, sight, readings, code)
    team = query_param(request, "team") or (own if own_first else "") or None
    team = None if team == WHOLE else team
    crosswalk = mapping(code, readings.data_to(code)) if reported is None else Crosswalk()
    now = query_param(request, "teams") == "now"
    if now and team:
        team = crosswalk.now(team)
    offered = bool(crosswalk) and sight.may_see_now(team, _comes_from(readings, code, team, crosswalk))
    if now and offered:
        readings = readings_now(readings, code, crosswalk)
    teams, services = team_names(readings, code), service_titles(readings, code)
    if team and team not in teams and team not in services:
        raise Http404
    if team and not sight.may_choose(team):
        refuse(user.get_username(), what)
    period, fault = _period(query_param(request, "period"), readings, code, sight.small_numbers(team))
    if reported is not None and period.first > reported.cut_off:
        period = last_complete_quarter(reported.cut_off)
        fault = f"The freeze ends on {in_words(reported.cut_off)}. Shown here is {period.title}."
    return ScorecardQuery(
        Standpoint(readings, code, period, team, sight, reported),
        _choosable(teams, sight),
        codes if len(codes) > 1 else {},
        fault,
        offered,
        _choosable(services, sight),
        own,
    )


def _reported(
    request: HttpRequest, user: User, sight: ViewingRights, code: str, what: str
) -> ReportedFigures | None:
    """The freeze that the address names; PermissionDenied, recorded, for whoever may not see small numbers everywhere."""
    name = query_param(request, "freeze")
    if not name:
        return None
    if not sight.small_numbers(None):
        refuse(user.get_username(), f"{what} as frozen {name[:40]}")
    return as_reported.as_reported(code, name)


def rights_of(user: User) -> ViewingRights:
    """What this person may see here."""
    return ViewingRights(user.effective_role, frozenset(user.teams) | user.scope.teams, user.opened)


def _choosable(units: dict[str, str], sight: ViewingRights) -> dict[str, str]:
    return {each: title for each, title in units.items() if sight.may_choose(each)}


def _own(user: User, sight: ViewingRights, readings: Readings, code: str) -> str:
    """The unit this person sees first; blank where there is none, or it has no cases."""
    if not user.teams:
        return ""
    services = service_titles(readings, code)
    units = _choosable(services | team_names(readings, code), sight)
    return own_unit(user.teams, services, units)


def _comes_from(readings: Readings, code: str, unit: str | None, crosswalk: Crosswalk) -> frozenset[str]:
    """The teams of which a unit may have taken cases over."""
    members = readings.teams_of(code, unit) if unit else frozenset()
    return frozenset().union(*(crosswalk.comes_from(each) for each in members)) - members


def _authorities(readings: Readings, user: User) -> dict[str, str]:
    """The authorities this person may see, by code: their own, or all where they have none of their own."""
    codes = [code for code in readings.authorities() if user.authority in ("", code)]
    return {code: authority_name(code) for code in codes}


def authority_name(code: str) -> str:
    """The council's name; its code where nobody knows the code."""
    return known_name(code) or f"Authority {code}"


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
