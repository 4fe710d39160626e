"""Four readers through twenty loads: nothing failed, nothing torn."""

import pytest

from returns.at_once import ROWS, loaded, readers
from returns.small_folder import write

LOADS, READERS = 20, 4


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """What four readers say of twenty loads that went on while they read."""
    data, folders = tmp_path_factory.mktemp("read"), tmp_path_factory.mktemp("versions")
    loaded(data, write(folders / "v0", 0, ROWS))
    with readers(data, READERS) as them:
        for version in range(1, LOADS + 1):
            loaded(data, write(folders / f"v{version}", version, ROWS))
            them.wait_for_each()
    return them.told


def test_no_read_failed(told):
    assert [each["failed"] for each in told] == [[]] * READERS


def test_no_read_was_torn_between_two_versions(told):
    assert [each["torn"] for each in told] == [[]] * READERS


def test_the_readers_saw_the_versions_change(told):
    assert len(set.union(*(each["seen"] for each in told))) > LOADS / 2
