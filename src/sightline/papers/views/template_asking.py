"""What every page of templates asks first: the version, and what this person may do with it."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse

from sightline.papers.models import TemplateVersion
from sightline.papers.paper_templates.paper_template import PaperTemplate
from sightline.papers.queries.templates import template_of, versions_seen_by
from sightline.papers.rules.templates import IN_MAKING
from sightline.papers.services.templates import PERMISSION
from sightline.papers.views.asking import ALL
from sightline.people.models import User
from sightline.people.queries import person

TEMPLATES = {"title": "Templates"}


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateVisit:
    """A version of a council's own template, what it says, who asks for it, and whether they may change it now."""

    version: TemplateVersion
    template: PaperTemplate
    user: User

    @property
    def by(self) -> str:
        """The name of whoever asks."""
        return self.user.get_username()

    @property
    def address(self) -> str:
        """The version's own page."""
        return reverse("paper-template", args=[self.version.pk])

    @property
    def keeps(self) -> bool:
        """Whether this person makes and confirms templates of this council."""
        return self.user.has_perm(PERMISSION) and self.user.authority in ("", self.version.authority)

    @property
    def changes(self) -> bool:
        """Whether they may change this version now."""
        return self.keeps and self.version.state == IN_MAKING

    def crumbs(self, *more: str) -> list[dict[str, str]]:
        """The way back up to all templates; `more` is where this page is below the version."""
        own: dict[str, str] = {"title": f"{self.version.title}, version {self.version.number}"}
        if more:
            own["href"] = self.address
        return [*template_crumbs(), own, *({"title": each} for each in more)]


def template_crumbs(*more: str) -> list[dict[str, str]]:
    """The way back up from a page below the list of templates."""
    return [
        ALL | {"href": reverse("papers")},
        TEMPLATES | {"href": reverse("paper-templates")},
        *({"title": each} for each in more),
    ]


def version_or_404(request: HttpRequest, number: int) -> TemplateVisit:
    """The version of that number, of those this person sees."""
    user = person(request)
    version: Any = versions_seen_by(user).filter(pk=number).first()
    if version is None:
        raise Http404
    return TemplateVisit(version=version, template=template_of(version), user=user)
