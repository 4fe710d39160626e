"""The little markup of a paper's texts, read into blocks: paragraphs, headings, lists, quotations, and what stands in braces.

The Markdown of it is read by markdown-it with everything else of Markdown off: no HTML, no code, no images. Braces are ours.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token

ALONE = re.compile(r"\{\s*(only|exempt|end|table|chart|scorecard|note)\b([^{}]*)\}")
"""Braces that have a line to themselves."""
BRACES = re.compile(r"\{([^{}]*)\}")
SAID_BY = re.compile(r"(?:^|\n)\s*—\s*(.+)$")
FENCES = ("only", "exempt")


@dataclass(frozen=True, slots=True)
class MarkedWords:
    """Words as they were typed; `strong` between two asterisks."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class MarkedBraces:
    """What stood between braces within a line: AS01, Q2 2026-27; see visits; figure audits."""

    text: str


@dataclass(frozen=True, slots=True)
class MarkedLink:
    """Words that lead to an address, which was typed."""

    text: str
    address: str


MarkedRun = MarkedWords | MarkedBraces | MarkedLink
MarkedLine = tuple[MarkedRun, ...]


@dataclass(frozen=True, slots=True)
class MarkedParagraph:
    """A paragraph, or with a `level` a heading. anchor: None where it has no mark; blank where it is numbered and has no name."""

    line: MarkedLine
    anchor: str | None = None
    level: int = 0


