"""What a process of ours makes is its own account's alone, and what lay open from before is closed."""

import os
import stat
import subprocess
import sys

import pytest

from sightline.config.private import keep_private, stay_in_the_data_folder
from support.browsing import served
from support.processes import environment

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows has no file modes")
ENTRIES = ("sightline.cli", "sightline.config.wsgi", "sightline.config.asgi")


@pytest.fixture
def usual_mask():
    """The mask most machines have, and after the test whatever was before."""
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.fixture
def data(tmp_path, monkeypatch, usual_mask):
    folder = tmp_path / "var"
    monkeypatch.setenv("SIGHTLINE_DATA", str(folder))
    return folder


def mode(path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_what_is_made_afterwards_is_private(data):
    keep_private()
    (data / "store").mkdir(parents=True)
    (data / "store" / "990.parquet").touch()
    assert [mode(data), mode(data / "store"), mode(data / "store" / "990.parquet")] == [0o700, 0o700, 0o600]


@pytest.mark.parametrize("was", [0o755, 0o750, 0o707, 0o777])
@pytest.mark.parametrize("mark", ["store", "keys", "trail", "sightline.sqlite3"])
def test_a_folder_that_lay_open_is_closed_and_that_is_said_once(data, caplog, was, mark):
    (data / mark).mkdir(parents=True)
    data.chmod(was)
    keep_private()
    keep_private()
    assert mode(data) == 0o700
    assert caplog.text.count("closed to them now") == 1


@pytest.mark.parametrize("inside", [None, "report.docx"])
def test_a_folder_that_is_not_ours_is_left_as_it_is(data, inside):
    data.mkdir()
    if inside:
        (data / inside).touch()
    keep_private()
    assert mode(data) == 0o755


def test_one_that_may_not_be_closed_is_told(data, caplog, monkeypatch):
    (data / "store").mkdir(parents=True)

    def refuse(*_):
        raise PermissionError

    monkeypatch.setattr("pathlib.Path.chmod", refuse)
    keep_private()
    assert f"chmod 700 {data}" in caplog.text


def test_what_is_needed_for_a_while_lies_in_the_data_folder(data, monkeypatch):
    import tempfile

    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setenv("TMPDIR", "/tmp")
    stay_in_the_data_folder()
    with tempfile.NamedTemporaryFile() as file:
        assert file.name.startswith(str(data))
    child = [sys.executable, "-c", "import tempfile; print(tempfile.gettempdir())"]
    assert subprocess.run(child, capture_output=True, text=True, check=True).stdout.startswith(str(data))


MAKES = """
import os, sys, importlib
os.umask(0o022)
module = importlib.import_module(sys.argv[1])
if hasattr(module, "main"):
    module.main(["worker", "--once"])
"""


@pytest.mark.parametrize("entry", ENTRIES)
def test_every_way_in_makes_private_files(tmp_path, entry):
    data = tmp_path / "var"
    environ = environment(data)
    subprocess.run(
        [sys.executable, "-c", MAKES, entry], env=environ, check=True, capture_output=True, timeout=300
    )
    made = [data, *data.rglob("*")]
    assert len(made) > 3
    assert [path for path in made if mode(path) & 0o077] == []


def test_a_server_makes_private_files(tmp_path, usual_mask):
    with served(tmp_path / "var", SIGHTLINE_BACKGROUND_WORKER="yes"):
        made = [
            path
            for path in (tmp_path / "var").rglob("*")
            if path.name != "server.log" and not path.name.startswith("sightline.sqlite3")
        ]
        assert made
        assert [path for path in made if mode(path) & 0o077] == []
