"""Files that are too large for memory, on their way in: on the data folder's disk, under no name at all.

Django would give each a name in the system's temporary folder, where it stays when the server is killed. A file
without a name is gone with the process that holds it, however that ends.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload

from sightline.config.private import temporary_folder

DISK_FULL = "sightline.disk_full"
"""Set in the environ where an upload could not be written."""


class Nameless(FileUploadHandler):
    """Django's upload handler, as its TemporaryFileUploadHandler, with files that have no name."""

    file: IO[bytes] | None = None

    def new_file(self, *arguments: Any, **named: Any) -> None:
        """A file begins."""
        super().new_file(*arguments, **named)
        with self._room():
            self.file = tempfile.TemporaryFile(dir=temporary_folder())  # noqa: SIM115  until it is closed by Django

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Some of it."""
        with self._room():
            self._begun.write(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile:
        """All of it: from its beginning."""
        with self._room():
            self._begun.seek(0)
        return UploadedFile(
            self._begun, self.file_name, self.content_type, file_size, self.charset, self.content_type_extra
        )

    def upload_interrupted(self) -> None:
        """Nobody wants it any more."""
        if self.file is not None:
            self.file.close()

    @property
    def _begun(self) -> IO[bytes]:
        assert self.file is not None
        return self.file

    @contextmanager
    def _room(self) -> Iterator[None]:
        """Where there is none on the disk, the rest of what is sent is not read, and the page says so."""
        try:
            yield
        except OSError as fault:
            self.request.META[DISK_FULL] = True  # pyright: ignore[reportOptionalMemberAccess]
            raise StopUpload(connection_reset=True) from fault
