"""What Typst does not tag yet: that the first cell of a row is its heading, and how a table is built, in words."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pikepdf


TRIES = 20
AGAIN = "/SIGHT_Packed"


@dataclass(frozen=True, slots=True)
class TableTags:
    """What the tags of one table are to say."""

    row_headings: bool
    summary: str


def with_row_headings(pdf: bytes, tables: Sequence[TableTags]) -> bytes:
    """The same PDF, each table's tags in their order as `tables` says. ValueError where it has not as many."""
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as document:
        tagged = [each for each in elements(document.Root.StructTreeRoot) if each.get("/S") == "/Table"]
        for element, tags in zip(tagged, tables, strict=True):
            _tag(element, tags)
        return saved(document)


def saved(document: "pikepdf.Pdf") -> bytes:
    """The file's bytes, the same for the same content, with no stream whose last byte a reader could take for the end of a line."""
    import pikepdf

    for stream in (each for each in document.objects if isinstance(each, pikepdf.Stream)):
        if stream.read_raw_bytes().endswith(b"\r"):
            _one_more_line(stream)
    for attempt in range(TRIES):
        out = io.BytesIO()
        document.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        if b"\r\nendstream" not in out.getvalue():
            break
        document.Root[AGAIN] = attempt  # the objects are packed anew, and end otherwise
    return out.getvalue()


def _one_more_line(stream: "pikepdf.Stream") -> None:
    """The same content, after which a line ends: packed, it ends otherwise. Drawing and fonts end where they say, not here."""
    content = stream.read_bytes() + b"\n"
    stream.write(content)
    if "/Length1" in stream:
        stream["/Length1"] = len(content)


def elements(of: "pikepdf.Object") -> "Iterator[pikepdf.Dictionary]":
    """Every element of a tree of tags below this one, in reading order."""
    import pikepdf

    kids = of.get("/K")
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


def _tag(table: "pikepdf.Dictionary", tags: TableTags) -> None:
    import pikepdf

    if tags.summary:
        _say(table, {"/Summary": pikepdf.String(tags.summary)})
    if not tags.row_headings:
        return
    for row in (each for each in elements(table) if each.S == "/TR"):
        cells = [each for each in elements(row) if each.S in ("/TD", "/TH")]
        if not cells or cells[0].S == "/TH":
            continue
        cells[0].S = pikepdf.Name.TH
        for cell in cells:
            _without_headers(cell)
        _say(cells[0], {"/Scope": pikepdf.Name.Row})


def _say(element: "pikepdf.Dictionary", attribute: "dict[str, pikepdf.Object]") -> None:
    """Attributes of a table, beside what the element says already."""
    import pikepdf

    attributes = element.get("/A")
    all_of_them = (
        list(attributes) if isinstance(attributes, pikepdf.Array) else [attributes] if attributes else []
    )  # type: ignore[call-overload]
    element.A = pikepdf.Array([*all_of_them, pikepdf.Dictionary({"/O": pikepdf.Name.Table, **attribute})])


def _without_headers(cell: "pikepdf.Dictionary") -> None:
    """Headings then hold by their scope, those of rows as much as those of columns."""
    import pikepdf

    attributes = cell.get("/A")
    if isinstance(attributes, pikepdf.Array):
        rest = [each for each in attributes if not (each.get("/O") == "/Table" and "/Headers" in each)]  # type: ignore[attr-defined]
        cell.A = pikepdf.Array(rest)
