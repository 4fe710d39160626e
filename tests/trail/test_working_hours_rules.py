"""Which moments lie outside working hours."""

from datetime import UTC, datetime

import pytest

from sightline.trail.working_hours import is_outside


@pytest.mark.parametrize(
    ("at", "outside"),
    [
        (datetime(2026, 11, 2, 7, 0, tzinfo=UTC), False),  # a Monday
        (datetime(2026, 11, 2, 6, 59, tzinfo=UTC), True),
        (datetime(2026, 11, 2, 18, 59, tzinfo=UTC), False),
        (datetime(2026, 11, 2, 19, 0, tzinfo=UTC), True),
        (datetime(2026, 11, 6, 12, 0, tzinfo=UTC), False),  # Friday
        (datetime(2026, 11, 7, 12, 0, tzinfo=UTC), True),  # Saturday
        (datetime(2026, 11, 8, 12, 0, tzinfo=UTC), True),  # Sunday
        (datetime(2026, 12, 25, 12, 0, tzinfo=UTC), True),  # a bank holiday on a Friday
        (datetime(2026, 12, 24, 12, 0, tzinfo=UTC), False),
    ],
)
def test_hours_weekends_and_bank_holidays(at, outside):
    assert is_outside(at) is outside
