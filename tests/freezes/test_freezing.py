"""A freeze is whole or not there, is never another, and says why a figure is another now."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sightline.calendars.periods import parse
from sightline.engine.places import store_folder
from sightline.engine.snapshots import KEEP_FOR_SECONDS, keep_names, open_snapshot, sweep
from sightline.freezes.cases import cases_between, judged_between
from sightline.freezes.frozen import NoSuchFreezeError
from sightline.freezes.models import Freeze
from sightline.freezes.places import freeze_folder, freezes_folder
from sightline.freezes.queries import faults_of, freeze_named, opened
from sightline.freezes.queries.differences import changes_of, side_by_side
from sightline.freezes.queries.freezes import FreezeChangedError, added_up_otherwise
from sightline.freezes.queries.verifying import problems
from sightline.freezes.services import CannotFreezeError, confirm, make, publish
from sightline.freezes.services.making import MayNotFreezeError
from sightline.measuring.crosswalk import TeamLink
from sightline.measuring.discover import figures
from sightline.measuring.readings import READING_RESULTS
from sightline.teams.services import hold_crosswalk
from sightline.trail.models import Line
from support.processes import READY, environment
from support.small_council import AUTHORITY

pytestmark = pytest.mark.django_db
QUARTER = parse("2025-26-Q1")


def seals() -> dict[str, str]:
    return {line.what: line.detail["seal"] for line in Line.objects.filter(action="freeze_made")}


def now():
    return READING_RESULTS.of(open_snapshot())


def test_every_figure_is_answered_as_it_was_reported_and_is_its_cases_counted(frozen):
    as_reported = opened(frozen)
    for period in map(parse, ("2025-26-Q1", "2025-06", "YTD:2025-06", "R12:2025-06", "2024-25")):
        for figure_id, (_, figure) in figures().items():
            reading = as_reported.reading(figure_id, period, AUTHORITY)
            assert reading == now().reading(figure_id, period, AUTHORITY)
            if reading.status != "ok" or figure.kind not in ("share", "count"):
                continue
            cases = as_reported.cases(figure_id, period)
            assert sum(bool(each["counted"]) for each in cases) == reading.numerator
            assert figure.kind == "count" or len(cases) == reading.denominator
    assert as_reported.reading("AS01", QUARTER, AUTHORITY).denominator == 42
    assert added_up_otherwise(as_reported, AUTHORITY) == []


def test_units_are_reported_too(frozen):
    as_reported = opened(frozen)
    assert as_reported.reported("AS01", QUARTER, "T1").denominator == 36
    assert as_reported.reported("AS01", QUARTER, "T2").denominator == 6
    assert as_reported.about["units"]["T2"] == "South Assessment Team"


def test_a_cut_off_before_the_data_date_leaves_out_what_came_after(council, people):
    as_reported = opened(make(by="analyst", authority=AUTHORITY, name="to-march", cut_off=date(2025, 3, 31)))
    assert as_reported.reading("AS01", parse("2024-25-Q4"), AUTHORITY).denominator == 42
    assert as_reported.reading("AS01", parse("2025-04"), AUTHORITY).status == "not_computable"
    assert as_reported.cases("AS01", parse("2025-04")) == []


def test_after_another_load_it_stands_and_says_case_by_case_why_a_figure_is_another(loaded_again, frozen):
    pairs = {each.reported.id: each for each in side_by_side(opened(frozen), now(), QUARTER, AUTHORITY)}
    pair = pairs["AS01"]
    assert (pair.reported.numerator, pair.reported.denominator) == (30, 42)
    assert pair.now is not None and pair.now.denominator == 41 and pair.differs and not pair.redefined
    changes = changes_of(opened(frozen), now(), "AS01", QUARTER, AUTHORITY)
    assert sorted(each.kind for each in changes) == ["gone", "late", "moved"]
    (late,) = (each for each in changes if each.kind == "late")
    assert late.case_id == "A9999"
    (moved,) = (each for each in changes if each.kind == "moved")
    assert (moved.on.month, moved.before, moved.now) == (5, "not counted", None)
    then, today = (
        {row["case_id"] for row in rows if row["counted"]}
        for rows in (opened(frozen).cases("AS01", QUARTER), _now_cases())
    )
    counted = [each for each in changes if "counted" in (each.before, each.now)]
    assert {each.case_id for each in counted} == then ^ today


def _now_cases():
    from sightline.measuring.listing import listed

    return listed(open_snapshot(), "AS01", QUARTER, AUTHORITY)


def test_of_a_team_that_has_merged_the_cases_that_went_with_it_are_told_from_those_that_changed(
    loaded_again, frozen
):
    links = [TeamLink("T2", "T1", date(2025, 7, 1))]
    before = {unit: _difference(frozen, unit) for unit in ("T1", "T2")}
    assert {each.kind for each in before["T1"][1]} == {"gone", "late", "moved"} and before["T2"][1] == []
    hold_crosswalk(AUTHORITY, links, reason="Merged", by="lead")
    pair, _ = _difference(frozen, "T2")
    assert pair.reported.denominator == 6 and not pair.differs  # on the data date they had not merged yet
    hold_crosswalk(AUTHORITY, [replace(links[0], starts=date(2025, 6, 1))], reason="Merged", by="lead")
    pair, changes = _difference(frozen, "T2")
    assert pair.reported.denominator == 6 and not (pair.now and pair.now.denominator)
    assert [each.kind for each in changes] == ["crosswalk"] * 6 and {each.now for each in changes} == {None}
    pair, changes = _difference(frozen, "T1")
    assert pair.now is not None and (pair.reported.denominator, pair.now.denominator) == (36, 41)
    kinds = Counter(each.kind for each in changes)
    assert kinds == {"crosswalk": 6, "gone": 1, "late": 1, "moved": 1}
    came, went = (sum(getattr(each, side) is None for each in changes) for side in ("before", "now"))
    assert 36 + came - went == 41


def _difference(frozen, unit):
    about = {"unit": unit}
    pairs = side_by_side(opened(frozen), now(), QUARTER, AUTHORITY, **about)
    (pair,) = (each for each in pairs if each.reported.id == "AS01")
    return pair, changes_of(opened(frozen), now(), "AS01", QUARTER, AUTHORITY, **about)


def test_the_cases_kept_with_the_readings_are_those_that_are_judged_anew(council):
    snapshot = open_snapshot()
    folder = READING_RESULTS.of(snapshot).folder
    for first, last in ((date(2024, 4, 1), date(2025, 6, 30)), (date(2023, 4, 1), date(2025, 3, 31))):
        kept = cases_between(snapshot, folder, AUTHORITY, first, last)
        assert kept.num_rows > 100 and kept.equals(judged_between(snapshot, AUTHORITY, first, last))


def test_a_freeze_to_a_month_long_ago_has_its_cases_judged_anew(council, people):
    as_reported = opened(make(by="analyst", authority=AUTHORITY, name="old", cut_off=date(2024, 2, 29)))
    month = parse("2024-02")
    reading = as_reported.reading("AS01", month, AUTHORITY)
    assert reading.denominator and len(as_reported.cases("AS01", month)) == reading.denominator


def test_another_definition_is_told_from_another_record(loaded_again, frozen, monkeypatch):
    as_reported = opened(frozen)
    monkeypatch.setitem(as_reported.about["definitions"]["AS01"], "fingerprint", "another")
    whole = as_reported.cases("AS01", QUARTER)
    monkeypatch.setattr(type(as_reported), "cases", lambda *_: whole[1:])
    changes = {each.case_id: each.kind for each in changes_of(as_reported, now(), "AS01", QUARTER, AUTHORITY)}
    assert changes[whole[0]["case_id"]] in ("definition", "both")
    assert changes["A9999"] == "late"


def test_its_snapshot_outlives_every_sweep(loaded_again, frozen):
    folder = store_folder() / "snapshots" / frozen.snapshot
    old = folder.stat().st_mtime - 2 * KEEP_FOR_SECONDS
    os.utime(folder, (old, old))
    sweep()
    assert folder.exists() and keep_names(frozen.snapshot)
    assert opened(frozen).reading("AS01", QUARTER, AUTHORITY).denominator == 42


@pytest.mark.parametrize(
    ("name", "cut_off", "words"),
    [
        ("", None, "Give the freeze a name"),
        ("Q1 2025-26", None, "There is a freeze q1-2025-26 already"),
        ("q2", date(2025, 7, 31), "complete to 30 June 2025"),
        ("q2", date(2025, 6, 29), "end of a month"),
    ],
)
def test_what_cannot_be_frozen_is_said_and_nothing_is_left(frozen, name, cut_off, words):
    with pytest.raises(CannotFreezeError, match=words):
        make(by="analyst", authority=AUTHORITY, name=name, cut_off=cut_off)
    assert Freeze.objects.count() == 1
    assert [each.name for each in freezes_folder().iterdir()] == ["990-q1-2025-26"]


@pytest.mark.parametrize("by", ["outsider", "lead", "nobody"])
def test_whoever_may_not_is_refused_in_the_trail(council, people, by):
    with pytest.raises(MayNotFreezeError):
        make(by=by, authority=AUTHORITY, name="q1")
    assert Line.objects.filter(action="refused", actor=by).exists()
    assert not Freeze.objects.exists() and not freezes_folder().exists()


def test_one_of_another_authority_may_not(council, people):
    from sightline.people.models import User

    User.objects.filter(username="analyst").update(authority="343")
    with pytest.raises(MayNotFreezeError):
        make(by="analyst", authority=AUTHORITY, name="q1")


@pytest.mark.parametrize("at", ["write_table", "dumps", "rename", "create"])
def test_whatever_goes_wrong_there_is_none_and_the_next_is_whole(council, people, monkeypatch, at):
    def fails(*_, **__):
        raise OSError("No space left on device")

    places = {
        "write_table": "sightline.freezes.content.pq.write_table",
        "dumps": "sightline.freezes.content.json.dumps",
        "rename": "sightline.freezes.services.making.folder_whole",
        "create": "sightline.freezes.services.making.record",
    }
    with monkeypatch.context() as patch:
        patch.setattr(places[at], fails)
        with pytest.raises(OSError, match="No space"):
            make(by="analyst", authority=AUTHORITY, name="q1")
    assert not Freeze.objects.exists()
    assert list(freezes_folder().iterdir()) == []
    assert keep_names(open_snapshot().id) == []
    assert faults_of(make(by="analyst", authority=AUTHORITY, name="q1")) == []


def test_a_second_person_confirms_and_then_what_was_published_is_entered(frozen):
    with pytest.raises(CannotFreezeError, match="confirmed by a second person"):
        publish(frozen, title="Scorecard", audience="Scrutiny", on=_today(), by="analyst")
    with pytest.raises(MayNotFreezeError):
        confirm(frozen, by="analyst")
    confirmed = confirm(frozen, by="lead")
    assert confirmed.confirmed_by == "lead" and confirmed.confirmed_at is not None
    with pytest.raises(CannotFreezeError, match="confirmed it already"):
        confirm(frozen, by="lead")
    published = publish(frozen, title=" Scorecard  Q1 ", audience="Scrutiny", on=_today(), by="analyst")
    assert (published.title, published.freeze) == ("Scorecard Q1", frozen)
    assert [each.action for each in Line.objects.order_by("number")][-2:] == [
        "freeze_confirmed",
        "freeze_published",
    ]


def _today():
    from django.utils import timezone

    return timezone.localdate()


@pytest.mark.parametrize(
    "spoilt", ["readings/readings.parquet", "cases.parquet", "figures.parquet", "freeze.json"]
)
def test_a_byte_that_is_another_is_named_and_nothing_of_it_is_shown(frozen, spoilt):
    assert problems(seals()) == (1, [])
    file = freeze_folder(AUTHORITY, frozen.name) / spoilt
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(bytes(content))
    _, wrong = problems(seals())
    assert wrong == [f"990-q1-2025-26: {spoilt} was changed."]
    from sightline.freezes.queries import freezes

    freezes._opened.clear()
    with pytest.raises(FreezeChangedError, match=spoilt):
        opened(frozen)


def test_a_file_that_has_gone_or_come_and_a_row_that_has_gone_are_named(frozen):
    folder = freeze_folder(AUTHORITY, frozen.name)
    (folder / "cases.parquet").rename(folder / "other.parquet")
    assert problems(seals())[1] == [
        "990-q1-2025-26: cases.parquet is not there.",
        "990-q1-2025-26: other.parquet does not belong to it.",
    ]
    shutil.rmtree(folder)
    assert problems(seals())[1] == ["990-q1-2025-26: freeze.json is not there."]
    Freeze.objects.filter(pk=frozen.pk).update(seal="0" * 64)
    assert "not sealed as the trail says" in problems(seals())[1][-1]
    Freeze.objects.all().delete()
    assert problems(seals())[1] == [
        "The trail says that q1-2025-26 990 was frozen, and there is no such freeze."
    ]


def test_what_it_holds_besides_says_what_was_so_then(frozen):
    about = json.loads((freeze_folder(AUTHORITY, frozen.name) / "freeze.json").read_text())
    assert (about["cut_off"], about["data_to"], about["snapshot"]) == (
        "2025-06-30",
        "2025-06-30",
        frozen.snapshot,
    )
    assert about["definitions"]["AS01"]["better"] == "higher"
    assert set(about["files"]) == {
        "cases.parquet", "figures.parquet", "readings/answers.json", "readings/lives.parquet", "readings/readings.parquet",
        "readings/spreads.parquet",
    }  # fmt: skip


def test_one_that_is_not_there_is_said_with_those_that_are(frozen):
    with pytest.raises(NoSuchFreezeError, match="There are: q1-2025-26"):
        freeze_named(AUTHORITY, "q9")


KILLED = """
import os, signal
from sightline.freezes.services import making
from sightline.people.services import add_user
add_user("analyst", "performance_analyst", by="tests")
step = {step!r}
def dies(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)
if step == "inside":
    making.write_content.__globals__["cases_between"] = dies
