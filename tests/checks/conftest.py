"""Checks are drawn on a board of their own."""

import pytest

from checks import drawn_checks


@pytest.fixture(scope="session")
def check():
    """Draw tables, say what is wrong in them: see drawn_checks.check."""
    return drawn_checks.check
