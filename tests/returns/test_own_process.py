"""A file made to harm whoever reads it ends the process that reads it: the load names it, goes on, and stays small."""

import contextlib
import os
import resource
import signal
import threading
import time
from datetime import date
from pathlib import Path

import pytest

from returns import hostile
from returns.small_folder import write
from sightline.files import limited
from sightline.files.limited import MB
from sightline.returns import reading
from sightline.returns.contract import CannotReadError
from sightline.returns.load import NothingToLoadError, load, read_files
from sightline.returns.reading import SMALL, TOGETHER, grouped, look_at
from sightline.returns.workbooks import sheets

TODAY = date(2026, 11, 29)

pytestmark = [
    pytest.mark.own_process,
    pytest.mark.skipif(os.name == "nt", reason="memory is held by POSIX limits here"),
]
BOOKS = {
    **{how: lambda path, how=how: hostile.far_out_cell(path, how) for how in hostile.FAR_OUT},
    "rows without places": hostile.rows_without_cells_places,
    "a sheet elsewhere": hostile.sheet_elsewhere,
}


def resident() -> int:
    """The most memory this process has had, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


@pytest.mark.parametrize("how", BOOKS)
def test_a_workbook_that_asks_for_half_a_terabyte_is_said_in_a_sentence_and_we_live(tmp_path, how):
    path = BOOKS[how](tmp_path / "a.xlsx")
    assert path.stat().st_size < 20_000
    for door in (look_at, sheets):
        before = resident()
        with pytest.raises(CannotReadError, match=r"^a\.xlsx .*(more than|damaged|breaks off)"):
            door(path)
        assert resident() - before < 50 * MB


@pytest.mark.parametrize(
    ("name", "make"), [("ssd_person.csv", hostile.blank_lines), ("ssd_person.parquet", hostile.equal_rows)]
)
def test_a_small_file_that_unfolds_to_gigabytes_takes_none_of_ours(tmp_path, monkeypatch, name, make):
    monkeypatch.setenv("SIGHTLINE_LOAD_MEMORY_MB", "1024")
    path = make(tmp_path / name)
    before = resident()
    with pytest.raises(
        NothingToLoadError, match=rf"{name} could not be read: it (needs|takes|unfolds).*Nothing was loaded"
    ):
        load([path], authority="990")
    assert resident() - before < 100 * MB


def test_one_that_breaks_its_process_is_named_and_those_beside_it_are_read(tmp_path):
    folder = write(tmp_path / "files", 1)
    hostile.sheet_elsewhere(folder / "annex a.xlsx")
    beside = [each.name for each in folder.iterdir() if each.name != "annex a.xlsx"]
    found = read_files(sorted(folder.iterdir()), TODAY)
    assert {each.path.name for each in found.inputs if each.table} == set(beside)
    (fault,) = [each for each in found.faults if each.rule == "cannot_be_read"]
    assert fault.file == "annex a.xlsx" and "delete the empty rows and columns" in fault.expected


def children() -> set[int]:
    """Every process that this one has started and that has not been waited for."""
    tasks = Path("/proc/self/task").iterdir()
    return {int(child) for task in tasks for child in (task / "children").read_text().split()}


def test_the_process_that_reads_is_killed_and_the_sentence_says_what_to_do(tmp_path):
    path = hostile.blank_lines(tmp_path / "ssd_person.csv", 40)
    others = children()  # of tests before this one: a browser, an engine
    stop = threading.Event()

    def kill_every_new_child() -> None:
        while not stop.is_set():
            for child in children() - others:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(child, signal.SIGSEGV)
            time.sleep(0.01)

    killer = threading.Thread(target=kill_every_new_child)
    killer.start()
    try:
        with pytest.raises(CannotReadError) as said:
            look_at(path)
    finally:
        stop.set()
        killer.join()
    assert str(said.value).startswith("ssd_person.csv could not be read: reading it breaks off")
    assert "Nothing else was changed. Export it in parts" in str(said.value)


def test_what_a_process_reads_is_what_is_read_here(tmp_path, monkeypatch):
    folder = write(tmp_path / "files", 1)
    paths = sorted(folder.iterdir())
    there = read_files(paths, TODAY)
    monkeypatch.setattr(limited, "inside", True)
    here = read_files(paths, TODAY)
    assert there == here and len(there.rows) == 3


# sizes of files in their order, and which share a process
TOGETHER_ARE = [
    ([], []),
    ([0], [1]),
    ([SMALL], [1]),
    ([SMALL + 1, 0], [1, 1]),
    ([0, SMALL + 1, 5, 6], [1, 1, 2]),
    ([SMALL] * 9, [8, 1]),
    ([1, 2, 3], [3]),
]


@pytest.mark.parametrize(("sizes", "groups"), TOGETHER_ARE)
def test_small_neighbours_share_a_process_and_a_large_file_has_its_own(tmp_path, sizes, groups):
    paths = [tmp_path / f"{number:02}" for number in range(len(sizes))]
    for path, size in zip(paths, sizes, strict=True):
        with path.open("wb") as file:
            file.truncate(size)
    made = grouped(paths)
    assert [len(each) for each in made] == groups and [path for each in made for path in each] == paths
    assert reading.TOGETHER == TOGETHER == 8 * SMALL
