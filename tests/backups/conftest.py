"""A small council in a data folder, and a line in its trail."""

import shutil
from pathlib import Path

import pytest

from support.council_folder import write
from support.processes import environment, run

LOAD = """
from datetime import date
from pathlib import Path
from sightline.returns.load import load
from sightline.trail.services import record
load([Path({folder!r})], authority="343", data_to=date(2025, 6, 30))
record(by="ann", action="loaded", what="343")
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    """A folder with the council's files (ssd) and the data folder made from them (var)."""
    home = tmp_path_factory.mktemp("council")
    run(LOAD.format(folder=str(write(home / "ssd"))), environment(home / "var"))
    return home


@pytest.fixture
def data(made, tmp_path) -> Path:
    """A copy of that data folder, beside a copy of the files."""
    folder = tmp_path / "var"
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    return folder
