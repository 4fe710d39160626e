"""The DfE's tool as one long table, and the list that describes its measures."""

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from comparators.published import load_one, refused
from sightline.comparators.asking import of_year
from sightline.comparators.store import path_of, releases

HEADER = "measure_short,years,lait_number,geography,lait_region,value,symbol"
MEASURES = "Measure_code,Measure,Measure_short,Polarity,Last Update,dps,Year_Type"


def table(path, *lines):
    path.write_text("\n".join([HEADER, *lines, ""]))
    return path


def rows():
    return {
        (each["column"], each["area"], each["year"]): (each["value"], each["symbol"])
        for each in pq.read_table(path_of(releases()[-1])).to_pylist()
    }


def test_places_have_the_tools_own_numbers_and_years_several_forms(tmp_path):
    lines = (
        "A,2025,970,England,NA,5.5,",
        "A,2025,987,London (Inner),NA,6,",
        "A,2024-25 (OT),343,Sefton,North West,7,",
    )
    assert load_one(table(tmp_path / "lait.csv", *lines)).done
    assert rows() == {
        ("A", "E92000001", 2025): (5.5, None),
        ("A", "E13000001", 2025): (6.0, None),
        ("A", "343", 2025): (7.0, None),
    }


def test_a_dash_is_no_figure_and_stays_a_dash(tmp_path):
    assert load_one(table(tmp_path / "lait.csv", "A,2025,942,Cumberland,North West,,-")).done
    assert rows() == {("A", "942", 2025): (None, "-")}


def test_parquet_is_read_as_csv_is(tmp_path):
    cells = {
        name: [value]
        for name, value in zip(HEADER.split(","), ["A", "2025", "343", "S", "N", "7", None], strict=True)
    }
    pq.write_table(
        pa.table({name: pa.array(value, pa.string()) for name, value in cells.items()}),
        tmp_path / "a.parquet",
    )
    assert load_one(tmp_path / "a.parquet").done
    assert rows() == {("A", "343", 2025): (7.0, None)}


def test_rows_without_a_year_are_left_out_where_they_have_no_figure(tmp_path):
    report = load_one(table(tmp_path / "lait.csv", "A,2025,343,S,N,7,", "B,0,343,S,N,,-"))
    assert report.files[0].notes == ["1 rows without a year and without a figure were left out."]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("B,0,343,S,N,3,", "is no year, and it has a figure"),
        ("B,2025,343,S,N,7%,", "is no figure"),
        ("B,2025,9999,S,N,7,", "is no authority's number"),
        ("A,2025,343,S,N,8,", "twice for the same place and year"),
    ],
)
def test_what_cannot_be_read_refuses_the_table(tmp_path, line, words):
    assert words in refused(table(tmp_path / "lait.csv", "A,2025,343,S,N,7,", line))


def test_the_list_of_measures_says_polarity_decimals_and_the_month(tmp_path):
    (tmp_path / "measures.csv").write_text(
        f'{MEASURES}\n1,"Share of shoes (%)\nthat fit",A,Low,45931,,Academic Year\n2,Hats,B,-,New data,0,Financial Year\n'
    )
    table(tmp_path / "lait.csv", "A,2025,343,S,N,7,", "A,2025,970,E,NA,8,")
    assert load_one(tmp_path).done
    (england,) = [each for each in of_year("lait.A", "343", 2025) if each.group == "england"]
    assert (england.better, england.unit, england.published, england.release) == (
        "lower",
        "percent",
        "2025-10",
        "2025-10",
    )
    assert england.year_ending.isoformat() == "2025-08-31"


def test_a_damaged_parquet_is_refused(tmp_path):
    table_of = pa.table({name: pa.array(["1"]) for name in HEADER.split(",")})
    pq.write_table(table_of, tmp_path / "a.parquet")
    whole = (tmp_path / "a.parquet").read_bytes()
    (tmp_path / "a.parquet").write_bytes(whole[:10] + b"\0" * 40 + whole[50:])
    assert refused(tmp_path / "a.parquet")
