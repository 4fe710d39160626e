"""Two hundred figures taken at random: page, command, CSV file, workbook, API, export and list say the same, and so do targets and
what is published of others.

SIGHTLINE_SEED chooses the draw (random: a new one); a failure prints it.
"""

import csv
import io
import json
import math
import random
import re
import shutil
from decimal import ROUND_HALF_UP, Decimal
from html import unescape
from pathlib import Path

import duckdb
import openpyxl
import pytest
from django.test import Client

from sightline.calendars.periods import parse
from sightline.cli import main
from sightline.demo.authority import DATA_TO, generate
from sightline.demo.ssd_folder import write_local, write_population, write_ssd
from sightline.engine.places import store_folder
from sightline.engine.snapshots import open_snapshot
from sightline.measuring.discover import figures
from sightline.measuring.listing import listed
from sightline.measuring.readings import READING_RESULTS, Readings
from sightline.scorecards.rules.target_terms import TargetTerms
from sightline.scorecards.rules.trajectory import read_points
from sightline.scorecards.services import set_target
from support.people import signed_in
from support.seed import SEED
from support.stores import store_of_this_run

CODE = "990"
STANDPOINTS, EACH = 10, 20
PERIODS = (
    "2026-09",
    "2025-11",
    "2026-27-Q2",
    "2025-26-Q4",
    "2025-26",
    "2024-25",
    "YTD:2026-10",
    "R12:2026-09",
)
ROW = re.compile(
    r'<tr class="govuk-table__row" role="row">\s*<th scope="row".*?<span class="sightline-under">([A-Z]{2}\d\d[^,<]*).*?</tr>',
    re.DOTALL,
)


@pytest.fixture(scope="session")
def a_fifth(of_this_run: Path) -> Path:
    """The store of the demo authority at a fifth of its size, loaded and computed."""
    return store_of_this_run(of_this_run, "fifth", _files, READING_RESULTS.make, data_to=DATA_TO)


def _files(folder: Path) -> list[Path]:
    tables, folders = generate(scale=0.2), [folder / name for name in ("ssd", "local", "population")]
    for write, each in zip((write_ssd, write_local, write_population), folders, strict=True):
        write(tables, each)
    return folders


@pytest.fixture
def there(a_fifth) -> Readings:
    """Its readings, from this test's environment."""
    shutil.copytree(a_fifth, store_folder())
    return READING_RESULTS.of(open_snapshot())


def on_the_page(value: float | None, unit: str) -> str:
    """What a page must print, worked out here and not by the code that prints it."""
    if value is None:
        return ""
    places = "1" if unit == "count" else "0.1"
    rounded = Decimal(repr(float(value))).quantize(Decimal(places), ROUND_HALF_UP)
    return f"{rounded:,}" + {"percent": "%", "per_10000": " per 10,000", "days": " days"}.get(unit, "")


def rows_of(page: str) -> dict[str, str]:
    """Figure → its row's text, as the scorecard shows it."""
    return {found[1].strip(): _text(found[0]) for found in ROW.finditer(page)}


