"""The decision: nothing becomes current without a yes, a stale preview never does, and there is a way back."""

from pathlib import Path

import pytest
from django.test import Client
from pyarrow import parquet

from loading.loads_help import previewed, read
from sightline.engine.snapshots import (
    KEEP_FOR_SECONDS,
    current_id,
    point_to,
    snapshots_folder,
    sweep,
    the_only_loader,
)
from sightline.loading.models import Load
from sightline.loading.places import uploads_folder
from sightline.loading.services import deciding
from sightline.returns.load import load as load_on_the_machine
from sightline.trail.models import Line
from support.figure_pages import hidden, row_of, words
from support.people import signed_in
from support.small_council import AUTHORITY, DATA_TO

pytestmark = [pytest.mark.django_db, pytest.mark.database]
WHY = {"reason": "Agreed with the team"}
AS01 = "Assessments completed within 45 working days of referral"


def decide(analyst: Client, load: Load, what: str = "current", typed: dict[str, str] = WHY):
    """Decide on a load as its page does."""
    return analyst.post(f"/load/{load.id}/{what}", hidden(analyst.get(f"/load/{load.id}")) | typed)


def test_a_yes_makes_it_current_and_the_scorecard_shows_it(analyst: Client, council, later):
    before = current_id()
    assert "30 of 42" in row_of(analyst.get("/scorecard"), AS01)
    load = previewed(analyst, later)
    assert decide(analyst, load).status_code == 302
    load.refresh_from_db()
    assert (load.state, current_id()) == ("made_current", load.snapshot)
    assert "30 of 42" not in row_of(analyst.get("/scorecard"), AS01)
    line = Line.objects.get(action="made_current")
    assert (line.actor, line.reason) == ("performance_analyst", WHY["reason"])
    assert line.detail == {"snapshot": load.snapshot, "instead_of": before}
    assert not (uploads_folder() / str(load.id)).exists()


def test_by_following_a_link_nothing_becomes_current(analyst: Client, council, later, no_figures):
    before, load = current_id(), previewed(analyst, later)
    assert analyst.get(f"/load/{load.id}/current").status_code == 405
    assert current_id() == before


def test_figures_that_move_a_lot_ask_for_a_reason(analyst: Client, council, later):
    before, load = current_id(), previewed(analyst, later)
    page = decide(analyst, load, "current", {})
    assert "Enter why this should be the current data." in words(page)
    assert current_id() == before


def test_the_same_files_again_ask_for_none(analyst: Client, council, files: Path):
    load = previewed(analyst, *sorted(files.iterdir()), data_to="30/06/2025")
    assert "No figure changes." in words(analyst.get(f"/load/{load.id}"))
    decide(analyst, load, "current", {})
    assert current_id() == load.snapshot


def test_a_data_date_that_goes_back_asks_for_a_reason(analyst: Client, council, files: Path):
    load = previewed(analyst, *sorted(files.iterdir()), data_to="29/06/2025")
    assert "The data date goes back, from 30 June 2025 to 29 June 2025." in words(
        analyst.get(f"/load/{load.id}")
    )
    decide(analyst, load, "current", {})
    assert current_id() != load.snapshot
    decide(analyst, load)
    assert current_id() == load.snapshot


def test_a_no_leaves_everything_as_it_was_and_removes_the_preview(
    analyst: Client, council, later, no_figures
):
    before, load = current_id(), previewed(analyst, later)
    decide(analyst, load, "decline", {})
    load.refresh_from_db()
    assert (load.state, current_id()) == ("declined", before)
    assert [each.name for each in snapshots_folder().iterdir()] == [before]
    assert not (uploads_folder() / str(load.id)).exists()
    assert "were not used" in words(analyst.get(f"/load/{load.id}"))


@pytest.mark.parametrize("decision", ["current", "decline"])
def test_a_decision_that_does_not_say_what_was_seen_is_none(
    analyst: Client, council, later, no_figures, decision
):
    before, load = current_id(), previewed(analyst, later)
    refused = analyst.post(f"/load/{load.id}/{decision}", WHY)
    assert refused.status_code == 400 and "does not say which edition" in words(refused)
    load.refresh_from_db()
    assert (load.state, current_id()) == ("previewed", before)


