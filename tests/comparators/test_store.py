"""Releases stay as they were loaded: nothing is overwritten, and a load is whole or is not."""

import json
import os
import random
import signal
import subprocess
import sys
import time

import pytest

from comparators.published import c1, load_one, referrals, refused
from sightline.comparators import store
from sightline.comparators.asking import again, of_year
from sightline.comparators.faults import ComparatorError, NoSuchReleaseError
from sightline.comparators.load import LoadWish, load
from sightline.comparators.store import comparators_folder, index_stamp, releases

LOADER = """
import sys
from pathlib import Path
from sightline.comparators.load import LoadWish, load
print("ready", flush=True)
load([Path(each) for each in sys.argv[1:]], LoadWish())
"""


def england(**about):
    return next(each for each in of_year("FD07", "343", 2024, **about) if each.group == "england")


def test_every_figure_carries_its_release_and_when_it_was_published(tmp_path):
    load_one(c1(tmp_path / "c1.csv", referrals("2024", "England")), published="2024-10-31")
    assert (england().release, england().published, england().published_in_words) == (
        "2024",
        "2024-10-31",
        "31 October 2024",
    )


def test_of_a_release_nobody_dated_it_says_so(tmp_path):
    load_one(c1(tmp_path / "c1.csv", referrals("2024", "England")))
    assert england().published_in_words == "publication date not stated"


def test_two_releases_of_one_year_stand_side_by_side_and_the_newer_is_taken(tmp_path):
    load_one(c1(tmp_path / "old.csv", referrals("2024", "England", percent="22.4")))
    old = england()
    load_one(
        c1(tmp_path / "new.csv", referrals("2024", "England", percent="22.9"), referrals("2025", "England"))
    )
    assert (old.value, england().value, england(release="2024").value) == (22.4, 22.9, 22.4)
    assert again(old.key) == old and again(old.key.as_dict()) == old


def test_the_order_in_which_they_are_loaded_does_not_matter(tmp_path):
    load_one(
        c1(tmp_path / "new.csv", referrals("2024", "England", percent="22.9"), referrals("2025", "England"))
    )
    load_one(c1(tmp_path / "old.csv", referrals("2024", "England", percent="22.4")))
    assert england().value == 22.9


def test_the_same_file_again_changes_nothing(tmp_path):
    path = c1(tmp_path / "c1.csv", referrals("2024", "England"))
    load_one(path)
    before = index_stamp()
    report = load_one(path)
    assert (report.done, report.files[0].did, index_stamp()) == (True, "already here", before)


def test_other_figures_under_the_same_release_are_refused_until_they_have_a_name(tmp_path):
    load_one(c1(tmp_path / "c1.csv", referrals("2024", "England", percent="22.4")))
    revised = c1(tmp_path / "revised.csv", referrals("2024", "England", percent="22.9"))
    assert "never overwritten" in refused(revised)
    assert load_one(revised, release="2024 revised").done
    assert (england().value, england(release="2024").value) == (22.9, 22.4)


def test_a_comparison_of_a_release_that_is_gone_says_so(tmp_path):
    load_one(c1(tmp_path / "c1.csv", referrals("2024", "England")))
    key = england().key.as_dict() | {"release": "1999"}
    with pytest.raises(NoSuchReleaseError, match="Release 1999 of cin_referrals is not here"):
        again(key)


def test_one_bad_file_among_good_ones_and_none_is_loaded(tmp_path):
    c1(tmp_path / "good.csv", referrals("2024", "England"))
    bad = c1(tmp_path / "worse.csv", referrals("2025", "England"))
    bad.write_text(bad.read_text().replace(",100,", ",many,"))
    report = load([tmp_path], LoadWish())
    assert (report.done, releases()) == (False, ())
    assert {each.file: each.did for each in report.files} == {
        "good.csv": "not loaded",
        "worse.csv": "refused",
    }
    assert report.sentence.endswith("1 other file was fine and not loaded either.")


def test_what_is_no_file_of_comparators_is_named_and_passed_over(tmp_path):
    (tmp_path / "README.md").write_text("Read me")
    (tmp_path / "books.csv").write_text("title,author\nEmma,Austen\n")
    report = load([tmp_path], LoadWish())
    assert (report.done, {each.did for each in report.files}) == (False, {"not recognised"})
    c1(tmp_path / "c1.csv", referrals("2024", "England"))
    assert load([tmp_path], LoadWish()).done


def test_a_file_that_is_not_there_is_refused(tmp_path):
    assert "does not exist" in refused(tmp_path / "nowhere.csv")


def test_a_day_that_is_none_is_refused(tmp_path):
    with pytest.raises(ComparatorError, match="2025-10-30 or 2025-10"):
        load_one(c1(tmp_path / "c1.csv", referrals("2024", "England")), published="October")


