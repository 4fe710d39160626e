"""A file that is given is looked through by a process of its own: it may be slow, swell or break it, and we are told."""

import io
import resource
import time
import zipfile

import pytest

from inspections.test_reading import bomb
from sightline.documents.queries import identifiers as files_looked_through
from sightline.documents.queries.identifiers import SOON, FileIdentifiers, look_through, read_kind
from sightline.documents.rules.uploads import NotTakenError
from sightline.files import limited
from sightline.files.limited import MB, BusyError
from sightline.identifiers.rules import BORN, MOST_READ, NHS, NOT_ALL
from sightline.inspections.text import NOT_OPENED
from support import reading_here
from support.printed_reports import Printed
from support.source_files import printed_pdf

pytestmark = pytest.mark.own_process
ATTENDED = b"Anna Bell Carla Dunn Evan Firth Gail Hope "
TYPES = b"<Types/>"


def office(**parts: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return made.getvalue()


# how a file is made (some take a second), its name, and what is seen in it
FILES = {
    "a list of who attended": (
        lambda: ATTENDED * (15 * MB // len(ATTENDED)),
        "list.txt",
        FileIdentifiers((), NOT_ALL),
    ),
    "at its very end": (
        lambda: b"x" * (MOST_READ - 12) + b"943 476 5919",
        "a.txt",
        FileIdentifiers((NHS,)),
    ),
    "beyond what is read": (
        lambda: b"x" * (MOST_READ - 3) + b" 943 476 5919",
        "a.txt",
        FileIdentifiers((), NOT_ALL),
    ),
    "words": (
        lambda: office(document=b"<w:p>Asha Khan born 03/04/2012</w:p>"),
        "a.docx",
        FileIdentifiers((BORN,)),
    ),
    "words that swell": (
        lambda: office(document=b"<w:p>" + b" " * 400 * MB),
        "a.docx",
        FileIdentifiers((), NOT_ALL),
    ),
    "tags that are never closed": (
        lambda: office(document=b"<" * MOST_READ),
        "a.docx",
        FileIdentifiers(()),
    ),
    "a report": (
        lambda: printed_pdf("Asha Khan, born 3 April 2012"),
        "a.pdf",
        FileIdentifiers((BORN,)),
    ),
    "a locked one": (
        lambda: Printed().lines("x").pdf(password="a"),
        "a.pdf",
        FileIdentifiers((), "it is locked with a password"),
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_what_is_seen_in_a_file_and_that_none_of_it_is_ours_to_carry(name):
    make, called, seen = FILES[name]
    content = make()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert look_through(content, called) == seen
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100 * 1024


def test_a_page_made_to_take_long_is_given_up():
    began = time.monotonic()
    seen = look_through(bomb(b"BT /F 1 Tf " + b"(Ofsted inspects) Tj " * 2_000_000 + b"ET"), "a.pdf")
    assert seen.unread and time.monotonic() - began < SOON + limited.STARTING_SECONDS


@pytest.mark.parametrize(
    ("work", "soon", "unread"),
    [
        (reading_here.spin, 1.0, "reading it takes too long"),
        (
            reading_here.take_bit_by_bit,
            20.0,
            "reading it takes too much memory",
        ),  # a gigabyte takes its second
        (reading_here.abort, 1.0, NOT_OPENED),
    ],
)
def test_a_reader_that_is_stopped_leaves_it_to_whoever_gives_the_file(monkeypatch, work, soon, unread):
    monkeypatch.setattr(files_looked_through, "SOON", soon)
    run = limited.run_limited
    monkeypatch.setattr(files_looked_through, "run_limited", lambda *_, **how: run(work, **how))
    assert look_through(b"%PDF-1.4", "a.pdf") == FileIdentifiers((), unread)
    with pytest.raises(NotTakenError, match=r"^a\.pdf could not be read: .*Nothing else was changed\."):
        read_kind(b"%PDF-1.4", "a.pdf")


def test_what_is_not_taken_is_said_and_where_others_are_read_so_is_that(monkeypatch):
    with pytest.raises(NotTakenError, match="is not what can be kept here"):
        look_through(b"<svg/>", "a.svg")
    with pytest.raises(NotTakenError, match="is damaged, or breaks off"):
        read_kind(b"PK\x03\x04" + b"\x00" * 100, "a.docx")

    def busy(*_, **__):
        raise BusyError("other files are being read at this moment")

    monkeypatch.setattr(files_looked_through, "run_limited", busy)
    with pytest.raises(NotTakenError, match="Try again in a minute"):
        look_through(b"words", "a.txt")