@pytest.mark.parametrize("decision", ["current", "decline"])
def test_who_saw_the_preview_before_its_files_were_read_again_decides_nothing(
    analyst: Client, council, later, no_figures, decision
):
    before, load = current_id(), previewed(analyst, later)
    opened = hidden(analyst.get(f"/load/{load.id}"))
    analyst.post(f"/load/{load.id}/again")
    read(load)
    stale = analyst.post(f"/load/{load.id}/{decision}", opened | WHY)
    assert stale.status_code == 409 and f"Load {load.id} was changed by" in words(stale)
    load.refresh_from_db()
    assert (load.state, current_id()) == ("previewed", before)
    assert analyst.post(f"/load/{load.id}/{decision}", hidden(stale) | WHY).status_code == 302


def test_a_preview_somebody_elses_load_overtook_is_not_made_current(
    analyst: Client, council, later, files, no_figures
):
    load = previewed(analyst, later)
    load_on_the_machine([files], authority=AUTHORITY, data_to=DATA_TO)
    overtaken_by = current_id()
    assert "has changed since this preview was made" in words(analyst.get(f"/load/{load.id}"))
    response = decide(analyst, load)
    assert (response.status_code, current_id()) == (409, overtaken_by)
    analyst.post(f"/load/{load.id}/again")
    read(load)
    assert (load.state, load.base) == ("previewed", overtaken_by)
    decide(analyst, load)
    assert current_id() == load.snapshot


def test_said_twice_it_is_done_once(analyst: Client, council, later, no_figures):
    load = previewed(analyst, later)
    opened = hidden(analyst.get(f"/load/{load.id}"))
    analyst.post(f"/load/{load.id}/current", opened | WHY)
    assert analyst.post(f"/load/{load.id}/current", opened | WHY).status_code == 409
    assert Line.objects.filter(action="made_current").count() == 1


def test_while_another_load_is_written_it_says_so(analyst: Client, council, later, monkeypatch, no_figures):
    monkeypatch.setattr(deciding, "WAIT", 0.1)
    before, load = current_id(), previewed(analyst, later)
    with the_only_loader():
        response = decide(analyst, load)
    assert "Another load is being written at this moment" in words(response)
    assert current_id() == before


def test_where_the_pointer_cannot_move_nothing_is_written_down(
    analyst: Client, council, later, monkeypatch, no_figures
):
    before, load = current_id(), previewed(analyst, later)
    monkeypatch.setattr(deciding, "point_to", lambda _: (_ for _ in ()).throw(OSError(28, "full")))
    with pytest.raises(OSError, match="full"):
        deciding.make_current(load.id, by="performance_analyst", reason="why not")
    load.refresh_from_db()
    assert (load.state, current_id()) == ("previewed", before)
    assert not Line.objects.filter(action="made_current").exists()


def test_where_it_cannot_be_written_down_the_pointer_does_not_move(
    analyst: Client, council, later, monkeypatch, no_figures
):
    before, load = current_id(), previewed(analyst, later)
    monkeypatch.setattr(deciding, "move", lambda *_, **__: (_ for _ in ()).throw(RuntimeError("no trail")))
    with pytest.raises(RuntimeError, match="no trail"):
        deciding.make_current(load.id, by="performance_analyst", reason="why not")
    assert current_id() == before


def test_a_server_that_stopped_between_pointer_and_record_is_caught_up_with(
    analyst: Client, council, later, no_figures
):
    from sightline.engine.snapshots import point_to

    load = previewed(analyst, later)
    point_to(load.snapshot)
    deciding.notice_current()
    load.refresh_from_db()
    assert load.state == "made_current"


def test_undone_the_data_before_is_back_and_the_reason_is_in_the_trail(analyst: Client, council, later):
    before, load = current_id(), previewed(analyst, later)
    decide(analyst, load)
    analyst.post("/load/undo", {"snapshot": load.snapshot, "reason": "The file was the wrong one"})
    load.refresh_from_db()
    assert (load.state, current_id()) == ("undone", before)
    assert "30 of 42" in row_of(analyst.get("/scorecard"), AS01)
    assert Line.objects.get(action="load_undone").reason == "The file was the wrong one"