def test_a_disk_that_fails_leaves_the_earlier_release(tmp_path, monkeypatch):
    load_one(c1(tmp_path / "old.csv", referrals("2024", "England", percent="22.4")))
    before, real = releases(), store.write_whole

    def fails_at_the_index(path, *rest, **about):
        if path.name == "index.json":
            raise OSError(28, "No space left on device")
        real(path, *rest, **about)

    monkeypatch.setattr(store, "write_whole", fails_at_the_index)
    newer = c1(tmp_path / "new.csv", referrals("2025", "England"))
    with pytest.raises(OSError, match="No space"):
        load_one(newer)
    assert (releases(), england().value) == (before, 22.4)
    monkeypatch.setattr(store, "write_whole", real)
    assert load_one(newer).done
    assert len(list((comparators_folder() / "releases").iterdir())) == 2  # what was left behind is gone


def test_files_are_for_the_owner_alone(tmp_path):
    load_one(c1(tmp_path / "c1.csv", referrals("2024", "England")))
    files = [each for each in comparators_folder().rglob("*") if each.is_file() and each.name != ".lock"]
    assert len(files) == 2
    assert {each.stat().st_mode & 0o077 for each in files} == {0}


@pytest.mark.parametrize("text", ["{", '{"edition": 1, "releases": [{}]}', "[]"])
def test_an_index_that_is_damaged_says_so_and_what_to_do(tmp_path, text):
    load_one(c1(tmp_path / "c1.csv", referrals("2024", "England")))
    (comparators_folder() / "index.json").write_text(text)
    with pytest.raises(ComparatorError, match=r"cannot be read\. Take it from a backup"):
        releases()


def test_an_index_of_another_edition_says_so(tmp_path):
    load_one(c1(tmp_path / "c1.csv", referrals("2024", "England")))
    path = comparators_folder() / "index.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"edition": 99}))
    with pytest.raises(ComparatorError, match="another edition"):
        releases()


def test_who_loaded_what_and_when_is_remembered(tmp_path):
    load_one(c1(tmp_path / "c1.csv", referrals("2024", "England")), by="jo")
    (release,) = releases()
    assert (release.by, release.file, len(release.sha256), release.at[:2]) == ("jo", "c1.csv", 64, "20")
    assert release.about["figures"]["referral_count"] == "referral_count"


@pytest.mark.own_process
@pytest.mark.real_clock
def test_a_loader_killed_at_any_moment_leaves_the_old_or_the_new(tmp_path):
    codes = [f"{code}" for code in range(301, 373)]
    load_one(c1(tmp_path / "old.csv", *(referrals("2024", code) for code in codes)))
    before = [each.release for each in releases()]
    seconds, killed = 1.0, 0
    for number in range(8):
        year = 2025 + number
        path = c1(tmp_path / f"{year}.csv", *(referrals(str(year), code) for code in codes))
        process = subprocess.Popen(
            [sys.executable, "-c", LOADER, str(path)], stdout=subprocess.PIPE, env=dict(os.environ)
        )
        process.stdout.readline()
        time.sleep(random.uniform(0, seconds))
        running = process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        killed += running
        seconds *= 1.2 if running else 0.7
        after = [each.release for each in releases()]
        assert after in (before, [*before, str(year)])
        assert all(store.path_of(each).exists() for each in releases())
        before = after
    assert killed
    assert load_one(c1(tmp_path / "last.csv", referrals("2050", "343"))).done


@pytest.mark.own_process
def test_a_file_made_to_fill_the_memory_is_named_and_we_live(tmp_path, monkeypatch):
    monkeypatch.setenv("SIGHTLINE_LOAD_SECONDS", "1")
    monkeypatch.setenv("SIGHTLINE_LOAD_MEMORY_MB", "64")
    path = c1(tmp_path / "c1.csv", referrals("2024", "343"))
    with path.open("a") as file:
        for code in range(120_000):
            file.write(referrals(str(1000 + code % 9000), f"{code % 900:03}") + "\n")
    why = refused(path)
    assert why.startswith("c1.csv could not be read") and "SIGHTLINE_LOAD_MEMORY_MB" in why


def test_a_file_that_has_gone_is_named_and_comes_back_by_loading_it_again(tmp_path):
    path = c1(tmp_path / "c1.csv", referrals("2024", "England", percent="22.4"))
    load_one(path)
    store.path_of(releases()[0]).unlink()
    with pytest.raises(ComparatorError, match=r"is not there\. Take it from a backup, or load c1\.csv again"):
        england(statistic="median")
    report = load_one(path)
    assert (report.files[0].did, len(releases()), england().value) == ("loaded", 1, 22.4)


def test_a_release_without_a_day_is_dated_by_loading_it_again_and_keeps_its_place(tmp_path):
    first = c1(tmp_path / "c1.csv", referrals("2024", "England", percent="22.4"))
    report = load_one(first)
    assert "when it was published" in report.files[0].notes[-1]
    load_one(
        c1(tmp_path / "revised.csv", referrals("2024", "England", percent="22.9")), release="2024 revised"
    )
    report = load_one(first, published="2024-10-31")
    assert (report.files[0].did, report.done, report.sentence) == ("dated", True, "1 release dated.")
    assert [(each.release, each.published) for each in releases()] == [
        ("2024", "2024-10-31"),
        ("2024 revised", ""),
    ]
    assert (england().value, england(release="2024").published) == (22.9, "2024-10-31")
    assert load_one(first, published="2024-11-01").files[0].did == "already here"  # a day that is there stays
