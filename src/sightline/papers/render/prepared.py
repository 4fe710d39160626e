"""A document as every form of it takes it: texts that any file may hold, levels that do not skip, anchors that are there, and once."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from urllib.parse import urlsplit

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
    PaperPictured,
    PaperQuotation,
    PaperTable,
)
from sightline.papers.document.paper_document import PaperDocument
from sightline.papers.document.runs import BoundFigure, CrossReference, Run, Runs, WebLink, Words, plain_text
from sightline.papers.render.letters import clean, visible

DEEPEST = 4
"""The lowest level of a heading: below, it is set as this one."""
_ANCHOR = re.compile(r"[A-Za-z][A-Za-z0-9._-]{0,39}")


class CannotRenderError(Exception):
    """A document that no file can be made of; the message says what of it, and where."""


def prepared(document: PaperDocument) -> PaperDocument:
    """The document, ready for any form; what has no text and no number is left out. CannotRenderError where a table's rows do not fit."""
    first_pass = [block for part in document.parts for block in _Prepared(_Anchors(())).blocks(part.blocks)]
    each = _Prepared(_Anchors(anchored(first_pass)))
    return replace(
        document,
        title=_line(document.title) or "Paper",
        council=_line(document.council),
        body=_line(document.body),
        edition=_line(document.edition),
        status=_line(document.status),
        by=_line(document.by),
        identifier=_line(document.identifier),
        keywords=tuple(line for line in map(_line, document.keywords) if line),
        language=_language(document.language),
        parts=tuple(
            PaperPart(key=part.key, blocks=tuple(each.blocks(part.blocks))) for part in document.parts
        ),
    )


def anchored(blocks: Iterable[Block]) -> Iterator[str]:
    """Every anchor in these blocks, in order."""
    for block in blocks:
        if isinstance(block, PaperItemList):
            yield from (item.anchor for item in block.items if item.anchor)
        elif (
            not isinstance(block, PaperQuotation | PaperNote | PaperPictured | PaperPageBreak)
            and block.anchor
        ):
            yield block.anchor


def laid_out(blocks: Iterable[Block]) -> Iterator[Block]:
    """Blocks of a prepared document as they stand in it: after each chart its table, or that alone where nothing is drawn."""
    for block in blocks:
        if not isinstance(block, PaperChart):
            yield block
        elif block.svg is None:
            source = block.table.source or block.source
            yield replace(
                block.table, anchor=block.anchor, title=block.table.title or block.title, source=source
            )
        else:
            yield block
            yield block.table


class _Anchors:
    """Anchors as files take them: letters, figures and hyphens; each once, where it stands first. Without any, all stay as they are."""

    def __init__(self, wanted: Iterable[str]) -> None:
        names = list(dict.fromkeys(wanted))
        taken = {each for each in names if _ANCHOR.fullmatch(each)}
        self.safe = {
            each: each if each in taken else _free(f"place-{number}", taken)
            for number, each in enumerate(names, start=1)
        }
        self._free = set(names) if names else None

    def placed(self, anchor: str) -> str:
        """The anchor of what stands here; blank where another had it before."""
        if self._free is None:
            return anchor
        if anchor not in self._free:
            return ""
        self._free.discard(anchor)
        return self.safe[anchor]


