"""Making a drawing fit to stand in a page under our content security policy, and for those who do not see it. Pure."""

from xml.etree import ElementTree
from xml.etree.ElementTree import Element

SVG = "http://www.w3.org/2000/svg"
FOR_SCREENS = ("aria-label", "aria-roledescription", "aria-hidden", "role")


def fit_for_a_page(svg: str, *, label: str, prefix: str) -> str:
    """The drawing as one image named `label`: no `style=`, nothing to click, ids that begin with `prefix`.

    Two drawings in one page must not share ids, or one borrows the other's clipping. Names are written without a
    prefix whatever else in this process has registered one: `<ns0:svg>` in a page is no drawing.
    """
    root = ElementTree.fromstring(svg)
    for element in root.iter():
        element.tag = element.tag.removeprefix(f"{{{SVG}}}")
        _style_to_attributes(element)
        for name in FOR_SCREENS:
            element.attrib.pop(name, None)
        _own_ids(element, prefix)
    root.set("xmlns", SVG)
    root.set("role", "img")
    root.set("aria-label", label)
    root.set("focusable", "false")
    return ElementTree.tostring(root, encoding="unicode")


def _style_to_attributes(element: Element) -> None:
    """`style="fill: red"` becomes `fill="red"`. Properties with no such attribute play no part in a still drawing."""
    style = element.attrib.pop("style", None) or ""
    for declaration in str(style).split(";"):
        name, colon, value = declaration.partition(":")
        if colon and name.strip() not in {"cursor", "white-space"}:
            element.set(name.strip(), value.strip())


def _own_ids(element: Element, prefix: str) -> None:
    for name, value in list(element.attrib.items()):
        if name == "id":
            element.set(name, f"{prefix}-{value}")
        elif "url(#" in str(value):
            element.set(name, str(value).replace("url(#", f"url(#{prefix}-"))
