"""A question asked twice: written in Ibis once, answered alike each time, and never answered from a spoiled copy."""

from datetime import date
from pathlib import Path

import duckdb
import ibis
import pyarrow as pa
import pytest

from sightline.engine import code, compiled
from sightline.engine.compiled import answer_to, answers_to
from sightline.engine.duck import DuckEngine
from sightline.engine.places import data_folder
from support.stored import stored

REFERRALS = """
    cine_referral_id | cine_person_id | cine_referral_date
    r1               | Asha           | 2025-03-03
    r2               | Ben            | 2025-03-04
    r3               | Asha           | 2025-04-01
    """


@pytest.fixture
def snapshot():
    return stored("2025-06-30", ssd_cin_episodes=REFERRALS)


def ask(snapshot, question="who", wanted=("Asha",), written=None):
    """Referrals of the children given, by child; `written` notes each time the question is written in Ibis."""
    engine = DuckEngine(snapshot)
    given = {"wanted": lambda: pa.table({"child": list(wanted)})}

    def build():
        if written is not None:
            written.append(question)
        rows = engine.table("ssd_cin_episodes")
        dated = engine.keep("dated", rows.filter(rows.cine_referral_date.notnull()))
        mine = engine.keep("wanted", given["wanted"]())
        met = dated.inner_join(mine, dated.cine_person_id == mine.child)
        return met.group_by("child").aggregate(referrals=met.count(), last=met.cine_referral_date.max())

    try:
        return answer_to(engine, question, given, build, rooms=()).to_pylist()
    finally:
        engine.close()


def kept_files() -> list[Path]:
    return sorted((data_folder() / "cache" / "compiled").glob("*.json"))


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path, monkeypatch, questions_of_its_own):
    monkeypatch.setenv("SIGHTLINE_DATA", str(tmp_path))


def test_the_second_time_is_not_written_again_and_answers_alike(snapshot):
    written = []
    first = ask(snapshot, written=written)
    second = ask(snapshot, written=written)
    assert first == second
    assert [row["referrals"] for row in first] == [2]
    assert written == ["who"]


def test_what_is_given_is_given_anew(snapshot):
    ask(snapshot)
    assert [row["child"] for row in ask(snapshot, wanted=["Ben"])] == ["Ben"]


def test_another_question_is_written_by_itself(snapshot):
    written = []
    ask(snapshot, "who", written=written)
    ask(snapshot, "who else", written=written)
    assert written == ["who", "who else"]
    assert len(kept_files()) == 2


def test_another_snapshot_answers_with_its_own_rows(snapshot):
    ask(snapshot)
    later = stored("2025-07-31", ssd_cin_episodes=REFERRALS + "r4 | Asha | 2025-07-01\n")
    assert [row["referrals"] for row in ask(later)] == [3]


@pytest.mark.parametrize(
    "spoiled", ["", "{", "[]", '{"steps": [], "last": []}', '{"steps": []}', '{"steps": 3}']
)
def test_a_spoiled_copy_is_written_anew(snapshot, spoiled):
    right = ask(snapshot)
    (file,) = kept_files()
    file.write_text(spoiled)
    written = []
    assert ask(snapshot, written=written) == right
    assert written == ["who"]
    assert file.read_text() != spoiled


def test_a_disk_that_takes_nothing_costs_time_and_no_answer(snapshot, monkeypatch):
    def full(*_args, **_more):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("sightline.files.whole.open_private", full)
    assert [row["referrals"] for row in ask(snapshot)] == [2]
    assert kept_files() == []


def test_copies_do_not_pile_up(snapshot, monkeypatch):
    monkeypatch.setattr(compiled, "KEPT_AT_MOST", 4)
    for number in range(9):
        ask(snapshot, f"question {number}")
    assert len(kept_files()) <= 4


def test_the_fingerprint_is_of_the_rooms_named_and_of_those_below(monkeypatch, tmp_path):
    for room in ("engine", "measures", "checks"):
        (tmp_path / room).mkdir()
        (tmp_path / room / "one.py").write_text("1")
    monkeypatch.setattr(code, "ROOT", tmp_path)

    def now():
        code.fingerprint_of.cache_clear()
        compiled.written_by.cache_clear()
        return compiled.written_by(("measures",))

    before = now()
    assert now() == before
    (tmp_path / "checks" / "one.py").write_text("2")
    assert now() == before
    (tmp_path / "measures" / "one.py").write_text("2")
    after = now()
    assert after != before
    (tmp_path / "engine" / "one.py").write_text("2")
    assert now() not in (before, after)
    code.fingerprint_of.cache_clear()
    compiled.written_by.cache_clear()


def test_the_data_date_is_no_part_of_what_is_kept(snapshot):
    """The first day that is judged is given like a row: the text written for one month serves the next."""
    written = []

    def since(snapshot, first):
        engine = DuckEngine(snapshot)

        def build():
            written.append(first)
            rows = engine.table("ssd_cin_episodes")
            since = rows.filter(rows.cine_referral_date >= engine.day("first_day", first))
            return since.aggregate(n=since.count())

        try:
            return answer_to(engine, "since", {"first_day": lambda: first}, build, rooms=()).to_pylist()
        finally:
            engine.close()

    assert since(snapshot, date(2025, 3, 4)) == [{"n": 2}]
    assert since(snapshot, date(2025, 4, 1)) == [{"n": 1}]
    assert since(snapshot, date(2025, 4, 2)) == [{"n": 0}]
    assert written == [date(2025, 3, 4)]


