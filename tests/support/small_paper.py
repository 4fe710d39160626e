"""A template of a few fields, a paper's content, and what a reader reads of it composed."""

from datetime import date

from sightline.papers.composing.composing import PaperStamp
from sightline.papers.composing.content import PaperContent
from sightline.papers.composing.figure_book import BookFigure, FigureToken, NoFigures, NotInBook
from sightline.papers.document.blocks import (
    PaperColumn,
    PaperHeading,
    PaperItemList,
    PaperNote,
    PaperQuotation,
    PaperTable,
)
from sightline.papers.document.runs import plain_text, words
from sightline.papers.paper_templates.reading_templates import template_from

STAMP = PaperStamp(dated=date(2026, 11, 2))
NUMBERED_MARKS = {"paragraphs": "marked"}
NUMBERED_ALL = {"parts": True, "paragraphs": "all", "recommendation": "a)"}


class SmallBook(NoFigures):
    """A book of one figure and one table."""

    figures = (
        BookFigure(
            token=FigureToken("AS01", "Q2 2026-27"),
            title="Assessments in 45 working days",
            value=30 / 42 * 100,
            unit="percent",
            numerator=30,
            denominator=42,
            source="freeze Q2 2026-27",
        ),
    )

    def figure(self, token):
        same = [each for each in self.figures if each.token.measure == token.measure and not token.unit]
        return same[0] if same else NotInBook("not in this freeze")

    def all_figures(self):
        return self.figures

    def table(self, measures):
        return PaperTable(
            title="A table",
            description="One row.",
            columns=(PaperColumn("Measure"),),
            rows=((words(measures[0]),),),
        )

    def scorecard(self, named):
        return self.table([f"priority {named}"])


BODY = {"key": "body", "label": "The report", "kind": "body", "layout": "plain"}


def template(*fields, numbering=None, heading="", shared=()):
    """A template with a subject, and one part of the fields given."""
    subject = {"key": "subject", "label": "Subject", "kind": "line", "layout": "pair", "required": True}
    return template_from(
        {
            "key": "small",
            "title": "A small paper",
            "council": "A council",
            "authority": "000",
            "numbering": numbering or NUMBERED_MARKS,
            "parts": [
                {"key": "head", "fields": [subject, *shared]},
                {"key": "rest", "heading": heading, "fields": list(fields)},
            ],
        }
    )


def content(fields=None, **rest):
    """A paper's content, its meeting on 14 November 2017."""
    facts = {"template": "small", "authority": "000", "meeting": {"body": "Scrutiny", "on": "2017-11-14"}}
    return PaperContent.from_json({**facts, "fields": {"subject": "Progress", **(fields or {})}, **rest})


def lines(document, keys=()):
    """What a reader reads, a line a block, item or row."""
    made = []
    for part in document.parts:
        for block in part.blocks if not keys or part.key in keys else ():
            if isinstance(block, PaperHeading):
                made.append(f"{block.number} {block.text}".strip())
            elif isinstance(block, PaperItemList):
                made += [f"{each.mark} {plain_text(each.runs)}".strip() for each in block.items]
            elif isinstance(block, PaperTable):
                made += [" | ".join(plain_text(cell) for cell in row) for row in block.rows]
            elif isinstance(block, PaperQuotation):
                made.append(f"“{plain_text(block.runs)}” {block.said_by}")
            elif isinstance(block, PaperNote):
                made.append(f"{block.label}: {plain_text(block.runs)}")
            elif hasattr(block, "runs"):
                made.append(f"{block.number} {plain_text(block.runs)}".strip())
    return made
