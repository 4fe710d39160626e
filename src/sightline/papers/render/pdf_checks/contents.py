"""What is drawn on each page: all of it belongs to a tag, or is marked as none of the paper's own."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sightline.papers.render.pdf_checks.tags import parents_of

if TYPE_CHECKING:
    import pikepdf

DRAWS = frozenset(
    ["Tj", "TJ", "'", '"', "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "sh", "Do", "INLINE IMAGE", "EI"]
)


def content_faults(document: "pikepdf.Pdf") -> Iterator[tuple[str, str]]:
    """Everything on a page that no reader would say, or would say without knowing what it is."""
    root = document.Root.get("/StructTreeRoot")
    parents = parents_of(root) if root is not None else {}
    for number, page in enumerate(document.pages, start=1):
        marks, bare = _marks_of(page)
        if bare:
            yield "content", f"{bare} things on page {number} are in no tag and are not marked as decoration."
        tags_here = parents.get(int(page.obj.get("/StructParents", -1)))
        for mark in sorted(marks):
            tag = tags_here[mark] if tags_here is not None and mark < len(tags_here) else None
            if tag is None or not hasattr(tag, "get"):
                yield "parent tree", f"Part {mark} of page {number} leads to no tag."
            elif mark not in _marks_in(tag, page.obj):
                yield "parent tree", f"The tag of part {mark} of page {number} does not know it."


def _marks_of(page: "pikepdf.Page") -> tuple[set[int], int]:
    """The numbers of marked content on a page, and how much is drawn outside of any and of all that is marked as decoration."""
    import pikepdf

    marks: set[int] = set()
    stack: list[bool] = []
    bare = 0
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            number = _number(operands, page) if name == "BDC" else None
            if number is not None:
                marks.add(number)
            stack.append(number is not None or str(operands[0]) == "/Artifact")
        elif name == "EMC":
            if stack:
                stack.pop()
        elif name in DRAWS and not any(stack):
            bare += 1
    return marks, bare


def _number(operands: Any, page: "pikepdf.Page") -> int | None:
    """The number of marked content, said in place or by the name of what says it."""
    import pikepdf

    properties = operands[1]
    if isinstance(properties, pikepdf.Name):
        properties = page.obj.get("/Resources", {}).get("/Properties", {}).get(str(properties))
    return int(properties["/MCID"]) if properties is not None and "/MCID" in properties else None


def _marks_in(tag: Any, page: Any) -> set[int]:
    """The numbers of marked content of this page that a tag has."""
    import pikepdf

    kids = tag.get("/K")
    marks: set[int] = set()
    for each in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(each, int):
            marks.add(each)
        elif isinstance(each, pikepdf.Dictionary) and "/MCID" in each and each.get("/Pg", page) == page:
            marks.add(int(each["/MCID"]))
    return marks
