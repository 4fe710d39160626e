"""The tree of tags: what a screen reader goes by. Each check gives a word for the rule, and a sentence."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sightline.papers.render.pdf_tags import elements

if TYPE_CHECKING:
    import pikepdf

STANDARD = frozenset(
    [
        "Document",
        "Part",
        "Art",
        "Sect",
        "Div",
        "BlockQuote",
        "Caption",
        "TOC",
        "TOCI",
        "Index",
        "NonStruct",
        "Private",
        "P",
        "H",
        "H1",
        "H2",
        "H3",
        "H4",
        "H5",
        "H6",
        "L",
        "LI",
        "Lbl",
        "LBody",
        "Table",
        "TR",
        "TH",
        "TD",
        "THead",
        "TBody",
        "TFoot",
        "Span",
        "Quote",
        "Note",
        "Reference",
        "BibEntry",
        "Code",
        "Link",
        "Annot",
        "Ruby",
        "RB",
        "RT",
        "RP",
        "Warichu",
        "WT",
        "WP",
        "Figure",
        "Formula",
        "Form",
    ]
)
GROUPS = ("THead", "TBody", "TFoot")


def tag_faults(document: "pikepdf.Pdf") -> Iterator[tuple[str, str]]:
    """Everything wrong with the tree."""
    root = document.Root.get("/StructTreeRoot")
    if root is None or "/K" not in root:
        yield "tagged", "The file has no tree of tags."
        return
    roles = {name.lstrip("/"): str(role).lstrip("/") for name, role in root.get("/RoleMap", {}).items()}
    if "/ParentTree" not in root:
        yield "parent tree", "Nothing leads from what is on a page to its tag."
    tree = list(elements(root))
    for each in tree:
        name = _kind(each, roles)
        if name not in STANDARD:
            yield "tagged", f"The tag {name} is none that readers know."
    yield from _headings(tree, roles)
    for each in tree:
        match _kind(each, roles):
            case "Table":
                yield from _table(each, roles)
            case "Figure" | "Formula":
                if not str(each.get("/Alt", "")).strip():
                    yield "figures", "A picture has no words for who cannot see it."
            case "L":
                yield from _list(each, roles)
    yield from _links(document, root, roles)


def kind_of(element: Any) -> str:
    """The name of a tag, without its stroke."""
    return str(element.get("/S", "")).lstrip("/")


def _kind(element: Any, roles: dict[str, str]) -> str:
    name = kind_of(element)
    return name if name in STANDARD else roles.get(name, name)


def _headings(tree: list[Any], roles: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The first is H1, and none is more than one below the one before."""
    before = 0
    for each in tree:
        name = _kind(each, roles)
        if len(name) == 2 and name[0] == "H" and name[1].isdecimal():
            level = int(name[1])
            if level > before + 1:
                yield "headings", f"A heading H{level} follows {f'H{before}' if before else 'no other'}."
            before = level
    if not before:
        yield "headings", "The file has no headings."


def _kids(element: Any, roles: dict[str, str]) -> list[tuple[str, Any]]:
    import pikepdf

    kids = element.get("/K")
    each_of = kids if isinstance(kids, pikepdf.Array) else [kids]
    return [
        (_kind(each, roles), each)
        for each in each_of
        if isinstance(each, pikepdf.Dictionary) and "/S" in each
    ]


def _table(table: Any, roles: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Rows of cells, as many in each, with headings that say of what they are."""
    rows: list[Any] = []
    for name, kid in _kids(table, roles):
        if name == "TR":
            rows.append(kid)
        elif name in GROUPS:
            rows += [row for kind, row in _kids(kid, roles) if kind == "TR"]
        elif name != "Caption":
            yield "tables", f"A table has a {name} among its rows."
    widths, headings = set(), 0
    for row in rows:
        cells = _kids(row, roles)
        if any(name not in ("TH", "TD") for name, _ in cells):
            yield "tables", "A row has something that is no cell."
        widths.add(sum(int(_said(cell, "/ColSpan") or 1) for _, cell in cells))
        for name, cell in cells:
            if name == "TH":
                headings += 1
                if _said(cell, "/Scope") is None:
                    yield "tables", "A heading does not say whether it is of a row or of a column."
    if not headings:
        yield "tables", "A table has no headings."
    if len(widths) != 1:
        yield "tables", "The rows of a table have not as many cells each."


def _said(element: Any, name: str) -> Any:
    """An attribute of a tag, in whichever of its sets it stands; None where it has none."""
    import pikepdf

    attributes = element.get("/A")
    for each in attributes if isinstance(attributes, pikepdf.Array) else [attributes]:
        if isinstance(each, pikepdf.Dictionary) and name in each:
            return each[name]
    return None


def _list(element: Any, roles: dict[str, str]) -> Iterator[tuple[str, str]]:
    for name, item in _kids(element, roles):
        if name not in ("LI", "L", "Caption"):
            yield "lists", f"A list has a {name} among its items."
        elif name == "LI" and "LBody" not in [kind for kind, _ in _kids(item, roles)]:
            yield "lists", "An item of a list has no body."


def parents_of(root: Any) -> dict[int, Any]:
    """What the tree of numbers leads to, by number."""
    import pikepdf

    leads_to: dict[int, Any] = {}

    def walk(node: Any) -> None:
        numbers = node.get("/Nums")
        if isinstance(numbers, pikepdf.Array):
            leads_to.update({int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers) - 1, 2)})  # type: ignore[arg-type]
        for kid in node.get("/Kids", []):
            walk(kid)

    if "/ParentTree" in root:
        walk(root["/ParentTree"])
    return leads_to


def _links(document: "pikepdf.Pdf", root: Any, roles: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Each link says where it leads, and its tag and it know of each other."""
    parents = parents_of(root)
    for number, page in enumerate(document.pages, start=1):
        for each in page.obj.get("/Annots", []):
            if each.get("/Subtype") != "/Link":
                continue
            if not str(each.get("/Contents", "")).strip():
                yield "links", f"A link on page {number} does not say where it leads."
            tag = parents.get(int(each.get("/StructParent", -1)))
            if tag is None or _kind(tag, roles) != "Link":
                yield "links", f"A link on page {number} has no tag."
            elif not any(kid.get("/Type") == "/OBJR" and kid.get("/Obj") == each for kid in _references(tag)):
                yield "links", f"The tag of a link on page {number} does not know it."


def _references(tag: Any) -> list[Any]:
    import pikepdf

    kids = tag.get("/K")
    return [
        each
        for each in (kids if isinstance(kids, pikepdf.Array) else [kids])
        if isinstance(each, pikepdf.Dictionary)
    ]
