"""Documents that are given: what is taken by its content, what is refused in a sentence, and where it lies."""

import errno
import hashlib
import os
import subprocess
import sys
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from documents.test_upload_rules import REFUSED
from sightline.documents import openers
from sightline.documents.models import Document
from sightline.documents.openers import opened_through
from sightline.documents.queries.files import path_of
from sightline.documents.rules.uploads import NotTakenError
from sightline.documents.services.keep import keep, keep_bytes
from sightline.engine.places import data_folder
from sightline.people.matrix import MATRIX, ROLES
from sightline.people.models import User
from sightline.people.rules import plan_reach
from sightline.programme.delivery.services.evidence import give
from sightline.programme.models import Source, SourceDraft
from sightline.programme.sources.services.drafts import discard
from sightline.trail.models import Line
from support.figure_pages import words
from support.people import granted, signed_in
from support.plans import AUTHORITY, MAKER, action, person, small_plan
from support.processes import environment, run
from support.source_files import PDF
from support.sources import draft, stands


@pytest.mark.django_db
def test_it_lies_outside_the_web_root_under_our_name_and_its_owner_alone_reads_it(settings):
    document = keep_bytes(PDF, "../../Inspection 2016.pdf", by=MAKER)
    file = path_of(document)
    assert file.parent == data_folder() / "documents" and file.read_bytes() == PDF
    assert document.name == "Inspection 2016.pdf" and "Inspection" not in document.kept_as
    assert (document.kind, document.size) == ("application/pdf", len(PDF))
    assert document.sha256 == hashlib.sha256(PDF).hexdigest()
    assert settings.STATIC_ROOT is None or data_folder() / "documents" not in settings.STATIC_ROOT.parents
    if os.name == "posix":
        assert file.stat().st_mode & 0o777 == 0o600 and file.parent.stat().st_mode & 0o077 == 0
    line = Line.objects.get(action="document_kept")
    assert (line.actor, line.what) == (MAKER, f"document {document.pk}")
    assert line.detail["sha256"] == document.sha256


@pytest.mark.django_db
def test_the_same_file_twice_is_two_documents():
    first, second = (keep_bytes(PDF, "a.pdf", by=MAKER) for _ in range(2))
    assert first.kept_as != second.kept_as and path_of(first) != path_of(second)


@pytest.mark.django_db
def test_one_byte_too_many_is_refused_and_the_last_one_allowed_is_not(settings):
    settings.LARGEST_DOCUMENT = 1024 * 1024
    full = b"x" * settings.LARGEST_DOCUMENT
    assert keep(SimpleUploadedFile("a.txt", full), by=MAKER).size == len(full)
    with pytest.raises(NotTakenError, match="larger than 1 MB"):
        keep(SimpleUploadedFile("a.txt", full + b"x"), by=MAKER)
    assert Document.objects.count() == 1


@pytest.mark.django_db
def test_a_size_that_lies_is_found_out(settings):
    settings.LARGEST_DOCUMENT = 1024
    upload = SimpleUploadedFile("a.txt", b"x" * 2000)
    upload.size = 10
    with pytest.raises(NotTakenError, match="larger than"):
        keep(upload, by=MAKER)


@pytest.mark.django_db
def test_an_upload_that_broke_off_leaves_nothing():
    upload = SimpleUploadedFile("a.pdf", PDF)
    upload.size = len(PDF) + 100
    with pytest.raises(NotTakenError, match="did not arrive whole"):
        keep(upload, by=MAKER)
    nothing_is_kept()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("code", "why"), [(errno.ENOSPC, "the disk is full"), (errno.EACCES, "could not be written")]
)
def test_a_full_disk_leaves_nothing_half_done(monkeypatch, code, why):
    def fails(number):
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr("sightline.files.whole.os.fsync", fails)
    with pytest.raises(NotTakenError, match=why):
        keep_bytes(PDF, "a.pdf", by=MAKER)
    nothing_is_kept()


