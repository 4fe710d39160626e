"""Published figures: what there is, one edition, and its files."""

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from sightline.editions.content import files_in, given_files, printed_in
from sightline.editions.models import FigureEdition
from sightline.editions.queries.editions import EditionChangedError, editions_for, whole_folder
from sightline.editions.rules.asking import AUDIENCES
from sightline.editions.rules.forms import NARRATIVE, TABLE_CSV, TABLE_JSON, TABLE_XLSX
from sightline.editions.rules.sentences import first_sentence
from sightline.editions.views.showing import shown_measures
from sightline.people.queries import person
from sightline.trail.refusing import refuse
from sightline.web import words
from sightline.web.components import Cell, Column, Table
from sightline.web.files import file_out

FORMS = ((TABLE_CSV, "CSV"), (TABLE_XLSX, "Excel"), (TABLE_JSON, "JSON"), (NARRATIVE, "Sentences (text)"))


@require_safe
def every(request: HttpRequest) -> HttpResponse:
    """What is published of the reader's authority, the newest first."""
    editions = editions_for(person(request))
    context = {"table": _list(editions) if editions else None, "crumbs": []}
    return render(request, "editions/editions.html", context)


@require_safe
def one(request: HttpRequest, number: int) -> HttpResponse:
    """One published edition, from its files alone."""
    edition = published_or_404(request, number)
    crumbs = [{"title": "Published figures", "href": reverse("editions")}, {"title": edition.title}]
    try:
        folder = whole_folder(edition)
    except EditionChangedError as fault:
        context = {"edition": edition, "fault": str(fault), "crumbs": crumbs}
        return render(request, "editions/changed.html", context, status=409)
    printed = printed_in(folder)
    context = {
        "edition": edition,
        "printed": printed,
        "audience": AUDIENCES[edition.audience],
        "answer": first_sentence(printed),
        "measures": shown_measures(printed),
        "published_on": timezone.localtime(edition.published_at).date(),
        "files": [(reverse("edition-file", args=[number, name]), called) for name, called in FORMS],
        "crumbs": crumbs,
    }
    return render(request, "editions/edition.html", context)


@require_safe
def file(request: HttpRequest, number: int, file_name: str) -> HttpResponseBase:
    """One file of a published edition: the same bytes whenever it is asked for."""
    edition = published_or_404(request, number)
    try:
        folder = whole_folder(edition)
    except EditionChangedError as fault:
        context = {"edition": edition, "fault": str(fault), "crumbs": []}
        return render(request, "editions/changed.html", context, status=409)
    if file_name not in given_files(files_in(folder)):
        raise Http404
    return file_out((folder / file_name).read_bytes(), f"{edition.authority} {edition.name} {file_name}")


def published_or_404(request: HttpRequest, number: int) -> FigureEdition:
    """The edition. Http404 for a draft and where there is none; PermissionDenied, recorded, for another authority's."""
    edition = (
        FigureEdition.objects.filter(pk=number).exclude(published_by="").select_related("freeze").first()
    )
    if edition is None:
        raise Http404
    user = person(request)
    if user.authority not in ("", edition.authority):
        refuse(user.get_username(), f"published figures {edition.name} {edition.authority}")
    return edition


def _list(editions: list[FigureEdition]) -> Table:
    columns = [Column("Figures"), Column("For"), Column("Figures to"), Column("Published")]
    rows = [
        [
            Cell(each.title, reverse("edition", args=[each.pk])),
            Cell(AUDIENCES[each.audience]),
            Cell(words.long_date(each.freeze.cut_off)),
            Cell(words.long_date(timezone.localtime(each.published_at).date())),
        ]
        for each in editions
    ]
    return Table("Published figures, the newest first", columns, rows, caption_hidden=True)
