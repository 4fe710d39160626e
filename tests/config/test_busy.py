"""While somebody else writes, pages say that they are busy and /health answers: a real server, and each fault drawn.

How soon they do is asked by bench/held_up.py.
"""

import sqlite3
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from contextlib import closing

import psycopg
import pytest
from django.db import OperationalError
from django.test import RequestFactory
from filelock import Timeout

from sightline.config.databases import database
from sightline.web.busy import is_busy, say_when_busy, went_wrong
from support.browsing import served


def because(cause: Exception) -> OperationalError:
    fault = OperationalError("canceling statement")
    fault.__cause__ = cause
    return fault


@pytest.mark.parametrize(
    ("fault", "busy"),
    [
        (OperationalError("database is locked"), True),
        (OperationalError("database table is locked: trail_line"), True),
        (because(psycopg.errors.LockNotAvailable()), True),
        (Timeout("head.lock"), True),
        (OperationalError("disk I/O error"), False),
        (because(psycopg.errors.AdminShutdown()), False),
        (ValueError("is locked"), False),
        (None, False),
    ],
)
def test_which_faults_say_that_somebody_else_is_writing(fault, busy):
    assert is_busy(fault) is busy


@pytest.mark.django_db
def test_a_fault_outside_a_view_is_said_too_and_any_other_is_as_before(client):
    request = RequestFactory().get("/")
    request.user = type("Nobody", (), {"is_authenticated": False})()
    for fault, status in ((OperationalError("database is locked"), 503), (KeyError("x"), 500)):
        try:
            raise fault
        except (OperationalError, KeyError):
            assert went_wrong(request).status_code == status
    assert say_when_busy(lambda _: None).process_exception(request, KeyError("x")) is None


def test_postgresql_waits_no_longer_either(monkeypatch):
    from django.db import connections

    from sightline.config.databases import wait_no_longer_than_a_page_may

    own = database("postgresql://a@b/c?options=-c%20search_path%3Dx", None)
    monkeypatch.setitem(connections.settings, "default", own)
    monkeypatch.setattr(type(connections), "close_all", lambda self: None)
    wait_no_longer_than_a_page_may()
    assert own["OPTIONS"]["options"] == "-c search_path=x -c lock_timeout=4000"


def test_eight_who_sign_in_meanwhile_are_told_and_health_answers(tmp_path):
    data = tmp_path / "var"
    with served(data) as address:
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        form = opener.open(f"{address}/sign-in", timeout=20).read().decode()
        token = form.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
        sent = urllib.parse.urlencode(
            {"username": "ann", "password": "x", "csrfmiddlewaretoken": token}
        ).encode()
        answers = []

        def sign_in() -> None:
            try:
                opener.open(f"{address}/sign-in", sent, timeout=60)
            except urllib.error.HTTPError as fault:
                answers.append((fault.code, "Sightline is busy" in fault.read().decode()))

        with closing(sqlite3.connect(data / "sightline.sqlite3", isolation_level=None)) as writer:
            writer.execute("BEGIN IMMEDIATE")
            threads = [threading.Thread(target=sign_in) for _ in range(8)]
            for each in threads:
                each.start()
            time.sleep(0.5)
            for _ in range(3):
                assert urllib.request.urlopen(f"{address}/health", timeout=20).status == 200
            for each in threads:
                each.join()  # all have their answer before whoever writes has done
            writer.execute("ROLLBACK")
        assert answers == [(503, True)] * 8
