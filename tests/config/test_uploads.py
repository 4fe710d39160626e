"""A file on its way in lies on the data folder's disk under no name, and a full disk is said."""

import os
import tempfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import StopUpload
from django.http import HttpRequest
from django.test import RequestFactory

from sightline.config.private import temporary_folder
from sightline.config.uploads import DISK_FULL, Nameless

LARGE = b"NAME: somebody\n" * 300_000


def sent(content: bytes) -> HttpRequest:
    request = RequestFactory().post("/", {"file": SimpleUploadedFile("notes.txt", content), "word": "yes"})
    request.upload_handlers = [Nameless(request)]
    return request


def test_it_reads_back_whole_and_has_no_name(settings):
    request = sent(LARGE)
    upload = request.FILES["file"]
    assert (upload.name, upload.size, request.POST["word"]) == ("notes.txt", len(LARGE), "yes")
    assert list(temporary_folder().iterdir()) == [] or os.name == "nt"
    assert upload.read() == LARGE


def test_that_is_how_the_pages_take_files(settings):
    assert settings.FILE_UPLOAD_HANDLERS[-1] == "sightline.config.uploads.Nameless"
    assert all("Temporary" not in each for each in settings.FILE_UPLOAD_HANDLERS)


def test_where_there_is_no_room_the_rest_is_not_read_and_the_page_will_say_so(monkeypatch):
    class Full:
        def write(self, _):
            raise OSError(28, "No space left on device")

        def close(self):
            pass

    monkeypatch.setattr(tempfile, "TemporaryFile", lambda **_: Full())
    request = sent(LARGE)
    handler = request.upload_handlers[0]
    with pytest.raises(StopUpload):
        handler.new_file("file", "notes.txt", "text/plain", None)
        handler.receive_data_chunk(b"x", 0)
    assert request.META[DISK_FULL]
