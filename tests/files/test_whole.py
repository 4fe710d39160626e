"""A file is seen as it was or as it is, is its owner's alone, and leaves nothing behind where it cannot be written."""

import os
import stat

import pytest

from sightline.files.retrying import TRIES, retry_while_locked
from sightline.files.whole import folder_whole, open_private, write_whole

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")


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


def test_a_folder_appears_filled_or_not_at_all(tmp_path):
    def fails(waiting):
        (waiting / "half").write_text("half")
        assert not (tmp_path / "made").exists()
        raise RuntimeError("the disk is full")

    with pytest.raises(RuntimeError):
        folder_whole(tmp_path / "made", fails)
    assert names(tmp_path) == []
    folder_whole(tmp_path / "made", lambda waiting: (waiting / "whole").write_text("whole") and None)
    assert names(tmp_path) == ["made"] and names(tmp_path / "made") == ["whole"]


def test_of_two_who_fill_a_folder_the_first_stays_and_the_seconds_work_goes(tmp_path):
    def second(waiting):
        folder_whole(tmp_path / "made", lambda first: (first / "first").write_text("1") and None)
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
