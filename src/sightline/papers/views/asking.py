"""What every page of this room asks first: the paper, and what this person may do with it."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse

from sightline.papers.models import Paper, WrittenPart
from sightline.papers.queries.papers import may_write, papers_seen_by, sees_exempt
from sightline.papers.rules.states import WRITABLE
from sightline.people.models import User
from sightline.people.queries import person

ALL = {"title": "Papers"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperVisit:
    """A paper, who asks for it, and whether they read what is exempt and may write it now."""

    paper: Paper
    user: User
    exempt: bool
    writes: bool

    @property
    def by(self) -> str:
        """The name of whoever asks."""
        return self.user.get_username()

    @property
    def address(self) -> str:
        """The paper's own page."""
        return reverse("paper", args=[self.paper.pk])

    def crumbs(self, *more: str) -> list[dict[str, str]]:
        """The way back up to all papers; `more` is where this page is below the paper."""
        own: dict[str, str] = {"title": self.paper.title}
        if more:
            own["href"] = self.address
        return [ALL | {"href": reverse("papers")}, own, *({"title": each} for each in more)]


def paper_or_404(request: HttpRequest, number: int) -> PaperVisit:
    """The paper of that number, of those this person sees."""
    user = person(request)
    seen = papers_seen_by(user).select_related("body", "meeting", "plan", "freeze")
    paper: Any = seen.filter(pk=number).first()
    if paper is None:
        raise Http404
    return PaperVisit(
        paper=paper,
        user=user,
        exempt=not paper.exempt or sees_exempt(user, paper),
        writes=paper.state in WRITABLE and may_write(user, paper),
    )


def part_or_404(visit: PaperVisit, number: int) -> WrittenPart:
    """A part of the paper by its number."""
    part: Any = (
        WrittenPart.objects.select_related("paper__body", "paper__meeting", "paper__freeze")
        .filter(paper=visit.paper.pk, pk=number)
        .first()
    )
    if part is None:
        raise Http404
    return part
