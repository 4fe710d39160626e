"""Whatever is done to the trail behind its back, verify finds it."""

import shutil
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from sightline.engine.places import data_folder
from sightline.people.models import User
from sightline.trail import head_file, queries
from sightline.trail import services as actions
from sightline.trail.heads import Head
from sightline.trail.models import Line
from support.trail_of import take_the_triggers_off, tamper, written

pytestmark = pytest.mark.django_db


@pytest.fixture
def five_lines(django_capture_on_commit_callbacks):
    """A trail of five, with the database's own defences taken off."""
    lines = written(django_capture_on_commit_callbacks, 5)
    take_the_triggers_off()
    return lines


def test_an_untouched_trail_is_whole(five_lines):
    verdict = queries.verify()
    assert (verdict.ok, verdict.lines, verdict.problems, verdict.notes) == (True, 5, [], [])


def test_an_empty_trail_is_whole():
    assert queries.verify().ok


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("actor", "somebody else"),
        ("action", "signed_in"),
        ("what", "AS02"),
        ("reason", "none"),
        ("detail_text", '{"children":[]}'),
        ("at", "2020-01-01 00:00:00+00:00"),
    ],
)
def test_a_changed_line_is_found(five_lines, column, value):
    tamper(f"UPDATE trail_line SET {column} = %s WHERE number = 3", value)
    assert queries.verify().problems == ["Line 3 is not as it was written: its seal does not fit."]


def test_a_changed_last_line_is_found(five_lines):
    tamper("UPDATE trail_line SET reason = 'none' WHERE number = 5")
    assert queries.verify().problems == ["Line 5 is not as it was written: its seal does not fit."]


def test_a_line_removed_from_the_middle_is_found(five_lines):
    tamper("DELETE FROM trail_line WHERE number = 3")
    assert queries.verify().problems == ["Line 3 is missing."]


def test_a_line_removed_and_the_rest_moved_up_is_found(five_lines):
    tamper("DELETE FROM trail_line WHERE number = 3")
    tamper("UPDATE trail_line SET number = 3 WHERE number = 4")
    tamper("UPDATE trail_line SET number = 4 WHERE number = 5")
    problems = queries.verify().problems
    assert "Line 3 does not follow from line 2: one of them was changed or put in." in problems
    assert problems[-1].startswith("The head file counts 5 lines and the database holds 4")


def test_the_first_line_removed_is_found(five_lines):
    tamper("DELETE FROM trail_line WHERE number = 1")
    assert queries.verify().problems == ["Line 1 is missing."]


def test_a_line_put_in_is_found(five_lines):
    tamper(
        "INSERT INTO trail_line SELECT 6, at, 'nobody', action, what, reason, detail_text, hash, %s "
        "FROM trail_line WHERE number = 5",
        "f" * 64,
    )
    problems = queries.verify().problems
    assert "Line 6 is not as it was written: its seal does not fit." in problems
    assert any("never announced to the head file" in problem for problem in problems)


def test_the_last_line_removed_is_found(five_lines):
    tamper("DELETE FROM trail_line WHERE number = 5")
    assert queries.verify().problems == [
        "The head file counts 5 lines and the database holds 4: the last line was removed, or an older copy of the "
        "database was put back."
    ]


def test_a_head_comes_with_a_new_key_so_that_a_key_without_one_tells_of_its_removal():
    head_file.key()
    assert queries.verify().ok
    head_file.head_path().unlink()
    assert queries.verify().problems[0].startswith("The head file is not there")


def test_every_line_removed_is_found(five_lines):
    tamper("DELETE FROM trail_line")
    assert queries.verify().problems[0].startswith("The head file counts 5 lines and the database holds 0")


def test_the_last_line_removed_and_written_again_is_found(five_lines):
    tamper("DELETE FROM trail_line WHERE number = 5")
    tamper(
        "INSERT INTO trail_line SELECT 5, at, 'nobody', action, what, reason, detail_text, hash, %s "
        "FROM trail_line WHERE number = 4",
        "f" * 64,
    )
    assert queries.verify().problems == [
        "Line 5 is not as it was written: its seal does not fit.",
        "Line 5 is not the line the head file remembers.",
    ]


