"""A chart's drawing for a file: how large it is, its letters in the typeface papers are printed in, and as a picture of dots for Word."""

import re
from dataclasses import dataclass
from html import unescape
from xml.etree import ElementTree

from sightline.papers.document.blocks import PaperChart
from sightline.papers.render.font_file import FAMILY
from sightline.papers.render.letters import clean, printable
from sightline.papers.render.prepared import CannotRenderError
from sightline.papers.render.typst_engine import compiler_of

SVG = "http://www.w3.org/2000/svg"
SCALE = 2.0
"""Dots of a picture for each pixel of its drawing."""
POINTS = 72
FAMILIES = f"{FAMILY}, Arial, Helvetica, sans-serif"
_SAID = re.compile(r"font-family\s*:[^;]*")
_LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+)\s*(?:px|pt)?\s*")


@dataclass(frozen=True, slots=True)
class Drawing:
    """`svg` as text; width and height in its own pixels."""

    svg: str
    width: float
    height: float


def drawing_of(chart: PaperChart) -> Drawing:
    """The chart's drawing, lettered in our typeface. CannotRenderError where it is no drawing."""
    try:
        root = ElementTree.fromstring(chart.svg or "")
    except ElementTree.ParseError as broken:
        raise CannotRenderError(f"The drawing of the chart “{chart.title}” is no SVG: {broken}.") from broken
    if root.tag != f"{{{SVG}}}svg":
        raise CannotRenderError(f"The drawing of the chart “{chart.title}” is no SVG.")
    width, height = _size(root)
    if not width or not height:
        raise CannotRenderError(f"The drawing of the chart “{chart.title}” does not say how large it is.")
    for element in root.iter():
        _in_our_typeface(element)
    root.set("width", f"{width:g}")
    root.set("height", f"{height:g}")
    return Drawing(_written(root), width, height)


def png_of(drawing: Drawing) -> bytes:
    """The drawing as a PNG of twice its size, with our typeface and none of the machine's. CannotRenderError where it cannot be drawn."""
    import typst

    inputs = {"svg": drawing.svg, "width": f"{drawing.width:g}", "height": f"{drawing.height:g}"}
    try:
        pages = compiler_of("picture.typ", inputs).compile(format="png", ppi=POINTS * SCALE)
    except typst.TypstError as fault:
        raise CannotRenderError(f"A chart cannot be drawn: {fault.message}.") from fault
    picture = pages[0] if isinstance(pages, list) else pages
    assert picture is not None
    return picture


def _size(root: ElementTree.Element) -> tuple[float, float]:
    """Width and height in pixels; from the box it draws in where they are not said."""
    box = [float(each) for each in re.findall(r"-?[0-9]*\.?[0-9]+", root.get("viewBox", ""))]
    sizes = [_LENGTH.fullmatch(root.get(name, "")) for name in ("width", "height")]
    whole = [float(each.group(1)) if each else 0.0 for each in sizes]
    return (whole[0], whole[1]) if all(whole) else (box[2], box[3]) if len(box) == 4 else (0.0, 0.0)


def _in_our_typeface(element: ElementTree.Element) -> None:
    if "font-family" in element.attrib:
        element.set("font-family", FAMILIES)
    if "font-family" in element.get("style", ""):
        element.set("style", _SAID.sub(f"font-family: {FAMILIES}", element.get("style", "")))
    for name in ("text", "tail"):
        text = getattr(element, name)
        if text:
            setattr(element, name, printable(clean(unescape(text))))


def _written(root: ElementTree.Element) -> str:
    """As text, with no prefix before its names whatever else in this process has registered one."""
    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = element.tag.removeprefix(f"{{{SVG}}}")
    root.set("xmlns", SVG)
    return ElementTree.tostring(root, encoding="unicode")
