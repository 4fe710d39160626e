"""A document as the data that `paper.typ` reads: plain values, every text as the typeface can print it and as it may break."""

from collections.abc import Iterator, Sequence
from typing import Any

from sightline.calendars.dates import in_words
from sightline.papers.document.blocks import (
    Block,
    PaperChart,
    PaperHeading,
    PaperItemList,
    PaperNote,
    PaperPageBreak,
    PaperParagraph,
    PaperPictured,
    PaperQuotation,
    PaperTable,
)
from sightline.papers.document.paper_document import PaperDocument
from sightline.papers.document.plain import PICTURE
from sightline.papers.document.runs import CrossReference, Run, Runs, WebLink, Words, plain_text
from sightline.papers.render.drawings import drawing_of
from sightline.papers.render.font_file import regular
from sightline.papers.render.letters import breakable, printable
from sightline.papers.render.prepared import laid_out
from sightline.papers.render.table_plan import MM, UPRIGHT, TableSlice, table_plan
from sightline.papers.render.turning import turned_blocks

TALLEST_CHART = 190 * MM
NARROWEST_HANG, WIDEST_HANG = 30.0, 70.0
LONGEST_HEAD, LONGEST_FOOT = 110, 240
"""Letters of a line above, and of the lines below, every page: what is longer is cut, so that it stays above or below."""
LONGEST_TOGETHER = 600
"""Letters of an easy-read line and its picture's words, beyond which they may break across pages."""


def typst_data(document: PaperDocument) -> dict[str, Any]:
    """What `paper.typ` reads of a prepared document."""
    language, _, region = document.language.partition("-")
    day = in_words(document.meeting) if document.meeting else ""
    place = ", ".join(each for each in (document.council, document.body) if each)
    foot = ". ".join(each.rstrip(".") for each in (document.status, edition_words(document)) if each)
    return {
        "title": _text(document.title),
        "by": printable(document.by),
        "subject": printable(subject_of(document)),
        "keywords": [printable(each) for each in document.keywords],
        "dated": [document.dated.year, document.dated.month, document.dated.day],
        "lang": language,
        "region": region or None,
        "head": {"left": _short(place, LONGEST_HEAD), "right": day},
        "foot": _short(foot, LONGEST_FOOT),
        "letters": document.letters,
        "blocks": _blocks(list(laid_out(document.blocks()))),
    }


def subject_of(document: PaperDocument) -> str:
    """What a file says it is about: the meeting it goes to, in words."""
    day = in_words(document.meeting) if document.meeting else ""
    return ", ".join(each for each in (document.council, document.body, day) if each)


def edition_words(document: PaperDocument) -> str:
    """Whose edition it is, in words; blank where nothing is said of it."""
    return f"{document.edition} edition" if document.edition else ""


def _blocks(blocks: Sequence[Block]) -> list[dict[str, Any]]:
    return [
        {
            **_of_its_kind(block),
            "place": str(place),
            "anchor": getattr(block, "anchor", ""),
            "turned": is_turned,
        }
        for place, (block, is_turned) in enumerate(zip(blocks, turned_blocks(blocks), strict=True))
    ]


def _of_its_kind(block: Block) -> dict[str, Any]:
    match block:
        case PaperHeading():
            text = " ".join(each for each in (block.number, block.text) if each)
            return {"kind": "heading", "level": block.level, "text": _text(text)}
        case PaperParagraph():
            return {"kind": "paragraph", **_numbered(block.number), "runs": _runs(block.runs)}
        case PaperItemList():
            return _items(block)
        case PaperTable():
            return _table(block)
        case PaperChart():
            return _chart(block)
        case PaperQuotation():
            return {"kind": "quotation", "runs": _runs(block.runs), "said-by": _text(block.said_by)}
        case PaperNote():
            return {"kind": "note", "label": _text(block.label), "runs": _runs(block.runs)}
        case PaperPictured():
            picture = f"{PICTURE}: {block.picture}" if block.picture else ""
            tall = len(plain_text(block.runs)) + len(picture) > LONGEST_TOGETHER
            return {"kind": "pictured", "runs": _runs(block.runs), "picture": _text(picture), "tall": tall}
        case PaperPageBreak():
            return {"kind": "break"}


def _items(block: PaperItemList) -> dict[str, Any]:
    items = [
        {"mark": printable(item.mark), "runs": _runs(item.runs), "anchor": item.anchor}
        for item in block.items
    ]
    return {"kind": "items", "marked": any(item.mark for item in block.items), "items": items}


def _table(block: PaperTable) -> dict[str, Any]:
    plan = table_plan(block)
    tall = [plan.tall(block, line) for line in range(len(block.rows))]
    return {
        "kind": "table",
        "size": plan.size,
        "row-headings": block.row_headings,
        "column-headings": block.column_headings,
        "head-tall": plan.tall(block, None),
        "source": _text(block.source),
        "slices": [
            {
                "caption": _text(caption),
                "widths": list(part.widths),
                "columns": [
                    {"title": _text(block.columns[each].title), "align": block.columns[each].align}
                    for each in part.columns
                ],
                "rows": [
                    {"cells": [_runs(row[each]) for each in part.columns], "tall": is_tall}
                    for row, is_tall in zip(block.rows, tall, strict=True)
                ],
            }
            for part, caption in captioned(block, plan.slices)
        ],
    }


def captioned(table: PaperTable, slices: tuple[TableSlice, ...]) -> Iterator[tuple[TableSlice, str]]:
    """Each part of a table with what stands above it: which part of how many it is, where there are several."""
    for number, part in enumerate(slices, start=1):
        several = f"part {number} of {len(slices)}" if len(slices) > 1 else ""
        yield part, ", ".join(each for each in (table.title, several) if each)


def _chart(block: PaperChart) -> dict[str, Any]:
    drawing = drawing_of(block)
    scale = min(UPRIGHT / drawing.width, TALLEST_CHART / drawing.height)
    return {
        "kind": "chart",
        "title": _text(block.title),
        "alternative": printable(block.alternative),
        "svg": drawing.svg,
        "width": round(drawing.width * scale, 2),
        "height": round(drawing.height * scale, 2),
        "source": _text(block.source),
    }


def _numbered(number: str) -> dict[str, Any]:
    """A number that hangs beside its paragraph, and how far the paragraph stands from it."""
    text = printable(number)
    return {
        "number": text,
        "hang": max(NARROWEST_HANG, min(regular().width(text, 12) + 8, WIDEST_HANG)),
    }


def _runs(runs: Runs) -> list[dict[str, str]]:
    return [_run(each) for each in runs]


def _run(run: Run) -> dict[str, Any]:
    text = _text(run.text)
    match run:
        case Words(strong=True):
            return {"text": text, "strong": True}
        case CrossReference():
            return {"text": text, "to": run.anchor}
        case WebLink():
            return {"text": text, "address": run.address}
    return {"text": text}


def _text(text: str) -> str:
    return breakable(printable(text))


def _short(text: str, longest: int) -> str:
    """The text on a line of every page: cut where it is longer than there is room for."""
    whole = printable(text)
    return breakable(whole if len(whole) <= longest else f"{whole[: longest - 1].rstrip()}…")
