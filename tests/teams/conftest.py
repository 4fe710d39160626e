"""The scorecards' small council, with North and South; each test gets a copy of the store."""

import shutil
from pathlib import Path

import pytest

from scorecards.small_council import AUTHORITY, DATA_TO, write
from sightline.engine.places import data_folder
from sightline.engine.snapshots import open_snapshot
from sightline.measuring.refresh import refresh
from sightline.returns.load import load


@pytest.fixture(scope="session")
def teams_store(tmp_path_factory) -> Path:
    """The store, loaded and computed. T1 North counts 12 a month, 3 of them late; T2 South 2, of which 1 late."""
    folder = tmp_path_factory.mktemp("teams")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SIGHTLINE_DATA", str(folder / "var"))
        load([write(folder / "ssd")], authority=AUTHORITY, data_to=DATA_TO)
        refresh(open_snapshot())
    return folder / "var" / "store"


@pytest.fixture
def council(teams_store) -> Path:
    """The small council, in this test's own data folder."""
    return shutil.copytree(teams_store, data_folder() / "store")
