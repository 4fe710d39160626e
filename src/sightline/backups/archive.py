"""The archive: a zip of contents named by their SHA-256, and a manifest that says which file each of them is.

Files that are the same are held once: snapshots share most of theirs. The manifest is written last, so an archive
without one was never finished.
"""

import hashlib
import json
import os
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO

from sightline.files.archives import BROKEN

FORMAT = 1
MANIFEST = "manifest.json"
CHUNK = 1024 * 1024
LARGEST_MANIFEST = 128 * 1024 * 1024
"""Bytes: some half a million files."""
PACKED_ALREADY = (".parquet", ".xlsx", ".zip")


class DamagedArchiveError(Exception):
    """The archive is not one of ours, is not whole, or is not what its manifest says; in a sentence."""


@dataclass(frozen=True)
class ArchivedFile:
    """One file: its path under the data folder with forward slashes, its fingerprint, its size in bytes."""

    path: str
    sha256: str
    size: int


@dataclass(kw_only=True)
class Contents:
    """What an archive says of itself. `current` is the current snapshot; `database` sqlite or postgresql."""

    made: str
    version: str
    database: str
    with_keys: bool
    current: str | None = None
    snapshots: list[str] = field(default_factory=list)
    files: list[ArchivedFile] = field(default_factory=list)
    format: int = FORMAT


class Writer:
    """An archive being written."""

    def __init__(self, packed: zipfile.ZipFile) -> None:
        """Write into this zip."""
        self._packed = packed
        self._held: set[str] = set()

    def put(self, path: str, source: Path) -> ArchivedFile:
        """Hold this file under that path. FileNotFoundError where it is not there.

        A file that changes while it is read is refused: what is put in does not change any more.
        """
        sha256, size = fingerprint(source)
        if sha256 not in self._held:
            info = zipfile.ZipInfo(f"content/{sha256}")
            packed_already = source.suffix in PACKED_ALREADY
            info.compress_type = zipfile.ZIP_STORED if packed_already else zipfile.ZIP_DEFLATED
            with source.open("rb") as read, self._packed.open(info, "w", force_zip64=True) as write:
                again = _copied(read, write)
            if again != (sha256, size):
                raise DamagedArchiveError(f"{source.name} changed while it was read. Start the backup again.")
            self._held.add(sha256)
        return ArchivedFile(path, sha256, size)

    def seal(self, contents: Contents) -> None:
        """Write the manifest."""
        self._packed.writestr(MANIFEST, json.dumps(asdict(contents), indent=1), zipfile.ZIP_DEFLATED)


@contextmanager
def opened(archive: Path) -> Iterator[tuple[zipfile.ZipFile, Contents]]:
    """The archive and what it says of itself. DamagedArchiveError where it cannot be read."""
    try:
        file = archive.open("rb")
    except FileNotFoundError as missing:
        raise DamagedArchiveError(f"There is no file {archive}. Check its name.") from missing
    except OSError as fault:
        raise DamagedArchiveError(
            f"{archive} cannot be opened ({fault.strerror}). Check that it is a file and that you may read it."
        ) from fault
    with file:
        with _reading(archive.name):
            packed = zipfile.ZipFile(file)
            contents = _contents(packed, archive)
        with packed:
            yield packed, contents


@contextmanager
def _reading(name: str) -> Iterator[None]:
    """Whatever a damaged archive raises while it is read is one sentence. Nothing is written within."""
    try:
        yield
    except (*BROKEN, RuntimeError, TypeError, AttributeError, IndexError, MemoryError) as fault:
        raise DamagedArchiveError(
            f"{name} is not a whole Sightline backup: it was cut short or changed. Use another one."
        ) from fault


def check(archive: Path) -> Contents:
    """Read every byte of the archive against its manifest. DamagedArchiveError with the first thing that is wrong."""
    with opened(archive) as (packed, contents):
        for entry in {entry.sha256: entry for entry in contents.files}.values():
            refuse_other(entry, _taken_out(packed, entry, None))
    return contents


def unpack(packed: zipfile.ZipFile, entry: ArchivedFile, target: Path) -> None:
    """Write one file and check what was written. OSError where it cannot be written."""
    with target.open("xb") as write:
        refuse_other(entry, _taken_out(packed, entry, write))


def _taken_out(packed: zipfile.ZipFile, entry: ArchivedFile, write: IO[bytes] | None) -> tuple[str, int]:
    """Copy one content, or only read it, and no further than just past its size: what is larger is another."""
    name = Path(str(packed.filename or "The archive")).name
    whole, size = hashlib.sha256(), 0
    with ExitStack() as stack:
        with _reading(name):
            read = stack.enter_context(packed.open(f"content/{entry.sha256}"))
        while size <= entry.size:
            with _reading(name):
                chunk = read.read(CHUNK)
            if not chunk:
                break
            whole.update(chunk)
            size += len(chunk)
            if write is not None:
                write.write(chunk)
    return whole.hexdigest(), size


def refuse_other(entry: ArchivedFile, contents: tuple[str, int]) -> None:
    """DamagedArchiveError unless what was found is what the manifest says."""
    if contents != (entry.sha256, entry.size):
        raise DamagedArchiveError(f"{entry.path} in the backup is not as it was written. Use another backup.")


def fingerprint(file: Path) -> tuple[str, int]:
    """The SHA-256 of a file and its size in bytes."""
    with file.open("rb") as read:
        return _copied(read)


def _copied(read: IO[bytes], write: IO[bytes] | None = None) -> tuple[str, int]:
    """Copy to the end, or only read; the SHA-256 and the number of bytes."""
    whole, size = hashlib.sha256(), 0
    while chunk := read.read(CHUNK):
        whole.update(chunk)
        size += len(chunk)
        if write is not None:
            write.write(chunk)
    return whole.hexdigest(), size


def _contents(packed: zipfile.ZipFile, archive: Path) -> Contents:
    with packed.open(MANIFEST) as read:
        text = read.read(LARGEST_MANIFEST + 1)
    if len(text) > LARGEST_MANIFEST:
        raise ValueError("a manifest of this size names more files than any folder has")
    values = json.loads(text)
    if values["format"] != FORMAT:
        raise DamagedArchiveError(
            f"{archive.name} was written by another version of Sightline ({values['version']}). Restore it with that one."
        )
    contents = Contents(**{**values, "files": [ArchivedFile(**entry) for entry in values["files"]]})
    for entry in contents.files:
        _refuse_odd(entry)
        _refuse_outside(entry.path, archive)
    return contents


def _refuse_odd(entry: ArchivedFile) -> None:
    """ValueError for what no backup of ours names: a size that is no number, a name that no system takes."""
    texts = isinstance(entry.path, str) and isinstance(entry.sha256, str)
    if not texts or type(entry.size) is not int or b"\x00" in os.fsencode(entry.path):
        raise ValueError("a file in the manifest is not named as a file is")


def _refuse_outside(path: str, archive: Path) -> None:
    parts = PurePosixPath(path).parts
    if not parts or parts[0] == "/" or ".." in parts or any(letter in path for letter in ":\\"):
        raise DamagedArchiveError(f"{archive.name} names a file outside the data folder. Do not use it.")