def test_several_answers_share_what_was_worked_out_on_the_way(snapshot):
    written = []

    def both():
        engine = DuckEngine(snapshot)

        def build():
            written.append("both")
            rows = engine.table("ssd_cin_episodes")
            early = rows.filter(rows.cine_referral_date < ibis.date("2025-03-31"))
            late = rows.filter(rows.cine_referral_date >= ibis.date("2025-03-31"))
            dated = engine.keep_all("dated", {"early": early, "late": late})
            return {
                "rows": dated.aggregate(n=dated.count()),
                "children": dated.aggregate(n=dated.cine_person_id.nunique()),
            }

        try:
            return {
                name: rows.to_pylist()
                for name, rows in answers_to(engine, "both", {}, build, rooms=()).items()
            }
        finally:
            engine.close()

    assert both() == both() == {"rows": [{"n": 3}], "children": [{"n": 2}]}
    assert written == ["both"]


def two_tables(engine):
    """Early referrals and late ones as parts of one table, assessments as another; an answer of each and one of both."""

    def build():
        rows = engine.table("ssd_cin_episodes")
        late = rows.filter(rows.cine_referral_date >= ibis.date("2025-03-31"))
        seen = engine.table("ssd_missing").filter(lambda t: t.miss_table_id.notnull())
        parts = {"early": rows.filter(rows.cine_referral_date < ibis.date("2025-03-31")), "late": late}
        dated = engine.keep_all(
            "dated", parts | {"odd": late.anti_join(seen, late.cine_referral_id == seen.miss_table_id)}
        )
        missing = engine.keep("missing", seen)
        return {
            "dated": dated.aggregate(n=dated.count()),
            "missing": missing.aggregate(n=missing.count()),
            "both": dated.aggregate(n=dated.count()).cross_join(missing.aggregate(m=missing.count())),
        }

    return build


def asked_narrowly(snapshot, narrow):
    engine = DuckEngine(snapshot)
    try:
        found = answers_to(engine, "two", {}, two_tables(engine), rooms=(), narrow=narrow)
        return {name: rows.to_pylist() for name, rows in found.items()}, [
            (step.name, step.part) for step in engine.steps if step.reads
        ]
    finally:
        engine.close()


def test_of_a_kept_plan_no_more_is_worked_out_than_is_asked_for(snapshot):
    whole, _ = asked_narrowly(snapshot, lambda plan: plan)
    assert whole == {"dated": [{"n": 4}], "missing": [{"n": 0}], "both": [{"n": 4, "m": 0}]}
    assert asked_narrowly(snapshot, lambda plan: plan.only({"dated"}, {"dated": {"early"}})) == (
        {"dated": [{"n": 2}]},
        [("dated", "early")],
    )
    assert asked_narrowly(snapshot, lambda plan: plan.only({"missing"}, {})) == (
        {"missing": [{"n": 0}]},
        [("missing", "")],
    )
    assert asked_narrowly(snapshot, lambda plan: plan.only((), {})) == ({}, [])


def test_a_plan_says_which_tables_of_the_store_an_answer_rests_on(snapshot):
    seen = []
    for _ in range(2):
        asked_narrowly(snapshot, lambda plan: seen.append(plan) or plan)
    (plan,) = seen  # the first time none was kept
    assert plan.rests_on(["missing"]) == {"ssd_missing"}
    assert plan.rests_on(["dated"]) == {"ssd_cin_episodes", "ssd_missing"}
    assert plan.rests_on(["dated"], {"dated": {"early", "late"}}) == {"ssd_cin_episodes"}
    assert plan.rests_on(["dated"], {"dated": ()}) == set()
    assert plan.rests_on(plan.last["both"].reads, {"dated": ()}) == {"ssd_missing"}


def test_what_is_let_go_is_gone_and_is_let_go_again(snapshot):
    def ask():
        engine = DuckEngine(snapshot)

        def build():
            dated = engine.keep("dated", engine.table("ssd_cin_episodes"))
            number = engine.keep("number", dated.aggregate(n=dated.count()))
            engine.let_go("dated")
            return {"n": number}

        try:
            rows = answers_to(engine, "gone", {}, build, rooms=())["n"].to_pylist()
            return rows, {
                name for (name,) in engine.raw.execute("SELECT table_name FROM duckdb_tables()").fetchall()
            }
        finally:
            engine.close()

    assert ask() == ask() == ([{"n": 3}], {"number"})


def test_what_goes_wrong_while_working_ahead_is_raised(snapshot):
    engine = DuckEngine(snapshot)

    def build():
        rows = engine.table("ssd_cin_episodes")
        engine.keep("wrong", rows.mutate(day=rows.cine_referral_id.cast("date")))
        return {"rows": rows}

    try:
        with pytest.raises(duckdb.ConversionException):
            answers_to(engine, "wrong", {}, build, rooms=())
        assert kept_files() == []
    finally:
        engine.close()
