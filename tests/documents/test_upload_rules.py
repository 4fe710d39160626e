"""What a file that is given is: by its content and never its name, what is not taken, and what in it says who a child is."""

import io
import struct
import zipfile

import pytest

from sightline.documents.rules.identifiers import kind_in, seen_in
from sightline.documents.rules.uploads import MOST_UNPACKED, NotTakenError, kind_of, plain_name
from sightline.identifiers.rules import BORN, NHS
from support.printed_reports import Printed
from support.source_files import JPEG, MACROS, PDF, PNG_HEAD, TYPES, archive, png, printed_pdf, word

TAKEN = {
    "pdf": (PDF, "application/pdf"),
    "png": (png(), "image/png"),
    "jpg": (JPEG, "image/jpeg"),
    "docx": (word(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "xlsx": (
        archive("xl/workbook.xml"),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    "pptx": (
        archive("ppt/presentation.xml"),
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ),
    "txt": ("Née in Łódź, 6%".encode(), "text/plain"),
    "csv": ("name,share\nNée Müller,6%\n".encode("cp1252"), "text/csv"),
}
REFUSED = {
    "nothing": (b"", "is empty"),
    "a program": (b"MZ\x90\x00\x03\x00\x00\x00\x04", "is not what can be kept here"),
    "a Linux program": (b"\x7fELF\x02\x01\x01\x00", "is not what can be kept here"),
    "a web page": (b"<!DOCTYPE html><p>hello", "is not what can be kept here"),
    "a web page after spaces": (b"\n\n   <HTML><p>hello", "is not what can be kept here"),
    "a script in text": (b"Dear all\n<script>alert(1)</script>", "is not what can be kept here"),
    "a drawing that can run": (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "is not what can be kept here"),
    "a shell script": (b"#!/bin/sh\nrm -r /", "is not what can be kept here"),
    "a picture of another kind": (b"GIF89a\x01\x00\x01\x00", "is not what can be kept here"),
    "rich text": (b"{\\rtf1\\ansi}", "is not what can be kept here"),
    "an old Word file": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "an older Office format"),
    "an archive of files": (archive("a.txt", types=b""), "is an archive and no document"),
    "two kinds of Office at once": (
        archive("word/document.xml", "xl/workbook.xml"),
        "is an archive and no document",
    ),
    "macros, by their part": (word("word/vbaProject.bin"), "holds macros"),
    "macros, by what it says it is": (archive("word/document.xml", types=TYPES + MACROS), "holds macros"),
    "macros, as active controls": (word("word/activeX/activeX1.xml"), "holds macros"),
    "a PDF cut off": (PDF[:-8], "breaks off before its end"),
    "a text in no code that is read here": (b"Caf\x81 \x8d", "is not what can be kept here"),
    "a picture cut off": (png()[:-14], "breaks off before its end"),
    "a photograph cut off": (JPEG[:-2], "breaks off before its end"),
    "a Word file cut off": (word()[:-30], "is damaged, or breaks off"),
    "a PDF that is an archive too": (PDF + word() + b"%%EOF", "an archive at once"),
    "a photograph that is an archive too": (
        JPEG[:-2] + archive("a.class", types=b"") + b"\xff\xd9",
        "an archive at once",
    ),
    "a picture that is a PDF after it": (PNG_HEAD + PDF, "breaks off before its end"),
}


@pytest.mark.parametrize("ending", TAKEN)
def test_what_it_is_is_read_from_its_content(ending):
    content, media = TAKEN[ending]
    kinds = [kind_of(content, name) for name in (f"a.{ending}", "report.exe")]
    otherwise = (
        ("text/plain", "txt") if ending == "csv" else (media, ending)
    )  # a CSV is text but for its name
    assert [(each.media, each.ending) for each in kinds] == [(media, ending), otherwise]


@pytest.mark.parametrize("what", REFUSED)
@pytest.mark.parametrize("name", ["report.pdf", "report.docx", "report.txt"])
def test_what_is_not_allowed_is_refused_whatever_its_name(what, name):
    content, why = REFUSED[what]
    with pytest.raises(NotTakenError, match=why) as refused:
        kind_of(content, name)
    assert str(refused.value).startswith(name) and str(refused.value).endswith((".", "JPEG."))


def unpacking_to(size: int) -> bytes:
    """A Word document whose list of members says that together they unpack to so many bytes."""
    content = bytearray(word("word/a.bin"))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        others = sum(each.file_size for each in archive.infolist() if each.filename != "word/a.bin")
    last = content.rfind(b"PK\x01\x02")
    struct.pack_into("<I", content, last + 24, size - others)
    return bytes(content)


def test_an_archive_that_unpacks_to_too_much_is_refused_and_never_unpacked(monkeypatch):
    most, more = unpacking_to(MOST_UNPACKED), unpacking_to(MOST_UNPACKED + 1)
    assert kind_of(most, "a.docx").title == "Word"
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *_: pytest.fail("it was unpacked"))
    with pytest.raises(NotTakenError, match="unpacks to more than 500 MB"):
        kind_of(more, "bomb.docx")


def test_an_archive_of_too_many_parts_is_refused():
    content = word(*(f"word/{number}.xml" for number in range(5_000)))
    with pytest.raises(NotTakenError, match="or 5,000 parts"):
        kind_of(content, "many.docx")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("report.pdf", "report.pdf"),
        ("../../etc/passwd", "passwd"),
        ("..\\..\\windows\\win.ini", "win.ini"),
        ("C:\\temp\\report.pdf", "report.pdf"),
        ("/", "document"),
        ("", "document"),
        ("...", "document"),
        ("a\x00b.pdf", "ab.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie x.pdf"),
        ('re"port<b>.pdf', "reportb.pdf"),
        ("\u202efdp.exe", "fdp.exe"),
        ("Rapport d’inspection – Łódź 報告.pdf", "Rapport d’inspection – Łódź 報告.pdf"),
        ("Rapport “über” 2016 – ü.pdf", "Rapport “über” 2016 – ü.pdf"),
        ("x" * 400 + ".pdf", "x" * 196 + ".pdf"),
        ("x" * 400, "x" * 200),  # no ending to keep
        ("a." + "x" * 400, "a." + "x" * 198),  # what follows the dot is no ending
    ],
)
def test_a_name_loses_its_folders_and_what_does_harm(given, kept):
    assert plain_name(given) == kept


