"""Whose turn it is to write: one writer at a time, and where the trail stands while it is theirs."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from sightline.trail.models import Line
from sightline.trail.rules import START, Mark

WRITERS_LOCK = 7_315_526_903
"""The number of the trail's advisory lock in PostgreSQL: any number nobody else uses."""


@contextmanager
def recorded_transaction() -> Iterator[None]:
    """One transaction at a time, until its commit: SQLite's immediate transactions, PostgreSQL's advisory lock."""
    with transaction.atomic():  # pyright: ignore[reportGeneralTypeIssues]
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [WRITERS_LOCK])
        yield


def last_mark() -> Mark:
    """The last line's place in the trail; number 0 when there is none. Ask while you are the one writer."""
    last = Line.objects.order_by("-number").values_list("number", "hash").first()
    return Mark(*last) if last else START


def first_mark() -> Mark:
    """The first line's place in the trail; number 0 when there is none."""
    first = Line.objects.order_by("number").values_list("number", "hash").first()
    return Mark(*first) if first else START
