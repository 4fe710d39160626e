"""Each test has room for its calls, as each page and each command has: see sightline.config.room_for_calls."""

import pytest
from _pytest.runner import pytest_runtest_protocol as as_pytest_does

from sightline.config.room_for_calls import with_room


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool:
    """A test, its fixtures and what comes after it, as ever, but with room."""
    return with_room(as_pytest_does, item, nextitem)
