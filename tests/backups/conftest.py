"""A small council in a data folder, and a line in its trail."""

import shutil
from pathlib import Path

import pytest

from council_folder import write
from process_help import environment, run

LOAD = """
from datetime import date
from pathlib import Path
from sightline.returns.load import load
from sightline.trail.actions import record
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
    """The data folder, with one snapshot, a line in the trail, a setting, a file of a room to come, and what is made again."""
    folder = tmp_path / "var"
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    for path in (
        "settings/clocks.csv",
        "letters/one.txt",
        "cache/x.json",
        "store/readings/x/answers.json",
        "a.lock",
    ):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(path, encoding="utf-8")
    return folder
