"""A small council, loaded."""

from pathlib import Path

import pytest

from sightline.cli import main
from support.council_folder import write


@pytest.fixture(autouse=True)
def figures_when_asked_for(request, monkeypatch):
    """A load works out everything pages show, which takes seconds; here only where the test is about that.

    What a command is asked for after it is worked out once a run, for the three children are always the same.
    """
    if not request.node.get_closest_marker("makes_all"):
        request.getfixturevalue("worked_out_once")
        monkeypatch.setattr("sightline.loading.services.at_once.make_all", lambda *_, **__: None)


@pytest.fixture
def folder(tmp_path) -> Path:
    """The council's SSD folder."""
    return write(tmp_path / "ssd")


@pytest.fixture
def loaded(folder, capsys, db) -> Path:
    """The folder, loaded for authority 343 with data to 30 June 2025."""
    assert main(["load", str(folder), "--authority", "343", "--data-to", "2025-06-30"]) == 0
    capsys.readouterr()
    return folder
