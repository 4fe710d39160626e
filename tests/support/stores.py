"""Councils that are loaded and computed once a run, whoever asks; each test gets a copy of the store. First the small council."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from sightline.engine.derived import make_all
from sightline.engine.places import data_folder
from sightline.engine.snapshots import Snapshot, open_snapshot
from sightline.returns.load import load
from support.clock import THE_DAY, on_day
from support.small_council import AUTHORITY, DATA_TO, write


def store_of_this_run(
    of_this_run: Path,
    name: str,
    files: Callable[[Path], Path | list[Path]],
    make: Callable[[Snapshot], Any] = make_all,
    *,
    data_to: date = DATA_TO,
) -> Path:
    """The store of a council whose files `files` writes into a folder, or into several of it, with what `make` works out of it."""
    folder = of_this_run / name
    with FileLock(f"{folder}.lock"), on_day(THE_DAY), pytest.MonkeyPatch.context() as environment:
        environment.setenv("SIGHTLINE_DATA", str(folder / "var"))
        if not (folder / "whole").exists():
            written = files(folder / "ssd")
            load(written if isinstance(written, list) else [written], authority=AUTHORITY, data_to=data_to)
            make(open_snapshot())
            (folder / "whole").touch()
    return folder / "var" / "store"


@pytest.fixture(scope="session")
def small_store(of_this_run: Path) -> Path:
    """The store of the small council, loaded and computed. T1 North counts 12 a month, 3 of them late; T2 South 2, 1 late."""
    return store_of_this_run(of_this_run, "small", write)


@pytest.fixture
def council(small_store: Path) -> Path:
    """The small council, loaded, in this test's own data folder."""
    return shutil.copytree(small_store, data_folder() / "store")
