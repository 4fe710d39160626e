"""Readings by the teams there are now: on the demo, which restructured once, and on crosswalks made at random.

The second opinion is a naive twin: the next team of each case looked up in a loop, and each figure counted from the list.
"""

from collections import Counter
from datetime import date
from statistics import median

import pytest

from measuring.test_crosswalk import random_crosswalk
from sightline.calendars.periods import parse
from sightline.demo.authority import generate
from sightline.demo.ssd_folder import write_population, write_ssd
from sightline.engine.duck import DuckEngine
from sightline.engine.snapshots import open_snapshot
from sightline.measuring.crosswalk import Crosswalk, TeamLink
from sightline.measuring.discover import figures
from sightline.measuring.listing import listed
from sightline.measuring.readings import READING_RESULTS, Readings
from sightline.measuring.readings_now import ReadingsNow, onward
from sightline.measuring.refresh import READINGS
from sightline.returns.load import load
from sightline.tables.data import Data
from support.stored import stored_data

AUTHORITY, PERIOD = "990", parse("2023-24")
ONE_OF_EACH_KIND = ("AS01", "AS05", "AD05", "CL02", "CP08", "FD01")
SPLIT = date(2023, 10, 1)
RESTRUCTURED = Crosswalk(
    (
        *(TeamLink("T11", new, SPLIT, main=new == "T21") for new in ("T21", "T22", "T23")),
        *(TeamLink("T12", new, SPLIT, main=new == "T12") for new in ("T12", "T22", "T23")),
        TeamLink("T31", "T34", date(2024, 4, 1)),
    )
)
SUMS = list(READINGS.names[7:])


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """The readings of a small demo council."""
    folder = tmp_path_factory.mktemp("demo")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SIGHTLINE_DATA", str(folder / "var"))
        tables = generate(scale=0.03)
        write_ssd(tables, folder / "ssd")
        write_population(tables, folder / "population")
        load([folder / "ssd", folder / "population"], authority=AUTHORITY, data_to=date(2026, 10, 31))
        yield READING_RESULTS.of(open_snapshot())


@pytest.fixture(scope="module")
def now(demo):
    """The same, by the teams there are after the restructure."""
    return ReadingsNow(demo, {AUTHORITY: RESTRUCTURED})


@pytest.fixture(scope="module")
def before(demo):
    """The demo council's sums, added over its teams."""
    return added(demo)


def monthly(readings: Readings):
    """Every team's rows together."""
    return [readings.rows_of("team", team, AUTHORITY) for team in readings.categories("team", AUTHORITY)]


def added(readings: Readings) -> dict:
    """The sums over all teams, by measure, part, month and by what replaced it."""
    keys = ["measure", "part", "month_index", "superseded"]
    found: dict = {}
    for rows in monthly(readings):
        for row in rows.group_by(keys).aggregate([(name, "sum") for name in SUMS]).to_pylist():
            key = tuple(row[name] for name in keys)
            here = found.setdefault(key, dict.fromkeys(SUMS, 0.0))
            for name in SUMS:
                here[name] += row[f"{name}_sum"]
    return found


@pytest.mark.parametrize("seed", range(3))
def test_no_measure_and_no_month_gains_or_loses_a_case(demo, before, seed):
    crosswalk = random_crosswalk(seed, demo.categories("team", AUTHORITY))
    assert crosswalk, "A crosswalk that moves nothing shows nothing"
    after = added(ReadingsNow(demo, {AUTHORITY: crosswalk}))
    assert before.keys() == after.keys()
    for key, sums in before.items():
        assert after[key] == pytest.approx(sums), key


def test_the_demos_restructure_moves_cases_and_keeps_their_number(demo, now, before):
    assert added(now).keys() == before.keys()
    teams = now.categories("team", AUTHORITY)
    assert "T11" not in teams and "T31" not in teams
    assert "T12" in teams, "What went to none of its successors stays"
    then, there = (each.by("team", "AS01", parse("2022-23"), AUTHORITY) for each in (demo, now))
    assert sum(r.denominator or 0 for r in then.values()) == sum(r.denominator or 0 for r in there.values())
    assert (there["T21"].denominator or 0) > (then["T21"].denominator or 0)


@pytest.mark.parametrize("figure_id", ONE_OF_EACH_KIND)
def test_the_list_and_the_figure_agree_for_every_team(demo, now, figure_id):
    measure, figure = figures()[figure_id]
    if figure.kind == "rate" or demo.why_not(measure, PERIOD, AUTHORITY):
        pytest.skip("no figure by team from this source in this period")
    found = now.by("team", figure_id, PERIOD, AUTHORITY)
    rows = listed(demo.snapshot, figure_id, PERIOD, AUTHORITY, teams=RESTRUCTURED)
    for team, reading in found.items():
        mine = [row for row in rows if row["team_now"] == team]
        if figure.kind == "median":
            amounts = [row["amount"] for row in mine if row["amount"] is not None]
            assert reading.value == (pytest.approx(median(amounts)) if amounts else None)
        elif figure.kind == "share":
            assert reading.denominator == len(mine)
            assert reading.numerator == sum(row["counted"] for row in mine)
        elif figure.kind == "count":
            assert reading.numerator == len(mine)
        elif figure.kind == "mean":
            assert reading.denominator == len(mine)


