"""The archive: a zip of contents named by their SHA-256, and a manifest that says which file each of them is.

Files that are the same are held once: snapshots share most of theirs. The manifest is written last, so an archive
without one was never finished.
"""

import hashlib
import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO

FORMAT = 1
MANIFEST = "manifest.json"
CHUNK = 1024 * 1024
PACKED_ALREADY = (".parquet", ".xlsx", ".zip")


class DamagedArchiveError(Exception):
    """The archive is not one of ours, is not whole, or is not what its manifest says; in a sentence."""


@dataclass(frozen=True)
class Entry:
    """One file: its path under the data folder with forward slashes, its fingerprint, its size in bytes."""

    path: str
    sha256: str
    size: int


@dataclass
class Contents:
    """What an archive says of itself. `current` is the current snapshot; `database` sqlite or postgresql."""

    made: str
    version: str
    database: str
    with_keys: bool
    current: str | None = None
    snapshots: list[str] = field(default_factory=list)
    files: list[Entry] = field(default_factory=list)
    format: int = FORMAT


class Writer:
    """An archive being written."""

    def __init__(self, packed: zipfile.ZipFile) -> None:
        """Write into this zip."""
        self._packed = packed
        self._held: set[str] = set()

    def put(self, path: str, source: Path) -> Entry:
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
        return Entry(path, sha256, size)

    def seal(self, contents: Contents) -> None:
        """Write the manifest."""
        self._packed.writestr(MANIFEST, json.dumps(asdict(contents), indent=1), zipfile.ZIP_DEFLATED)


@contextmanager
def opened(archive: Path) -> Iterator[tuple[zipfile.ZipFile, Contents]]:
    """The archive and what it says of itself. DamagedArchiveError where it cannot be read, also inside the block."""
    try:
        with zipfile.ZipFile(archive) as packed:
            yield packed, _contents(packed, archive)
    except FileNotFoundError as missing:
        raise DamagedArchiveError(f"There is no file {archive}. Check its name.") from missing
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, KeyError, ValueError, TypeError) as fault:
        raise DamagedArchiveError(
            f"{archive.name} is not a whole Sightline backup: it was cut short or changed. Use another one."
        ) from fault


def check(archive: Path) -> Contents:
    """Read every byte of the archive against its manifest. DamagedArchiveError with the first thing that is wrong."""
    with opened(archive) as (packed, contents):
        for entry in {entry.sha256: entry for entry in contents.files}.values():
            with packed.open(f"content/{entry.sha256}") as read:
                refuse_other(entry, _copied(read, None))
    return contents


def unpack(packed: zipfile.ZipFile, entry: Entry, target: Path) -> None:
    """Write one file and check what was written."""
    with packed.open(f"content/{entry.sha256}") as read, target.open("xb") as write:
        refuse_other(entry, _copied(read, write))


def refuse_other(entry: Entry, found: tuple[str, int]) -> None:
    """DamagedArchiveError unless what was found is what the manifest says."""
    if found != (entry.sha256, entry.size):
        raise DamagedArchiveError(f"{entry.path} in the backup is not as it was written. Use another backup.")


def fingerprint(file: Path) -> tuple[str, int]:
    """The SHA-256 of a file and its size in bytes."""
    with file.open("rb") as read:
        return _copied(read, None)


def _copied(read, write: IO[bytes] | None) -> tuple[str, int]:
    """Copy to the end, or only read; the SHA-256 and the number of bytes."""
    whole, size = hashlib.sha256(), 0
    while chunk := read.read(CHUNK):
        whole.update(chunk)
        size += len(chunk)
        if write is not None:
            write.write(chunk)
    return whole.hexdigest(), size


def _contents(packed: zipfile.ZipFile, archive: Path) -> Contents:
    said = json.loads(packed.read(MANIFEST))
    if said["format"] != FORMAT:
        raise DamagedArchiveError(
            f"{archive.name} was written by another version of Sightline ({said['version']}). Restore it with that one."
        )
    contents = Contents(**{**said, "files": [Entry(**entry) for entry in said["files"]]})
    for entry in contents.files:
        _refuse_outside(entry.path, archive)
    return contents


def _refuse_outside(path: str, archive: Path) -> None:
    parts = PurePosixPath(path).parts
    if not parts or parts[0] == "/" or ".." in parts or any(letter in path for letter in ":\\"):
        raise DamagedArchiveError(f"{archive.name} names a file outside the data folder. Do not use it.")
