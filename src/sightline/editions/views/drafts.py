"""Making an edition of a freeze, looking at it before it goes out, and publishing it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sightline.editions.forms import EditionForm
from sightline.editions.gathering import offered_figures
from sightline.editions.models import FigureEdition
from sightline.editions.rules.asking import AUDIENCES, periods_offered
from sightline.editions.rules.sentences import first_sentence
from sightline.editions.services import CannotMakeError, discard, draft_of, make, publish
from sightline.editions.services.drafts import EditionDraft, read
from sightline.editions.views.showing import shown_measures
from sightline.freezes.queries import opened
from sightline.freezes.queries.freezes import FreezeChangedError
from sightline.freezes.rules.making import periods_to
from sightline.freezes.views.asking import changed_page, freeze_or_404
from sightline.measuring.discover import figures
from sightline.people.queries import person
from sightline.trail.refusing import refuse
from sightline.web.account_names import full_name
from sightline.web.components import Cell, Column, Table
from sightline.web.form_pages import done, form_page, say_saved

BASE = "editions/page.html"


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, number: int) -> HttpResponse:
    """Choose what an edition is to hold; the draft is shown before anybody can publish it."""
    freeze = freeze_or_404(request, number)
    try:
        frozen = opened(freeze)
    except FreezeChangedError as fault:
        return changed_page(request, freeze, fault)
    titles = [(each, f"{figures()[each][1].title} ({each})") for each in offered_figures(frozen)]
    reported = periods_to(freeze.cut_off)
    form = EditionForm(
        request.POST if request.method == "POST" else None,
        figures=titles,
        periods=periods_offered(reported),
        initial={"audience": "scrutiny", "periods": [reported[0].name]},
    )
    made: list[FigureEdition] = []

    def do() -> None:
        made.append(make(freeze, read(freeze, **form.cleaned_data), by=person(request).get_username()))

    if form.is_valid() and done(form, do):
        say_saved(request, "Draft saved. A second person publishes it.")
        return redirect("edition-draft", made[0].pk)
    own_page = reverse("freeze", args=[number])
    crumbs = [{"title": f"Freeze {freeze.name}", "href": own_page}, {"title": "Make an edition"}]
    more = {"crumbs": crumbs, "back": own_page, "back_words": "Cancel", "button": "Save draft"}
    return form_page(request, "Make an edition", form, base=BASE, caption=f"Freeze {freeze.name}", **more)


@require_safe
def one(request: HttpRequest, number: int) -> HttpResponse:
    """A draft as it would go out, what is hidden of it and why, and what stands in its way."""
    edition = _draft_or_404(request, number)
    if edition.published_by:
        return redirect("edition", number)
    own_freeze = reverse("freeze", args=[edition.freeze_id])  # type: ignore[attr-defined]
    context = {
        "edition": edition,
        "audience": AUDIENCES[edition.audience],
        "made": full_name(edition.made_by),
        "crumbs": [
            {"title": f"Freeze {edition.freeze.name}", "href": own_freeze},
            {"title": "Draft edition"},
        ],
        "may_discard": person(request).has_perm("editions.make"),
    }
    try:
        draft = draft_of(edition)
    except CannotMakeError as cannot:
        return render(request, "editions/draft.html", {**context, "cannot": str(cannot)})
    user = person(request)
    context |= {
        "draft": draft,
        "printed": draft.printed,
        "answer": first_sentence(draft.printed),
        "measures": shown_measures(draft.printed),
        "log": _log(draft) if draft.content.log() else None,
        "not_split": [
            figures()[each][1].title for each in draft.content.gathered.not_split if each in figures()
        ],
        "may_publish": user.has_perm("editions.publish")
        and user.get_username() != edition.made_by
        and not draft.exposed,
    }
    return render(request, "editions/draft.html", context)


@require_POST
def publishing(request: HttpRequest, number: int) -> HttpResponse:
    """A second person publishes it, as they were shown it."""
    edition = _draft_or_404(request, number)
    try:
        publish(edition, by=person(request).get_username(), seen=str(request.POST.get("seen", "")))
    except CannotMakeError as cannot:
        say_saved(request, str(cannot))
        return redirect("edition-draft", number)
    say_saved(request, f"{edition.title} is published")
    return redirect("edition", number)


@require_POST
def discarding(request: HttpRequest, number: int) -> HttpResponse:
    """Remove a draft."""
    edition = _draft_or_404(request, number)
    try:
        discard(edition, by=person(request).get_username())
        say_saved(request, f"Draft of {edition.title} is discarded")
    except CannotMakeError as cannot:
        say_saved(request, str(cannot))
    return redirect("freeze", edition.freeze_id)  # type: ignore[attr-defined]


def _draft_or_404(request: HttpRequest, number: int) -> FigureEdition:
    edition = FigureEdition.objects.filter(pk=number).select_related("freeze").first()
    if edition is None:
        raise Http404
    user = person(request)
    if user.authority not in ("", edition.authority):
        refuse(user.get_username(), f"draft edition {edition.name} {edition.authority}")
    return edition


def _log(draft: EditionDraft) -> Table:
    columns = [Column("Hidden"), Column("Rule"), Column("Because"), Column("Protects")]
    rows = [
        [Cell(each["figure"]), Cell(each["rule"]), Cell(each["why"]), Cell(each["protects"] or "itself")]
        for each in draft.content.log()
    ]
    return Table("What is hidden, and why", columns, rows)
