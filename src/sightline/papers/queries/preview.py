"""A paper composed as it stands: for whom, with which figures, and what in it does not resolve."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from sightline.calendars.dates import in_words
from sightline.papers.composing.composing import Composition, PaperStamp, composed
from sightline.papers.composing.content import PaperContent, PaperContentError
from sightline.papers.composing.editions import NoSuchPaperEditionError
from sightline.papers.composing.figure_book import FigureBook
from sightline.papers.models import Paper, SignOffAsk
from sightline.papers.paper_templates.paper_template import PaperTemplate
from sightline.papers.queries.clearance import sign_offs_of
from sightline.papers.queries.figures import book_of
from sightline.papers.queries.papers import content
from sightline.papers.queries.templates import template_named
from sightline.papers.rules.clearance import CLEARANCE_ROLES
from sightline.papers.rules.content import PartContent
from sightline.papers.rules.states import SENT_BACK, SIGNED


@dataclass(frozen=True, slots=True)
class PaperPreview:
    """A paper as one edition of it reads now; `fault` says in a sentence why it cannot be composed, and then there is no composition."""

    edition: str
    composition: Composition | None
    fault: str = ""


def preview(
    paper: Paper,
    edition: str,
    parts: Iterable[PartContent] | None = None,
    *,
    stamp: PaperStamp | None = None,
    book: FigureBook | None = None,
) -> PaperPreview:
    """The paper as it stands. `parts`: as somebody may read them; all of them where none are named."""
    template = template_named(paper.template, paper.authority)
    if template is None:
        return PaperPreview(edition, None, f"There is no template {paper.template}.")
    try:
        read = PaperContent.from_json(with_sign_offs(paper, template, content(paper, parts, edition)))
    except PaperContentError as fault:
        return PaperPreview(edition, None, str(fault))
    stamped = stamp or PaperStamp(dated=timezone.localdate(), status=status_of(paper))
    try:
        made = composed(read, template, book or book_of(paper, edition), edition, stamped)
    except NoSuchPaperEditionError as fault:
        return PaperPreview(edition, None, str(fault))
    return PaperPreview(edition, made)


def status_of(paper: Paper, *, draft: bool = True) -> str:
    """The line on every page: Draft. Figures frozen to 30 September 2026 (Q2 2026-27)."""
    figures = (
        f"Figures frozen to {in_words(paper.freeze.cut_off)} ({paper.freeze.name})" if paper.freeze else ""
    )
    return ". ".join(filter(None, ("Draft" if draft else "", figures)))


def with_sign_offs(paper: Paper, template: PaperTemplate, whole: Mapping[str, Any]) -> dict[str, Any]:
    """The content with what clearers decided in the template's field for it; nobody types a sign-off."""
    fields = [each for each in template.fields() if each.kind == "sign_offs"]
    if not fields:
        return dict(whole)
    asks = sign_offs_of(paper)
    written = dict(whole["fields"])
    for field in fields:
        roles = {each.key for each in field.headings}
        written[field.key] = [_sign_off(each, roles) for each in asks if each.state != SENT_BACK]
    return {**whole, "fields": written}


def _sign_off(ask: SignOffAsk, roles: set[str]) -> dict[str, str | None]:
    signed: date | None = (
        timezone.localdate(ask.decided_at) if ask.state == SIGNED and ask.decided_at else None
    )
    return {
        "role": ask.role if ask.role in roles else CLEARANCE_ROLES[ask.role],
        "post": ask.post,
        "on": signed.isoformat() if signed else None,
        "reference": ask.reference,
        "reason": "" if signed else "waits for a decision",
    }
