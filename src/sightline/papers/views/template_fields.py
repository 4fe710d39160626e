"""A version in making is changed: its title and numbering, its parts, its fields, one at a time."""

from collections.abc import Callable
from dataclasses import asdict, replace
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from sightline.history.refusals import ChangedMeanwhileError
from sightline.history.views import CONFLICT, EditPage, edition_in
from sightline.papers.forms import NoFieldsForm
from sightline.papers.models import TemplateVersion
from sightline.papers.paper_templates.changing import (
    Direction,
    field_moved,
    free_key,
    part_moved,
    part_of,
    with_field,
    with_new_field,
    with_part,
    without_field,
    without_part,
)
from sightline.papers.paper_templates.paper_template import PaperTemplate, TemplateField
from sightline.papers.queries.templates import last_of_version, template_of
from sightline.papers.rules.templates import why_not_change
from sightline.papers.services.refusals import CannotPaperError
from sightline.papers.services.templates import change_template
from sightline.papers.template_field_form import TemplateFieldForm, field_key
from sightline.papers.template_forms import AboutTemplateForm, PartHeadingForm
from sightline.papers.views.template_asking import TemplateVisit, version_or_404
from sightline.papers.views.templates import version_page
from sightline.web.form_pages import done, form_page

FormOf = Callable[[PaperTemplate, Any], Any]
ChangeOf = Callable[[PaperTemplate, Any], PaperTemplate]


