"""The smoke test of the engine runs before everything else: when the parts below are broken, nothing above can be judged."""

from pathlib import Path

import pytest

SMOKE = Path(__file__).with_name("test_smoke.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Move the smoke test to the front."""
    items.sort(key=lambda item: item.path != SMOKE)
