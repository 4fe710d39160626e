"""Reading a load into a preview: what it shows, what makes it fail, and that the current data stays as it was."""

import errno
from pathlib import Path

import pytest
from django.test import Client
from django_tasks_db.models import DBTaskResult

from loading.loads_help import box, drop, previewed, read
from sightline.engine.snapshots import AnotherLoadError, current_id, snapshots_folder, the_only_loader
from sightline.loading.models import Load
from sightline.loading.rules import MOST_ATTEMPTS
from sightline.loading.services import clearing, reading
from sightline.measuring.readings import READING_RESULTS
from sightline.trail.models import Line
from support.figure_pages import row_of, words
from support.people import signed_in
from support.small_council import CHILD

pytestmark = pytest.mark.django_db
AS01 = "Assessments completed within 45 working days of referral"


def test_begun_it_waits_for_the_worker_and_says_so(analyst: Client, council, later):
    drop(analyst, later)
    response = analyst.post("/load/start")
    load = box()
    assert response["Location"] == f"/load/{load.id}"
    assert "Waiting for the background worker" in words(analyst.get(f"/load/{load.id}"))
    assert DBTaskResult.objects.get().args_kwargs == {"args": [load.id], "kwargs": {}}


def test_the_progress_is_a_piece_of_a_page_until_there_is_more_to_see(
    analyst: Client, council, later, no_figures
):
    drop(analyst, later)
    analyst.post("/load/start")
    load = box()
    piece = analyst.get(f"/load/{load.id}/progress")
    assert "<html" not in piece.text
    assert "HX-Refresh" not in piece
    assert "● Wait for a turn now" in words(piece) and "○ Work out the measures to come" in words(piece)
    read(load)
    assert analyst.get(f"/load/{load.id}/progress")["HX-Refresh"] == "true"


def test_a_preview_leaves_the_current_data_and_is_computed_already(analyst: Client, council, later):
    from sightline.engine.snapshots import open_snapshot

    before = current_id()
    load = previewed(analyst, later)
    assert (load.state, load.base, current_id()) == ("previewed", before, before)
    assert READING_RESULTS.is_fresh(open_snapshot(load.snapshot))
    assert (load.authorities, load.rows_read, load.rows_kept) == (["990"], 238, 238)


def test_it_shows_figures_before_and_after_the_biggest_change_first(analyst: Client, council, later):
    load = previewed(analyst, later)
    page = analyst.get(f"/load/{load.id}")
    assert "All 238 rows are kept; no faults." in words(page)
    assert "71.4% (30 of 42) 71.4% (20 of 28) 14 fewer cases a big change" in row_of(page, AS01)
    assert CHILD not in page.text


def test_faults_are_counted_by_rule_with_their_remedy(analyst: Client, council, no_figures):
    load = previewed(analyst, ("ssd_person.csv", b"pers_person_id,pers_dob\nC-1,31/02/2026\n,2015-01-01\n"))
    row = row_of(analyst.get(f"/load/{load.id}"), "Not a date")
    assert row.startswith("Not a date Kept, the value left blank 1 Correct the date in the case system.")
    assert (load.rows_read, load.rows_kept, load.rows_set_aside, load.faults) == (2, 1, 1, 2)


def test_what_is_not_recognised_does_not_stop_the_rest(analyst: Client, council, later, no_figures):
    load = previewed(analyst, later, ("holiday.jpg", b"\xff"))
    assert load.state == "previewed"
    assert "Not recognised" in row_of(analyst.get(f"/load/{load.id}"), "holiday.jpg")


def test_files_nobody_knows_fail_with_a_sentence(analyst: Client, council):
    load = previewed(analyst, ("holiday.jpg", b"\xff"))
    assert load.state == "failed"
    assert "holiday.jpg was not recognised" in words(analyst.get(f"/load/{load.id}"))
    assert Line.objects.filter(action="load_failed").exists()


def test_a_first_load_into_an_empty_store_compares_with_nothing(analyst: Client, files: Path):
    load = previewed(analyst, *sorted(files.iterdir()), authority="990", data_to="30/06/2025")
    page = words(analyst.get(f"/load/{load.id}"))
    assert "figures, for the first time." in page
    assert "data to 30 June 2025 (as given)." in page
    assert current_id() is None


def test_another_authoritys_files_are_not_loaded_by_somebody_of_one(client: Client, council):
    signed_in(client, "performance_analyst", authority="343")
    load = previewed(client, ("ssd_person.csv", b"pers_person_id\nC-1\n"))
    assert load.state == "failed"
    assert "These files are of authority 990, and performance_analyst loads for 343." in load.sentence
    assert len(list(snapshots_folder().iterdir())) == 1


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (
            OSError(errno.ENOSPC, "No space left on device"),
            "The disk is full, so the files could not be loaded.",
        ),
        (RuntimeError(f"{CHILD}001 is in here"), "Something went wrong on our side"),
        (MemoryError(), "Something went wrong on our side"),
    ],
)
def test_what_goes_wrong_is_a_sentence_and_nothing_is_changed(
    analyst, council, later, monkeypatch, fault, sentence
):
    before = current_id()
    monkeypatch.setattr(reading, "compute", lambda *_, **__: (_ for _ in ()).throw(fault))
    load = previewed(analyst, later)
    assert load.sentence.startswith(sentence)
    assert CHILD not in load.sentence
    assert current_id() == before
    assert [each.name for each in snapshots_folder().iterdir()] == [before]