def _text(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def _same(told: str | float | None, value: float | None, digits: int = 17) -> bool:
    """Equal to so many digits; a workbook holds 16."""
    if value is None or told in (None, ""):
        return value is None and told in (None, "")
    return math.isclose(float(told), value, rel_tol=0 if digits == 17 else 10.0 ** (1 - digits))


@pytest.mark.django_db
def test_two_hundred_figures_are_equal_wherever_they_are_asked_for(
    client: Client, there: Readings, capsys, tmp_path
):
    drawn = random.Random(SEED)
    signed_in(client, "performance_analyst")
    teams = there.categories("team", CODE)
    targets = _with_targets(drawn)
    exported = _exported(tmp_path / "export")
    compared = with_value = left = 0
    for place in range(STANDPOINTS):
        period = drawn.choice(PERIODS)
        team = drawn.choice(teams) if place % 2 else None
        asked = {"period": period} | ({"team": team} if team else {})
        page = rows_of(client.get("/scorecard", asked).text)
        from_csv = client.get("/scorecard.csv", asked).content.decode("utf-8-sig")
        in_csv = {row["id"]: row for row in csv.DictReader(io.StringIO(from_csv))}
        book = openpyxl.load_workbook(io.BytesIO(client.get("/scorecard.xlsx", asked).content))
        lines = list(book["Scorecard"].iter_rows(values_only=True))
        in_excel = {row[0]: dict(zip(lines[0], row, strict=True)) for row in lines[1:]}
        from_api = _from_api(client, period, team or CODE)
        capsys.readouterr()
        assert (
            main(["scorecard", "--period", period, *(["--team", team] if team else []), "--format", "json"])
            == 0
        )
        from_command = {row["id"]: row for row in json.loads(capsys.readouterr().out)}
        for figure_id in drawn.sample(sorted(from_command), EACH):
            one = there.reading(figure_id, parse(period), CODE, team=team)
            about = (SEED, figure_id, period, team)
            compared += 1
            assert from_command[figure_id]["value"] == one.value, about
            assert _same(in_csv[figure_id]["value"], one.value), about
            assert _same(in_excel[figure_id]["value"], one.value, digits=16), about
            of_api = from_api.get(figure_id)
            assert of_api is not None or one.value is None or team, about
            if of_api is not None:
                parts = (of_api["value"], of_api["numerator"], of_api["denominator"])
                assert parts == (one.value, one.numerator, one.denominator) or one.value is None, about
            row = exported.get((team or CODE, figure_id, period))
            if row is not None:
                left += 1
                assert row[:3] == (
                    (one.value, one.numerator, one.denominator) if one.value is not None else (None,) * 3
                ), about
            if (
                figure_id not in page
            ):  # folded away: a team's page has no row for what no case of it is counted in
                assert team and not one.value, about
                continue
            assert on_the_page(one.value, one.unit) in page[figure_id], about
            if one.value is None:
                assert ("Not computable" if one.status == "not_computable" else "No cases") in page[figure_id]
            with_value += one.value is not None
    assert compared == STANDPOINTS * EACH
    _targets_are_the_same(client, targets, exported)
    _published_is_the_same(client, tmp_path / "export")
    assert left > compared / 4, "Too few of them are in the export"
    assert with_value > compared / 3, "Too few of the figures drawn have a value for this to say anything"


def _with_targets(drawn: random.Random) -> dict[str, float]:
    """A target for every third share of the council from Q1 2026-27, by figure; the rest have none."""
    shares = [name for name, (_, figure) in figures().items() if figure.unit == "percent"][::3]
    targets = {each: float(drawn.randrange(10, 95)) for each in shares}
    for figure_id, value in targets.items():
        terms = TargetTerms(points=read_points(f"{value:g} by Q1 2026-27"), words="Board")
        set_target(by="jo", authority=CODE, figure=figure_id, unit="", target_set="", terms=terms)
    return targets


def _targets_are_the_same(client: Client, targets: dict[str, float], exported: dict[tuple, tuple]) -> None:
    """The target that holds in a quarter: in the CSV file, by the API, and in the export."""
    period = "2026-27-Q2"
    text = client.get("/scorecard.csv", {"period": period}).content.decode("utf-8-sig")
    in_csv = {
        each["id"]: float(each["target"]) for each in csv.DictReader(io.StringIO(text)) if each["target"]
    }
    from_api = {
        name: each["target"] for name, each in _from_api(client, period, CODE).items() if each["target"]
    }
    left = {key[1]: row[3] for key, row in exported.items() if key[::2] == (CODE, period) and row[3]}
    assert in_csv == from_api == left == targets and len(targets) > 5


def _exported(folder: Path) -> dict[tuple[str, str, str], tuple]:
    """What an export holds: value, numerator, denominator and target by unit, figure and period."""
    assert main(["export", "powerbi", str(folder), "--by", "performance_analyst"]) == 0
    with duckdb.connect() as database:
        for name in ("readings", "units", "measures", "periods"):
            database.execute(f"create view {name} as from '{folder}/data/{name}.parquet'")
        joined = "readings join units using (unit_key) join measures using (measure_key) join periods using (period_key)"
        rows = database.execute(
            f"select reference, measure, period, value, numerator, denominator, target from {joined}"
        )
        return {row[:3]: row[3:] for row in rows.fetchall()}


def _from_api(client: Client, period: str, unit: str) -> dict[str, dict]:
    """The readings of a unit, as the API gives them; none for a period or unit that has none."""
    answer = client.get("/api/v1/readings", {"period": period, "unit": unit, "page_size": "1000"})
    assert answer.status_code == 200, answer.text
    return {each["measure"]: each for each in answer.json()["items"]}


def _published_is_the_same(client: Client, folder: Path) -> None:
    """What is published beside figures: in the export, by the API and on the scorecard's file."""
    with duckdb.connect() as database:
        sql = "select measure, \"group\", max_by(value, year) from '{0}/comparators.parquet' join '{0}/measures.parquet' using (measure_key) group by all"
        exported = {row[:2]: row[2] for row in database.execute(sql.format(folder / "data")).fetchall()}
    answer = client.get("/api/v1/comparators", {"page_size": "1000"}).json()
    asked = {(each["measure"], each["group"]): each["value"] for each in answer["items"]}
    assert asked == exported and answer["count"] > 50, "the last row of a group is its newest year"
    text = client.get("/scorecard.csv", {"period": "R12:2026-09"}).content.decode("utf-8-sig")
    beside = {
        each["id"]: float(each["England"]) for each in csv.DictReader(io.StringIO(text)) if each["England"]
    }
    assert len(beside) > 3
    for figure_id, value in beside.items():
        assert exported[figure_id, "england"] == value, figure_id


@pytest.mark.django_db
def test_a_figure_is_its_list_counted(there: Readings):
    drawn = random.Random(SEED)
    snapshot = open_snapshot()
    period = parse(drawn.choice(PERIODS))
    shares = [each for each in there.all(period, CODE) if each.unit == "percent" and each.denominator]
    for one in drawn.sample(shares, 6):
        cases = listed(snapshot, one.id, period, CODE)
        told = (len(cases), sum(case["counted"] for case in cases))
        assert told == (one.denominator, one.numerator), (SEED, one.id, period.name)
