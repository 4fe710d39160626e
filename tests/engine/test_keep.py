"""A snapshot that is kept by name outlives every later load and sweep, until the last name that keeps it is released."""

import time
from pathlib import Path

import pytest

from sightline.engine.places import store_folder
from sightline.engine.snapshots import (
    KEEP_FOR_SECONDS,
    NoSuchSnapshotError,
    discard,
    keep,
    keep_names,
    publish,
    release,
    sweep,
)
from support.drawn import AUTHORITY
from support.stored import stored

pytestmark = pytest.mark.real_clock  # the sweep looks at the days of folders
TABLE = {"ssd_person": "pers_person_id | pers_sex\nAsha | F"}


def load():
    snapshot = stored("2025-06-30", **TABLE)
    publish(snapshot)
    return snapshot


def ten_later_loads_and_a_sweep():
    for _ in range(10):
        load()
    return sweep(now=time.time() + 10 * KEEP_FOR_SECONDS)


def test_what_is_kept_survives_ten_loads_and_the_sweep_and_is_read_as_before():
    first, other = load(), load()
    keep(first.id, "return-2026-q2")
    gone = ten_later_loads_and_a_sweep()
    assert other.id in gone and first.id not in gone
    assert first.rows("ssd_person", AUTHORITY).num_rows == 1


def test_what_is_released_goes():
    first = load()
    keep(first.id, "return-2026-q2")
    assert keep_names(first.id) == ["return-2026-q2"]
    release(first.id, "return-2026-q2")
    assert keep_names(first.id) == []
    assert first.id in ten_later_loads_and_a_sweep()


def test_it_goes_only_when_the_last_name_is_released():
    first = load()
    for name in ("return-2026-q2", "board-paper", "board-paper"):
        keep(first.id, name)
    assert keep_names(first.id) == ["board-paper", "return-2026-q2"]
    release(first.id, "board-paper")
    assert first.id not in ten_later_loads_and_a_sweep()
    release(first.id, "return-2026-q2")
    assert first.id in sweep(now=time.time() + 10 * KEEP_FOR_SECONDS)


@pytest.mark.parametrize("spoiled", [b"", b"\xff\xfe\x00", b"not a moment"])
def test_a_marker_that_cannot_be_understood_keeps(spoiled):
    first = load()
    keep(first.id, "return-2026-q2")
    (store_folder() / "keeps" / first.id / "return-2026-q2").write_bytes(spoiled)
    assert first.id not in ten_later_loads_and_a_sweep()


def test_markers_that_cannot_even_be_listed_keep():
    first = load()
    folder = store_folder() / "keeps" / first.id
    folder.parent.mkdir()
    folder.write_text("a file where a folder should be")
    assert first.id not in ten_later_loads_and_a_sweep()


def test_a_folder_of_markers_that_may_not_be_read_keeps(monkeypatch):
    """Refused as a system refuses it: whoever runs the tests may be one who can read everything."""
    first = load()
    keep(first.id, "return-2026-q2")
    folder, listing = store_folder() / "keeps" / first.id, Path.iterdir

    def refused(path: Path):
        if path == folder:
            raise PermissionError(13, "Permission denied", str(path))
        return listing(path)

    monkeypatch.setattr(Path, "iterdir", refused)
    assert first.id not in ten_later_loads_and_a_sweep()


def test_a_preview_that_is_kept_is_not_discarded():
    load()
    preview = stored("2025-06-30", **TABLE)
    keep(preview.id, "board-paper")
    discard(preview.id)
    assert preview.folder.exists()
    release(preview.id, "board-paper")
    discard(preview.id)
    assert not preview.folder.exists()


def test_what_has_gone_cannot_be_kept_and_says_so():
    load()
    with pytest.raises(NoSuchSnapshotError, match="cannot be kept"):
        keep("20200101T000000000-abcdef", "return-2026-q2")
    assert not (store_folder() / "keeps").exists()


@pytest.mark.parametrize("name", ["", "../x", "A", "a b", "-a", "a/b", "x" * 101])
def test_a_name_is_a_plain_word(name):
    first = load()
    with pytest.raises(ValueError, match="cannot name a keep"):
        keep(first.id, name)
    release(first.id, name)


def test_releasing_what_was_not_kept_is_nothing():
    first = load()
    release(first.id, "board-paper")
    assert keep_names(first.id) == []
