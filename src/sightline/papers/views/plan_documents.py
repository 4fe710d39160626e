"""The documents of a plan as files: Word, PDF and a page, each of what its reader may see today."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from sightline.calendars.periods import Period, PeriodError, last_complete_quarter, month_of, preceding
from sightline.papers.document.paper_document import PaperDocument
from sightline.papers.plan_documents.kinds import KINDS, Reader, document_of, line_of_sight_document
from sightline.people.queries import person
from sightline.programme.models import Version
from sightline.programme.overview.rules.highlight import period_named
from sightline.programme.plans.queries.plans import current_version, name_of
from sightline.programme.plans.views.asking import chosen_plan, crumbs, or_404, today, version_named
from sightline.programme.sources.views.finding import finding_named
from sightline.web.files import file_out
from sightline.web.lists import query_param

MONTHS_OFFERED = 6
FORMS: Mapping[str, str] = {"docx": "Word", "pdf": "PDF", "html": "Web page"}
"""By the ending of the file's name."""


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Every document of the plan, and of its report for which month or quarter."""
    plan = chosen_plan(request)
    version = current_version(plan, person(request)) if plan else None
    if plan is None or version is None:
        may_change = person(request).has_perm("plan.change")
        return render(request, "programme/plans/nothing.html", {"may_change": may_change})
    period = _period(request)
    documents = [
        {"title": kind.title, "about": kind.about, "files": _links(version, name, period)}
        for name, kind in KINDS.items()
    ]
    context = {
        "plan": plan,
        "name": name_of(version),
        "documents": documents,
        "periods": [(each, each.name == period.name) for each in _offered(period)],
        "crumbs": crumbs(page_title="Documents"),
    }
    return render(request, "papers/plan_documents.html", context)


@require_safe
def document(request: HttpRequest, number: int, document_name: str, form: str) -> HttpResponse:
    """One document of this version, or of the plan as it stands."""
    version = version_named(request, number)
    name = or_404(document_name if document_name in KINDS else None)
    return _file(document_of(name, version, _reader(request)), form)


@require_safe
def handout(request: HttpRequest, finding_id: int, form: str) -> HttpResponse:
    """The line of sight of one finding, of the plan the address names, else the first this person sees."""
    finding = finding_named(request, finding_id)
    plan = or_404(chosen_plan(request))
    version = or_404(current_version(plan, person(request)))
    return _file(line_of_sight_document(finding, version, _reader(request)), form)


def _file(composed: PaperDocument, form: str) -> HttpResponse:
    from sightline.papers.render.file_names import plain_name

    make = or_404(_MAKERS.get(form))
    return file_out(make(composed), f"{plain_name(composed.title)}.{form}")


def _word(composed: PaperDocument) -> bytes:
    from sightline.papers.render.word.document_file import word_of

    return word_of(composed)


def _pdf(composed: PaperDocument) -> bytes:
    from sightline.papers.render.pdf import pdf_of

    return pdf_of(composed)


def _html(composed: PaperDocument) -> bytes:
    from sightline.papers.render.web_page import html_of

    return html_of(composed).encode()


_MAKERS: Mapping[str, Callable[[PaperDocument], bytes]] = {"docx": _word, "pdf": _pdf, "html": _html}


def _reader(request: HttpRequest) -> Reader:
    return Reader(person(request), today(), _period(request))


def _period(request: HttpRequest) -> Period:
    """The month or quarter the address names, else the last whole month. 404 for what is none."""
    try:
        return period_named(query_param(request, "period"), today())
    except PeriodError as fault:
        raise Http404 from fault


def _offered(chosen: Period) -> list[Period]:
    """The latest months, the newest first, the last whole quarter, and what was chosen."""
    months = [month_of(today())]
    while len(months) < MONTHS_OFFERED:
        months.append(preceding(months[-1]))
    return list(dict.fromkeys((*months, last_complete_quarter(today()), chosen)))


def _links(version: Version, name: str, period: Period) -> list[dict[str, str]]:
    asked_for = "" if KINDS[name].of_version else f"?period={period.name}"
    return [
        {"words": words, "href": f"{reverse('plan-document', args=[version.pk, name, form])}{asked_for}"}
        for form, words in FORMS.items()
    ]
