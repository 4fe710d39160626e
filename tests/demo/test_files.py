"""The files the demo is written to, and an England of them."""

import csv

import pyarrow.parquet as pq
import pytest

from sightline.demo.england import generate_england
from sightline.demo.ssd_folder import write_local, write_population, write_ssd


def _read(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_an_ssd_folder_has_one_csv_a_table(made, tmp_path):
    paths = write_ssd(made, tmp_path)
    assert {path.name for path in paths} == {f"{name}.csv" for name in made if name.startswith("ssd_")}
    rows = _read(tmp_path / "ssd_cin_episodes.csv")
    assert len(rows) == made["ssd_cin_episodes"].num_rows
    assert (
        rows[0]["cine_referral_date"] == made["ssd_cin_episodes"]["cine_referral_date"][0].as_py().isoformat()
    )


def test_moments_are_written_to_the_second(made, tmp_path):
    write_ssd(made, tmp_path)
    first = made["ssd_missing"]["miss_missing_episode_start_date"][0].as_py()
    assert (
        _read(tmp_path / "ssd_missing.csv")[0]["miss_missing_episode_start_date"]
        == f"{first:%Y-%m-%d %H:%M:%S}"
    )


def test_parquet_gives_the_tables_back(made, tmp_path):
    write_ssd(made, tmp_path, form="parquet")
    assert pq.read_table(tmp_path / "ssd_person.parquet").equals(made["ssd_person"])


def test_the_local_return_stands_apart(made, tmp_path):
    paths = write_local(made, tmp_path)
    assert {path.stem for path in paths} == {name for name in made if name.startswith("local_")}


def test_the_population_is_laid_out_as_published(made, shared, tmp_path):
    path = write_population(made, tmp_path)
    with (shared / "benchmarks" / "ees" / "ons_mid-year_population_estimates_2012_to_2024.csv").open(
        encoding="utf-8-sig"
    ) as file:
        published = next(csv.reader(file))
    rows = _read(path)
    assert list(rows[0]) == published
    assert (rows[0]["geographic_level"], rows[0]["old_la_code"]) == ("Local authority", "990")
    assert rows[0]["age_group"] == "Children aged 0 to 17 years"


@pytest.mark.parametrize("workers", [1, 2])
def test_an_england_has_a_file_for_each_table_and_authority(tmp_path, workers):
    written = generate_england(tmp_path, ["201", "202"], scale=0.01, workers=workers)
    assert set(written) == {"201", "202"}
    rows = pq.read_table(tmp_path / "ssd_person" / "202.parquet")
    assert rows.column_names[:2] == ["authority", "pers_person_id"]
    assert set(rows["authority"].to_pylist()) == {"202"}
    assert written["202"] > rows.num_rows > 100


def test_authorities_of_an_england_differ(tmp_path):
    generate_england(tmp_path, 2, scale=0.01, workers=1)
    first, second = (pq.read_table(tmp_path / "ssd_person" / f"{code}.parquet") for code in ("201", "202"))
    assert first["pers_dob"].to_pylist() != second["pers_dob"].to_pylist()
