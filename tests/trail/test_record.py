"""Recording a line: what it holds, what it stands or falls with, and that the database will not let it go."""

import json

import pytest
from django.db import Error, connection, transaction

from sightline.trail import head_file, queries
from sightline.trail import services as actions
from sightline.trail.models import Line
from sightline.trail.rules import CannotRecordError
from support.trail_of import tamper, written

pytestmark = pytest.mark.django_db


def test_a_line_says_who_did_what_and_why():
    line = actions.record(
        by="Ann Analyst", action="looked_at_cases", what="AS01", reason="Audit", detail={"children": ["C-1"]}
    )
    line.refresh_from_db()
    assert (line.number, line.actor, line.action, line.what, line.reason) == (
        (1, "Ann Analyst", "looked_at_cases", "AS01", "Audit")
    )
    assert line.detail == {"children": ["C-1"]}


def test_each_line_follows_from_the_one_before():
    first, second = (actions.record(by="ann", action="loaded") for _ in range(2))
    assert (second.number, second.previous) == (2, first.hash)


def test_a_line_that_says_nothing_is_not_written():
    with pytest.raises(CannotRecordError):
        actions.record(by="", action="loaded")
    assert Line.objects.count() == 0


def test_what_cannot_be_recorded_is_not_done(monkeypatch):
    monkeypatch.setattr(head_file, "change", lambda *_: (_ for _ in ()).throw(OSError("The disk is full")))
    with pytest.raises(OSError, match="disk is full"):
        actions.record(by="ann", action="loaded")
    assert Line.objects.count() == 0


def test_a_line_falls_with_the_work_it_belongs_to(django_capture_on_commit_callbacks):
    written(django_capture_on_commit_callbacks, 1)
    with pytest.raises(RuntimeError), transaction.atomic():
        actions.record(by="ann", action="loaded")
        raise RuntimeError
    verdict = queries.verify()
    assert (verdict.ok, verdict.lines) == (True, 1)
    assert verdict.notes == [
        "Line 2 was begun and not kept: the work it belonged to was undone, or the machine stopped before it was "
        "saved. Nothing that was saved is missing."
    ]


def test_after_work_that_was_undone_the_next_line_takes_the_number(django_capture_on_commit_callbacks):
    with pytest.raises(RuntimeError), transaction.atomic():
        actions.record(by="ann", action="loaded")
        raise RuntimeError
    written(django_capture_on_commit_callbacks, 2)
    verdict = queries.verify()
    assert (verdict.ok, verdict.lines, verdict.notes) == (True, 2, [])


def test_a_stop_between_the_commit_and_its_confirmation_is_no_tampering(django_capture_on_commit_callbacks):
    written(django_capture_on_commit_callbacks, 2)
    with django_capture_on_commit_callbacks(execute=False):
        actions.record(by="ann", action="loaded")
    verdict = queries.verify()
    assert (verdict.ok, verdict.lines, verdict.problems) == (True, 3, [])


def test_many_lines_in_one_piece_of_work_are_confirmed_together(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        for _ in range(3):
            actions.record(by="ann", action="loaded")
    head = json.loads(head_file.head_path().read_text())
    assert (head["count"], head["pending"]) == (3, [])


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE trail_line SET actor = 'somebody else' WHERE number = 1",
        "UPDATE trail_line SET actor = actor",
        "DELETE FROM trail_line WHERE number = 2",
        "DELETE FROM trail_line",
        "INSERT INTO trail_line SELECT number + 5, at, actor, action, what, reason, detail_text, previous, 'x' "
        "FROM trail_line WHERE number = 2",
        "INSERT INTO trail_line SELECT 1, at, actor, action, what, reason, detail_text, previous, 'x' "
        "FROM trail_line WHERE number = 2",
    ],
)
def test_the_database_refuses_to_change_remove_or_misnumber_a_line(
    statement, django_capture_on_commit_callbacks
):
    written(django_capture_on_commit_callbacks, 2)
    with pytest.raises(Error, match="append-only"), transaction.atomic():
        tamper(statement)


def test_the_database_refuses_to_put_a_line_in_anothers_place(django_capture_on_commit_callbacks):
    written(django_capture_on_commit_callbacks, 2)
    replacing = "INSERT OR REPLACE INTO" if connection.vendor == "sqlite" else "INSERT INTO"
    with pytest.raises(Error, match="append-only"), transaction.atomic():
        tamper(f"{replacing} trail_line SELECT * FROM trail_line WHERE number = 1")


def test_the_head_file_is_for_its_owner_only(django_capture_on_commit_callbacks):
    written(django_capture_on_commit_callbacks, 1)
    assert [oct(path.stat().st_mode & 0o777) for path in (head_file.head_path(), head_file.key_path())] == [
        "0o600"
    ] * 2
