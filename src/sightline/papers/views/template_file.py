"""A template as a file of YAML: taken away, and brought back to a version in making."""

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from sightline.history.views import EditPage
from sightline.papers.paper_templates.paper_template import PaperTemplate
from sightline.papers.paper_templates.problems import problems_in
from sightline.papers.paper_templates.reading_templates import (
    TemplateUnreadError,
    shipped_templates,
)
from sightline.papers.paper_templates.yaml_files import template_in_yaml, yaml_of
from sightline.papers.queries.templates import last_of_version
from sightline.papers.services.refusals import CannotPaperError
from sightline.papers.services.templates import change_template
from sightline.papers.template_forms import YamlFileForm
from sightline.papers.views.template_asking import version_or_404
from sightline.web.files import file_out
from sightline.web.form_pages import done, form_page


@require_safe
def taking(request: HttpRequest, number: int) -> HttpResponse:
    """A version as YAML."""
    template = version_or_404(request, number).template
    return file_out(yaml_of(template), f"{template.key}.yaml")


@require_safe
def taking_shipped(request: HttpRequest, template_key: str) -> HttpResponse:
    """One that ships, as YAML."""
    template = shipped_templates().get(template_key)
    if template is None:
        raise Http404
    return file_out(yaml_of(template), f"{template.key}.yaml")


@require_http_methods(["GET", "HEAD", "POST"])
def bringing(request: HttpRequest, number: int) -> HttpResponse:
    """Bring YAML to a version in making: it says all of the version then, or nothing is changed and every problem is listed."""
    visit = version_or_404(request, number)
    problems: list[str] = []
    edit = EditPage(
        request=request,
        thing=visit.version,
        form_of=lambda _, data: YamlFileForm(data, None if data is None else request.FILES),
        back=visit.address,
        crumbs=visit.crumbs("YAML"),
        texts=False,
        last=last_of_version,
        saved=f"{visit.version.title}: the file is taken over",
    )

    def do() -> None:
        try:
            brought = template_in_yaml(edit.form.cleaned_data["content"])
        except TemplateUnreadError as fault:
            raise CannotPaperError(f"{fault} Nothing was changed.", "file") from fault
        own = _as_own(brought, visit.template)
        problems.extend(problems_in(own))
        if problems:
            raise CannotPaperError("Nothing was changed. Put right what is listed.", "file")
        change_template(
            visit.version, lambda now: _as_own(brought, now), edition=edit.edition, by=visit.by, field="file"
        )

    sent = edit.send(lambda: done(edit.form, do))
    if sent is not None:
        return sent
    return form_page(
        request,
        "Bring YAML back",
        edit.form,
        template="papers/template_file.html",
        button="Check and take over",
        lead=f"{visit.version.title}, version {visit.version.number}",
        sentences=[
            "All parts and fields become what the file says. Its key, council and days are not taken over."
        ],
        problems=problems,
        **edit.context,
    )


def _as_own(brought: PaperTemplate, own: PaperTemplate) -> PaperTemplate:
    """What was brought, as this version of this council's."""
    return replace(
        brought,
        title=" ".join(brought.title.split()),
        key=own.key,
        council=own.council,
        authority=own.authority,
        used_from=own.used_from,
        used_until=own.used_until,
    )
