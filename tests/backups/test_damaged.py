"""However an archive is damaged, restoring it is one sentence, and nothing is put back."""

import json
import os
import random
import zipfile
from pathlib import Path

import pytest

from sightline.backups.archive import (
    FORMAT,
    MANIFEST,
    ArchivedFile,
    Contents,
    DamagedArchiveError,
    Writer,
    check,
)
from sightline.backups.putting_back import CannotRestoreError, put_back

FILES = {
    "store/a.csv": b"C1,14/03/2012\n" * 400,
    "keys/trail.key": b"k" * 64,
    "store/b.parquet": os.urandom(900),
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> bytes:
    """A backup of three files."""
    home = tmp_path_factory.mktemp("whole")
    with zipfile.ZipFile(home / "a.zip", "w") as packed:
        writer, entries = Writer(packed), []
        for name, content in FILES.items():
            (home / "one").with_suffix(Path(name).suffix).write_bytes(content)
            entries.append(writer.put(name, (home / "one").with_suffix(Path(name).suffix)))
        writer.seal(Contents(made="today", version="0", database="sqlite", with_keys=True, files=entries))
    return (home / "a.zip").read_bytes()


def restored(tmp_path: Path, raw: bytes, monkeypatch) -> str:
    """Restore these bytes: what was said, blank where they went back whole."""
    monkeypatch.setenv("SIGHTLINE_DATA", str(tmp_path / "back"))
    (tmp_path / "a.zip").write_bytes(raw)
    try:
        put_back(tmp_path / "a.zip")
    except (DamagedArchiveError, CannotRestoreError) as said:
        assert sorted(each.name for each in tmp_path.iterdir()) == ["a.zip"]
        return str(said)
    return ""


def test_a_whole_one_goes_back_byte_for_byte(tmp_path, whole, monkeypatch):
    assert restored(tmp_path, whole, monkeypatch) == ""
    assert {name: (tmp_path / "back" / name).read_bytes() for name in FILES} == FILES


@pytest.mark.parametrize("seed", range(8))
def test_bits_flipped_bytes_lost_and_bytes_put_in_are_a_sentence_or_harmless(
    tmp_path, whole, monkeypatch, seed
):
    chance, said = random.Random(seed), set()
    for number in range(60):
        raw = bytearray(whole)
        at = chance.randrange(len(raw))
        if number % 3 == 0:
            raw[at] ^= 1 << chance.randrange(8)
        elif number % 3 == 1:
            del raw[at : at + chance.choice([1, 4, 200])]
        else:
            raw[at:at] = bytes(chance.randrange(256) for _ in range(chance.choice([1, 8])))
        folder = tmp_path / str(number)
        folder.mkdir()
        words = restored(folder, bytes(raw), monkeypatch)
        said.add(bool(words))
        if not words:  # a bit that nobody reads, as of a file's time
            assert {name: (folder / "back" / name).read_bytes() for name in FILES} == FILES
        assert not words or words.endswith((".", "again."))
    assert True in said


def with_manifest(whole: bytes, tmp_path: Path, manifest: bytes, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    (tmp_path / "from.zip").write_bytes(whole)
    with zipfile.ZipFile(tmp_path / "from.zip") as old, zipfile.ZipFile(tmp_path / "to.zip", "w") as new:
        for each in old.infolist():
            if each.filename != MANIFEST:
                new.writestr(each, old.read(each))
        new.writestr(MANIFEST, manifest, method)
    raw = (tmp_path / "to.zip").read_bytes()
    (tmp_path / "from.zip").unlink()
    (tmp_path / "to.zip").unlink()
    return raw


def manifest(**changed) -> bytes:
    entry = {"path": "a", "sha256": "0" * 64, "size": 1}
    said = {
        "made": "",
        "version": "",
        "database": "",
        "with_keys": True,
        "format": FORMAT,
        "files": [entry | changed],
    }
    return json.dumps(said).encode()


MANIFESTS = {
    "deep": b"[" * 200_000 + b"]" * 200_000,
    "a list": b"[]",
    "a text": b'"format"',
    "no files": json.dumps({"format": FORMAT, "version": "0"}).encode(),
    "files that are none": json.dumps({"format": FORMAT, "version": "0", "files": [1]}).encode(),
    "a path that is a number": manifest(path=7),
    "a path with nothing in it": manifest(path=""),
    "a path no system takes": manifest(path="a\x00b"),
    "a path of half a letter": manifest(path="a\ud800b"),
    "a print that is a list": manifest(sha256=[1]),
    "a size that is a text": manifest(size="1"),
    "a size that is not so": manifest(size=-1),
    "a content that is not there": manifest(),
    "numbers without end": b'{"format": 1' + b"0" * 10_000 + b"}",
    "not unicode": b'{"format": "\xff\xfe"}',
    "one that swells": b" " * (300 * 1024 * 1024),
}


@pytest.mark.parametrize("name", MANIFESTS)
def test_a_manifest_that_is_none_is_a_sentence(tmp_path, whole, monkeypatch, name):
    words = restored(tmp_path, with_manifest(whole, tmp_path, MANIFESTS[name]), monkeypatch)
    assert words.startswith(
        ("a.zip is not a whole Sightline backup", "a.zip names a file outside", "a.zip was written by")
    )


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_of_packing_that_are_damaged_are_too(tmp_path, whole, monkeypatch, method):
    raw = bytearray(with_manifest(whole, tmp_path, manifest() * 50, method))
    at = raw.rindex(MANIFEST.encode(), 0, raw.rindex(b"PK\x01\x02"))
    for place in range(at + 14, at + 40):
        raw[place] ^= 0xFF
    assert "not a whole Sightline backup" in restored(tmp_path, bytes(raw), monkeypatch)


def test_a_content_larger_than_it_was_is_read_no_further_than_that(tmp_path, whole, monkeypatch):
    print_of = "ab" * 32
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(f"content/{print_of}", b"0" * (200 * 1024 * 1024))
        Writer(packed).seal(
            Contents(
                made="",
                version="0",
                database="sqlite",
                with_keys=True,
                files=[ArchivedFile("a", print_of, 10)],
            )
        )
    read: list[int] = []
    taken = zipfile.ZipExtFile.read
    monkeypatch.setattr(zipfile.ZipExtFile, "read", lambda file, size=-1: read.append(1) or taken(file, size))
    with pytest.raises(DamagedArchiveError, match="a in the backup is not as it was written"):
        check(tmp_path / "a.zip")
    assert len(read) < 5


def test_a_folder_and_a_file_that_is_not_there_are_sentences(tmp_path, monkeypatch):
    monkeypatch.setenv("SIGHTLINE_DATA", str(tmp_path / "back"))
    (tmp_path / "folder").mkdir()
    with pytest.raises(DamagedArchiveError, match="cannot be opened"):
        put_back(tmp_path / "folder")
    with pytest.raises(DamagedArchiveError, match="There is no file"):
        put_back(tmp_path / "nothing.zip")


def test_a_disk_that_is_full_is_not_said_to_be_the_archives_fault(tmp_path, whole, monkeypatch):
    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("sightline.backups.putting_back.os.fsync", full)
    assert restored(tmp_path, whole, monkeypatch).startswith("Nothing was put back: No space left on device")
