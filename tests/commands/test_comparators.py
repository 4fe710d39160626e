"""`sightline comparators load | neighbours | table`."""

import csv
import io
import json

import pytest

from comparators.published import C1, c1, referrals
from sightline.cli import main
from sightline.comparators.neighbour_lists import neighbours_of
from sightline.comparators.store import comparators_folder, releases

TEN = [code for code, _ in neighbours_of("343", "2025")]


@pytest.fixture
def path(tmp_path):
    lines = [referrals("2024", code, percent=f"{11 + n}.5") for n, code in enumerate(TEN)]
    lines += [referrals("2024", place, percent="21.7") for place in ("343", "E12000002", "England")]
    return c1(tmp_path / "c1_children_in_need_referrals_2013_to_2024.csv", *lines)


@pytest.fixture
def loaded(path, capsys):
    assert main(["comparators", "load", str(path), "--published", "2024-10-31"]) == 0
    capsys.readouterr()


def asked(capsys, *words):
    code = main(["comparators", *words])
    return code, capsys.readouterr()


def test_a_load_says_what_each_file_became(path, capsys):
    code, printed = asked(capsys, "load", str(path))
    assert code == 0
    assert printed.out.startswith(
        f"{path.name}: loaded as cin_referrals, release 2024: 130 figures, 2024 to 2024.\n"
    )
    assert printed.out.endswith("1 release loaded.\n")


def test_a_dry_run_loads_nothing(path, capsys):
    path.write_text(path.read_text().replace(C1, C1.replace("rereferral_percent", "re_referral_percent", 1)))
    code, printed = asked(capsys, "load", str(path), "--dry-run")
    assert (code, releases()) == (0, ())
    assert "Renamed: rereferral_percent is now re_referral_percent" in printed.out
    assert asked(capsys, "load", str(path))[0] == 1
    assert asked(capsys, "load", str(path), "--accept")[0] == 0


def test_a_refusal_is_1_and_a_bad_wish_2(path, capsys):
    path.write_text(path.read_text().replace(",100,", ",many,"))
    code, printed = asked(capsys, "load", str(path))
    assert (code, releases()) == (1, ())
    assert printed.out.endswith("Nothing was loaded; what was there is as it was.\n")
    assert asked(capsys, "load", str(path), "--rename", "this")[0] == 2


def test_the_report_as_json(path, capsys):
    _, printed = asked(capsys, "load", str(path), "--json", "--by", "jo")
    report = json.loads(printed.out)
    assert (report["done"], report["dry"], report["files"][0]["did"], report["files"][0]["release"]) == (
        True,
        False,
        "loaded",
        "2024",
    )
    assert releases()[0].by == "jo"


def test_neighbours_in_words(loaded, capsys):
    code, printed = asked(capsys, "neighbours", "--authority", "343", "--measure", "FD07", "--year", "2024")
    assert code == 0
    assert printed.err.startswith("FD07, Sefton: 21.7%. Neighbours by median.")
    assert "16.0%" in printed.out and "31 October 2024" in printed.out and "10 of 10" in printed.out


@pytest.mark.parametrize(("statistic", "value"), [("median", 16.0), ("mean", 16.0)])
def test_neighbours_as_json(loaded, capsys, statistic, value):
    words = ("--authority", "343", "--measure", "FD07", "--year", "2024", "--statistic", statistic, "--json")
    _, printed = asked(capsys, "neighbours", *words)
    answer = json.loads(printed.out)
    both = [each for each in answer["comparisons"] if each["group"] == "neighbours"]
    assert [each["model"] for each in both] == ["2025", "2021"]
    assert {
        name: both[0][name]
        for name in ("value", "rounded", "n_used", "n_of", "release", "published", "rank", "rank_of")
    } == {
        "value": value,
        "rounded": 16.0,
        "n_used": 10,
        "n_of": 10,
        "release": "2024",
        "published": "2024-10-31",
        "rank": 11,
        "rank_of": 11,
    }
    assert answer["own"] == {"value": 21.7, "symbol": None}
    assert [each["group"] for each in answer["comparisons"]][2:] == ["region", "england"]


def test_one_model_alone(loaded, capsys):
    words = ("--authority", "343", "--measure", "FD07", "--year", "2024", "--model", "2021", "--json")
    models = [each["model"] for each in json.loads(asked(capsys, "neighbours", *words)[1].out)["comparisons"]]
    assert models == ["2021", None, None]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--measure", "FD99"), 2),
        (("--measure", "FD07", "--model", "2019"), 2),
        (("--measure", "FD07", "--year", "1999"), 1),
        (("--measure", "FD07"), 0),
    ],
)
def test_what_cannot_be_asked_and_what_is_not_there(loaded, capsys, words, code):
    answer, printed = asked(capsys, "neighbours", "--authority", "343", *words)
    assert answer == code
    assert printed.err


def test_before_anything_is_loaded_there_are_england_and_the_region(capsys):
    code, printed = asked(capsys, "neighbours", "--authority", "343", "--measure", "FD07", "--year", "2025")
    assert code == 0
    assert "22.6%" in printed.out and "No figures of authorities are loaded" in printed.out


def test_the_table_is_every_authority_and_year(loaded, capsys):
    code, printed = asked(capsys, "table", "--measure", "FD07", "--statistic", "median", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(printed.out)))
    assert (code, list(rows[0]), len(rows)) == (0, ["la", "year", "breakdown", "value", "n_used"], 158)
    assert [row for row in rows if row["la"] == "343"] == [
        {"la": "343", "year": "2024", "breakdown": "Total", "value": "16.0", "n_used": "10"}
    ]
    assert {row["value"] for row in rows if row["n_used"] == "0"} == {""}


def test_the_table_without_figures_of_authorities_says_so(capsys):
    code, printed = asked(capsys, "table", "--measure", "FD07")
    assert (code, printed.out) == (1, "")
    assert "Load the DfE's file" in printed.err
    assert asked(capsys, "table", "--measure", "FD99")[0] == 2


def test_what_is_loaded_is_listed(capsys, path):
    code, printed = asked(capsys, "releases")
    assert (code, printed.out) == (0, "")
    assert printed.err.startswith("Nothing is loaded.")
    main(["comparators", "load", str(path), "--by", "jo", "--published", "2024-10-31"])
    capsys.readouterr()
    (row,) = csv.DictReader(io.StringIO(asked(capsys, "releases", "--format", "csv")[1].out))
    assert (row["data_set"], row["release"], row["published"], row["figures"], row["by"]) == (
        "cin_referrals",
        "2024",
        "2024-10-31",
        "130",
        "jo",
    )
    assert json.loads(asked(capsys, "releases", "--format", "json")[1].out)[0]["file"] == path.name


@pytest.mark.parametrize(
    "words",
    [
        ("releases",),
        ("table", "--measure", "FD07"),
        ("neighbours", "--measure", "FD07", "--authority", "343"),
    ],
)
def test_a_damaged_index_is_a_sentence_for_every_command(loaded, capsys, words):
    (comparators_folder() / "index.json").write_text("{")
    code, printed = asked(capsys, *words)
    assert (code, printed.out) == (1, "")
    assert "Take it from a backup" in printed.err
