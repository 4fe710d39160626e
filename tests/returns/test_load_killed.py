"""A loader killed at any moment leaves the old snapshot in place, and the next load works."""

import random
import time

import pytest

from returns.at_once import ROWS, killed, loaded, loader, marks_in_files, marks_now, readers, time_of_a_load
from returns.small_folder import write
from sightline.engine.places import data_folder
from sightline.engine.snapshots import KEEP_FOR_SECONDS, current_id, snapshots_folder, sweep

pytestmark = pytest.mark.real_clock  # what is old enough to go is told by the file system's days

KILLS = 100


@pytest.fixture(scope="module")
def after_a_hundred_kills(tmp_path_factory):
    """What happened while a hundred loaders, each with a newer version, were killed at random moments.

    The moments are drawn from a span that grows when a loader was still at work and shrinks when it had ended, so
    that they fall on every part of a load however busy the machine is.
    """
    data, folders = tmp_path_factory.mktemp("killed"), tmp_path_factory.mktemp("versions")
    found = {"data": data, "folders": folders, "killed": 0, "wrong": [], "readers": []}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SIGHTLINE_DATA", str(data))
        loaded(data, write(folders / "v0", 0, ROWS))
        span, before = time_of_a_load(data, write(folders / "v0", 0, ROWS)), {"v0"}
        with readers(data, 1) as them:
            for version in range(1, KILLS + 1):
                process = loader(data, write(folders / f"v{version}", version, ROWS))
                alive = killed(process, random.uniform(0, span))
                span *= 1.08 if alive else 0.9
                found["killed"] += alive
                after = marks_in_files()
                if after not in (before, {f"v{version}"}):
                    found["wrong"].append((version, before, after))
                before = after
                them.wait_for_each()
        found["readers"] = them.told
    return found


def test_most_of_the_loaders_were_killed_at_work(after_a_hundred_kills):
    assert after_a_hundred_kills["killed"] >= KILLS / 2


def test_some_were_killed_while_they_wrote(after_a_hundred_kills):
    assert list((after_a_hundred_kills["data"] / "store" / "snapshots").glob(".*.writing"))


def test_after_each_kill_the_old_version_or_the_new_one_is_there_whole(after_a_hundred_kills):
    assert after_a_hundred_kills["wrong"] == []


def test_no_reader_failed_meanwhile(after_a_hundred_kills):
    assert [told["failed"] for told in after_a_hundred_kills["readers"]] == [[]]


def test_no_reader_saw_two_versions_mixed(after_a_hundred_kills):
    assert [told["torn"] for told in after_a_hundred_kills["readers"]] == [[]]


def test_the_next_load_works(after_a_hundred_kills, monkeypatch):
    monkeypatch.setenv("SIGHTLINE_DATA", str(after_a_hundred_kills["data"]))
    loaded(data_folder(), write(after_a_hundred_kills["folders"] / "next", 999, ROWS))
    assert marks_now() == {"v999"}


def test_what_the_dead_left_behind_is_swept_a_day_later(after_a_hundred_kills, monkeypatch):
    monkeypatch.setenv("SIGHTLINE_DATA", str(after_a_hundred_kills["data"]))
    sweep(now=time.time() + 2 * KEEP_FOR_SECONDS)
    assert not list(snapshots_folder().glob(".*"))
    assert current_id() in {folder.name for folder in snapshots_folder().iterdir()}
