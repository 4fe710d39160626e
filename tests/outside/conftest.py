"""The published files, loaded once for every test that only asks."""

from pathlib import Path

import pytest

from sightline.comparators.load import LoadWish, load


@pytest.fixture(scope="session")
def store_of_benchmarks(tmp_path_factory, shared) -> Path:
    """A data folder into which everything in `benchmarks` is loaded."""
    folder = tmp_path_factory.mktemp("benchmarks")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SIGHTLINE_DATA", str(folder))
        assert load([shared / "benchmarks"], LoadWish()).done
    return folder


@pytest.fixture
def loaded(store_of_benchmarks, monkeypatch) -> None:
    """The store of this test is that one."""
    monkeypatch.setenv("SIGHTLINE_DATA", str(store_of_benchmarks))
