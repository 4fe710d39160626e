"""A small council loaded once, each test with a copy of its store; and files of it to drop."""

import shutil
from pathlib import Path

import pytest

from scorecards.conftest import small_store  # noqa: F401 - the same small council as the scorecards'
from scorecards.small_council import write
from sightline.engine.places import data_folder


@pytest.fixture(scope="session")
def files(tmp_path_factory) -> Path:
    """The council's SSD files, to drop."""
    return write(tmp_path_factory.mktemp("files") / "ssd")


@pytest.fixture
def council(small_store) -> Path:  # noqa: F811
    """The small council, loaded, in this test's own data folder."""
    return shutil.copytree(small_store, data_folder() / "store")
