"""From an address to where its page is asked from: whose records, of which team, severity, table; or a refusal."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from sightline.checks.check import SEVERITIES
from sightline.deadlines.age import data_age, gone_since
from sightline.engine.snapshots import NothingLoadedError
from sightline.people.queries import person
from sightline.quality.queries.standpoint import CheckStandpoint
from sightline.quality.queries.store import CheckResults, current
from sightline.scorecards.rules import ViewingRights
from sightline.trail.refusing import refuse
from sightline.web.lists import PageQuery, query_param

Parts = ParamSpec("Parts")


@dataclass(frozen=True)
class RecordsQuery(PageQuery):
    """A page's address, understood. `teams` are those this person may choose, `own` those whose children they may see.

    `authorities` are those there are, where there is a choice.
    """

    standpoint: CheckStandpoint
    teams: dict[str, str]
    own: dict[str, str]
    authorities: list[str]

    @property
    def query(self) -> dict[str, str]:
        """What an address must carry to stand here again."""
        standpoint = self.standpoint
        choices = {"team": standpoint.team, "severity": standpoint.severity, "table": standpoint.table}
        if self.authorities:
            choices["authority"] = standpoint.authority
        return {name: value for name, value in choices.items() if value}

    @property
    def team_title(self) -> str:
        """The chosen team's name; blank for the whole authority."""
        return self.teams.get(self.standpoint.team, self.standpoint.team)

    @property
    def age(self) -> str:
        """How old the data is, and what to rely on instead."""
        standpoint = self.standpoint
        entry = standpoint.found.checked.snapshot.manifest.authorities[standpoint.authority]
        return data_age(entry, timezone.now())

    @property
    def as_at(self) -> str:
        """Where the data is old, the sentence that says so; blank where it is new."""
        standpoint = self.standpoint
        entry = standpoint.found.checked.snapshot.manifest.authorities[standpoint.authority]
        return gone_since(entry.data_to, timezone.localdate())

    @property
    def lists(self) -> bool:
        """Whether this person may see any child's record here."""
        return self.standpoint.sight.lists

    def address(self, name: str, *parts: str, **more: str) -> str:
        """Another page of this room, seen from here; blank in `more` takes a choice back."""
        return self.address_at(reverse(name, args=parts), **more)


View = Callable[Concatenate[HttpRequest, CheckResults, Parts], HttpResponse]


def needs_found(view: View[Parts]) -> Callable[Concatenate[HttpRequest, Parts], HttpResponse]:
    """Decorator for a view: it is given what was found; while nothing is loaded, the page says so."""

    @wraps(view)
    def asked_for(request: HttpRequest, *parts: Parts.args, **named: Parts.kwargs) -> HttpResponse:
        try:
            results = current()
        except NothingLoadedError:
            return render(request, "web/nothing_loaded.html")
        return view(request, results, *parts, **named)

    return asked_for


def page_query(request: HttpRequest, results: CheckResults, what: str) -> RecordsQuery:
    """Where this page is asked from. `what` names the page in the trail, should it be refused.

    PermissionDenied, recorded, for a person or a team that may not be shown; Http404 for what is not there.
    """
    user = person(request)
    sight = ViewingRights(user.effective_role, frozenset(user.teams) | user.scope.teams, user.opened)
    codes = [code for code in results.checked.authorities() if user.authority in ("", code)]
    code = query_param(request, "authority") or next(iter(codes), "")
    if not sight.figures or code not in codes:
        refuse(user.get_username(), what)
    teams, team = results.teams[code], query_param(request, "team")
    if team and team not in teams:
        raise Http404
    if team and not sight.may_choose(team):
        refuse(user.get_username(), what)
    severity = query_param(request, "severity")
    standpoint = CheckStandpoint(
        results,
        code,
        sight,
        team,
        severity if severity in SEVERITIES else "",
        query_param(request, "table"),
    )
    may = {each: title for each, title in teams.items() if sight.may_choose(each)}
    own = {each: title for each, title in teams.items() if user.scope.sees(each)}
    return RecordsQuery(standpoint, may, own, codes if len(codes) > 1 else [])