@dataclass(frozen=True, slots=True)
class MarkedList:
    """Items, each with its anchor; `ordered` where they were typed with numbers."""

    items: tuple[MarkedParagraph, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class MarkedQuotation:
    """What somebody said, and their role; blank where the last line does not say it."""

    line: MarkedLine
    said_by: str


@dataclass(frozen=True, slots=True)
class MarkedPlace:
    """`{table AS01 AS02}`, `{chart AS01}`, `{scorecard 1}` on a line alone."""

    kind: Literal["table", "chart", "scorecard"]
    named: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MarkedNote:
    """`{note Provisional: until the audit}` on a line alone: its label, and the words."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class MarkedFence:
    """`{only officers}` or `{exempt 2: reason}` up to its `{end}`: what it says of itself, and what stands between."""

    kind: Literal["only", "exempt"]
    about: str
    blocks: tuple["MarkedBlock", ...]


MarkedBlock = MarkedParagraph | MarkedList | MarkedQuotation | MarkedPlace | MarkedNote | MarkedFence


@dataclass(frozen=True, slots=True)
class Marked:
    """A text's blocks in their order, and what in it could not be read, a sentence each."""

    blocks: tuple[MarkedBlock, ...]
    faults: tuple[str, ...] = ()


@dataclass(slots=True)
class _Open:
    """A fence that has begun."""

    kind: str
    about: str
    blocks: list[MarkedBlock] = field(default_factory=list)


@cache
def read_markup(text: str) -> Marked:
    """The blocks of a text; nothing of it is lost where it is marked up wrongly."""
    stack, lines = [_Open("", "")], list[str]()
    faults: list[str] = []

    def flush() -> None:
        stack[-1].blocks += _markdown("\n".join(lines))
        lines.clear()

    for each in text.splitlines():
        directive = ALONE.fullmatch(each.strip())
        if directive is None:
            lines.append(each)
            continue
        flush()
        kind, about = directive[1], " ".join(directive[2].split())
        if kind in FENCES:
            stack.append(_Open(kind, about))
        elif kind == "note":
            label, _, words = about.partition(":")
            stack[-1].blocks.append(MarkedNote(label.strip(), words.strip()))
        elif kind != "end":
            stack[-1].blocks.append(MarkedPlace(kind, tuple(about.replace(",", " ").split())))  # type: ignore[arg-type]
        elif len(stack) > 1:
            _close(stack)
        else:
            faults.append("There is an {end} and nothing before it that it ends.")
    flush()
    while len(stack) > 1:
        faults.append(f"“{{{stack[-1].kind} {stack[-1].about}}}” has no {{end}}.")
        _close(stack)
    faults += _faults_of(text)
    return Marked(tuple(stack[0].blocks), tuple(faults))


def _close(stack: list[_Open]) -> None:
    fence = stack.pop()
    stack[-1].blocks.append(MarkedFence(fence.kind, fence.about, tuple(fence.blocks)))  # type: ignore[arg-type]


def _faults_of(text: str) -> Iterator[str]:
    for number, line in enumerate(text.splitlines(), start=1):
        left = BRACES.sub("", line.replace("\\{", "").replace("\\}", ""))
        if "{" in left or "}" in left:
            yield f"Line {number} has a brace without its other: “{' '.join(line.split())[:80]}”."


@cache
def _reader() -> MarkdownIt:
    on = ["heading", "list", "blockquote", "emphasis", "escape", "link", "autolink", "newline"]
    return MarkdownIt("zero").enable(on).disable("text_join")


def _markdown(text: str) -> list[MarkedBlock]:
    return list(_blocks(_reader().parse(text)))


def _blocks(tokens: Sequence[Token]) -> Iterator[MarkedBlock]:
    """The blocks of a run of tokens; each opening token up to the one that closes it."""
    at = 0
    while at < len(tokens):
        end = _end_of(tokens, at)
        inner, opening = tokens[at + 1 : end], tokens[at]
        if opening.type in ("paragraph_open", "heading_open"):
            level = int(opening.tag[1:]) if opening.type == "heading_open" else 0
            yield from _paragraph(inner[0], level)
        elif opening.type == "blockquote_open":
            yield _quotation(inner)
        else:
            yield MarkedList(tuple(_items(inner)), opening.type == "ordered_list_open")
        at = end + 1


def _end_of(tokens: Sequence[Token], at: int) -> int:
    """Where what opens there is closed, as markdown-it closes all that it opens."""
    depths = accumulate(each.nesting for each in tokens[at:])
    return next(place for place, depth in enumerate(depths, start=at) if not depth)


def _paragraph(inline: Token, level: int) -> Iterator[MarkedParagraph]:
    """A line of its own where it has any words; the anchor at its beginning is taken off."""
    line, anchor = _anchored(_line(inline))
    if line or anchor is not None:
        yield MarkedParagraph(line, anchor, level)


def _items(tokens: Sequence[Token]) -> Iterator[MarkedParagraph]:
    """Every item, and the items of a list within one after it: a paper's lists have one level."""
    for token in tokens:
        if token.type == "inline":
            line, anchor = _anchored(_line(token))
            yield MarkedParagraph(line, anchor)


def _quotation(tokens: Sequence[Token]) -> MarkedQuotation:
    lines = [_line(each, break_at="\n") for each in tokens if each.type == "inline"]
    runs = [run for number, line in enumerate(lines) for run in ((MarkedWords("\n"),) * bool(number) + line)]
    last = runs[-1] if runs else None
    if not isinstance(last, MarkedWords) or not (role := SAID_BY.search(last.text)):
        return MarkedQuotation(_one_line(runs), "")
    quoted = [*runs[:-1], MarkedWords(last.text[: role.start()], last.strong)]
    return MarkedQuotation(_one_line(quoted), role[1].strip())


def _one_line(runs: Sequence[MarkedRun]) -> MarkedLine:
    flat = (
        MarkedWords(each.text.replace("\n", " "), each.strong) if isinstance(each, MarkedWords) else each
        for each in runs
    )
    return _joined([each for each in flat if each.text])


def _anchored(line: MarkedLine) -> tuple[MarkedLine, str | None]:
    """A line without the anchor that it began with, and that."""
    if not line or not isinstance(line[0], MarkedBraces) or not line[0].text.startswith("#"):
        return line, None
    rest = line[1:]
    if rest and isinstance(rest[0], MarkedWords):
        rest = (MarkedWords(rest[0].text.lstrip(), rest[0].strong), *rest[1:])
    return tuple(each for each in rest if each.text), line[0].text[1:].strip()


def _line(inline: Token, break_at: str = " ") -> MarkedLine:
    runs: list[MarkedRun] = []
    strong, address, linked = False, "", list[str]()
    for each in inline.children or ():
        if each.type in ("strong_open", "strong_close"):
            strong = each.type == "strong_open"
        elif each.type == "link_open":
            address, linked = str(each.attrGet("href")), []
        elif each.type == "link_close":
            runs.append(MarkedLink("".join(linked), address))
            address = ""
        elif address:
            linked.append(each.content)
        elif each.type in ("softbreak", "hardbreak"):
            runs.append(MarkedWords(break_at, strong))
        else:
            runs += _words_and_braces(each.content, strong=strong, braces=each.type == "text")
    return _joined(runs)


def _words_and_braces(text: str, *, strong: bool, braces: bool) -> Iterator[MarkedRun]:
    at = 0
    for match in BRACES.finditer(text) if braces else ():
        yield MarkedWords(text[at : match.start()], strong)
        yield MarkedBraces(match[1].strip())
        at = match.end()
    yield MarkedWords(text[at:], strong)


def _joined(runs: Sequence[MarkedRun]) -> MarkedLine:
    """Words beside words of the same kind are one; empty ones none."""
    made: list[MarkedRun] = []
    for each in runs:
        last = made[-1] if made else None
        if isinstance(each, MarkedWords) and isinstance(last, MarkedWords) and last.strong == each.strong:
            made[-1] = MarkedWords(last.text + each.text, each.strong)
        elif not isinstance(each, MarkedWords) or each.text:
            made.append(each)
    return tuple(made)
