"""A file that was chosen and not kept yet, because its form came back: it waits, so that nobody chooses it again.

It lies in the data folder under a name of ours, opened by whoever chose it alone, and is gone when it is kept, or after a day.
"""

import time
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile

from sightline.engine.places import data_folder
from sightline.files.whole import write_whole

FOLDER = ("uploads", "waiting")
SALT = "sightline.documents.waiting"
A_DAY = 24 * 60 * 60


class WaitingUpload(SimpleUploadedFile):
    """A file that waited, as if it were sent again; `path` is where it lies."""

    path: Path


def keep_waiting(upload: UploadedFile, *, by: str) -> str:
    """Let an upload wait; gives a text by which this person, and nobody else, has it again within a day."""
    sweep_waiting()
    folder = _folder()
    if isinstance(upload, WaitingUpload):
        name = upload.path.name
    else:
        name = uuid4().hex
        upload.seek(0)
        write_whole(folder / name, upload.read())
        upload.seek(0)
    return signing.dumps({"file": name, "name": upload.name, "by": by}, salt=SALT)


def waiting_upload(token: str, *, by: str) -> WaitingUpload | None:
    """What waits under this text for this person; None where it is nobody's, another's, or gone."""
    try:
        waits = signing.loads(token, salt=SALT, max_age=A_DAY)
        path = _folder() / waits["file"]
        content = path.read_bytes() if waits["by"] == by else None
    except (signing.BadSignature, OSError):
        return None
    if content is None:
        return None
    upload = WaitingUpload(waits["name"], content)
    upload.path = path
    return upload


def stop_waiting(upload: UploadedFile | None) -> None:
    """It is kept now, or not wanted: what waited of it goes."""
    if isinstance(upload, WaitingUpload):
        with suppress(OSError):
            upload.path.unlink(missing_ok=True)


def sweep_waiting() -> None:
    """What nobody came back for within a day goes."""
    for each in _folder().iterdir():
        with suppress(OSError):
            if time.time() - each.stat().st_mtime > A_DAY:
                each.unlink()


def _folder() -> Path:
    folder = data_folder().joinpath(*FOLDER)
    folder.mkdir(parents=True, exist_ok=True)
    return folder