@pytest.mark.django_db
def test_a_line_of_the_trail_that_cannot_be_written_leaves_no_file(monkeypatch):
    def fails(**line):
        raise RuntimeError("no key")

    monkeypatch.setattr("sightline.documents.services.keep.record", fails)
    with pytest.raises(RuntimeError):
        keep_bytes(PDF, "a.pdf", by=MAKER)
    nothing_is_kept()


def nothing_is_kept() -> None:
    folder = data_folder() / "documents"
    assert not folder.exists() or list(folder.iterdir()) == []
    assert not Document.objects.exists() and not Line.objects.filter(action="document_kept").exists()


@pytest.mark.django_db
def test_it_is_only_ever_taken_away_never_shown(client):
    signed_in(client, MAKER, authority=AUTHORITY)
    document = keep_bytes(b"plain words", 'Née "x".txt', by=MAKER)
    SourceDraft.objects.create(
        authority=AUTHORITY, kind="inspection", document=document, by=MAKER, at=document.at
    )
    answer = client.get(f"/programme/documents/{document.pk}")
    assert answer["Content-Disposition"].startswith("attachment; filename")
    assert "%C3%A9" in answer["Content-Disposition"]
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["X-Content-Type-Options"] == "nosniff" and "no-store" in answer["Cache-Control"]
    assert answer["Content-Length"] == "11"
    assert answer.getvalue() == b"plain words"


@pytest.mark.django_db
def test_who_may_take_it_away(client):
    document = keep_bytes(PDF, "a.pdf", by=MAKER)
    draft = SourceDraft.objects.create(
        authority=AUTHORITY, kind="inspection", document=document, by=MAKER, at=document.at
    )
    address = f"/programme/documents/{document.pk}"
    assert client.get(address)["Location"].startswith("/sign-in")
    for role, authority, expected in (
        ("partner", AUTHORITY, 403),
        ("action_owner", AUTHORITY, 403),
        ("system_administrator", AUTHORITY, 403),
        ("programme_manager", "991", 404),
        ("dcs", AUTHORITY, 404),
        ("head_of_service", AUTHORITY, 200),
    ):
        user = person(f"{role}-{authority}", role)
        user.authority = authority
        user.save()
        client.force_login(user)
        assert client.get(address).status_code == expected, role
    assert draft.document_id == document.pk


SEES_THE_PLAN = [role for role in ROLES if plan_reach(role, frozenset({"plan"})) == "all"]
WRITES_IT = [role for role in ROLES if MATRIX[role].plan == "C"]


def opens(role: str, address: str, authority: str = "") -> int:
    """What somebody of this role who did not give the file gets; their grant, where they need one, opens the plan."""
    user = person(f"other.{role}.{authority or 'all'}", role)
    User.objects.filter(pk=user.pk).update(authority=authority)
    if MATRIX[role].plan.startswith("T"):
        granted(user, "plan")
    client = Client()
    client.force_login(User.objects.get(pk=user.pk))
    return client.get(address).status_code


@pytest.mark.django_db
@pytest.mark.parametrize("role", SEES_THE_PLAN)
def test_a_report_that_is_being_confirmed_and_one_given_up_are_for_who_writes_the_plan(role):
    begun = draft()
    document = keep_bytes(PDF, "embargoed.pdf", by=MAKER)
    SourceDraft.objects.filter(pk=begun.pk).update(document=document)
    address = f"/programme/documents/{document.pk}"
    allowed = 200 if role in WRITES_IT else 404
    assert [opens(role, address), opens(role, address, AUTHORITY)] == [allowed, allowed]
    assert opens(role, address, "343") == 404
    discard(begun, edition=begun.edition, reason="The wrong letter", by=MAKER)
    assert [opens(role, address), opens(role, address, AUTHORITY)] == [allowed, 404]
    assert opens(role, address, "343") == 404


