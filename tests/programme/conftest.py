"""The council whose assessments became timely, loaded once a run for all who judge a difference by it."""

from pathlib import Path

import pytest

from programme.difference_council import write
from sightline.measuring.readings import READING_RESULTS
from support.stores import store_of_this_run


@pytest.fixture(scope="session")
def better_store(of_this_run: Path) -> Path:
    """Its store, with its readings."""
    return store_of_this_run(of_this_run, "better", write, READING_RESULTS.make)
