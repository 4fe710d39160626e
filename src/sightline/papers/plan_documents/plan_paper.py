"""What every document of a plan says of itself: whose it is, of which version, as it stood on which day."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sightline.calendars.dates import in_words
from sightline.papers.document.blocks import Block, PaperNote, PaperPart
from sightline.papers.document.paper_document import PaperDocument
from sightline.papers.document.runs import words
from sightline.programme.models import Plan, Version
from sightline.programme.plans.queries.own_days import happened, last_step
from sightline.programme.plans.queries.plans import name_of
from sightline.standards import authorities


def plan_paper(
    title: str, plan: Plan, version: Version | None, today: date, blocks: Sequence[Block]
) -> PaperDocument:
    """A document of this plan. Its first lines say which version it is of and that a draft is no plan yet.

    Dated by the day it is asked for: what became of actions is as of that day.
    """
    named = name_of(version) if version else ""
    draft = " (draft, not agreed)" if version and version.state == "draft" else ""
    status = f"{plan.title}{f', {named}{draft}' if named else ''}. As it stood on {in_words(today)}"
    return PaperDocument(
        title=title,
        council=authorities.name_of(plan.authority),
        body="",
        meeting=None,
        edition="",
        status=status,
        by="",
        dated=today,
        parts=(PaperPart(key="body", blocks=(*_notes(plan, version, today), *blocks)),),
        keywords=tuple(filter(None, (plan.title, named))),
    )


def with_note(document: PaperDocument, label: str, text: str) -> PaperDocument:
    """The same with one more line above it all; without one where the text is blank."""
    if not text:
        return document
    first, *rest = document.parts
    note = PaperNote(label, words(text))
    return replace(document, parts=(replace(first, blocks=(note, *first.blocks)), *rest))


def _notes(plan: Plan, version: Version | None, today: date) -> list[Block]:
    notes: list[Block] = []
    if plan.fictional:
        notes.append(
            PaperNote("Fictional", words("This plan belongs to no council. It shows what Sightline does."))
        )
    if version is not None:
        draft = "It is a draft and not agreed. " if version.state == "draft" else ""
        sentence = f"{name_of(version)} {happened(last_step(version))}. {draft}What became of it is as of {in_words(today)}."
        notes.append(PaperNote("Version", words(sentence)))
    return notes
