"""A pack: what a paper says and rests on as canonical JSON, its files, and a manifest that names each with its hash.

`paper.json` and `manifest.json` have one spelling, so that a byte changed in either shows by itself. The seal is the manifest's hash.
"""

import hashlib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from sightline.files.whole import write_whole
from sightline.papers.composing.figure_book import BookFigure, FigureBook
from sightline.papers.composing.resolving import token_in
from sightline.papers.document.paper_document import PaperDocument
from sightline.papers.document.runs import BoundFigure
from sightline.papers.rules.content import canonical

PAPER, MANIFEST, FRAGMENT = "paper.json", "manifest.json", "fragment.html"
FREEZE, FROZEN_FIGURES = "freeze.json", "figures.parquet"
"""The freeze's own files, by which its figures are held against what it froze; in a pack for officers alone."""
NOT_FOR_READERS = frozenset({PAPER, MANIFEST, FRAGMENT, FREEZE, FROZEN_FIGURES})
FORMAT = 1


def document_as_json(document: PaperDocument) -> dict[str, Any]:
    """A document as plain values, each block and run with its kind."""
    return _plain(document)


def bound_figures(document: PaperDocument, book: FigureBook) -> list[dict[str, Any]]:
    """Every figure a document prints from a freeze, once, with the numbers it is made of."""
    rows: dict[str, dict[str, Any]] = {}
    for each in _bound(document):
        answer = None if each.token.startswith(("figure ", "sum ")) else book.figure(token_in(each.token))
        if isinstance(answer, BookFigure):
            rows[each.token] = {
                "token": each.token,
                "text": each.text,
                "source": each.source,
                "value": answer.value,
                "unit": answer.unit,
                "numerator": answer.numerator,
                "denominator": answer.denominator,
            }
    return [rows[token] for token in sorted(rows)]


def write_pack(folder: Path, about: Mapping[str, Any], files: Mapping[str, bytes]) -> str:
    """Write a pack into an empty folder, the manifest last; gives its seal."""
    text = canonical(about)
    every = {**files, PAPER: text.encode("utf-8")}
    for name, content in every.items():
        write_whole(folder / name, content, durable=False)
    listed = {name: hashlib.sha256(content).hexdigest() for name, content in every.items()}
    manifest = canonical(manifest_of(listed))
    write_whole(folder / MANIFEST, manifest, durable=False)
    return hashlib.sha256(manifest.encode("utf-8")).hexdigest()


def manifest_of(files: Mapping[str, str]) -> dict[str, Any]:
    """A manifest of these files by their hashes, with the hash of all of that."""
    body = {"format": FORMAT, "files": dict(files)}
    return {**body, "of_these": hashlib.sha256(canonical(body).encode("utf-8")).hexdigest()}


def _bound(value: Any) -> list[BoundFigure]:
    if isinstance(value, BoundFigure):
        return [value]
    if isinstance(value, tuple):
        return [figure for each in value for figure in _bound(each)]
    if hasattr(value, "__dataclass_fields__"):
        return [figure for name in value.__dataclass_fields__ for figure in _bound(getattr(value, name))]
    return []


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return [_plain(each) for each in value]
    if hasattr(value, "__dataclass_fields__"):
        fields = {name: _plain(getattr(value, name)) for name in value.__dataclass_fields__}
        return {"kind": type(value).__name__, **fields}
    return value
