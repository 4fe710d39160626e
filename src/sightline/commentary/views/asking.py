"""Commentary is asked for, and asked no more."""

from collections.abc import Collection, Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from sightline.calendars.periods import parse
from sightline.commentary.forms import AskingForm
from sightline.commentary.models import CommentaryRequest
from sightline.commentary.services.commentary import (
    CannotCommentError,
    ask_for_commentary,
    close_commentary,
)
from sightline.engine.snapshots import NothingLoadedError
from sightline.measuring.discover import figures
from sightline.people.queries import person
from sightline.scorecards.queries.signals import signals
from sightline.scorecards.queries.targets import targets_of
from sightline.scorecards.signal_words import signal_shown
from sightline.scorecards.views.asking import ScorecardQuery, page_query
from sightline.scorecards.views.scorecard import periods
from sightline.statistics.amounts import several
from sightline.web.form_pages import done, form_page, say_saved


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Ask for commentary on figures; those that moved and have an owner are ticked."""
    try:
        query = page_query(request, "ask for commentary")
    except NothingLoadedError:
        return render(request, "web/nothing_loaded.html")
    authority, by = query.standpoint.authority, person(request).get_username()
    owners = owners_of(query)
    moved = _moved(query)
    members = [name for _, group in periods(query) for name, _, _ in group]
    offered = list(dict.fromkeys((query.standpoint.period.name, *members)))
    form = AskingForm(
        request.POST if request.method == "POST" else None,
        authority=authority,
        periods=[(each, parse(each).label) for each in offered],
        choices=[
            (each, _choice(each, figures()[each][1].title, owners.get(each, ""), each in moved))
            for each in _in_order(authority, owners, moved)
        ],
        initial={
            "period": query.standpoint.period.name,
            "figures": [each for each in owners if each in moved],
        },
    )
    made: list[CommentaryRequest] = []

    def do() -> None:
        values = form.cleaned_data
        pairs = [(each, owners.get(each) or values["owner"]) for each in values["figures"]]
        about = {"period": values["period"], "due": values["due"], "owners": pairs}
        made.extend(ask_for_commentary(by=by, authority=authority, **about))

    if form.is_valid() and done(form, do):
        say_saved(request, f"Commentary is asked on {several(len(made), 'measure')}")
        return redirect(
            f"{reverse('commentary-desk')}?period={form.cleaned_data['period']}&authority={authority}"
        )
    crumbs = [
        {"title": "Commentary", "href": query.address("commentary-desk")},
        {"title": "Ask for commentary"},
    ]
    more = {"crumbs": crumbs, "back": query.address("commentary-desk"), "here": request.get_full_path()}
    return form_page(request, "Ask for commentary", form, button="Ask", **more)


def owners_of(query: ScorecardQuery) -> dict[str, str]:
    """Figure → who answers for it: the owner of the council's target, or of the entered measure."""
    authority = query.standpoint.authority
    targets = targets_of(authority).by_unit.values()
    owners = {each.figure: each.owner for each in targets if not each.unit and each.owner}
    entered = {each: getattr(measure, "owner", "") for each, (measure, _) in figures().items()}
    return {each: owner for each, owner in entered.items() if owner} | owners


def _moved(query: ScorecardQuery) -> set[str]:
    """The figures whose signal says that they moved."""
    moves = {each: signal_shown(signal) for each, signal in signals(query.standpoint).items()}
    return {each for each, signal in moves.items() if signal.kind not in ("", "same")}


def _in_order(authority: str, owners: Mapping[str, str], moved: Collection[str]) -> list[str]:
    """The figures of an authority: first those that moved, then those with an owner."""
    own = [
        each
        for each, (measure, _) in figures().items()
        if getattr(measure, "authority", authority) == authority
    ]
    return sorted(own, key=lambda each: (each not in moved, each not in owners))


def _choice(figure_id: str, title: str, owner: str, moved: bool) -> str:
    rest = [each for each in (owner, "has moved" if moved else "") if each]
    return f"{figure_id} {title}" + (f" ({', '.join(rest)})" if rest else "")


@require_POST
def closing(request: HttpRequest, number: int) -> HttpResponse:
    """It is asked no more."""
    ask = CommentaryRequest.objects.filter(pk=number).first()
    user = person(request)
    if ask is None or user.authority not in ("", ask.authority):
        raise Http404
    try:
        close_commentary(ask, by=user.get_username())
        say_saved(request, f"{ask.figure}: commentary is asked no more")
    except CannotCommentError as cannot:
        say_saved(request, str(cannot))
    return redirect("commentary-desk")
