"""Checks are drawn on a board of their own; what they find in a small council is found once."""

import pytest

from checks import drawn_checks
from checks.small_faults import small
from sightline.checks.checked import CHECK_RESULTS, CheckedSnapshot


@pytest.fixture(scope="session")
def check():
    """Draw tables, say what is wrong in them: see drawn_checks.check."""
    return drawn_checks.check


@pytest.fixture(scope="session")
def checked(tmp_path_factory) -> CheckedSnapshot:
    """What was found in the small council."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SIGHTLINE_DATA", str(tmp_path_factory.mktemp("small")))
        return CHECK_RESULTS.of(small())
