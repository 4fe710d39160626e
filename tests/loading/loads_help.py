"""Dropping files and having them read, in a line each."""

from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from sightline.loading.models import Load
from sightline.loading.services import reading

WHOLE = {"whole": "yes"}


def drop(client: Client, *files: Path | tuple[str, bytes], **more: str) -> HttpResponse:
    """Post files to the box, as the form does."""
    named = [(each.name, each.read_bytes()) if isinstance(each, Path) else each for each in files]
    sent = [SimpleUploadedFile(name, content) for name, content in named]
    return client.post("/load", {"files": sent, **WHOLE}, **more)


def box() -> Load:
    """The one load there is that is not decided."""
    return Load.objects.exclude(state__in=("made_current", "declined", "undone")).get()


def read(load: Load) -> Load:
    """What the worker would do with it, here and now."""
    load.refresh_from_db()
    reading.read(load.id, load.task)
    load.refresh_from_db()
    return load


def previewed(
    client: Client, *files: Path | tuple[str, bytes], data_to: str = "30/06/2025", **said: str
) -> Load:
    """Files dropped, begun and read: a preview, or a failure."""
    drop(client, *files)
    load = box()
    client.post("/load/start", {"data_to": data_to, **said})
    return read(load)