def test_a_removal_that_the_next_line_would_cover_up_is_kept(five_lines, django_capture_on_commit_callbacks):
    tamper("DELETE FROM trail_line WHERE number = 5")
    written(django_capture_on_commit_callbacks, 3)
    verdict = queries.verify()
    assert not verdict.ok
    assert (
        "before line 5 was written: The head file counts 5 lines and the database holds 4"
        in verdict.problems[0]
    )


def test_a_whole_trail_after_a_break_reports_the_break_and_nothing_else(
    five_lines, django_capture_on_commit_callbacks
):
    head_file.head_path().unlink()
    written(django_capture_on_commit_callbacks, 2)
    verdict = queries.verify()
    assert (verdict.lines, len(verdict.problems)) == (7, 1)
    assert "before line 6 was written: The head file is not there" in verdict.problems[0]


def test_the_head_file_removed_is_found(five_lines):
    head_file.head_path().unlink()
    assert queries.verify().problems[0].startswith("The head file is not there")


def test_the_head_file_and_every_line_removed_is_found(five_lines):
    head_file.head_path().unlink()
    tamper("DELETE FROM trail_line")
    assert queries.verify().problems[0].startswith("The head file is not there")


def test_a_head_file_put_back_from_before_is_found(five_lines, django_capture_on_commit_callbacks):
    before = head_file.head_path().read_text()
    written(django_capture_on_commit_callbacks, 2)
    head_file.head_path().write_text(before)
    assert queries.verify().problems[0].startswith("2 of the last lines, up to line 7, were never announced")


def test_a_head_file_changed_by_hand_is_found(five_lines):
    path = head_file.head_path()
    path.write_text(path.read_text().replace('"count": 5', '"count": 4'))
    assert queries.verify().problems == ["The head file was changed, or was written with another key."]


def test_a_head_file_changed_by_hand_is_found_by_the_process_that_wrote_it_as_it_writes_on(
    five_lines, django_capture_on_commit_callbacks
):
    """What a process wrote itself it need not read anew; what differs from that by a digit it does."""
    path = head_file.head_path()
    path.write_text(path.read_text().replace('"count": 5', '"count": 6'))
    written(django_capture_on_commit_callbacks, 1)
    (problem,) = queries.verify().problems
    assert "before line 6 was written: The head file was changed, or was written with another key." in problem


def test_another_key_is_told_as_another_key(five_lines):
    head_file.key_path().write_text("z" * 64)
    problems = queries.verify().problems
    assert problems[0].startswith("No line fits the key.")
    assert len(problems) == 2


def test_a_key_that_is_gone_is_told(five_lines):
    head_file.key_path().unlink()
    verdict = queries.verify()
    assert (verdict.ok, verdict.lines) == (False, 5)
    assert "is not there, so no line can be checked" in verdict.problems[0]


def test_a_key_of_the_councils_own_is_used(monkeypatch, tmp_path, django_capture_on_commit_callbacks):
    own = tmp_path / "own.key"
    own.write_text("q" * 40)
    monkeypatch.setenv("SIGHTLINE_TRAIL_KEY_FILE", str(own))
    assert queries.verify().ok
    written(django_capture_on_commit_callbacks, 2)
    assert queries.verify().ok
    own.write_text("r" * 40)
    assert not queries.verify().ok


def test_a_key_of_the_councils_own_that_is_missing_stops_recording(monkeypatch, tmp_path):
    monkeypatch.setenv("SIGHTLINE_TRAIL_KEY_FILE", str(tmp_path / "gone.key"))
    with pytest.raises(FileNotFoundError, match="Put it back"), transaction.atomic():
        actions.record(by="ann", action="loaded")
    assert Line.objects.count() == 0


