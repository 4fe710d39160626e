"""A small council loaded once; each test gets a copy of its store, so that its trail and its sessions are its own."""

import shutil
from pathlib import Path

import pytest

from scorecards.small_council import AUTHORITY, DATA_TO, write
from sightline.engine.places import data_folder
from sightline.engine.snapshots import open_snapshot
from sightline.measuring.refresh import refresh
from sightline.returns.load import load


@pytest.fixture(scope="session")
def small_store(tmp_path_factory) -> Path:
    """The store of the small council, loaded and computed."""
    folder = tmp_path_factory.mktemp("small")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SIGHTLINE_DATA", str(folder / "var"))
        load([write(folder / "ssd")], authority=AUTHORITY, data_to=DATA_TO)
        refresh(open_snapshot())
    return folder / "var" / "store"


@pytest.fixture
def council(small_store) -> Path:
    """The small council, loaded, in this test's own data folder."""
    return shutil.copytree(small_store, data_folder() / "store")
