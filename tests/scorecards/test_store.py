"""The store as pages ask it: resolved once, kept in memory, and replaced when a load replaces it."""

import pytest

from sightline.engine.places import data_folder
from sightline.engine.snapshots import NothingLoadedError
from sightline.returns.load import load
from sightline.scorecards.queries.store import current_readings, loaded_at, team_names
from support.small_council import AUTHORITY, DATA_TO

pytestmark = pytest.mark.django_db


def test_nothing_loaded_is_said():
    with pytest.raises(NothingLoadedError):
        current_readings()


def test_readings_stay_in_memory_until_a_load_replaces_them(council, small_store):
    first = current_readings()
    assert current_readings() is first
    load([small_store.parents[1] / "ssd"], authority=AUTHORITY, data_to=DATA_TO)
    assert current_readings().snapshot.id != first.snapshot.id


def test_when_it_was_loaded_is_read_from_the_newest_rows(council):
    readings = current_readings()
    newest = loaded_at(readings, AUTHORITY)
    assert newest is not None
    assert f"{newest:%Y%m%dT%H%M%S}" == readings.snapshot.id[:15]


@pytest.mark.django_db
def test_teams_are_those_with_cases_by_name(council):
    assert team_names(current_readings(), AUTHORITY) == {
        "T1": "North Assessment Team",
        "T2": "South Assessment Team",
    }


def test_each_test_has_a_store_of_its_own(council):
    assert current_readings().folder.is_relative_to(data_folder())
