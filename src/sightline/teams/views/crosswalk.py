"""The crosswalk: which team follows which; and for those who may, another, tried out before it holds."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from sightline.engine.snapshots import open_snapshot
from sightline.history.refusals import ChangedMeanwhileError
from sightline.history.views import CONFLICT, edition_in
from sightline.measuring.crosswalk import TeamLink
from sightline.measuring.readings import READING_RESULTS
from sightline.measuring.readings_now import onward
from sightline.statistics.amounts import several
from sightline.teams import queries, rules
from sightline.teams.crosswalk_file import CannotReadCrosswalkError, read, written
from sightline.teams.forms import CrosswalkForm
from sightline.teams.preview import Move, Preview, preview
from sightline.teams.services import CannotChangeTeamError, hold_crosswalk
from sightline.teams.views.asking import authority_of, day_of, may_change, name_of, query_of
from sightline.web import words
from sightline.web.components import Cell, Column, Table
from sightline.web.form_pages import say_saved


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The crosswalk that holds."""
    authority = authority_of(request)
    if not authority:
        return render(request, "web/nothing_loaded.html")
    form = CrosswalkForm(initial={"text": written(queries.links(authority))})
    return _page(request, authority, form)


@require_POST
def change(request: HttpRequest) -> HttpResponse:
    """Another crosswalk, looked over and tried out; with `step` hold, made to hold."""
    authority = authority_of(request)
    if not authority:
        return render(request, "web/nothing_loaded.html")
    form = CrosswalkForm(request.POST, request.FILES)
    links = _links(form, authority) if form.is_valid() else None
    if links is None:
        return _page(request, authority, form)
    try:
        if request.POST.get("step") == "hold" and _is_kept(
            form, authority, links, name_of(request), edition_in(request)
        ):
            say_saved(request, "Crosswalk saved")
            return redirect(reverse("crosswalk") + query_of(authority))
    except ChangedMeanwhileError as fault:
        form.add_error("text", str(fault))
        return _page(request, authority, form, links, status=CONFLICT)
    tried = None if form.errors else _tried(authority, links)
    return _page(request, authority, form, links, tried)


def first_sentence(links: list[TeamLink]) -> str:
    """The first sentence: how many teams are followed by another."""
    olds = {link.old for link in links}
    if not olds:
        return "No team has passed its work to another."
    return f"The work of {several(len(olds), 'team')} has passed to other teams."


def _links(form: CrosswalkForm, authority: str) -> list[TeamLink] | None:
    """The links typed or uploaded, where they may stand together; the form has why not."""
    field = "file" if form.cleaned_data.get("file") else "text"
    try:
        links = read(form.cleaned_data["text"])
    except CannotReadCrosswalkError as fault:
        faults = fault.faults
    else:
        faults = rules.faults(links, queries.lives(authority))
        if not faults:
            return links
    for sentence in faults:
        form.add_error(field, sentence)
    return None


def _is_kept(form: CrosswalkForm, authority: str, links: list[TeamLink], by: str, edition: int) -> bool:
    try:
        hold_crosswalk(authority, links, reason=form.cleaned_data["reason"], edition=edition, by=by)
    except CannotChangeTeamError as fault:
        for sentence in fault.faults:
            form.add_error("text", sentence)
        return False
    return True


def _tried(authority: str, links: list[TeamLink]) -> Preview | None:
    """What they would do to the figures; None while the figures are not computed."""
    snapshot = open_snapshot()
    if not READING_RESULTS.is_fresh(snapshot):
        return None
    day = day_of(authority)
    return preview(
        [link for link in links if link.starts <= day], onward(READING_RESULTS.folder(snapshot), authority)
    )


def _page(
    request: HttpRequest,
    authority: str,
    form: CrosswalkForm,
    links: list[TeamLink] | None = None,
    tried: Preview | None = None,
    status: int = 200,
) -> HttpResponse:
    current_links, now = queries.links(authority), queries.crosswalk_edition(authority)
    titles = {team.reference: team.name for team in queries.teams(authority, day_of(authority))}
    context = {
        "form": form,
        "text": written(links) if links is not None else form["text"].value() or "",
        "trying": links is not None and not form.errors,
        "rows": len(links or ()),
        "tried": tried,
        "moves": moves_table(tried.moves, titles) if tried and tried.moves else None,
        "may_change": may_change(request),
        "answer": first_sentence(current_links),
        "table": links_table(current_links, titles) if current_links else None,
        "query": query_of(authority),
        "edition": request.POST.get("edition", now) if status != CONFLICT else now,
        "crumbs": [
            {"title": "Teams", "href": reverse("teams") + query_of(authority)},
            {"title": "Crosswalk"},
        ],
    }
    return render(request, "teams/crosswalk.html", context, status=status)


def links_table(links: list[TeamLink], titles: dict[str, str]) -> Table:
    """The links that hold, in words."""
    columns = [Column(title) for title in ("Old team", "From", "New team", "Takes")]
    split = {link.old for link in links if not link.main}
    rows = [
        [_team(link.old, titles), _day(link), _team(link.new, titles), _takes(link, split)] for link in links
    ]
    return Table("Which team follows which", columns, rows, caption_hidden=True)


def moves_table(moves: tuple[Move, ...], titles: dict[str, str]) -> Table:
    """Where the cases of each old team would go."""
    columns = [
        Column("Old team"),
        Column("Now with"),
        Column("On record", number=True),
        Column("As main", number=True),
    ]
    rows = [
        [
            _team(move.old, titles),
            _team(move.new, titles),
            Cell(f"{move.on_record:,}"),
            Cell(f"{move.as_main:,}"),
        ]
        for move in moves
    ]
    return Table("Where counted cases would go", columns, rows, caption_hidden=True)


def _team(reference: str, titles: dict[str, str]) -> Cell:
    name = titles.get(reference, reference)
    return Cell(name, under=reference if name != reference else "")


def _day(link: TeamLink) -> Cell:
    return Cell(words.short_date(link.starts))


def _takes(link: TeamLink, split: set[str]) -> Cell:
    if link.old not in split:
        return Cell("All its cases")
    if link.old == link.new:
        return Cell("Children on record with none of the others: they stay under its name")
    return Cell("Children who went there next" + (", and all others" if link.main else ""))
