"""The export for Power BI: the figures of the scorecard and no others, what is hidden in no file, whole or not at all."""

import csv
import io
import json
import stat
from datetime import date
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from sightline.cli import main
from sightline.exports.services import power_bi
from sightline.freezes.services import make
from sightline.people.services import add_user
from sightline.star.schema import BY_NAME, TABLES
from sightline.trail.models import Line
from support.people import signed_in
from support.small_council import CHILD, PERIOD

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> None:
    """Who exports everything, who exports with small numbers hidden but their own team's, and who may not."""
    add_user("analyst", "performance_analyst", by="tests")
    add_user("manager", "team_manager", by="tests", teams=["T1"])
    add_user("member", "scrutiny_member", by="tests")


def exported(folder: Path, *words: str) -> Path:
    """An export made by command."""
    assert main(["export", "powerbi", str(folder), *words]) == 0
    return folder


def asked(folder: Path, sql: str) -> list[tuple]:
    """What DuckDB reads in the export's files; each table by its name."""
    with duckdb.connect() as database:
        for table in TABLES:
            database.execute(f"create view {table.name} as from '{folder}/data/{table.name}.parquet'")
        return database.execute(sql).fetchall()


FIGURES = """select unit, measure, period, value, numerator, denominator, symbol, target from readings
    join units using (unit_key) join measures using (measure_key) join periods using (period_key)"""


def test_an_analyst_has_every_figure_as_the_scorecard_has_it(council, people, client, tmp_path, settings):
    settings.COUNCIL_NAME = "Anyshire"
    folder = exported(tmp_path / "out", "--by", "analyst")
    rows = asked(folder, FIGURES)
    assert ("North Assessment Team", "AS01", PERIOD, 75.0, 27.0, 36.0, "", None) in rows
    assert ("Assessment Service", "AS01", "2025-06", pytest.approx(1000 / 14), 10.0, 14.0, "", None) in rows
    signed_in(client, "performance_analyst")
    for unit, team in (("Anyshire", ""), ("South Assessment Team", "T2"), ("Assessment Service", "S1")):
        for period in (PERIOD, "2025-03", "2024-25"):
            asking = {"period": period, "team": team or "all"}
            text = client.get("/scorecard.csv", asking).content.decode("utf-8-sig")
            page = {
                each["id"]: float(each["value"])
                for each in csv.DictReader(io.StringIO(text))
                if each["value"]
            }
            mine = {
                row[1]: row[3] for row in rows if (row[0], row[2]) == (unit, period) and row[3] is not None
            }
            assert mine == page and len(page) > 5, (unit, period)
    _every_row_refers_to_a_row(folder)
    _is_for_its_owner_alone(folder)
    assert CHILD.encode() not in b"".join(each.read_bytes() for each in folder.rglob("*") if each.is_file())
    about = json.loads((folder / "manifest.json").read_text())
    assert (about["freeze"], about["standing"][:11], about["shown_to"]) == (
        None,
        "Provisional",
        "As analyst may see them",
    )
    line = Line.objects.get(action="exported_for_power_bi")
    assert (line.actor, line.what) == ("analyst", "990 provisional")
    assert line.detail["rows"] == sum(about["rows"].values())


def _every_row_refers_to_a_row(folder: Path) -> None:
    for table in TABLES:
        for column in table.columns:
            if column.refers_to and (key := BY_NAME[column.refers_to].key):
                sql = f"select count(*) from {table.name} a anti join {column.refers_to} b on a.{column.name} = b.{key.name}"
                assert asked(folder, sql) == [(0,)], (table.name, column.name)
        if table.key:
            twice = f"select count(*) - count(distinct {table.key.name}) from {table.name}"
            assert asked(folder, twice) == [(0,)], table.name
    assert (
        asked(
            folder,
            "select count(*) from readings group by measure_key, unit_key, period_key having count(*) > 1",
        )
        == []
    )


