"""Templates of papers: the list, one with its fields and rules, and what becomes of a council's own."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from sightline.calendars.dates import in_words
from sightline.history.views import EditPage
from sightline.papers.forms import NoFieldsForm
from sightline.papers.models import TemplateVersion
from sightline.papers.paper_templates.paper_template import PaperTemplate
from sightline.papers.paper_templates.reading_templates import shipped_templates
from sightline.papers.queries.templates import (
    faults_of_word,
    last_of_version,
    papers_made_so,
    template_named,
    templates_for,
    usable_versions,
    version_before,
    versions_seen_by,
    why_not_usable,
    writers_of,
)
from sightline.papers.render.word.template_check import STOPPING
from sightline.papers.rules.template_places import in_groups
from sightline.papers.rules.templates import IN_MAKING, TEMPLATE_STATES, USABLE, why_not_confirm
from sightline.papers.services.templates import (
    PERMISSION,
    begin_next,
    begin_template,
    confirm_template,
    discard_template,
    retire_template,
)
from sightline.papers.template_forms import BeginTemplateForm, RetireTemplateForm
from sightline.papers.views.template_asking import TemplateVisit, template_crumbs, version_or_404
from sightline.papers.views.template_parts import part_cards
from sightline.people.queries import person
from sightline.statistics.amounts import several
from sightline.web.account_names import name_and_post
from sightline.web.components import Cell, Column, Table
from sightline.web.form_pages import done, form_page, say_saved


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Every template: the council's own, version by version, and those that ship."""
    user = person(request)
    own = list(versions_seen_by(user))
    shipped = sorted(shipped_templates().values(), key=lambda each: (each.council, each.title))
    keeps = bool(user.has_perm(PERMISSION) and user.authority)
    context = {
        "answer": _first_sentence(own, len(shipped)),
        "own": _own_table(own) if own else None,
        "shipped": _shipped_table(shipped),
        "begins": reverse("paper-template-begin") if keeps else "",
        "crumbs": template_crumbs(),
    }
    return render(request, "papers/templates.html", context)


@require_safe
def shipped(request: HttpRequest, template_key: str) -> HttpResponse:
    """A template that ships: read, and copied."""
    user = person(request)
    template = shipped_templates().get(template_key)
    if template is None:
        raise Http404
    ways = [("Download as YAML", reverse("paper-template-shipped-yaml", args=[template.key]))]
    if user.has_perm(PERMISSION) and user.authority:
        ways.append(("Make your own from it", f"{reverse('paper-template-begin')}?source={template.key}"))
    context = {
        "title": template.title,
        "caption": template.council,
        "facts": _shipped_facts(template),
        "ways": ways,
        "cards": part_cards(template),
        "crumbs": template_crumbs(f"{template.council}: {template.title}"),
    }
    return render(request, "papers/template.html", context)


@require_safe
def one(request: HttpRequest, number: int) -> HttpResponse:
    """A version of a council's own template, as it stands."""
    return version_page(request, version_or_404(request, number))


