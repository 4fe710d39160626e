"""What no template may have: macros, what is fetched from elsewhere when it is opened, and what other programs run."""

import io
import re
import zipfile
from collections.abc import Iterator

from sightline.files.archives import BROKEN

MOST_BYTES = 20_000_000
MOST_MEMBERS, MOST_UNPACKED = 2_000, 200_000_000
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
RUNS = re.compile(r"vba|activeX|/embeddings/|macrosheet|customUI|afchunk", re.IGNORECASE)
"""Members of the archive that another program would run or open."""
FETCHING = re.compile(
    r"^\s*(INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|DDE|DDEAUTO|DATABASE|RD|MACROBUTTON|GOTOBUTTON|EMBED|HTMLACTIVEX)\b",
    re.IGNORECASE,
)
FOLLOWED = ("http:", "https:", "mailto:")
PARTS = re.compile(r"word/[^/]+\.xml")


class TemplateRefusedError(Exception):
    """A template that may not be used; a sentence says why, and what to do."""


def refuse_template(content: bytes) -> None:
    """TemplateRefusedError where a template is no Word document, or has anything of `dangers`. Trusts the bytes: for `run_limited`."""
    for danger in dangers(content):
        raise TemplateRefusedError(danger)


def dangers(content: bytes) -> Iterator[str]:
    """Everything for which a template is refused, in sentences."""
    if len(content) > MOST_BYTES:
        yield "The template is larger than 20 MB. Save it with smaller pictures."
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield from _of_the_archive(archive)
    except (*BROKEN, RuntimeError):
        yield "The template is damaged, locked, or is no Word document. Save it as .docx, without a password."


def _of_the_archive(archive: zipfile.ZipFile) -> Iterator[str]:
    from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

    members = archive.infolist()
    names = [each.filename for each in members]
    if len(members) > MOST_MEMBERS or sum(each.file_size for each in members) > MOST_UNPACKED:
        yield "The template unfolds to more than 200 MB. Save it with smaller pictures."
        return
    if "[Content_Types].xml" not in names or "word/document.xml" not in names:
        yield "The template is no Word document. Save it as .docx."
        return
    kinds = archive.read("[Content_Types].xml").decode("utf-8", "replace")
    if "macroEnabled" in kinds or any(RUNS.search(name) for name in names):
        yield "The template has macros, controls or files inside it. Save it as .docx, which keeps no macros, and remove what is embedded."
    elif TEMPLATE in kinds and MAIN not in kinds:
        yield "The template is a .dotx file. Open it in Word and save it as .docx."
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    for name in sorted(names):
        if not name.endswith((".xml", ".rels")):
            continue
        try:
            root = etree.fromstring(archive.read(name), parser)
        except etree.XMLSyntaxError:
            yield f"The template is damaged: its part {name} cannot be read. Save it again in Word."
            continue
        if root.getroottree().docinfo.doctype:
            yield f"The template's part {name} declares a document type, which Word never writes. Save it again in Word."
        if name.endswith(".rels"):
            yield from _external(root)
        elif PARTS.fullmatch(name):
            yield from _fields(root, name)


def _external(root: object) -> Iterator[str]:
    for each in root.iter("{*}Relationship"):  # type: ignore[attr-defined]
        if each.get("TargetMode") != "External":
            continue
        kind, target = (each.get("Type") or "").rpartition("/")[2], each.get("Target") or ""
        if kind == "hyperlink" and target.lower().startswith(FOLLOWED):
            continue
        what = "the template it was made from" if kind == "attachedTemplate" else f"{kind} from elsewhere"
        yield f"The template would fetch {what} ({target[:80]}). Remove the link in Word, then save it."


def _fields(root: object, name: str) -> Iterator[str]:
    """Fields that fetch, in whatever pieces Word has written them."""
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    for line in root.iter(f"{word}p"):  # type: ignore[attr-defined]
        codes = [each.get(f"{word}instr") or "" for each in line.iter(f"{word}fldSimple")]
        codes += _instructions(line, word)
        for code in codes:
            match = FETCHING.match(code)
            if match:
                yield f"The template has a field that fetches or runs: {match[1].upper()}, in {_part_words(name)}. Remove it in Word."
    if next(root.iter(f"{word}altChunk"), None) is not None:  # type: ignore[attr-defined]
        yield "The template takes in another file. Paste its text instead."


def _instructions(line: object, word: str) -> list[str]:
    codes: list[str] = []
    for each in line.iter(f"{word}fldChar", f"{word}instrText"):  # type: ignore[attr-defined]
        if each.tag.endswith("fldChar"):
            if each.get(f"{word}fldCharType") == "begin":
                codes.append("")
        elif codes:
            codes[-1] += each.text or ""
        else:
            codes.append(each.text or "")
    return codes


def _part_words(name: str) -> str:
    kind = re.sub(r"word/|\d*\.xml", "", name)
    return {"document": "its body"}.get(kind, f"its {kind}")