def test_a_second_load_waits_and_says_so(analyst: Client, council, later, monkeypatch, no_figures):
    said, load_files, busy = [], reading.load, iter([True, False])
    monkeypatch.setattr(reading, "_progress", lambda _, step: said.append(step))

    def load(*given, **named):
        if next(busy):
            raise AnotherLoadError
        return load_files(*given, **named)

    monkeypatch.setattr(reading, "load", load)
    assert previewed(analyst, later).state == "previewed"
    assert said[0] == reading.ANOTHER


def test_a_task_that_is_not_the_loads_own_any_more_does_nothing(analyst: Client, council, later):
    drop(analyst, later)
    analyst.post("/load/start")
    load = box()
    reading.read(load.id, "an earlier task")
    load.refresh_from_db()
    assert (load.state, load.attempts) == ("reading", 0)


def test_a_load_whose_worker_died_is_queued_again_and_read(analyst: Client, council, later, no_figures):
    drop(analyst, later)
    analyst.post("/load/start")
    load = box()
    DBTaskResult.objects.get().claim("a worker that is dead")
    assert clearing.take_up() == [load.id]
    assert DBTaskResult.objects.get().status == "READY"
    assert read(load).state == "previewed"


def test_one_that_waits_in_the_queue_is_left_there(analyst: Client, council, later):
    drop(analyst, later)
    analyst.post("/load/start")
    assert clearing.take_up() == []


def test_one_that_somebody_is_at_work_on_is_left_to_them(analyst: Client, council, later):
    from filelock import FileLock

    from sightline.loading.places import lock_of

    drop(analyst, later)
    analyst.post("/load/start")
    DBTaskResult.objects.get().claim("a worker that lives")
    with FileLock(lock_of(box().id)):
        assert clearing.take_up() == []


def test_a_load_that_ends_its_worker_every_time_is_given_up(analyst: Client, council, later):
    drop(analyst, later)
    analyst.post("/load/start")
    Load.objects.update(attempts=MOST_ATTEMPTS)
    assert read(box()).sentence.startswith(f"The worker was stopped {MOST_ATTEMPTS} times")


def test_a_failed_load_is_tried_again_with_the_same_files(
    analyst: Client, council, later, monkeypatch, no_figures
):
    with monkeypatch.context() as broken:
        broken.setattr(reading, "compute", lambda *_, **__: (_ for _ in ()).throw(RuntimeError()))
        load = previewed(analyst, later)
    analyst.post(f"/load/{load.id}/again")
    assert read(load).state == "previewed"
    assert load.sentence == ""


def test_files_a_day_old_are_cleared_away_and_cannot_be_read_again(analyst: Client, council, monkeypatch):
    from datetime import timedelta

    from django.utils import timezone

    load = previewed(analyst, ("holiday.jpg", b"\xff"))
    drop(analyst, ("late.csv", b"a"))
    now = timezone.now() + timedelta(days=1, minutes=1)
    with monkeypatch.context() as a_day_later:
        a_day_later.setattr(clearing.timezone, "now", lambda: now)
        clearing.clear_away()
    assert not any(path.exists() for path in reading.paths_of(load))
    assert Load.objects.filter(state="declined").count() == 1
    assert "cleared away since" in words(analyst.post(f"/load/{load.id}/again"))


@pytest.mark.parametrize("days", [-400, 0])
def test_a_clock_that_jumps_back_clears_nothing_away(
    analyst: Client, council, later, monkeypatch, days, no_figures
):
    from datetime import timedelta

    from django.utils import timezone

    load = previewed(analyst, later)
    now = timezone.now() + timedelta(days=days)
    monkeypatch.setattr(clearing.timezone, "now", lambda: now)
    clearing.clear_away()
    assert all(path.exists() for path in reading.paths_of(load))


def test_nothing_of_it_says_a_childs_reference_where_it_could_leak(
    analyst: Client, council, files: Path, caplog
):
    previewed(analyst, *sorted(files.iterdir()))
    said = " ".join(f"{line.what} {line.detail_text}" for line in Line.objects.all())
    tasks = " ".join(
        f"{task.args_kwargs} {task.traceback} {task.return_value}" for task in DBTaskResult.objects.all()
    )
    assert CHILD not in said + tasks + caplog.text


def test_holding_the_store_does_not_take_the_database(analyst: Client, council, later):
    """Somebody loads on the machine itself, and the pages still take files."""
    with the_only_loader():
        drop(analyst, later)
    assert box().files.count() == 1