def _is_for_its_owner_alone(folder: Path) -> None:
    modes = {stat.S_IMODE(each.stat().st_mode) for each in folder.rglob("*") if each.is_file()}
    folders = {stat.S_IMODE(each.stat().st_mode) for each in (folder, *folder.rglob("*")) if each.is_dir()}
    assert (modes, folders) == ({0o600}, {0o700})


def test_without_a_name_it_is_as_published_and_what_is_hidden_is_in_no_file(
    council, people, client, tmp_path
):
    folder = exported(tmp_path / "out")
    rows = asked(folder, FIGURES)
    hidden = [row for row in rows if row[6] == "c"]
    assert len(hidden) > 100 and all(row[3:6] == (None, None, None) for row in hidden)
    by_month = {row[2]: row[6] for row in rows if row[:2] == ("South Assessment Team", "AS01")}
    assert by_month["2025-03"] == by_month["2025-06"] == "c", "two a month, of whom one is late"
    assert not [row for row in rows if row[4] is not None and 0 < row[4] < 6], "a small number is shown"
    signed_in(client, "scrutiny_member")
    for period in (PERIOD, "2025-03", "2024-25"):
        text = client.get("/scorecard.csv", {"period": period}).content.decode("utf-8-sig")
        page = {each["id"]: (each["value"], each["status"]) for each in csv.DictReader(io.StringIO(text))}
        whole = asked(
            folder,
            f"{FIGURES} where kind = 'authority' and period = '{period}'".replace("kind", "units.kind"),
        )
        assert {row[1] for row in whole} == set(page)
        for row in whole:
            value, status = page[row[1]]
            assert (row[3] is None) == (value == "") and (row[6] == "c") == status.startswith("c:"), row
    _months_are_those_of_the_flat_table(client, rows)
    _statistics_are_of_what_is_shown(folder)
    assert asked(folder, "select kind from signals join units using (unit_key) group by kind") == [
        ("authority",)
    ]


def _months_are_those_of_the_flat_table(client, rows: list[tuple]) -> None:
    """Another way of working out each month of each unit, and of hiding it: the table of every figure that pages give."""
    text = client.get("/scorecard/every-figure.csv").content.decode("utf-8-sig")
    flat = {}
    for each in csv.DictReader(io.StringIO(text)):
        value = (
            float(each["value"]) * (100 if each["measured in"] == "share" else 1) if each["value"] else None
        )
        flat[each["unit"], each["figure"], each["month"][:7]] = (pytest.approx(value), each["status"])
    mine = {row[:3]: (row[3], row[6]) for row in rows if row[2][5:] <= "12" and row[6] in ("", "c")}
    both = flat.keys() & mine.keys()
    assert len(both) > 1000 and {each: mine[each] for each in both} == {each: flat[each] for each in both}
    assert not [each for each in mine.keys() - flat.keys() if mine[each][0]]
    assert not [each for each in flat.keys() - mine.keys() if flat[each][1] == ""]


def _statistics_are_of_what_is_shown(folder: Path) -> None:
    """What Parquet says of a column before it is read: least, greatest and how many are null."""
    shown = asked(
        folder,
        "select min(value), max(value), min(numerator), max(numerator), min(denominator), max(denominator) from readings where symbol = ''",
    )[0]
    about = pq.ParquetFile(folder / "data" / "readings.parquet").metadata
    columns = {
        about.row_group(0).column(each).path_in_schema: about.row_group(0).column(each).statistics
        for each in range(about.num_columns)
    }
    told = [(columns[each].min, columns[each].max) for each in ("value", "numerator", "denominator")]
    assert about.num_row_groups == 1 and [each for pair in told for each in pair] == list(shown)


def test_a_team_manager_has_their_own_team_whole_and_the_other_hidden(council, people, tmp_path):
    rows = asked(exported(tmp_path / "out", "--by", "manager"), FIGURES)
    own = [row for row in rows if row[:2] == ("North Assessment Team", "AS01") and row[2] == "2025-03"]
    other = {row[3] for row in rows if row[:3] == ("South Assessment Team", "AS01", "2025-03")}
    assert own == [("North Assessment Team", "AS01", "2025-03", 75.0, 9.0, 12.0, "", None)] and other == {
        None
    }


