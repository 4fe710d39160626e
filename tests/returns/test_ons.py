"""The population behind every rate: ages 0 to 17, of the year before, and never of other ages."""

from sightline.cli import main
from sightline.engine.snapshots import open_snapshot
from sightline.returns import ons
from sightline.returns.load import load

HEADER = (
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,"
    "old_la_code,new_la_code,la_name,age_group,population_estimate\n"
)


def _line(year: int, level: str, code: str, ages: str, people: str) -> str:
    return f"{year},Reporting year,{level},E92000001,England,,,{code},,Somewhere,{ages},{people}\n"


def _file(tmp_path, *lines: str):
    path = tmp_path / "population.csv"
    path.write_text("\ufeff" + HEADER + "".join(lines), encoding="utf-8")
    return path


def test_only_children_aged_0_to_17_of_a_local_authority_are_taken(tmp_path):
    path = _file(
        tmp_path,
        _line(2024, "Local authority", "343", "Children aged 0 to 17 years", "54760"),
        _line(2024, "Local authority", "343", "Young people aged 0 to 21 years", "67000"),
        _line(2024, "National", "", "Children aged 0 to 17 years", "12183016"),
    )
    (rows,) = ons.read(ons.recognise(path))
    assert rows.source.authority == "343"
    assert rows.rows.to_pylist()[0]["people"] == 54760
    assert rows.rows.num_rows == 1


def test_a_suppressed_estimate_is_set_aside_with_a_fault(tmp_path):
    path = _file(
        tmp_path,
        _line(2023, "Local authority", "343", "Children aged 0 to 17 years", "z"),
        _line(2024, "Local authority", "343", "Children aged 0 to 17 years", "54760"),
    )
    (rows,) = ons.read(ons.recognise(path))
    assert (rows.read, rows.rows.num_rows, rows.set_aside) == (2, 1, 1)
    assert len(rows.faults) == 1


def test_the_published_file_gives_sefton_its_published_children(shared):
    path = shared / "benchmarks" / "ees" / "ons_mid-year_population_estimates_2012_to_2024.csv"
    load([path], authority="343")
    rows = open_snapshot().rows("population", "343").to_pylist()
    assert {row["year"]: row["people"] for row in rows}[2024] == 54760
    assert "ons_mid-year" in rows[0]["source"]


def test_a_national_file_is_kept_only_for_authorities_in_the_store(shared):
    path = shared / "benchmarks" / "ees" / "ons_mid-year_population_estimates_2012_to_2024.csv"
    load([path], authority="343")
    assert list(open_snapshot().manifest.authorities) == ["343"]


def test_a_figure_entered_by_hand_keeps_its_source(tmp_path, capsys, db):
    load(
        [_file(tmp_path, _line(2024, "Local authority", "343", "Children aged 0 to 17 years", "54760"))],
        authority="343",
    )
    assert (
        main(
            ["population", "--year", "2025", "--people", "54000", "--source", "Our estimate, board paper 12"]
        )
        == 0
    )
    rows = open_snapshot().rows("population", "343").to_pylist()
    assert {row["year"]: row["source"] for row in rows}[2025] == "Our estimate, board paper 12"
    assert len(rows) == 2
