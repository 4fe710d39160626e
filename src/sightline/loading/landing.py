"""Files on their way in: each streamed to the load's folder under a name of its own, its hash taken as it comes.

Django's own handlers would hold small files in memory and put large ones into the system's temporary folder, where
children's data has no business. A file gets its own name only when the whole request has arrived: see
`actions.receiving`. What a server that died left half written stays under its `.part` name and is never read.
"""

import errno
import hashlib
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

from sightline.files.whole import open_private
from sightline.loading.rules import tidy_name

PART = ".part"
LOST_IS_END = "sightline.lost_is_end"
"""Set in the environ by a page that is told in the body itself whether all of it came: a body that breaks off then just
ends. For every other page it is an error, so that half a file is never taken for a whole one."""
FIELD = "files"
FULL = "The disk is full, so {name} could not be kept. Ask whoever looks after Sightline to make room, then drop it again."


@dataclass
class Landing:
    """One file that is coming or has come. `problem` is a sentence when it was refused on the way."""

    name: str
    path: Path
    size: int = 0
    whole: bool = False
    problem: str = ""
    sha256: Any = field(default_factory=hashlib.sha256)


class ToDisk(FileUploadHandler):
    """Django's upload handler for one request: `landings` lists what came."""

    def __init__(self, request: HttpRequest, folder: Path) -> None:
        """`folder` is the load's own; files are made in it for their owner's eyes only."""
        super().__init__(request)
        self.folder = folder
        self.landings: list[Landing] = []
        self._file: IO[bytes] | None = None

    def new_file(self, *args: Any, **named: Any) -> None:
        """A file begins."""
        super().new_file(*args, **named)
        self.close()
        name = tidy_name(str(self.file_name))
        if self.field_name != FIELD:
            raise SkipFile
        landing = Landing(name, self.folder / f".{name}.{secrets.token_hex(4)}{PART}")
        self.landings.append(landing)
        try:
            self._file = open_private(landing.path)
        except OSError as fault:
            self._refuse(landing, _why(fault, name))

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Some of it; SkipFile where it grows larger than may be or the disk is full."""
        landing = self.landings[-1]
        landing.size += len(raw_data)
        if landing.size > settings.LARGEST_FILE:
            self._refuse(landing, too_large(landing.name))
        landing.sha256.update(raw_data)
        try:
            if self._file is not None:
                self._file.write(raw_data)
        except OSError as fault:
            self._refuse(landing, _why(fault, landing.name))

    def file_complete(self, file_size: int) -> None:
        """Its end, or the end of what came: whether that was all of it is known when the request is."""
        self.landings[-1].whole = self._file is not None
        self.close()

    def close(self) -> None:
        """Let go of the file being written, if any."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def _refuse(self, landing: Landing, sentence: str) -> None:
        self.close()
        landing.problem = sentence
        landing.path.unlink(missing_ok=True)
        raise SkipFile


def too_large(name: str) -> str:
    """The sentence for a file over the limit."""
    limit = settings.LARGEST_FILE // 1024**2
    return (
        f"{name} is larger than {limit:,} MB, the most that may be dropped here. Load it on the machine itself with "
        "sightline load, or ask for SIGHTLINE_LARGEST_FILE_MB to be raised."
    )


def _why(fault: OSError, name: str) -> str:
    if fault.errno == errno.ENOSPC:
        return FULL.format(name=name)
    return f"{name} could not be written to the data folder. Tell whoever looks after Sightline."
