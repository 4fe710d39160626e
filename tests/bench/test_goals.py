"""What the benchmark prints: units of the machine beside seconds, and of every goal whether it is met."""

import duckdb
import pytest

from support.bench_council import Ran, goals, machine, started_anew, text_copy


@pytest.fixture
def slow(monkeypatch):
    """A machine on which a unit is two seconds."""
    for each in (machine.machine, machine.processor_unit):
        each.cache_clear()
    for name in machine.PIECES:
        monkeypatch.setitem(machine.PIECES, name, lambda: None)
    monkeypatch.setattr(machine, "_once", lambda _: 0.5)
    monkeypatch.setattr(machine, "_processor_once", lambda _: 0.25)
    yield machine.machine()
    for each in (machine.machine, machine.processor_unit):
        each.cache_clear()


def test_every_piece_does_all_of_its_work():
    assert machine.in_python() == 100_003
    assert machine.in_numpy() == pytest.approx(4_000_000, rel=0.01)
    assert machine.in_duckdb() == 200_003
    assert machine.in_files() == 1_000 * 1_000 + 64 * 1024**2


def test_a_unit_is_what_the_four_pieces_take_together(slow):
    assert slow.unit == 2.0
    assert machine.with_units(17.8) == "17.80 s, 8.90 units"
    assert slow.sentence().startswith("This machine: a unit is 2.00 s (Python 0.50 s, numpy 0.50 s,")


def load_against_copy(capsys, load: Ran, copy: Ran) -> str:
    goals.of_the_load(load, copy)
    return capsys.readouterr().out.strip()


def test_a_load_of_three_times_the_copy_is_met_and_one_of_more_is_not(slow, capsys):
    copy = Ran(2.0, 100, 41)
    met = load_against_copy(capsys, Ran(6.0, 500, "a snapshot"), copy)
    missed = load_against_copy(capsys, Ran(9.0, 500, "a snapshot"), copy)
    assert met.startswith("met ")
    assert met.endswith("3.0x, 6.00 s, 3.00 units (1.00 of what is allowed)")
    assert missed.startswith("not met ")
    assert missed.endswith("4.5x, 9.00 s, 4.50 units (1.50 of what is allowed)")


def test_a_load_that_failed_is_not_met_and_says_why(slow, capsys):
    line = load_against_copy(capsys, Ran(0.0, 0.0, None, "MemoryError"), Ran(2.0, 100, 41))
    assert line.startswith("not met ")
    assert line.endswith("MemoryError")


def test_the_refresh_is_held_to_units_and_to_memory(slow, capsys):
    goals.of_the_refresh(Ran(19.0, 1100, 5))
    units, memory = capsys.readouterr().out.splitlines()
    assert units.lstrip().startswith("met ")
    assert "9.50 units" in units
    assert memory.lstrip().startswith("not met ")


def test_the_copy_reads_every_csv_below_the_folder_as_text(tmp_path):
    files, target = tmp_path / "files", tmp_path / "target"
    (files / "ssd").mkdir(parents=True)
    target.mkdir()
    (files / "ssd" / "one.csv").write_text("a,b\n001,2\n", encoding="utf-8")
    (files / "two.csv").write_text("a\n2026-01-01\n", encoding="utf-8")
    assert text_copy.copy(files, target) == 2
    assert duckdb.sql(f"FROM read_parquet('{target}/0.parquet')").fetchall() == [("001", "2")]
    assert duckdb.sql(f"FROM read_parquet('{target}/1.parquet')").fetchall() == [("2026-01-01",)]


def test_refreshes_are_held_to_the_engine_alone_and_commands_to_a_unit(slow, capsys):
    engine = Ran(4.0, 0, 1)
    goals.of_what_starts_anew(
        started_anew.Anew(engine, Ran(8.0, 0, ""), Ran(5.3, 0, ""), Ran(0.95, 0, ""), Ran(1.05, 0, ""))
    )
    first, again, scorecard, cases = (line.strip() for line in capsys.readouterr().out.splitlines())
    assert first.startswith("met ") and "2.00x, 8.00 s, 8.00 units (1.00 of what is allowed)" in first
    assert again.startswith("not met ") and "1.32x" in again
    assert scorecard.startswith("met ") and "0.95 units" in scorecard
    assert cases.startswith("not met ") and "1.05 units" in cases


def test_what_started_anew_and_failed_is_not_met_and_says_why(slow, capsys):
    right, wrong = Ran(1.0, 0, ""), Ran(0.0, 0, "", "MemoryError")
    goals.of_what_starts_anew(started_anew.Anew(right, wrong, right, wrong, right))
    lines = [line.strip() for line in capsys.readouterr().out.splitlines()]
    assert [line.startswith("met ") for line in lines] == [False, True, False, True]
    assert lines[0].endswith("MemoryError") and lines[2].endswith("MemoryError")


def test_a_process_that_fails_says_its_last_line():
    assert started_anew.processor_seconds("raise SystemExit('no room')").failed == "no room"
    done = started_anew.processor_seconds("import sys; print(sys.argv[1])", "a word")
    assert (done.failed, done.found) == ("", "a word\n") and done.seconds > 0
