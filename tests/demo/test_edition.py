"""What another edition's demo becomes: put away whole, and nothing that is no demo's is ever moved."""

import json
from datetime import date

import pytest

from sightline.demo.edition import put_away

TODAY = date(2026, 11, 30)


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("SIGHTLINE_DATA", str(tmp_path / "var"))
    (tmp_path / "var" / "demo" / "ssd").mkdir(parents=True)
    (tmp_path / "var" / "sightline.sqlite3").write_text("whatever was typed")
    return tmp_path / "var"


def snapshot(home, name, text):
    (home / "store" / "snapshots" / name).mkdir(parents=True)
    (home / "store" / "snapshots" / name / "manifest.json").write_text(text)


def test_a_demo_is_put_away_whole_and_the_folder_is_empty_but_for_it(home):
    snapshot(home, "one", json.dumps({"authorities": {"990": {}}}))
    earlier = put_away(TODAY)
    assert earlier == home / "earlier-2026-11-30"
    assert [each.name for each in home.iterdir()] == ["earlier-2026-11-30"]
    assert (earlier / "sightline.sqlite3").read_text() == "whatever was typed"
    assert (earlier / "store" / "snapshots" / "one" / "manifest.json").exists()


def test_a_second_one_on_the_same_day_joins_the_first_and_takes_nothing_from_it(home):
    first = put_away(TODAY)
    (home / "demo" / "ssd").mkdir(parents=True)
    second = put_away(TODAY)
    assert second == home / "earlier-2026-11-30-2"
    assert (first / "sightline.sqlite3").exists() and (second / "demo" / "ssd").is_dir()


@pytest.mark.parametrize(
    "manifest",
    [
        json.dumps({"authorities": {"990": {}, "343": {}}}),
        json.dumps({"authorities": {"343": {}}}),
        json.dumps({"tables": []}),
        "not a manifest",
    ],
)
def test_what_may_be_a_councils_stays_where_it_is(home, manifest):
    snapshot(home, "one", json.dumps({"authorities": {"990": {}}}))
    snapshot(home, "two", manifest)
    assert put_away(TODAY) is None
    assert (home / "sightline.sqlite3").exists()


def test_a_folder_without_the_demos_files_is_no_demos(home):
    (home / "demo" / "ssd").rmdir()
    assert put_away(TODAY) is None