class _Prepared:
    """Every kind of block, made ready."""

    def __init__(self, anchors: _Anchors) -> None:
        self._anchors = anchors
        self._level = 0

    def blocks(self, blocks: Iterable[Block]) -> Iterator[Block]:
        """Those that have something to say, in order."""
        yield from (ready for ready in map(self._block, blocks) if ready is not None)

    def _block(self, block: Block) -> Block | None:
        match block:
            case PaperHeading():
                return self._heading(block)
            case PaperParagraph():
                return self._paragraph(block)
            case PaperItemList():
                return self._item_list(block)
            case PaperTable():
                return self._table(block)
            case PaperChart():
                return self._chart(block)
            case PaperQuotation():
                runs = self._runs(block.runs)
                return PaperQuotation(runs, _line(block.said_by)) if _says(runs) else None
            case PaperPictured():
                runs = self._runs(block.runs)
                return PaperPictured(runs, _line(block.picture)) if _says(runs) else None
            case PaperNote():
                runs, label = self._runs(block.runs), _line(block.label)
                return PaperNote(label, runs) if label or _says(runs) else None
        return block

    def _heading(self, block: PaperHeading) -> PaperHeading | None:
        text, number = _line(block.text), _line(block.number)
        if not text and not number:
            return None
        self._level = max(1, min(block.level, self._level + 1, DEEPEST))
        return PaperHeading(text, self._level, number, self._anchors.placed(block.anchor))

    def _paragraph(self, block: PaperParagraph) -> PaperParagraph | None:
        runs, number = self._runs(block.runs), _line(block.number)
        if not number and not _says(runs):
            return None
        return PaperParagraph(runs, number, self._anchors.placed(block.anchor))

    def _item_list(self, block: PaperItemList) -> PaperItemList | None:
        items = tuple(
            PaperListItem(runs, mark, self._anchors.placed(item.anchor))
            for item in block.items
            for runs, mark in ((self._runs(item.runs), _line(item.mark)),)
            if mark or _says(runs)
        )
        return PaperItemList(items) if items else None

    def _table(self, block: PaperTable) -> PaperTable | None:
        if not block.columns or not (block.rows or block.column_headings):
            return None
        for line, row in enumerate(block.rows, start=1):
            if len(row) != len(block.columns):
                raise CannotRenderError(
                    f"Row {line} of the table “{block.title}” has {len(row)} cells, and the table {len(block.columns)} columns."
                )
        return replace(
            block,
            title=_line(block.title),
            description=_line(block.description),
            columns=tuple(PaperColumn(_line(each.title), each.align) for each in block.columns),
            rows=tuple(tuple(self._runs(cell) for cell in row) for row in block.rows),
            row_headings=block.row_headings
            or not block.column_headings,  # without any, nobody hears what a cell is
            source=_line(block.source),
            anchor=self._anchors.placed(block.anchor),
        )

    def _chart(self, block: PaperChart) -> PaperChart | None:
        table = self._table(replace(block.table, anchor=""))
        if table is None:
            raise CannotRenderError(
                f"The chart “{block.title}” has no table, so who cannot see it has no figures."
            )
        return replace(
            block,
            title=_line(block.title),
            alternative=_line(block.alternative) or _line(block.title) or "Chart",
            svg=None if block.svg is None else clean(block.svg),
            table=table,
            source=_line(block.source),
            anchor=self._anchors.placed(block.anchor),
        )

    def _runs(self, runs: Runs) -> Runs:
        return tuple(each for each in map(self._run, runs) if each.text)

    def _run(self, run: Run) -> Run:
        """Words that any file may hold, and what leads somewhere only where that is."""
        text = clean(run.text)
        match run:
            case CrossReference():
                safe = self._anchors.safe.get(run.anchor)
                return CrossReference(safe, text) if safe else Words(text)
            case WebLink():
                return WebLink(text, run.address.strip()) if _leads(run.address.strip()) else Words(text)
            case BoundFigure():
                return BoundFigure(clean(run.token), text, clean(run.source))
        return Words(text, run.strong)


def _says(runs: Runs) -> bool:
    return visible(plain_text(runs))


def _line(text: str) -> str:
    """One line of it: its ends and what stands between words are single spaces; blank where nothing of it is seen."""
    line = " ".join(clean(text).split())
    return line if visible(line) else ""


def _leads(address: str) -> bool:
    """Whether an address leads to a page or to a post box, and is nothing else that a reader's machine would open."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    plain = address.isascii() and address.isprintable() and not set(address) & set(' "<>\\^`{|}')
    return plain and (bool(parts.netloc) if parts.scheme in ("http", "https") else parts.scheme == "mailto")


def _language(language: str) -> str:
    return language if re.fullmatch(r"[a-z]{2,3}(-[A-Z]{2})?", language) else "en-GB"


def _free(name: str, taken: set[str]) -> str:
    while name in taken:
        name += "-"
    taken.add(name)
    return name
