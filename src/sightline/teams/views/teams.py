"""The teams: since when and until when each exists, and a form for those who may change one."""

import json
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from sightline.history.refusals import ChangedMeanwhileError
from sightline.history.views import CONFLICT, NO_EDITION
from sightline.teams import queries
from sightline.teams.forms import TeamForm
from sightline.teams.queries import TeamRow
from sightline.teams.services import CannotChangeTeamError, add_team, end_team, rename_team
from sightline.teams.views.asking import authority_of, day_of, may_change, name_of, query_of
from sightline.web import words
from sightline.web.components import Cell, Column, Table
from sightline.web.form_pages import say_saved
from sightline.web.incomplete_forms import IncompleteFormError


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Every team there is and was."""
    authority = authority_of(request)
    if not authority:
        return render(request, "web/nothing_loaded.html")
    return _page(request, authority, TeamForm())


@require_POST
def change(request: HttpRequest) -> HttpResponse:
    """A team is added, renamed or ended."""
    authority = authority_of(request)
    if not authority:
        return render(request, "web/nothing_loaded.html")
    form = TeamForm(request.POST)
    try:
        if form.is_valid() and _is_done(form, authority, name_of(request), _edition(request, form)):
            say_saved(request, f"Team {form.cleaned_data['reference']} saved")
            return redirect(reverse("teams") + query_of(authority))
    except ChangedMeanwhileError as fault:
        form.add_error("reference", str(fault))
        return _page(request, authority, form, CONFLICT)
    return _page(request, authority, form)


def _edition(request: HttpRequest, form: TeamForm) -> int:
    """The edition at which whoever asks saw the team they name. IncompleteFormError where their form does not say."""
    try:
        seen = json.loads(str(request.POST.get("editions", "")))
    except ValueError:
        seen = None
    edition = seen.get(form.cleaned_data["reference"], 1) if isinstance(seen, dict) else None
    if not isinstance(edition, int):
        raise IncompleteFormError(NO_EDITION)
    return edition


def first_sentence(team_rows: list[TeamRow], on: date) -> str:
    """The first sentence: how many teams there are on the data date, and how many there were."""
    gone = sum(_gone(team, on) for team in team_rows)
    count = len(team_rows) - gone
    sentence = f"There {'is 1 team' if count == 1 else f'are {count:,} teams'} on {words.long_date(on)}"
    return f"{sentence}, and {gone:,} that ended before." if gone else f"{sentence}."


def _gone(team: TeamRow, on: date) -> bool:
    followed = any(day <= on for _, day in team.followed_by)
    return followed or (team.ends is not None and team.ends < on)


def _page(request: HttpRequest, authority: str, form: TeamForm, status: int = 200) -> HttpResponse:
    on = day_of(authority)
    team_rows = queries.teams(authority, on)
    context = {
        "form": form,
        "may_change": may_change(request),
        "answer": first_sentence(team_rows, on),
        "table": table(team_rows, on),
        "query": query_of(authority),
        "editions": json.dumps(queries.editions(authority)),
        "data_age": f"Data to {words.long_date(on)}",
    }
    return render(request, "teams/teams.html", context, status=status)


def table(team_rows: list[TeamRow], on: date) -> Table:
    """The teams as a table, each with where its dates are from, as it stands on the day the data reaches."""
    columns = [Column(title) for title in ("Team", "Service", "From", "Until", "Before and after")]
    titles = {team.reference: team.name for team in team_rows}
    return Table("Teams", columns, [_cells(team, titles, on) for team in team_rows], caption_hidden=True)


def _cells(team: TeamRow, titles: dict[str, str], on: date) -> list[Cell]:
    return [
        Cell(team.name, under=team.reference if team.name != team.reference else ""),
        Cell(team.service or "Not recorded"),
        _from(team),
        _until(team, on),
        Cell(" ".join(_links(team, titles))),
    ]


def _from(team: TeamRow) -> Cell:
    if team.starts:
        return Cell(words.short_date(team.starts), under="Entered here")
    if not team.seen:
        return Cell("Not known", under="No case counted")
    return Cell(words.short_month(team.seen[0]), under="First case counted")


def _until(team: TeamRow, on: date) -> Cell:
    """The last day; a team still working has none, and says when its last case was counted if not this month."""
    if team.ends:
        return Cell(words.short_date(team.ends), under="Entered here")
    if team.followed_by:
        return Cell(words.short_date(team.followed_by[0][1]), under="Its work passed on that day")
    if not team.seen or team.seen[1] >= f"{on:%Y-%m}":
        return Cell("Still open")
    return Cell("Still open", under=f"Last case counted {words.short_month(team.seen[1])}")


def _links(team: TeamRow, titles: dict[str, str]) -> list[str]:
    after = ", ".join(titles.get(other, other) for other, _ in team.follows)
    before = ", ".join(titles.get(other, other) for other, _ in team.followed_by)
    return [
        sentence
        for sentence in (f"After {after}." if after else "", f"Followed by {before}." if before else "")
        if sentence
    ]


def _is_done(form: TeamForm, authority: str, by: str, edition: int) -> bool:
    """Whether the change was made; where not, the form has why."""
    values = form.cleaned_data
    reference = values["reference"]
    why = {"reason": values["reason"], "by": by}
    try:
        if values["doing"] == "add":
            add_team(
                authority,
                reference,
                values["name"],
                service=values["service"],
                starts=values["day"],
                **why,
            )
        elif values["doing"] == "rename":
            rename_team(authority, reference, values["name"], starts=values["day"], edition=edition, **why)
        else:
            end_team(authority, reference, ends=values["day"], edition=edition, **why)
    except CannotChangeTeamError as fault:
        for sentence in fault.faults:
            form.add_error("reference", sentence)
        return False
    return True
