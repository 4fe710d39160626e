"""A folder for a piece of work: gone with the work, kept while somebody uses it, swept when a killed process left it."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sightline.files.working_folder import WITHOUT_A_LOCK, sweep, working_folder

pytestmark = pytest.mark.real_clock  # what is old enough to go is told by the file system's days

PREFIX = ".ours-"
HOLDS = f"""
import sys, time
from pathlib import Path
from sightline.files.working_folder import working_folder
with working_folder(Path(sys.argv[1]), {PREFIX!r}) as folder:
    (folder / "children.csv").write_text("C-1")
    print("there", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def another(tmp_path):
    """Another process that works in a folder of its own here."""
    it = subprocess.Popen([sys.executable, "-c", HOLDS, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert it.stdout and it.stdout.readline() == "there\n"
    yield it
    it.kill()
    it.wait()


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_it_goes_with_the_work_also_when_that_fails(tmp_path):
    with pytest.raises(KeyError), working_folder(tmp_path, PREFIX) as folder:
        (folder / "a").touch()
        raise KeyError
    assert names(tmp_path) == []


def test_what_was_given_another_name_stays(tmp_path):
    with working_folder(tmp_path, PREFIX) as folder:
        (folder / "a").touch()
        folder.rename(tmp_path / "final")
    assert names(tmp_path) == ["final"]


@pytest.mark.skipif(os.name != "posix", reason="Windows has no file modes")
def test_it_is_its_owners_alone(tmp_path):
    with working_folder(tmp_path, PREFIX) as folder:
        assert folder.stat().st_mode & 0o077 == 0


def test_what_is_in_use_is_left_alone_and_what_a_killed_process_left_is_swept_at_once(tmp_path, another):
    before = names(tmp_path)
    assert sweep(tmp_path, PREFIX) == 0
    assert names(tmp_path) == before
    another.kill()
    another.wait()
    assert sweep(tmp_path, PREFIX) == 1
    assert names(tmp_path) == []


def test_other_peoples_things_are_left_alone(tmp_path):
    for name in (".theirs-1", "ours-1", "backup.zip"):
        (tmp_path / name).mkdir()
        os.utime(tmp_path / name, (0, 0))
    assert sweep(tmp_path, PREFIX) == 0
    assert len(names(tmp_path)) == 3


@pytest.mark.parametrize(("old_by", "goes"), [(WITHOUT_A_LOCK + 60, True), (WITHOUT_A_LOCK - 60, False)])
def test_one_without_a_lock_goes_by_its_age(tmp_path, old_by, goes):
    folder = tmp_path / f"{PREFIX}1"
    folder.mkdir()
    (folder / "a").touch()
    for each in (folder / "a", folder):
        os.utime(each, (time.time() - old_by,) * 2)
    assert sweep(tmp_path, PREFIX) == goes
    assert folder.exists() is not goes


def test_one_without_a_lock_in_which_something_changes_stays(tmp_path):
    folder = tmp_path / f"{PREFIX}1"
    folder.mkdir()
    (folder / "a").touch()
    os.utime(folder, (0, 0))
    assert sweep(tmp_path, PREFIX) == 0


def test_a_folder_that_is_not_there_holds_nothing(tmp_path):
    assert sweep(tmp_path / "none", PREFIX) == 0
