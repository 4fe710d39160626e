"""Which tests are asked again where the application's tables lie on PostgreSQL: the marker `database`.

A test that does something to the tables themselves (a service, a query, a command) has it without saying so, because
constraints, transactions, locks, order, case and JSON are each database's own. A test that asks a page has not: what
SQLite's answer makes of the page, PostgreSQL's makes too. Where a page stands or falls with such an answer (a list
in an order, a search without regard to case, what two people do at once), its file says `pytest.mark.database`.

Half of all files have no such test. Where only those tests are asked for, those files are not even opened: that would
take longer than many a room's tests.
"""

from functools import cache
from pathlib import Path

import pytest

ASKS_A_PAGE = "client"
ASKS_FIGURES = frozenset({"council", "small_store", "stored_for_two", "loaded", "checked_store"})
"""Fixtures of tests that are about figures, which lie in the store whatever the application's database is."""
ELSEWHERE = ("browser", "postgres")
"""Markers of tests that name a database themselves, or have one of a server's own."""
WORDS = ("django_db", "mark.database")
"""One of these a file says that has such a test."""


@cache
def may_have_one(file: Path) -> bool:
    """Whether a test of this file may be marked so: what the file says tells, without opening it as code."""
    text = file.read_text(encoding="utf-8")
    return any(word in text for word in WORDS)


def is_about_the_database(item: pytest.Item) -> bool:
    """Whether this test is marked so, or does something to the tables and not by way of a page."""
    if any(item.get_closest_marker(name) for name in ELSEWHERE):
        return False
    if item.get_closest_marker("database"):
        return True
    fixtures = getattr(item, "fixturenames", ())
    database = item.get_closest_marker("django_db")
    emptied = database is not None and database.kwargs.get(
        "transaction"
    )  # the trail's table lets nobody empty it
    return (
        database is not None
        and not emptied
        and ASKS_A_PAGE not in fixtures
        and not ASKS_FIGURES.intersection(fixtures)
    )