def naive_next(spells: list[dict], child: str, on: date, team: str) -> str | None:
    """The first other team a child was with on that day or later."""
    later = [
        (each["started"], each["team_id"])
        for each in spells
        if each["child_id"] == child and each["ended"] > on and each["team_id"] != team
    ]
    return min(later)[1] if later else None


def test_the_next_team_is_what_a_naive_look_finds(demo):
    engine = DuckEngine(demo.snapshot)
    data = Data(engine, {AUTHORITY: demo.data_to(AUTHORITY)})
    spells: dict[str, list[dict]] = {}
    for row in data.team_spells.to_pyarrow().to_pylist():
        spells.setdefault(row["child_id"], []).append(row)
    rows = listed(demo.snapshot, "AS01", parse("2022-23"), AUTHORITY, teams=RESTRUCTURED)
    known = Counter()
    for row in rows:
        then = naive_next(spells.get(row["child_id"], []), row["child_id"], row["on"], row["team"])
        assert row["team_now"] == RESTRUCTURED.now(row["team"], then)
        known[then is not None] += 1
    assert known[True] and known[False]


def test_other_splits_and_the_whole_are_as_they_were(demo, now):
    for split in ("locality", "age"):
        assert now.by(split, "AS01", PERIOD, AUTHORITY) == demo.by(split, "AS01", PERIOD, AUTHORITY)
    assert now.reading("AS01", PERIOD, AUTHORITY) == demo.reading("AS01", PERIOD, AUTHORITY)


def test_another_authoritys_crosswalk_changes_nothing_here(demo):
    now = ReadingsNow(demo, {"991": RESTRUCTURED})
    assert now.by("team", "AS01", PERIOD, AUTHORITY) == demo.by("team", "AS01", PERIOD, AUTHORITY)


def test_the_onward_counts_are_all_there_is(demo):
    whole = sum(demo.rows_of("all", "", AUTHORITY).column("judged").to_pylist())
    assert sum(onward(demo.folder, AUTHORITY).values()) == whole


def test_the_day_that_counts_and_the_day_that_does_not():
    data = stored_data(
        "2025-06-30",
        ssd_cin_assessments="""
            cina_assessment_id | cina_person_id | cina_assessment_start_date | cina_assessment_auth_date | cina_assessment_team
            a1 | Asha | 2024-01-01 | 2024-02-01 | A   # the child is with B from the next day
            a2 | Ben  | 2024-01-01 | 2024-02-01 | A   # with B already that day
            a3 | Cai  | 2024-01-01 | 2024-02-01 | A   # with B until that day, which is not any more
            a4 | Dee  | 2024-01-01 | 2024-02-01 | A   # nothing on record
            a5 | Eve  | 2024-01-01 | 2024-02-01 | A   # A goes on; then C, then B
            """,
        ssd_involvements="""
            invo_involvements_id | invo_person_id | invo_professional_team | invo_involvement_start_date | invo_involvement_end_date
            i1 | Asha | B | 2024-02-02 |
            i2 | Ben  | B | 2024-01-15 |
            i3 | Cai  | B | 2024-01-15 | 2024-02-01
            i5 | Eve  | A | 2024-01-15 | 2024-03-01
            i6 | Eve  | C | 2024-03-01 | 2024-04-01
            i7 | Eve  | B | 2024-04-01 |
            """,
    )
    from sightline.tables.splits import with_next_team, with_team

    done = data.assessments
    cases = done.select(
        "authority", "child_id", case_id=done.assessment_id, on=done.authorised, team_id=done.team_id
    )
    rows = with_next_team(data, with_team(data, cases)).to_pyarrow().to_pylist()
    found = {row["case_id"]: row["next_team"] for row in rows}
    assert found == {"a1": "B", "a2": "B", "a3": None, "a4": None, "a5": "C"}


def test_a_median_a_mean_a_count_and_a_share_are_among_those_compared():
    assert {figures()[each][1].kind for each in ONE_OF_EACH_KIND} == {"median", "mean", "count", "share"}


CLOCKED = sorted(
    each for each, (measure, figure) in figures().items() if measure.clock and figure.kind == "share"
)


@pytest.mark.parametrize("figure_id", CLOCKED)
def test_what_is_not_judged_is_listed_as_often_as_the_figure_counts_it(demo, figure_id):
    measure, _ = figures()[figure_id]
    reading = demo.reading(figure_id, PERIOD, AUTHORITY)
    if why := demo.why_not(
        measure, PERIOD, AUTHORITY
    ):  # nothing of it is loaded, so nothing may be counted either
        assert (reading.status, reading.denominator, reading.too_recent, reading.open_late) == (
            "not_computable",
            None,
            None,
            None,
        ), why
        return
    listed_asides = {
        aside: listed(demo.snapshot, figure_id, PERIOD, AUTHORITY, not_judged=aside)
        for aside in ("too_recent", "open_late")
    }
    assert {name: len(rows) for name, rows in listed_asides.items()} == {
        "too_recent": reading.too_recent,
        "open_late": reading.open_late,
    }
    judged = listed(demo.snapshot, figure_id, PERIOD, AUTHORITY)
    assert len(judged) == reading.denominator
    asides = {row["case_id"] for rows in listed_asides.values() for row in rows}
    assert not asides & {row["case_id"] for row in judged if row["counted"]}
