"""The typefaces of a PDF: each lies in it, and says which letter each of its shapes is."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pikepdf

FILES = ("/FontFile", "/FontFile2", "/FontFile3")
DEEPEST = 8
"""How deep drawings within drawings are looked through."""


def font_faults(document: "pikepdf.Pdf") -> Iterator[tuple[str, str]]:
    """Every typeface that another machine would put another in the place of, or that cannot be read out or searched."""
    seen: set[tuple[int, int]] = set()
    for page in document.pages:
        for font in _fonts(page.obj.get("/Resources"), 0, seen):
            name = str(font.get("/BaseFont", "a typeface")).lstrip("/")
            if "/ToUnicode" not in font:
                yield "fonts", f"{name} does not say which letters its shapes are."
            for each in font.get("/DescendantFonts", [font]):
                descriptor = each.get("/FontDescriptor")
                if descriptor is None or not any(file in descriptor for file in FILES):
                    yield "fonts", f"{name} does not lie in the file."


def _fonts(resources: Any, depth: int, seen: set[tuple[int, int]]) -> Iterator[Any]:
    """The typefaces of a page, and of drawings on it, each once."""
    if resources is None or depth > DEEPEST:
        return
    for font in resources.get("/Font", {}).values():
        if font.objgen not in seen or font.objgen == (0, 0):
            seen.add(font.objgen)
            yield font
    for drawing in resources.get("/XObject", {}).values():
        if drawing.objgen not in seen:
            seen.add(drawing.objgen)
            yield from _fonts(drawing.get("/Resources"), depth + 1, seen)