def version_page(
    request: HttpRequest, visit: TemplateVisit, problem: str = "", status: int = 200
) -> HttpResponse:
    """The page of a version; `problem` is why something could not be done with it just now."""
    version = visit.version
    context = {
        "problem": problem,
        "title": version.title,
        "caption": f"{visit.template.council}, version {version.number}",
        "version": version,
        "shape": TEMPLATE_STATES.shapes[version.state],
        "state": TEMPLATE_STATES.words[version.state],
        "facts": _facts(visit),
        "ways": _ways(visit),
        "faults": why_not_usable(version) if version.state == IN_MAKING else [],
        "word_faults": in_groups(
            each for each in faults_of_word(version, visit.template) if each.kind not in STOPPING
        ),
        "cards": part_cards(visit.template, visit),
        "changes": visit.changes,
        "crumbs": visit.crumbs(),
    }
    return render(request, "papers/template.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """Begin the council's own template as a copy of another."""
    user = person(request)
    if not user.authority:
        raise Http404
    form = BeginTemplateForm(
        request.POST if request.method == "POST" else None,
        sources=[(each.key, f"{each.council}: {each.title}") for each in templates_for(user.authority)],
        initial={"source": str(request.GET.get("source", ""))},
    )
    made: list[TemplateVersion] = []

    def do() -> None:
        source = template_named(form.cleaned_data["source"], user.authority)
        assert source is not None, "the form offers templates that are there"
        made.append(
            begin_template(
                title=form.cleaned_data["title"],
                source=source,
                authority=user.authority,
                by=user.get_username(),
            )
        )

    if form.is_valid() and done(form, do):
        say_saved(
            request,
            f"{made[0].title}: begun. Change its fields, bring your Word file, then have it confirmed",
        )
        return redirect("paper-template", made[0].pk)
    return form_page(
        request,
        "Make your own template",
        form,
        button="Begin",
        sentences=["It begins as a copy. No paper is begun with it until a second person confirms it."],
        crumbs=template_crumbs("Make your own"),
        back=reverse("paper-templates"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def following(request: HttpRequest, number: int) -> HttpResponse:
    """Begin the next version."""
    visit = version_or_404(request, number)
    form = NoFieldsForm(request.POST if request.method == "POST" else None)
    made: list[TemplateVersion] = []
    if form.is_valid() and done(form, lambda: made.append(begin_next(visit.version, by=visit.by))):
        say_saved(request, f"{made[0].title}: version {made[0].number} begun")
        return redirect("paper-template", made[0].pk)
    return form_page(
        request,
        "Begin the next version",
        form,
        button="Begin",
        lead=f"{visit.version.title}, version {visit.version.number}",
        sentences=[
            "It begins as a copy of this one, with its Word file. Papers that were begun with this version stay as they are."
        ],
        crumbs=visit.crumbs("The next version"),
        back=visit.address,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def confirming(request: HttpRequest, number: int) -> HttpResponse:
    """Confirm a version that others wrote."""
    visit = version_or_404(request, number)
    version = visit.version
    faults = why_not_usable(version) if version.state == IN_MAKING else []
    why_not = why_not_confirm(version.state, by=visit.by, writers=writers_of(version), faults=faults)
    return _asking(
        request,
        visit,
        "Confirm",
        lambda edition, _: confirm_template(version, edition=edition, by=visit.by),
        sentences=[why_not, *faults]
        if why_not
        else ["Papers are begun with it from now on, and it is not changed any more."],
        saved=f"{version.title}: version {version.number} confirmed",
        closed=bool(why_not),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def retiring(request: HttpRequest, number: int) -> HttpResponse:
    """Retire a version: no paper is begun with it any more."""
    visit = version_or_404(request, number)
    return _asking(
        request,
        visit,
        "Retire",
        lambda edition, values: retire_template(
            visit.version, reason=values["reason"], edition=edition, by=visit.by
        ),
        form=RetireTemplateForm,
        sentences=[
            "Papers that were begun with it go on. No other paper is begun with it, nor with a version before it."
        ],
        saved=f"{visit.version.title}: version {visit.version.number} retired",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def discarding(request: HttpRequest, number: int) -> HttpResponse:
    """Discard a version in making."""
    visit = version_or_404(request, number)
    return _asking(
        request,
        visit,
        "Discard",
        lambda edition, _: discard_template(visit.version, edition=edition, by=visit.by),
        sentences=["Its fields are gone for good. Versions before it stay."],
        saved=f"{visit.version.title}: version {visit.version.number} discarded",
        goes_to=reverse("paper-templates"),
    )


def _asking(
    request: HttpRequest,
    visit: TemplateVisit,
    heading: str,
    do: Any,
    *,
    sentences: list[str],
    saved: str,
    form: type[forms.Form] = NoFieldsForm,
    goes_to: str = "",
    closed: bool = False,
) -> HttpResponse:
    """A page that asks whether. `closed`: it cannot be, and the sentences say why."""
    edit = EditPage(
        request=request,
        thing=visit.version,
        form_of=lambda _, data: form(data),
        back=visit.address,
        done=goes_to,
        crumbs=visit.crumbs(heading),
        texts=False,
        last=last_of_version,
        saved=saved,
    )
    sent = edit.send(lambda: done(edit.form, lambda: do(edit.edition, edit.form.cleaned_data)))
    if sent is not None:
        return sent
    return form_page(
        request,
        heading,
        edit.form,
        template="papers/template_asks.html",
        button=heading,
        lead=f"{visit.version.title}, version {visit.version.number}",
        sentences=sentences,
        closed=closed,
        **edit.context,
    )


def _first_sentence(own: list[TemplateVersion], shipped_number: int) -> str:
    names = len({(each.authority, each.key) for each in own})
    if not names:
        return f"Your council has no template of its own yet. {several(shipped_number, 'template ships', 'templates ship')} with Sightline."
    return f"{several(names, 'template is your council’s own', 'templates are your council’s own')}; {several(shipped_number, 'ships', 'ship')} with Sightline."


def _own_table(own: list[TemplateVersion]) -> Table:
    made = papers_made_so(own)
    offered = {each.pk for authority in {row.authority for row in own} for each in usable_versions(authority)}
    columns = [
        Column("Template"),
        Column("Version", number=True),
        Column("State"),
        Column("Word file"),
        Column("Papers", number=True),
    ]
    rows = [
        [
            Cell(each.title, reverse("paper-template", args=[each.pk]), under=_since(each)),
            Cell(str(each.number)),
            Cell(
                TEMPLATE_STATES.words[each.state],
                under="" if each.state != USABLE or each.pk in offered else "A later version is used",
            ),
            Cell(each.word.name if each.word else "None: the plain form"),
            Cell(str(made.get(each.pk, 0))),
        ]
        for each in own
    ]
    return Table("Your council’s own", columns, rows)


def _since(version: TemplateVersion) -> str:
    if version.confirmed_at:
        return f"Confirmed {in_words(version.confirmed_at.date())} by {name_and_post(version.confirmed_by)}"
    return f"Begun {in_words(version.at.date())} by {name_and_post(version.by)}"


def _shipped_table(templates: Iterable[PaperTemplate]) -> Table:
    columns = [Column("Template"), Column("Council"), Column("Fields", number=True)]
    rows = [
        [
            Cell(each.title, reverse("paper-template-shipped", args=[each.key])),
            Cell(each.council),
            Cell(str(len(list(each.fields())))),
        ]
        for each in templates
    ]
    return Table("Those that ship", columns, rows)


def _shipped_facts(template: PaperTemplate) -> list[tuple[str, str, str]]:
    first, last = template.used_from, template.used_until
    days = " to ".join(in_words(each) for each in (first, last) if each)
    return [
        ("Key", template.key, ""),
        ("Papers known to be made so", days or "Not recorded", ""),
        ("Word file", "None: the plain form", ""),
    ]


def _facts(visit: TemplateVisit) -> list[tuple[str, str, str]]:
    version = visit.version
    confirmed = (
        f"{name_and_post(version.confirmed_by)}, {in_words(version.confirmed_at.date())}"
        if version.confirmed_at
        else "Not yet"
    )
    word = version.word
    return [
        (
            "Begun",
            f"{name_and_post(version.by)}, {in_words(version.at.date())}, from {version.began_from}",
            "",
        ),
        ("Confirmed", confirmed, ""),
        ("Papers begun with it", str(papers_made_so([version]).get(version.pk, 0)), ""),
        (
            "Word file",
            word.name if word else "None: the plain form",
            reverse("paper-template-word-file", args=[version.pk]) if word else "",
        ),
    ]


def _ways(visit: TemplateVisit) -> list[tuple[str, str]]:
    number, version = visit.version.pk, visit.version
    rows = [("Download a Word file to begin from", reverse("paper-template-word-start", args=[number]))]
    rows.append(("Download as YAML", reverse("paper-template-yaml", args=[number])))
    if version_before(version) is not None:
        rows.append(("Compare with the version before", reverse("paper-template-compare", args=[number])))
    if visit.changes:
        rows.append(
            (
                "Bring another Word file" if version.word_id else "Bring your Word file",
                reverse("paper-template-word", args=[number]),
            )
        )
        if version.word_id:
            rows.append(("Remove the Word file", reverse("paper-template-word-remove", args=[number])))
        rows += [
            ("Bring YAML back", reverse("paper-template-yaml-bring", args=[number])),
            ("Change its title and numbering", reverse("paper-template-about", args=[number])),
            ("Confirm", reverse("paper-template-confirm", args=[number])),
            ("Discard", reverse("paper-template-discard", args=[number])),
        ]
    elif visit.keeps:
        rows.append(("Begin the next version", reverse("paper-template-next", args=[number])))
        if version.state == USABLE:
            rows.append(("Retire", reverse("paper-template-retire", args=[number])))
    return rows
