"""Composed papers for tests of how they are rendered: a whole one, of every kind of block, and short ones."""

from datetime import date

from sightline.papers.document.blocks import (
    Block,
    PaperChart,
    PaperColumn,
    PaperHeading,
    PaperItemList,
    PaperListItem,
    PaperNote,
    PaperPageBreak,
    PaperParagraph,
    PaperPart,
    PaperQuotation,
    PaperTable,
)
from sightline.papers.document.paper_document import PaperDocument
from sightline.papers.document.runs import BoundFigure, CrossReference, WebLink, Words, words

SENTENCE = "Children wait for help when an assessment is late; since April the service has finished more of them in time. "


def paper_of(*blocks: Block, title: str = "Assessments: what has changed", **said: object) -> PaperDocument:
    """A paper of these blocks in one part; `said` is anything else a document says."""
    usual: dict = {
        "council": "Barsetshire Council",
        "body": "Cabinet",
        "meeting": date(2026, 11, 12),
        "edition": "Public",
        "status": "Figures frozen to 30 September 2026, freeze Q2 2026-27",
        "by": "Director of Children’s Services",
        "dated": date(2026, 11, 2),
        "keywords": ("children", "improvement"),
        "parts": (PaperPart(key="body", blocks=blocks),),
    }
    return PaperDocument(title=title, **{**usual, **said})


def drawing(points: int = 12) -> str:
    """A line as an SVG file of its own, lettered."""
    line = " ".join(f"{40 + 70 * each},{220 - (each * 37) % 150}" for each in range(points))
    labels = "".join(
        f'<text x="{40 + 70 * each}" y="280" font-size="14">M{each + 1}</text>' for each in range(points)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="300" viewBox="0 0 900 300">'
        '<rect width="900" height="300" fill="white"/>'
        f'<g font-family="Helvetica, sans-serif">{labels}</g>'
        f'<polyline points="{line}" fill="none" stroke="#1d4f91" stroke-width="3"/></svg>'
    )


def table(rows: int = 4, columns: int = 3, **said: object) -> PaperTable:
    """Teams by month: a share in every cell."""
    heads = tuple(PaperColumn(f"Assessments in month {each}", "right") for each in range(1, columns))
    usual: dict = {
        "title": f"Assessments in time by team, {columns - 1} months",
        "description": "A row for each team, a column for each month.",
        "columns": (PaperColumn("Team"), *heads),
        "rows": tuple(
            (
                words(f"North team {row + 1}"),
                *(words(f"{(row * column * 37) % 100}.4%") for column in range(1, columns)),
            )
            for row in range(rows)
        ),
        "source": "Source: freeze Q2 2026-27",
    }
    return PaperTable(**{**usual, **said})


def chart(number: int = 1, **said: object) -> PaperChart:
    """A chart with its table."""
    usual: dict = {
        "title": f"Chart {number}: most assessments are finished in 45 working days",
        "alternative": "A line that rises from 60 to 77 per cent over twelve months.",
        "svg": drawing(),
        "table": table(),
        "source": "Source: freeze Q2 2026-27",
        "anchor": f"chart-{number}",
    }
    return PaperChart(**{**usual, **said})


def form(*pairs: tuple[str, str], title: str = "About this report") -> PaperTable:
    """A form's labels and what is answered to each."""
    return PaperTable(
        title=title,
        description="What is asked, and what is answered to it.",
        columns=(PaperColumn(""), PaperColumn("")),
        rows=tuple((words(label), words(value)) for label, value in pairs),
        column_headings=False,
    )


def whole_paper(charts: int = 2) -> PaperDocument:
    """A paper with a form in front and every kind of block in its body; three pages, and one more for each chart."""
    front = form(
        ("Report of", "Director of Children’s Services"),
        ("Wards affected", "All"),
        ("Is this a key decision?", "Yes"),
        ("Exempt or confidential", "No"),
    )
    lead = (
        PaperNote("Fictional", words("Every figure here is made up.")),
        PaperHeading("Purpose", 1, "1", "purpose"),
        PaperParagraph(
            (
                Words("To report on "),
                Words("assessments", strong=True),
                Words(": "),
                BoundFigure("AS01 2026-Q2", "71.4% (30 of 42, 56.4 to 82.8)", "AS01, freeze Q2 2026-27"),
                Words(" were in time. See paragraph "),
                CrossReference("visits", "3.3"),
                Words(" and "),
                WebLink("the published plan", "https://example.org/plan"),
                Words("."),
            ),
            "1.1",
        ),
        PaperItemList(
            (
                PaperListItem(words("note the report;"), "(1)", "first"),
                PaperListItem(words(SENTENCE * 3), "(2)"),
            )
        ),
        PaperItemList((PaperListItem(words("one thing")), PaperListItem(words("another")))),
        PaperQuotation(words("Nobody told me why I had moved."), "A young person aged 15"),
        PaperHeading("Visits", 2, "2.1"),
        PaperParagraph(words(SENTENCE * 6), "3.3", "visits"),
    )
    measured = tuple(
        block
        for number in range(1, charts + 1)
        for block in (
            PaperHeading(f"Measure {number}", 2, f"3.{number}"),
            PaperParagraph(words(SENTENCE * 4), f"3.{number}.1"),
            chart(number),
            PaperParagraph(words(SENTENCE * 5), f"3.{number}.2"),
        )
    )
    end = (table(60, 5, anchor="long"), PaperPageBreak(), table(6, 12, wide=True, anchor="wide"))
    parts = (PaperPart(key="front", blocks=(front,)), PaperPart(key="body", blocks=(*lead, *measured, *end)))
    return paper_of(title="Children’s services: what has changed since the inspection", parts=parts)
