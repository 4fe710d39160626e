"""What a file that is given to us really is: read from its content, never from its name. Pure."""

import io
import zipfile
from dataclasses import dataclass
from pathlib import PurePosixPath, PureWindowsPath

OFFICE = {
    "word/document.xml": (
        "Word",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "docx",
    ),
    "xl/workbook.xml": ("Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    "ppt/presentation.xml": (
        "PowerPoint",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "pptx",
    ),
}
MOST_MEMBERS = 5_000
MOST_UNPACKED = 500 * 1024 * 1024
ALLOWED = "PDF, Word, Excel, PowerPoint, plain text, CSV, PNG or JPEG"
LONGEST_NAME = 200
CONTROLS = frozenset(range(32)) - frozenset(b"\r\n\t\f")
"""Bytes that no text holds, in any code that is read here."""
STARTS_OF_OTHERS = (b"<!doctype html", b"<html", b"<?xml", b"<svg", b"<script", b"#!", b"{\\rtf")


class NotTakenError(ValueError):
    """A file that is not taken: its message says why and what to do."""


@dataclass(frozen=True, slots=True)
class FileKind:
    """What a file is: its name in words, its media type, and the ending we give it."""

    title: str
    media: str
    ending: str


PDF = FileKind("PDF", "application/pdf", "pdf")
PNG = FileKind("PNG", "image/png", "png")
JPEG = FileKind("JPEG", "image/jpeg", "jpg")
TEXT = FileKind("text", "text/plain", "txt")
CSV = FileKind("CSV", "text/csv", "csv")


def plain_name(name: str) -> str:
    """The giver's name for a file without any folder, control characters or quotes; never blank."""
    last = PureWindowsPath(PurePosixPath(name.replace("\x00", "")).name).name
    clean_name = "".join(each for each in last if each.isprintable() and each not in '"<>|:*?\\/').strip(" .")
    if len(clean_name) > LONGEST_NAME:
        stem, dot, ending = clean_name.rpartition(".")
        clean_name = (
            f"{stem[: LONGEST_NAME - len(ending) - 1]}{dot}{ending}"
            if dot and len(ending) < 10
            else clean_name
        )
    return clean_name[:LONGEST_NAME] or "document"


def kind_of(content: bytes, name: str) -> FileKind:
    """What the content is. NotTakenError, in a sentence, for anything that is not allowed."""
    if not content:
        raise NotTakenError(f"{name} is empty. Choose the file again.")
    kind = _by_first_bytes(content, name) or _text(content, name)
    _refuse_two_at_once(content, kind, name)
    return kind


def _by_first_bytes(content: bytes, name: str) -> FileKind | None:
    if content.startswith(b"%PDF-"):
        return _whole_pdf(content, name)
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return _whole(PNG, b"IEND" in content[-12:], name)
    if content.startswith(b"\xff\xd8\xff"):
        return _whole(JPEG, b"\xff\xd9" in content[-64:], name)
    if content.startswith(b"PK\x03\x04"):
        return _office(content, name)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise NotTakenError(
            f"{name} is in an older Office format, or locked with a password. Save it as .docx, .xlsx or .pptx "
            "without one, or as a PDF."
        )
    return None


def _whole_pdf(content: bytes, name: str) -> FileKind:
    return _whole(PDF, b"%%EOF" in content[-2048:], name)


def _whole(kind: FileKind, ends: bool, name: str) -> FileKind:
    if not ends:
        raise NotTakenError(f"{name} starts as a {kind.title} and breaks off before its end. Send it again.")
    return kind


def _refuse_two_at_once(content: bytes, kind: FileKind, name: str) -> None:
    if kind in (PDF, PNG, JPEG) and zipfile.is_zipfile(io.BytesIO(content)):
        raise NotTakenError(
            f"{name} is a {kind.title} and an archive at once, as files made to do harm are. Print or save it anew."
        )


def _office(content: bytes, name: str) -> FileKind:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as fault:
        raise NotTakenError(f"{name} is damaged, or breaks off before its end. Send it again.") from fault
    _refuse_a_bomb(members, name)
    names = {each.filename for each in members}
    kinds = [kind for part, kind in OFFICE.items() if part in names]
    if len(kinds) != 1 or "[Content_Types].xml" not in names:
        raise NotTakenError(f"{name} is an archive and no document. Unpack it, and give each {ALLOWED} file.")
    _refuse_macros(content, names, name)
    return FileKind(*kinds[0])


def _refuse_a_bomb(members: list[zipfile.ZipInfo], name: str) -> None:
    if len(members) > MOST_MEMBERS or sum(each.file_size for each in members) > MOST_UNPACKED:
        raise NotTakenError(
            f"{name} unpacks to more than {MOST_UNPACKED // 1024**2} MB or {MOST_MEMBERS:,} parts. Save a smaller one."
        )


def _refuse_macros(content: bytes, names: set[str], name: str) -> None:
    inside = any("vbaproject" in each.lower() or "/activex/" in each.lower() for each in names)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open("[Content_Types].xml") as types:
            content_types = types.read(1024 * 1024).lower()
    except Exception as fault:
        raise NotTakenError(
            f"{name} is damaged, or locked with a password. Save it again without."
        ) from fault
    if inside or b"macroenabled" in content_types:
        raise NotTakenError(f"{name} holds macros. Save it without them, as .docx, .xlsx or .pptx.")


def _text(content: bytes, name: str) -> FileKind:
    if content.lstrip()[:40].lower().startswith(STARTS_OF_OTHERS) or b"<script" in content[:4096].lower():
        raise _not_allowed(name)
    if CONTROLS & set(content) or not any(_reads_as(content, code) for code in ("utf-8-sig", "cp1252")):
        raise _not_allowed(name)
    return CSV if name.lower().endswith(".csv") else TEXT


def _reads_as(content: bytes, code: str) -> bool:
    try:
        content.decode(code)
    except UnicodeDecodeError:
        return False
    return True


def _not_allowed(name: str) -> NotTakenError:
    return NotTakenError(
        f"{name} is not what can be kept here, by its content, whatever its name says. Give a {ALLOWED} file."
    )