def test_many_faults_are_told_in_twenty_sentences_and_a_count(django_capture_on_commit_callbacks):
    written(django_capture_on_commit_callbacks, 25)
    take_the_triggers_off()
    tamper("UPDATE trail_line SET reason = 'none' WHERE number > 1")
    problems = queries.verify().problems
    assert (len(problems), problems[-1]) == (21, "And 4 more faults like these.")


def everything_taken_away(*more) -> None:
    """Every line, the head, and what else is named: as somebody does who owns the database and the folder."""
    tamper("DELETE FROM trail_line")
    shutil.rmtree(head_file.head_path().parent)
    for path in more:
        path.unlink()


@pytest.fixture
def key_elsewhere(tmp_path, monkeypatch):
    """The council keeps the key itself, as is recommended."""
    path = tmp_path / "vault" / "trail.key"
    path.parent.mkdir()
    path.write_text("k" * 64)
    monkeypatch.setenv("SIGHTLINE_TRAIL_KEY_FILE", str(path))
    return path


def test_every_line_and_the_head_taken_away_is_found_though_the_key_is_elsewhere(key_elsewhere, five_lines):
    everything_taken_away()
    assert [problem[:30] for problem in queries.verify().problems] == ["The head file is not there. Wi"]


def test_it_is_found_after_the_next_lines_too(key_elsewhere, five_lines, django_capture_on_commit_callbacks):
    everything_taken_away()
    written(django_capture_on_commit_callbacks, 2)
    assert any("The head file is not there" in problem for problem in queries.verify().problems)


def test_every_line_the_head_and_the_key_taken_away_is_found(five_lines, django_capture_on_commit_callbacks):
    everything_taken_away(head_file.key_path())
    assert not queries.verify().ok
    written(django_capture_on_commit_callbacks, 1)
    assert any("written with another key" in problem for problem in queries.verify().problems)


def test_with_the_file_that_says_it_began_gone_too_the_accounts_tell(five_lines):
    """An account cannot be without a line; one older than the first line says that there were others."""
    User.objects.create(username="ann", date_joined=timezone.now() - timedelta(days=3))
    everything_taken_away(head_file.key_path(), data_folder() / "keys" / "trail.begun")
    (problem,) = queries.verify().problems
    assert problem.startswith("The trail has no line, yet the database holds an account made on")


def test_accounts_older_than_the_first_line_tell_after_the_next_lines_too(
    five_lines, django_capture_on_commit_callbacks
):
    User.objects.create(username="ann", date_joined=timezone.now() - timedelta(days=3))
    everything_taken_away(head_file.key_path(), data_folder() / "keys" / "trail.begun")
    written(django_capture_on_commit_callbacks, 1)
    (problem,) = queries.verify().problems
    assert problem.startswith("The trail begins on")


def test_an_account_made_with_the_first_line_is_no_fault(django_capture_on_commit_callbacks):
    User.objects.create(username="ann")
    written(django_capture_on_commit_callbacks, 1)
    assert queries.verify().ok


def test_a_first_line_that_was_undone_is_no_fault(django_capture_on_commit_callbacks):
    with pytest.raises(RuntimeError), transaction.atomic():
        actions.record(by="Ann", action="looked_at_cases")
        raise RuntimeError
    written(django_capture_on_commit_callbacks, 1)
    assert queries.verify().ok


def test_the_head_and_the_key_put_back_as_new_do_not_hide_that_it_began(
    key_elsewhere, five_lines, django_capture_on_commit_callbacks
):
    """A head that says "nothing yet", sealed with the right key by somebody who holds it."""
    tamper("DELETE FROM trail_line")
    head_file.change(head_file.key(), lambda _: Head())
    (problem,) = queries.verify().problems
    assert problem.startswith("The trail began with a line that is not there any more")
    written(django_capture_on_commit_callbacks, 1)
    (problem,) = queries.verify().problems
    assert problem.startswith("The trail began with a line that is not there any more")
