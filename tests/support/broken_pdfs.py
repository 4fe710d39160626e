"""A good PDF broken on purpose, one thing at a time: what two opinions on PDFs are proved on."""

import io
from collections.abc import Callable
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from sightline.papers.render.pdf_tags import elements

Break = Callable[[Pdf], None]


def broken(content: bytes, change: Break) -> bytes:
    """The same file after this change."""
    with pikepdf.open(io.BytesIO(content)) as document:
        change(document)
        out = io.BytesIO()
        document.save(out, deterministic_id=True)
    return out.getvalue()


def _tags(document: Pdf, name: str) -> list[Any]:
    return [each for each in elements(document.Root.StructTreeRoot) if name == each.S]


def _metadata(document: Pdf, old: bytes, new: bytes) -> None:
    content = document.Root.Metadata.read_bytes()
    assert old in content
    document.Root.Metadata.write(content.replace(old, new))


def _fonts(document: Pdf) -> list[Any]:
    return [
        each for each in document.objects if isinstance(each, Dictionary) and each.get("/Type") == "/Font"
    ]


def _links(document: Pdf) -> list[Any]:
    return [each for page in document.pages for each in page.obj.get("/Annots", [])]


def no_title(document: Pdf) -> None:
    del document.docinfo["/Title"]
    content = document.Root.Metadata.read_bytes()
    start, end = content.index(b"<dc:title>"), content.index(b"</dc:title>") + len(b"</dc:title>")
    document.Root.Metadata.write(content[:start] + content[end:])


def title_not_shown(document: Pdf) -> None:
    del document.Root["/ViewerPreferences"]


def no_language(document: Pdf) -> None:
    del document.Root["/Lang"]


def no_words_for_a_picture(document: Pdf) -> None:
    del _tags(document, "/Figure")[0]["/Alt"]


def a_heading_skips(document: Pdf) -> None:
    _tags(document, "/H2")[0].S = Name.H4


def a_table_without_headings(document: Pdf) -> None:
    for each in _tags(document, "/TH"):
        each.S = Name.TD


def headings_of_nothing(document: Pdf) -> None:
    for each in _tags(document, "/TH"):
        del each["/A"]


def a_row_too_short(document: Pdf) -> None:
    row = _tags(document, "/TR")[-1]
    row.K = Array(list(row.K)[:-1])


def drawn_outside_of_tags(document: Pdf) -> None:
    page = document.pages[0]
    page.contents_add(b"q 0.5 g 100 400 20 20 re f Q")


def no_tree_of_tags(document: Pdf) -> None:
    del document.Root["/StructTreeRoot"]


def not_said_to_be_tagged(document: Pdf) -> None:
    del document.Root["/MarkInfo"]


def another_tab_order(document: Pdf) -> None:
    for page in document.pages:
        page.obj["/Tabs"] = Name.R


def a_font_from_elsewhere(document: Pdf) -> None:
    for each in document.objects:
        if isinstance(each, Dictionary) and each.get("/Type") == "/FontDescriptor":
            for name in ("/FontFile2", "/FontFile3"):
                if name in each:
                    del each[name]


def shapes_without_letters(document: Pdf) -> None:
    for each in _fonts(document):
        if "/ToUnicode" in each:
            del each["/ToUnicode"]


def a_link_without_words(document: Pdf) -> None:
    for each in _links(document):
        del each["/Contents"]


def a_link_without_a_tag(document: Pdf) -> None:
    for each in _links(document):
        del each["/StructParent"]


def nothing_leads_to_tags(document: Pdf) -> None:
    document.Root.StructTreeRoot["/ParentTree"] = document.make_indirect(Dictionary(Nums=Array([])))


def not_said_to_be_for_readers(document: Pdf) -> None:
    _metadata(document, b"<pdfuaid:part>1</pdfuaid:part>", b"")


def not_said_to_be_for_archives(document: Pdf) -> None:
    _metadata(
        document, b"<pdfaid:conformance>A</pdfaid:conformance>", b"<pdfaid:conformance>B</pdfaid:conformance>"
    )


def colours_of_no_meaning(document: Pdf) -> None:
    del document.Root["/OutputIntents"]


def a_tag_nobody_knows(document: Pdf) -> None:
    _tags(document, "/H2")[0].S = Name("/Ueberschrift")


def an_item_without_a_body(document: Pdf) -> None:
    for each in _tags(document, "/LBody"):
        each.S = Name.Span


BREAKS: dict[str, Break] = {
    each.__name__.replace("_", " "): each
    for each in (
        no_title,
        title_not_shown,
        no_language,
        no_words_for_a_picture,
        a_heading_skips,
        a_table_without_headings,
        headings_of_nothing,
        a_row_too_short,
        drawn_outside_of_tags,
        no_tree_of_tags,
        not_said_to_be_tagged,
        another_tab_order,
        a_font_from_elsewhere,
        shapes_without_letters,
        a_link_without_words,
        a_link_without_a_tag,
        nothing_leads_to_tags,
        not_said_to_be_for_readers,
        not_said_to_be_for_archives,
        colours_of_no_meaning,
        a_tag_nobody_knows,
        an_item_without_a_body,
    )
}
