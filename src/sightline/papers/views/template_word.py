"""The council's Word file of a template: one to begin from, brought, fetched back, removed."""

from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_http_methods, require_safe

from sightline.documents.views import attachment
from sightline.history.views import EditPage
from sightline.papers.forms import NoFieldsForm
from sightline.papers.queries.templates import last_of_version
from sightline.papers.render.word.template_check import STOPPING, TemplateFault
from sightline.papers.rules.template_places import in_groups, places_of, places_with_rows
from sightline.papers.services.template_word import WordFileRefusedError, bring_word, remove_word
from sightline.papers.template_forms import WordFileForm
from sightline.papers.views.template_asking import version_or_404
from sightline.web.components import Cell, Column, Table
from sightline.web.files import file_out, plain_name
from sightline.web.form_pages import done, form_page

KIND_WORDS = {
    "refused": "Refused",
    "unknown": "Unknown placeholder",
    "twice": "Placed twice",
    "not alone": "Not alone in its paragraph",
    "missing": "No place",
    "style": "Style missing",
}


@require_http_methods(["GET", "HEAD", "POST"])
def bringing(request: HttpRequest, number: int) -> HttpResponse:
    """Bring a Word file: all that is wrong with it is listed, and nothing is stored of one that is refused."""
    visit = version_or_404(request, number)
    faults: list[TemplateFault] = []
    edit = EditPage(
        request=request,
        thing=visit.version,
        form_of=lambda _, data: WordFileForm(data, None if data is None else request.FILES),
        back=visit.address,
        crumbs=visit.crumbs("Word file"),
        texts=False,
        last=last_of_version,
        saved=f"{visit.version.title}: Word file brought",
    )

    def do() -> None:
        try:
            bring_word(visit.version, edit.form.cleaned_data["file"], edition=edit.edition, by=visit.by)
        except WordFileRefusedError as refused:
            faults.extend(refused.faults)
            raise

    sent = edit.send(lambda: done(edit.form, do))
    if sent is not None:
        return sent
    places = places_of(visit.template)
    return form_page(
        request,
        "Bring your Word file",
        edit.form,
        template="papers/template_word.html",
        base="papers/page.html",
        button="Check and bring",
        lead=f"{visit.version.title}, version {visit.version.number}",
        faults=fault_table(faults) if faults else None,
        places=_place_table(places.keys),
        rows=[row for _, rows in places_with_rows(visit.template) for row in rows],
        **edit.context,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def removing(request: HttpRequest, number: int) -> HttpResponse:
    """Remove the Word file of a version in making."""
    visit = version_or_404(request, number)
    edit = EditPage(
        request=request,
        thing=visit.version,
        form_of=lambda _, data: NoFieldsForm(data),
        back=visit.address,
        crumbs=visit.crumbs("Remove the Word file"),
        texts=False,
        last=last_of_version,
        saved=f"{visit.version.title}: Word file removed",
    )
    sent = edit.send(
        lambda: done(edit.form, lambda: remove_word(visit.version, edition=edit.edition, by=visit.by))
    )
    if sent is not None:
        return sent
    return form_page(
        request,
        "Remove the Word file",
        edit.form,
        button="Remove",
        lead=f"{visit.version.title}, version {visit.version.number}",
        sentences=["Papers begun with this version have the plain form then."],
        **edit.context,
    )


@require_safe
def fetching(request: HttpRequest, number: int) -> HttpResponseBase:
    """The Word file as it was brought."""
    document = version_or_404(request, number).version.word
    if document is None:
        raise Http404
    return attachment(document)


@require_safe
def starting(request: HttpRequest, number: int) -> HttpResponse:
    """A Word file with every placeholder of this version, to begin from."""
    from sightline.papers.render.word.starting_file import starting_file

    visit = version_or_404(request, number)
    content = starting_file(visit.template.title, places_with_rows(visit.template))
    return file_out(content, f"{plain_name(visit.template.title)} to begin from.docx")


def _place_table(keys: Mapping[str, str]) -> Table:
    rows = [[Cell(f"{{{{ {key} }}}}"), Cell(title)] for key, title in keys.items()]
    return Table("Placeholders of this template", [Column("Placeholder"), Column("What stands there")], rows)


def fault_table(faults: list[TemplateFault]) -> Table:
    """Every fault with its place: what stops it first."""
    columns = [Column("What"), Column("Where"), Column("What to do"), Column("Stops it")]
    rows = [
        [
            Cell(KIND_WORDS[each.kind]),
            Cell((each.where[:1].upper() + each.where[1:]) or "The whole file"),
            Cell(each.says),
            Cell("Yes" if each.kind in STOPPING else "No"),
        ]
        for each in in_groups(faults)
    ]
    return Table("What is wrong with the file", columns, rows)
