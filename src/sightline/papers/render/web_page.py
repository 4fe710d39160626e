"""A paper as a page: whole and alone, or as a part of another page. The pages of its print are marked where they begin."""

import base64
import hashlib
from collections.abc import Iterable, Mapping
from functools import cache
from html import escape
from pathlib import Path

from sightline.calendars.dates import in_words
from sightline.papers.document.paper_document import PaperDocument
from sightline.papers.render.pdf import printed
from sightline.papers.render.prepared import laid_out, prepared
from sightline.papers.render.typst_data import edition_words, subject_of
from sightline.papers.render.web_blocks import WebBlocks

STYLE = Path(__file__).parent / "page.css"


def html_of(document: PaperDocument) -> str:
    """A whole page that needs nothing from outside and runs nothing: to read, to send and to print."""
    ready = prepared(document)
    return page_of(ready, printed(ready).pages)


def fragment_of(document: PaperDocument, pages: Mapping[str, int] | None = None) -> str:
    """What stands in the paper, for a page of ours: below its own heading, as `h2` and lower. `pages` as in PrintedPaper."""
    ready = prepared(document)
    return _content(ready, printed(ready).pages if pages is None else pages)


@cache
def stylesheet() -> str:
    """How a paper looks on a page: every class begins with `paper-`."""
    return STYLE.read_text(encoding="utf-8")


def page_of(document: PaperDocument, pages: Mapping[str, int]) -> str:
    """A prepared document as a whole page; `pages` as in PrintedPaper."""
    last = max(pages.values(), default=1)
    day = f"<p>{_time(document)}</p>" if document.meeting else ""
    place = ", ".join(each for each in (document.council, document.body) if each)
    return f"""<!DOCTYPE html>
<html lang="{escape(document.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src '{_fingerprint()}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(document.title)}</title>
{_meta(document)}<style>{stylesheet()}</style>
</head>
<body>
<a class="paper-skip" href="#paper">Skip to the paper</a>
<header class="paper-head"><p>{escape(place)}</p>{day}</header>
<main class="paper-body" id="paper">
<h1>{escape(document.title)}</h1>
{_content(document, pages)}</main>
<footer class="paper-foot">{_lines(_foot(document))}<p>{last} {"page" if last == 1 else "pages"} as printed</p></footer>
</body>
</html>
"""


def _content(document: PaperDocument, pages: Mapping[str, int]) -> str:
    blocks = WebBlocks(pages)
    return "".join(blocks.block(place, each) for place, each in enumerate(laid_out(document.blocks())))


def _foot(document: PaperDocument) -> list[str]:
    return [each for each in (document.status, edition_words(document), document.identifier) if each]


def _lines(texts: Iterable[str]) -> str:
    return "".join(f"<p>{escape(each)}</p>" for each in texts)


def _time(document: PaperDocument) -> str:
    assert document.meeting is not None
    return f'<time datetime="{document.meeting.isoformat()}">{in_words(document.meeting)}</time>'


def _meta(document: PaperDocument) -> str:
    """What the page says of itself, where it says it."""
    lines = {
        "author": document.by,
        "description": subject_of(document),
        "keywords": ", ".join(document.keywords),
        "dcterms.issued": document.dated.isoformat(),
        "dcterms.identifier": document.identifier,
    }
    return "".join(f'<meta name="{name}" content="{escape(text)}">\n' for name, text in lines.items() if text)


@cache
def _fingerprint() -> str:
    """The page's own style, and no other, as its policy names it."""
    return f"sha256-{base64.b64encode(hashlib.sha256(stylesheet().encode()).digest()).decode()}"
