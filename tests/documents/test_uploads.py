"""What is taken and what is not, each refusal a sentence and nothing left behind."""

import errno
import hashlib
import io
import os

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sightline.backups.chosen import others
from sightline.documents.models import Document
from sightline.documents.queries.files import path_of
from sightline.documents.rules.uploads import NotTakenError
from sightline.documents.services import keep as documents
from sightline.documents.services.keep import documents_folder, keep, keep_bytes
from sightline.engine.places import data_folder
from sightline.programme.models import SourceDraft
from sightline.trail.models import Line
from support.sources import DOCX, JPEG, MAKER, PDF, PNG, archive, draft

pytestmark = pytest.mark.django_db
MACROS = archive(types=b"<Types/>", word__document_dot_xml=b"<w/>", word__vbaProject_dot_bin=b"x")
MACROS_SAID = archive(types=b"application/vnd.ms-word.document.macroEnabled", word__document_dot_xml=b"<w/>")
TWO_AT_ONCE = PDF + archive(a=b"x") + b"%%EOF"


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch):
    monkeypatch.setenv("SIGHTLINE_DATA", str(tmp_path / "data"))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"MZ\x90\x00" + b"\x00" * 40, "by its content"),
        (b"\x7fELF\x02\x01\x01\x00", "by its content"),
        (b"<!DOCTYPE html><p>", "by its content"),
        (b"  <svg xmlns='x'>", "by its content"),
        (b"Dear all <script>alert(1)</script>", "by its content"),
        (b"#!/bin/sh\nrm", "by its content"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "older Office format"),
        (PDF[:20], "breaks off"),
        (PNG[:20], "breaks off"),
        (JPEG[:10], "breaks off"),
        (DOCX[:60], "damaged"),
        (archive(a=b"x"), "no document"),
        (MACROS, "holds macros"),
        (MACROS_SAID, "holds macros"),
        (TWO_AT_ONCE, "an archive at once"),
    ],
)
def test_what_is_not_taken_is_a_sentence_and_leaves_nothing(content, said):
    with pytest.raises(NotTakenError, match=said):
        keep_bytes(content, "report.pdf", by=MAKER)
    assert not Document.objects.exists()
    assert not Line.objects.exists()
    assert list(documents_folder().iterdir()) == []


def test_a_document_lies_under_our_name_with_its_hash_and_a_line_in_the_trail():
    made = keep_bytes(PDF, "../../../evil.pdf", by=MAKER)
    file = path_of(made)
    assert (made.name, file.parent, file.read_bytes()) == ("evil.pdf", documents_folder(), PDF)
    assert "evil" not in made.kept_as
    assert made.sha256 == hashlib.sha256(PDF).hexdigest()
    assert os.name == "nt" or file.stat().st_mode & 0o777 == 0o600
    line = Line.objects.get()
    assert (line.action, line.actor) == ("document_kept", MAKER)
    assert file in set(others(data_folder(), with_keys=False))


def test_too_big_by_what_it_says_and_by_what_it_is(settings):
    settings.LARGEST_DOCUMENT = 1024 * 1024
    big = PDF + b"\x00" * 1024 * 1024
    for give in (
        lambda: keep_bytes(big, "a.pdf", by=MAKER),
        lambda: keep(SimpleUploadedFile("a.pdf", big), by=MAKER),
    ):
        with pytest.raises(NotTakenError, match="larger than 1 MB"):
            give()
    assert list(documents_folder().iterdir()) == []


def test_an_upload_that_was_cut_off():
    upload = SimpleUploadedFile("a.pdf", PDF)
    upload.size = len(PDF) + 10
    with pytest.raises(NotTakenError, match="did not arrive whole"):
        keep(upload, by=MAKER)
    assert not Document.objects.exists()


def test_a_full_disk_leaves_nothing(monkeypatch):
    class Full(io.BytesIO):
        def write(self, _):
            raise OSError(errno.ENOSPC, "No space left on device")

    opened = os.fdopen
    monkeypatch.setattr(
        "sightline.files.whole.os.fdopen", lambda fd, mode: (opened(fd, mode).close(), Full())[1]
    )
    with pytest.raises(NotTakenError, match=r"the disk is full\. Nothing was kept"):
        keep_bytes(PDF, "a.pdf", by=MAKER)
    assert list(documents_folder().iterdir()) == []
    assert not Document.objects.exists()


def test_what_cannot_be_recorded_is_not_kept(monkeypatch):
    monkeypatch.setattr(documents, "record", lambda **_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        keep_bytes(PDF, "a.pdf", by=MAKER)
    assert list(documents_folder().iterdir()) == []
    assert not Document.objects.exists()


def test_a_document_is_taken_away_as_an_attachment_and_never_shown(client):
    from support.people import granted
    from support.plans import person

    made = keep_bytes(PDF, 'Report "x"; filename=é.pdf', by=MAKER)
    begun = draft()
    SourceDraft.objects.filter(pk=begun.pk).update(document=made)
    here = f"/programme/documents/{made.pk}"
    assert client.get(here)["Location"].startswith("/sign-in")
    partner = person("partner")
    granted(partner)
    client.force_login(partner)
    assert client.get(here).status_code == 403
    elsewhere = person("elsewhere", "programme_manager")
    elsewhere.authority = "343"
    elsewhere.save()
    client.force_login(elsewhere)
    assert client.get(here).status_code == 404
    client.force_login(person(MAKER))
    answer = client.get(here)
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Disposition"].startswith("attachment;")
    assert (answer["X-Content-Type-Options"], answer["Content-Type"]) == (
        "nosniff",
        "application/octet-stream",
    )
