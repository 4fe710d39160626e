"""What was worked out from a snapshot goes when the snapshot has gone, a day later and not before."""

import shutil
import time

import pytest

from sightline.engine.places import store_folder
from sightline.engine.result_kinds import registered
from sightline.engine.snapshots import KEEP_FOR_SECONDS, sweep
from support.stored import stored

pytestmark = pytest.mark.real_clock  # what is old enough to go is told by the file system's days

TOMORROW = KEEP_FOR_SECONDS + 60


def test_what_is_worked_out_of_a_snapshot_is_registered():
    assert {each.name for each in registered()} == {"readings", "deadlines", "checks", "inspection"}


@pytest.mark.parametrize("name", ["readings", "deadlines"])
def test_what_was_worked_out_goes_with_its_snapshot(name):
    there, gone = stored("2025-06-30"), stored("2025-06-30")
    folders = [store_folder() / name / f"{each.id}-abc123" for each in (there, gone)]
    for folder in folders:
        folder.mkdir(parents=True)
    shutil.rmtree(gone.folder)
    sweep()
    assert [folder.exists() for folder in folders] == [True, True]
    sweep(now=time.time() + TOMORROW)
    assert [folder.exists() for folder in folders] == [True, False]