else:
    making._written_down = dies
making.make(by="analyst", authority="990", name="q1")
"""
AGAIN = """
from sightline.freezes.models import Freeze
from sightline.freezes.services import make
from sightline.freezes.queries import faults_of
print(Freeze.objects.count())
print(faults_of(make(by="analyst", authority="990", name="q1")), Freeze.objects.count())
"""


@pytest.mark.parametrize("step", ["inside", "before it stood"])
def test_one_that_is_killed_leaves_none_and_is_made_whole_again(council, tmp_path, step):
    from support.processes import run, shaped

    environ = environment(tmp_path / "var")
    shaped(environ)
    killed = subprocess.run(
        [sys.executable, "-c", READY + KILLED.format(step=step)], env=environ, check=False
    )
    assert killed.returncode == -signal.SIGKILL
    assert run(AGAIN, environ).split("\n")[:2] == ["0", "[] 1"]
    if step == "inside":
        _survives_a_restore_and_a_move(tmp_path)


def _survives_a_restore_and_a_move(home: Path) -> None:
    """Byte for byte the same in a data folder that was put back from a backup, and in that folder under another name."""
    before = _bytes_in(home / "var" / "store" / "freezes")
    assert {name.partition("/")[0] for name in before} == {"990-q1"}  # and nothing of what was killed
    _sightline(home / "var", "backup", str(home / "b.zip"), "--with-keys")
    _sightline(home / "back", "restore", str(home / "b.zip"))
    for folder in (home / "back", (home / "back").with_name("moved")):
        if not folder.exists():
            (home / "back").rename(folder)
        assert _bytes_in(folder / "store" / "freezes") == before
        assert "Every freeze is as it was sealed: 1." in _sightline(folder, "verify")
        shown = json.loads(_sightline(folder, "scorecard", "--freeze", "q1", "--format", "json"))
        assert next(each for each in shown if each["id"] == "AS01")["denominator"] == 42


def _sightline(data: Path, *asked: str) -> str:
    command = [sys.executable, "-m", "sightline.cli", *asked]
    done = subprocess.run(command, env=environment(data), text=True, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _bytes_in(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()
    }