LOCKED = 0x1
"""The bit of a member's flags that says a password is needed to read it."""


def flagged(content: bytes, flag: int) -> bytes:
    """The archive with a flag on every member: where its list and where each member say what they are."""
    changed = bytearray(content)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = changed.find(mark)
        while at >= 0:
            (flags,) = struct.unpack_from("<H", changed, at + offset)
            struct.pack_into("<H", changed, at + offset, flags | flag)
            at = changed.find(mark, at + 1)
    return bytes(changed)


def damaged(content: bytes) -> bytes:
    """The archive with the bytes of its first member made nonsense."""
    begins = zipfile.sizeFileHeader + len("[Content_Types].xml")
    return content[:begins] + b"\xff" * 8 + content[begins + 8 :]


@pytest.mark.parametrize("content", [flagged(word(), LOCKED), damaged(word())], ids=["locked", "damaged"])
def test_an_archive_whose_parts_cannot_be_read_is_refused(content):
    assert zipfile.is_zipfile(io.BytesIO(content))
    with pytest.raises(NotTakenError, match="is damaged, or locked with a password"):
        kind_of(content, "a.docx")


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [(PDF, "a.txt", ["PDF", "application/pdf", "pdf"]), (b"a,b\n1,2\n", "A.CSV", ["CSV", "text/csv", "csv"])],
)
def test_the_kind_crosses_from_a_process_of_its_own_as_plain_words(content, name, kind):
    assert kind_in(content, name) == kind


@pytest.mark.parametrize(
    ("content", "kinds", "references", "unread"),
    [
        (b"NHS 943 476 5919 of C-1042", [NHS], ["C-1042"], ""),
        (printed_pdf("Asha Khan, born 3 April 2012, is C-1042"), [BORN], ["C-1042"], ""),
        (Printed().lines("x").pdf(password="a"), [], [], "it is locked with a password"),
        (png(), [], [], ""),
    ],
    ids=["text", "PDF", "locked PDF", "picture"],
)
def test_what_is_seen_in_a_file(content, kinds, references, unread):
    seen = seen_in(content, "a.txt")
    assert (seen["kinds"], seen["unread"]) == (kinds, unread)
    assert set(references) <= set(seen["references"])
    assert seen["references"] == sorted(seen["references"])


@pytest.mark.parametrize("look", [kind_in, seen_in])
def test_what_is_not_taken_is_not_looked_through_either(look):
    with pytest.raises(NotTakenError, match="is empty"):
        look(b"", "a.txt")