@pytest.mark.django_db
def test_who_gave_a_report_up_takes_it_away_until_it_is_swept(client):
    begun = draft()
    document = keep_bytes(PDF, "letter.pdf", by=MAKER)
    SourceDraft.objects.filter(pk=begun.pk).update(document=document)
    discard(begun, edition=begun.edition, reason="The wrong letter", by=MAKER)
    user = signed_in(client, MAKER, authority=AUTHORITY)
    address = f"/programme/documents/{document.pk}"
    assert client.get(address).status_code == 200
    User.objects.filter(pk=user.pk).update(role="scrutiny_member")  # they gave it, and write the plan no more
    assert client.get(address).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("role", SEES_THE_PLAN)
def test_a_report_whose_findings_stand_is_for_all_who_see_the_plan_of_its_authority(role):
    document = keep_bytes(PDF, "published.pdf", by=MAKER)
    Source.objects.filter(pk=stands().pk).update(document=document)
    address = f"/programme/documents/{document.pk}"
    assert [opens(role, address), opens(role, address, AUTHORITY)] == [200, 200]
    assert opens(role, address, "343") == 404


@pytest.mark.django_db
@pytest.mark.parametrize("role", SEES_THE_PLAN)
def test_the_file_of_evidence_is_opened_as_evidence_and_not_by_its_number(role):
    small_plan()
    document = keep_bytes(PDF, "audit.pdf", by=MAKER)
    give(action("A1"), "An audit", by=MAKER, kind="audit", document=document)
    assert opens(role, f"/programme/documents/{document.pk}") == 404


@pytest.mark.django_db
def test_a_document_whose_file_has_gone_is_not_there(client):
    signed_in(client, MAKER)
    document = keep_bytes(PDF, "a.pdf", by=MAKER)
    path_of(document).unlink()
    assert client.get(f"/programme/documents/{document.pk}").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("what", ["a program", "nothing", "a PDF that is an archive too"])
def test_the_page_says_why_a_file_is_not_taken_and_keeps_nothing(client, what):
    signed_in(client, MAKER, authority=AUTHORITY)
    content, why = REFUSED[what]
    page = client.post("/programme/sources/drop-in", {"file": SimpleUploadedFile("r.pdf", content)})
    assert why in words(page) and "There is a problem" in words(page)
    nothing_is_kept()
    assert not Source.objects.exists() and not SourceDraft.objects.exists()


def test_a_backup_holds_the_documents(tmp_path):
    data, whole = tmp_path / "var", tmp_path / "backup.zip"
    script = f"""
from django.core.management import call_command
call_command("migrate", verbosity=0)
from sightline.documents.services.keep import keep_bytes
print(keep_bytes({PDF!r}, "a.pdf", by="jo").sha256)"""
    seal = run(script, environment(data)).strip()
    asked = [sys.executable, "-m", "sightline.cli", "backup", str(whole)]
    subprocess.run(asked, env=environment(data), check=True, capture_output=True)
    with zipfile.ZipFile(whole) as kept:
        assert kept.read(f"content/{seal}") == PDF
        assert b"documents/" in kept.read("manifest.json")


@pytest.mark.django_db
def test_a_document_is_of_the_thing_it_is_opened_through_and_of_nothing_for_an_outsider():
    begun = draft()
    document = keep_bytes(PDF, "letter.pdf", by=MAKER)
    SourceDraft.objects.filter(pk=begun.pk).update(document=document)
    maker, partner = person(MAKER, "programme_manager"), person("partner", "partner")
    assert opened_through(maker, document) == f"source draft {begun.pk}"
    source = stands()
    Source.objects.filter(pk=source.pk).update(document=document)
    assert opened_through(maker, document) == f"source {source.pk}"
    assert opened_through(partner, document) == ""


@pytest.mark.django_db
def test_a_room_above_says_which_documents_are_opened_through_what_is_its(monkeypatch):
    monkeypatch.setattr(openers, "_openers", {})
    document, reader = keep_bytes(PDF, "a.pdf", by=MAKER), person("reader", "dcs")
    assert opened_through(reader, document) == ""
    openers.register("audits", lambda who, what: "audit 7" if who == reader and what == document else "")
    assert opened_through(reader, document) == "audit 7"
    assert opened_through(person("other", "dcs"), document) == ""
