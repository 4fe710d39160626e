"""A file is seen as it was or as it is, is its owner's alone, and leaves nothing behind where it cannot be written."""

import os
import stat
from pathlib import Path

import pytest

from sightline.files.retrying import TRIES, retry_while_locked
from sightline.files.whole import folder_whole, open_private, write_whole

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")


def writes(file: Path) -> None:
    file.write_text("1")


def names(folder):
    return sorted(each.name for each in folder.iterdir())


@pytest.mark.parametrize(
    ("content", "held"),
    [("a\r\nb\nZoë", "a\r\nb\nZoë".encode()), (b"\x00\r\n\x1a", b"\x00\r\n\x1a"), ("", b"")],
)
@pytest.mark.parametrize("durable", [True, False])
def test_what_is_written_is_there_byte_for_byte_and_nothing_else(tmp_path, content, held, durable):
    (tmp_path / "a.txt").write_bytes(b"before, and longer than after")
    write_whole(tmp_path / "a.txt", content, durable=durable)
    assert (tmp_path / "a.txt").read_bytes() == held
    assert names(tmp_path) == ["a.txt"]


@posix
def test_what_is_written_is_its_owners_alone(tmp_path):
    before = os.umask(0)
    try:
        write_whole(tmp_path / "a.txt", "a")
        with open_private(tmp_path / "b.txt"):
            pass
        folder_whole(tmp_path / "c", lambda waiting: None)
    finally:
        os.umask(before)
    modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("a.txt", "b.txt", "c")]
    assert modes == [0o600, 0o600, 0o700]


def test_where_it_cannot_take_the_place_the_old_one_stays_and_nothing_is_left(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b").write_text("in the way")
    with pytest.raises(OSError, match="a"):
        write_whole(tmp_path / "a", "new")
    assert names(tmp_path) == ["a"] and names(tmp_path / "a") == ["b"]


def test_a_private_file_never_takes_anothers_place(tmp_path):
    (tmp_path / "a").write_text("first")
    with pytest.raises(FileExistsError):
        open_private(tmp_path / "a")
    assert (tmp_path / "a").read_text() == "first"


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="Only Linux says which file a handle is of")
def test_a_folder_that_cannot_be_made_again_is_on_the_disk_before_it_is_there(tmp_path, monkeypatch):
    forced: list[tuple[str, bool]] = []

    def force(handle):
        path = Path(f"/proc/self/fd/{handle}").readlink().relative_to(tmp_path)
        forced.append(("/".join(path.parts[1:]) or ".", (tmp_path / "made").exists()))

    def fill(waiting):
        (waiting / "in").mkdir()
        with open_private(waiting / "in" / "a") as file:
            file.write(b"a")

    monkeypatch.setattr("sightline.files.whole.os.fsync", force)
    folder_whole(tmp_path / "quick", fill)
    assert forced == []
    folder_whole(tmp_path / "made", fill, durable=True)
    assert sorted(forced[:-1]) == [(".", False), ("in", False), ("in/a", False)] and forced[-1] == (".", True)


def test_a_folder_appears_filled_or_not_at_all(tmp_path):
    def fails(waiting):
        (waiting / "half").write_text("half")
        assert not (tmp_path / "made").exists()
        raise RuntimeError("the disk is full")

    with pytest.raises(RuntimeError):
        folder_whole(tmp_path / "made", fails)
    assert names(tmp_path) == []
    folder_whole(tmp_path / "made", lambda waiting: writes(waiting / "whole"))
    assert names(tmp_path) == ["made"] and names(tmp_path / "made") == ["whole"]


def test_of_two_who_fill_a_folder_the_first_stays_and_the_seconds_work_goes(tmp_path):
    def second(waiting):
        folder_whole(tmp_path / "made", lambda first: writes(first / "first"))
        (waiting / "second").write_text("2")

    folder_whole(tmp_path / "made", second)
    assert names(tmp_path) == ["made"] and names(tmp_path / "made") == ["first"]


def test_whoever_holds_a_file_for_an_instant_is_waited_for_and_for_ever_is_told(monkeypatch):
    monkeypatch.setattr("sightline.files.retrying.PAUSE_SECONDS", 0)
    tries = []

    def step(free_at):
        tries.append(1)
        if len(tries) < free_at:
            raise PermissionError("somebody has it open")

    retry_while_locked(lambda: step(3))
    assert len(tries) == 3
    tries.clear()
    with pytest.raises(PermissionError):
        retry_while_locked(lambda: step(TRIES + 1))
    assert len(tries) == TRIES