@require_http_methods(["GET", "HEAD", "POST"])
def about(request: HttpRequest, number: int) -> HttpResponse:
    """Change its title and how it numbers."""
    return _editing(
        request,
        version_or_404(request, number),
        "Title and numbering",
        lambda now, data: AboutTemplateForm(data, initial={"title": now.title, **asdict(now.numbering)}),
        lambda now, form: replace(
            now, title=" ".join(form.cleaned_data["title"].split()), numbering=form.numbering
        ),
        beside="title",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def part_adding(request: HttpRequest, number: int) -> HttpResponse:
    """Add a part at the end."""
    return _editing(
        request,
        version_or_404(request, number),
        "Add a part",
        lambda _, data: PartHeadingForm(data),
        lambda now, form: with_part(
            now,
            free_key(now, field_key(form.cleaned_data["heading"] or "part")),
            form.cleaned_data["heading"],
        ),
        strict=False,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def part(request: HttpRequest, number: int, part_key: str) -> HttpResponse:
    """Change a part's heading."""
    visit = version_or_404(request, number)
    _part_or_404(visit, part_key)
    return _editing(
        request,
        visit,
        "Heading of the part",
        lambda now, data: PartHeadingForm(
            data, initial={"heading": next((each.heading for each in now.parts if each.key == part_key), "")}
        ),
        lambda now, form: with_part(now, part_key, form.cleaned_data["heading"]),
        anchor=f"#part-{part_key}",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def part_removing(request: HttpRequest, number: int, part_key: str) -> HttpResponse:
    """Remove a part with its fields."""
    visit = version_or_404(request, number)
    labels = [each.label for each in _part_or_404(visit, part_key).fields]
    return _editing(
        request,
        visit,
        "Remove the part",
        lambda _, data: NoFieldsForm(data),
        lambda now, _: without_part(now, part_key),
        button="Remove",
        sentences=[f"Its fields go with it: {'; '.join(labels)}." if labels else "It has no fields."],
        strict=False,
        texts=False,
    )


@require_POST
def part_moving(request: HttpRequest, number: int, part_key: str) -> HttpResponse:
    """Move a part up or down."""
    visit = version_or_404(request, number)
    _part_or_404(visit, part_key)
    return _moving(request, visit, lambda now, way: part_moved(now, part_key, way), f"#part-{part_key}")


@require_http_methods(["GET", "HEAD", "POST"])
def field_adding(request: HttpRequest, number: int, part_key: str) -> HttpResponse:
    """Add a field at the end of a part."""
    visit = version_or_404(request, number)
    _part_or_404(visit, part_key)

    def changed(now: PaperTemplate, form: TemplateFieldForm) -> PaperTemplate:
        key = free_key(now, field_key(form.value.label))
        return with_new_field(now, part_key, replace(form.value, key=key))

    return _editing(
        request,
        visit,
        "Add a field",
        lambda _, data: TemplateFieldForm(data, field=None, key="new"),
        changed,
        anchor=f"#part-{part_key}",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def field(request: HttpRequest, number: int, field_key: str) -> HttpResponse:
    """Change a field's rules."""
    visit = version_or_404(request, number)
    stands = _field_or_404(visit, field_key)
    return _editing(
        request,
        visit,
        stands.label,
        lambda now, data: TemplateFieldForm(data, field=now.field(field_key), key=field_key),
        lambda now, form: with_field(now, field_key, form.value),
        anchor=f"#field-{field_key}",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def field_removing(request: HttpRequest, number: int, field_key: str) -> HttpResponse:
    """Remove a field."""
    visit = version_or_404(request, number)
    stands = _field_or_404(visit, field_key)
    return _editing(
        request,
        visit,
        f"Remove “{stands.label}”",
        lambda _, data: NoFieldsForm(data),
        lambda now, _: without_field(now, field_key),
        button="Remove",
        sentences=["Papers begun with versions before this one keep it."],
        anchor=f"#part-{part_of(visit.template, field_key).key}",
        strict=False,
        texts=False,
    )


@require_POST
def field_moving(request: HttpRequest, number: int, field_key: str) -> HttpResponse:
    """Move a field up or down."""
    visit = version_or_404(request, number)
    _field_or_404(visit, field_key)
    return _moving(request, visit, lambda now, way: field_moved(now, field_key, way), f"#field-{field_key}")


def _field_or_404(visit: TemplateVisit, key: str) -> TemplateField:
    """The version's field of that key, as it stands."""
    found_field = visit.template.field(key)
    if found_field is None:
        raise Http404
    return found_field


def _editing(
    request: HttpRequest,
    visit: TemplateVisit,
    heading: str,
    form_of: FormOf,
    change: ChangeOf,
    *,
    button: str = "Save",
    sentences: list[str] | None = None,
    anchor: str = "",
    strict: bool = True,
    texts: bool = True,
    beside: str = "kind",
) -> HttpResponse:
    """A page that changes the template in one place, sent with the edition that was seen. `beside`: the field a fault of the whole stands at."""

    def made(version: TemplateVersion, data: Any) -> forms.Form:
        return form_of(template_of(version), data)

    edit = EditPage(
        request=request,
        thing=visit.version,
        form_of=made,
        back=visit.address,
        done=f"{visit.address}{anchor}",
        crumbs=visit.crumbs(heading),
        texts=texts,
        last=last_of_version,
        saved="Saved",
    )

    def do() -> None:
        change_template(
            visit.version,
            lambda now: change(now, edit.form),
            edition=edit.edition,
            by=visit.by,
            field=beside,
            strict=strict,
        )

    closed = why_not_change(visit.version.state)
    sent = edit.send(lambda: done(edit.form, do))
    if sent is not None:
        return sent
    return form_page(
        request,
        heading,
        edit.form,
        template="papers/template_asks.html",
        button=button,
        lead=f"{visit.version.title}, version {visit.version.number}",
        sentences=[closed] if closed else sentences or [],
        closed=bool(closed),
        **edit.context,
    )


def _moving(
    request: HttpRequest,
    visit: TemplateVisit,
    change: Callable[[PaperTemplate, Direction], PaperTemplate],
    anchor: str,
) -> HttpResponse:
    """Move something, and come back to where it stands now."""
    way: Direction = "up" if request.POST.get("direction") == "up" else "down"
    edition = edition_in(request)
    try:
        change_template(
            visit.version, lambda now: change(now, way), edition=edition, by=visit.by, strict=False
        )
    except (ChangedMeanwhileError, CannotPaperError) as fault:
        return version_page(request, version_or_404(request, visit.version.pk), str(fault), CONFLICT)
    return redirect(f"{visit.address}{anchor}")


def _part_or_404(visit: TemplateVisit, part_key: str) -> Any:
    part = next((each for each in visit.template.parts if each.key == part_key), None)
    if part is None:
        raise Http404
    return part
