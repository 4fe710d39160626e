"""The small council of the scorecards, loaded and computed once a run, whoever asks; each test gets a copy of its store."""

import shutil
from pathlib import Path

import pytest
from filelock import FileLock

from sightline.engine.derived import make_all
from sightline.engine.places import data_folder
from sightline.engine.snapshots import open_snapshot
from sightline.returns.load import load
from support.clock import THE_DAY, on_day
from support.small_council import AUTHORITY, DATA_TO, write


@pytest.fixture(scope="session")
def small_store(of_this_run: Path) -> Path:
    """The store of the small council, loaded and computed. T1 North counts 12 a month, 3 of them late; T2 South 2, 1 late."""
    folder = of_this_run / "small"
    with FileLock(of_this_run / "small.lock"), on_day(THE_DAY), pytest.MonkeyPatch.context() as environment:
        environment.setenv("SIGHTLINE_DATA", str(folder / "var"))
        if not (folder / "whole").exists():
            load([write(folder / "ssd")], authority=AUTHORITY, data_to=DATA_TO)
            make_all(open_snapshot())
            (folder / "whole").touch()
    return folder / "var" / "store"


@pytest.fixture
def council(small_store: Path) -> Path:
    """The small council, loaded, in this test's own data folder."""
    return shutil.copytree(small_store, data_folder() / "store")
