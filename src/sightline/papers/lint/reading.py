"""A paper is read from a file: text, Markdown, or Word. In a process of its own, for the file is somebody else's."""

import io
import zipfile
from pathlib import Path
from xml.etree import ElementTree

from sightline.files.limited import StoppedError, run_limited
from sightline.papers.lint.paper_text import PaperText

TEXTS, WORD = (".txt", ".md"), ".docx"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
MOST_BYTES = 20_000_000


class PaperUnreadError(Exception):
    """A file that is no paper the linter can read; a sentence says what to give instead."""


def read_paper(path: Path) -> PaperText:
    """The paper in a file. PaperUnreadError where it cannot be read."""
    ending = path.suffix.lower()
    if ending not in (*TEXTS, WORD):
        raise PaperUnreadError(
            f"{path.name} is not a paper that can be read. Give a .docx, .txt or .md file."
        )
    try:
        content = path.read_bytes()
    except OSError as fault:
        raise PaperUnreadError(f"{path.name} cannot be opened: {fault.strerror}.") from fault
    if len(content) > MOST_BYTES:
        raise PaperUnreadError(f"{path.name} is larger than 20 MB. Give the paper without its pictures.")
    if ending in TEXTS:
        return PaperText.of(content.decode("utf-8-sig", errors="replace").splitlines())
    try:
        texts, charts = run_limited(word_lines, content, raises=(PaperUnreadError,))
    except StoppedError as fault:
        raise PaperUnreadError(f"{path.name} could not be read: {fault}.") from fault
    return PaperText.of(texts, [tuple(each) for each in charts])


def word_lines(content: bytes) -> tuple[list[str], list[tuple[int, str]]]:
    """The paragraphs and table rows of a Word file in order, and by line what is drawn without alternative text.

    Trusts the bytes: for `run_limited`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open("word/document.xml") as part:
            body = ElementTree.parse(part).getroot().find(f"{W}body")
    except (zipfile.BadZipFile, KeyError, ElementTree.ParseError, RuntimeError) as fault:
        raise PaperUnreadError(
            "The file is damaged, or is no Word document. Save it again as .docx."
        ) from fault
    lines: list[str] = []
    charts: list[tuple[int, str]] = []
    for block in body if body is not None else ():
        rows = block.iter(f"{W}tr") if block.tag == f"{W}tbl" else (block,)
        for row in rows:
            cells = list(row.iter(f"{W}tc")) or [row]
            lines.append("\t".join(_text(cell) for cell in cells))
            charts += [
                (len(lines), drawn.get("name") or "A picture")
                for drawn in row.iter(DRAWING)
                if not (drawn.get("descr") or "").strip()
            ]
    return lines, charts


def _text(block: ElementTree.Element) -> str:
    parts = []
    for each in block.iter():
        if each.tag == f"{W}t":
            parts.append(each.text or "")
        elif each.tag in (f"{W}tab", f"{W}br"):
            parts.append(" ")
    return "".join(parts)
