"""The whole of a composed paper, and what its file says of itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sightline.papers.document.blocks import Block, PaperChart, PaperPart, PaperTable

USUAL_LETTERS = 12


@dataclass(frozen=True, kw_only=True)
class PaperDocument:
    """A paper ready to be rendered; the same document gives the same bytes in every form.

    title: what it is about, as in its heading; the file's title too.
    council, body, meeting: whose it is and where it goes; `meeting` is None where it goes to none.
    edition: for whom it is (Officers; Members; Public …). status: a line on every page (Figures frozen to 30 September 2026, freeze
    Q2 2026-27; Draft). by: the post it is of, as the file's author. dated: the day the files say they were made; never a clock's.
    letters: the size of its letters in print, in points.
    identifier: what names this content (the seal's digest), or blank for a draft. keywords: for the committee system's search.
    """

    title: str
    council: str
    body: str
    meeting: date | None
    edition: str
    status: str
    by: str
    dated: date
    parts: tuple[PaperPart, ...]
    identifier: str = ""
    keywords: tuple[str, ...] = ()
    language: str = "en-GB"
    letters: int = USUAL_LETTERS

    def blocks(self) -> Iterator[Block]:
        """All of it in its order."""
        for part in self.parts:
            yield from part.blocks

    def tables(self) -> Iterator[PaperTable]:
        """Every table in its order, a chart's among them: what the spreadsheet appendix has."""
        for block in self.blocks():
            if isinstance(block, PaperTable) and block.column_headings:
                yield block
            elif isinstance(block, PaperChart):
                yield block.table