@pytest.mark.parametrize("who", ["member", "nobody"])
def test_whoever_may_not_is_refused_and_nothing_is_written(council, people, tmp_path, capsys, who):
    assert main(["export", "powerbi", str(tmp_path / "out"), "--by", who]) == 3
    assert (
        f"{who} may not export the figures of authority 990. Nothing was exported." in capsys.readouterr().err
    )
    assert not (tmp_path / "out").exists() and Line.objects.get(action="refused").actor == who


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--freeze", "q9", "--by", "analyst"], "There is no freeze q9 of authority 990."),
        (["--freeze", "q9"], "Say with --by whom it is for"),
        (["--authority", "999"], "Nothing is loaded for authority 999."),
    ],
)
def test_what_is_not_there_is_said(council, people, tmp_path, capsys, words, sentence):
    assert main(["export", "powerbi", str(tmp_path / "out"), *words]) in (1, 2)
    assert sentence in capsys.readouterr().err and not (tmp_path / "out").exists()


def test_a_freeze_is_named_everywhere_and_stands_still(council, people, tmp_path, capsys):
    make(by="analyst", authority="990", name="Q1 2025-26", cut_off=date(2025, 6, 30))
    manifest = json.loads((council / "freezes/990-q1-2025-26/freeze.json").read_text())
    folder = exported(tmp_path / "out", "--freeze", "q1-2025-26", "--by", "analyst")
    sentence = (
        "Frozen as q1-2025-26. Aldermere (fictional), figures to 30 June 2025. As analyst may see them."
    )
    model = (folder / "Sightline.SemanticModel/definition/model.tmdl").read_text()
    assert model.startswith(f"/// {sentence}\n") and sentence in (folder / "dictionary.md").read_text()
    assert json.loads((folder / "manifest.json").read_text())["freeze"] == "q1-2025-26"
    frozen = {each[0]: each[3:6] for each in asked(folder, FIGURES) if each[1:3] == ("AS01", PERIOD)}
    assert frozen["North Assessment Team"] == (75.0, 27.0, 36.0)
    assert frozen["Aldermere (fictional)"] == frozen["Assessment Service"] == (100 * 30 / 42, 30.0, 42.0)
    versions = dict(asked(folder, "select measure, definition_version from measures"))
    assert versions["AS01"] == manifest["definitions"]["AS01"]["fingerprint"]
    assert main(["export", "powerbi", str(folder), "--freeze", "q1-2025-26", "--by", "manager"]) == 3
    assert Line.objects.filter(action="exported_for_power_bi").get().what == "990 q1-2025-26"


def test_nothing_loaded_is_said(db, tmp_path, capsys):
    assert main(["export", "powerbi", str(tmp_path / "out")]) == 1
    assert "Nothing is loaded" in capsys.readouterr().err


def test_what_lies_there_is_left_unless_it_is_an_export_which_is_replaced_whole(
    council, people, tmp_path, capsys, monkeypatch
):
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "report.docx").write_text("mine")
    assert main(["export", "powerbi", str(tmp_path / "own")]) == 1
    assert "is no export of Sightline's" in capsys.readouterr().err
    assert [each.name for each in (tmp_path / "own").iterdir()] == ["report.docx"]

    folder = exported(tmp_path / "out")
    (folder / "from-before").touch()
    seal = (folder / "manifest.json").read_bytes()
    with monkeypatch.context() as broken:
        broken.setattr(power_bi, "record", lambda **_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            main(["export", "powerbi", str(folder)])
    assert (folder / "manifest.json").read_bytes() == seal and (folder / "from-before").exists()
    assert sorted(each.name for each in tmp_path.iterdir() if not each.name.startswith("var")) == [
        "out",
        "own",
    ]
    exported(folder)
    assert not (folder / "from-before").exists()
    assert sorted(each.name for each in tmp_path.iterdir() if not each.name.startswith("var")) == [
        "out",
        "own",
    ]
