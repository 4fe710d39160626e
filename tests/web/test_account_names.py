"""What people are called on pages: by full name and the post of the day, else by the name of their account."""

from datetime import UTC, date, datetime

import pytest

from sightline.web import account_names
from sightline.web.account_names import AccountName, HeldPost

MANAGER = HeldPost("Team manager", date(2025, 1, 6), date(2026, 3, 31))
HEAD = HeldPost("Head of service", date(2026, 4, 1))
NAMES = [
    AccountName("jsmith", "Jo Smith", (MANAGER, HEAD)),
    AccountName("ann", "", (HeldPost("Nurse", date(2026, 1, 1)),)),
    AccountName("bo", "Bo Lee"),
    AccountName("cy", "Cy Day", (HeldPost("Chair", date(2026, 1, 1)), HeldPost("Chair", date(2026, 1, 1)))),
]


@pytest.fixture
def reads(monkeypatch) -> list[int]:
    """How often the names were read."""
    times: list[int] = []

    def reader() -> list[AccountName]:
        times.append(1)
        return NAMES

    monkeypatch.setattr(account_names, "_readers", [reader])
    return times


@pytest.mark.parametrize(
    ("account", "on", "says"),
    [
        ("jsmith", None, "Jo Smith, Head of service"),
        ("jsmith", date(2026, 4, 1), "Jo Smith, Head of service"),
        ("jsmith", date(2026, 3, 31), "Jo Smith, Team manager"),
        ("jsmith", date(2025, 1, 6), "Jo Smith, Team manager"),
        ("jsmith", date(2025, 1, 5), "Jo Smith"),
        ("jsmith", datetime(2026, 3, 31, 22, 30, tzinfo=UTC), "Jo Smith, Team manager"),
        ("jsmith", datetime(2026, 3, 31, 23, 30, tzinfo=UTC), "Jo Smith, Head of service"),
        ("ann", None, "ann, Nurse"),
        ("bo", None, "Bo Lee"),
        ("cy", None, "Cy Day, Chair"),
        ("the clock", None, "the clock"),
        ("", None, ""),
        (None, None, ""),
    ],
)
def test_a_name_with_the_post_of_the_day(reads, account, on, says):
    assert account_names.name_and_post(account, on) == says


def test_the_account_stays_beside_the_name_where_it_counts(reads):
    assert account_names.name_and_account("jsmith") == "Jo Smith (jsmith)"
    assert account_names.name_and_account("ann") == "ann"
    assert account_names.choice_words("jsmith") == "Jo Smith, Head of service (jsmith)"
    assert account_names.choice_words("the clock") == "the clock"
    assert (account_names.full_name("jsmith"), account_names.full_name("ann")) == ("Jo Smith", "ann")


def test_names_are_read_once_for_a_page_however_many_it_shows(reads):
    with account_names.read_once():
        assert not reads
        for name in ("jsmith", "ann", "nobody"):
            account_names.name_and_post(name)
        assert len(reads) == 1
        account_names.forget()
        account_names.name_and_post("ann")
        assert len(reads) == 2
    account_names.name_and_post("ann")
    assert len(reads) == 3