@pytest.mark.parametrize(
    ("snapshot", "reason", "said"),
    [
        ("now", "", "Enter why this load is undone."),
        ("another", "The file was the wrong one", "The current data has changed since you saw it"),
    ],
)
def test_without_a_reason_or_from_a_page_left_open_nothing_is_undone(
    analyst, council, later, snapshot, reason, said, no_figures
):
    load = previewed(analyst, later)
    decide(analyst, load)
    named = load.snapshot if snapshot == "now" else snapshot
    assert said in words(analyst.post("/load/undo", {"snapshot": named, "reason": reason}))
    assert current_id() == load.snapshot


def test_a_first_load_has_no_way_back(analyst: Client, council):
    assert "Undo the current load" not in words(analyst.get("/load/history"))
    response = analyst.post("/load/undo", {"snapshot": current_id(), "reason": "The file was the wrong one"})
    assert "There is no earlier data to go back to." in words(response)


@pytest.mark.real_clock  # how old a snapshot is, the file system tells
def test_what_undoing_needs_is_not_swept_however_old(analyst: Client, council, later, no_figures):
    before, load = current_id(), previewed(analyst, later)
    decide(analyst, load)
    for number in range(6):
        (snapshots_folder() / f"9999{number}").mkdir()
    import time

    sweep(now=time.time() + 10 * KEEP_FOR_SECONDS)
    assert (snapshots_folder() / str(before)).exists()
    analyst.post("/load/undo", {"snapshot": load.snapshot, "reason": "The file was the wrong one"})
    assert current_id() == before


def test_the_history_says_who_when_from_what_and_what_became_of_it(
    analyst: Client, council, later, no_figures
):
    load = previewed(analyst, later)
    decide(analyst, load)
    page = analyst.get("/load/history")
    row = row_of(page, "ssd_cin_assessments.csv")
    assert "performance_analyst" in row
    assert "Current" in row
    assert "Agreed with the team" in row
    elsewhere = row_of(page, "Command line")
    assert "Not current" in elsewhere
    files = (snapshots_folder() / load.base / "tables").glob("*/*.parquet")
    kept = sum(parquet.read_metadata(file).num_rows for file in files)
    assert elsewhere.endswith(f"Not current {kept:,} 0")


def test_an_empty_history_says_so(client: Client):
    signed_in(client, "performance_analyst")
    assert "Nothing has been loaded yet." in words(client.get("/load/history"))


def test_a_preview_in_anothers_authority_is_not_shown(analyst: Client, council, later, no_figures):
    load = previewed(analyst, later)
    other = Client()
    from sightline.people.models import User

    other.force_login(User.objects.create(username="elsewhere", role="performance_analyst", authority="343"))
    assert other.get(f"/load/{load.id}").status_code == 403
    assert other.post(f"/load/{load.id}/current", {"edition": load.edition} | WHY).status_code == 403
    assert Line.objects.filter(actor="elsewhere", action="refused").count() == 2


def test_an_undoing_whose_server_stopped_before_it_was_written_down_is_written_down(
    analyst: Client, council, later
):
    """The pointer went back; the line and the history did not follow. It is found as the other way round is."""
    before, load = current_id(), previewed(analyst, later)
    decide(analyst, load)
    point_to(before)
    deciding.notice_current()
    load.refresh_from_db()
    assert load.state == "undone"
    line = Line.objects.get(action="load_undone")
    assert (line.actor, line.detail) == ("sightline", {"snapshot": load.snapshot, "back_to": before})
    deciding.notice_current()
    assert Line.objects.filter(action="load_undone").count() == 1


def test_a_load_that_another_replaced_is_not_taken_for_undone(analyst: Client, council, later, files: Path):
    load = previewed(analyst, later)
    decide(analyst, load)
    load_on_the_machine([files], authority=AUTHORITY, data_to=DATA_TO)
    deciding.notice_current()
    load.refresh_from_db()
    assert load.state == "made_current"


def test_a_preview_says_before_any_figure_what_could_not_be_read(analyst: Client, council, no_figures):
    heading = (
        "clae_cla_episode_id,clae_person_id,clae_cla_episode_start_date,clae_cla_episode_ceased_reason\n"
    )
    rows = "".join(f"e{n},c{n},2025-03-0{n},Flew\n" for n in range(1, 4))
    load = previewed(analyst, ("ssd_cla_episodes.csv", (heading + rows).encode()))
    page = words(analyst.get(f"/load/{load.id}"))
    assert "Could not be read: 3 of 3 values of clae_cla_episode_ceased_reason" in page
    assert page.index("Could not be read") < page.index("Faults")
