"""Files: the same figures as the pages, real numbers, hidden where the page hides, and nothing that can run."""

import csv
import io

import openpyxl
import pytest
from django.test import Client

from sightline.calendars.periods import parse
from sightline.engine.snapshots import open_snapshot
from sightline.measuring.discover import figures
from sightline.measuring.readings import READING_RESULTS
from sightline.scorecards.queries.peers_files import COMPARED, IN_A_ROW
from support.figure_pages import addresses
from support.people import signed_in
from support.published_peers import load_peers
from support.small_council import AUTHORITY, CHILD, PERIOD

pytestmark = pytest.mark.django_db
FILES = (
    "/scorecard.csv",
    "/scorecard.xlsx",
    *(f"/measure/AS01/{name}" for name in ("months.csv", "measure.xlsx", "chart.png", "chart.svg")),
)


@pytest.mark.parametrize("address", FILES)
def test_an_outsider_gets_no_file(client: Client, council, address):
    assert client.get(address).status_code == 302


@pytest.mark.parametrize("address", FILES)
def test_nor_does_an_administrator(client: Client, council, address):
    signed_in(client, "system_administrator")
    assert client.get(address).status_code == 403


def csv_rows(response) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))


def test_the_csv_the_workbook_and_the_readings_are_equal_for_every_figure(client: Client, council):
    signed_in(client, "performance_analyst")
    from_csv = {row["id"]: row for row in csv_rows(client.get(f"/scorecard.csv?period={PERIOD}"))}
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"/scorecard.xlsx?period={PERIOD}").content))
    lines = list(book["Scorecard"].iter_rows(values_only=True))
    from_excel = {row[0]: dict(zip(lines[0], row, strict=True)) for row in lines[1:]}
    read = READING_RESULTS.of(open_snapshot())
    for figure_id in figures():
        one = read.reading(figure_id, parse(PERIOD), AUTHORITY)
        assert (from_csv[figure_id]["value"] or None) == (None if one.value is None else str(one.value))
        assert from_excel[figure_id]["value"] == one.value
        assert from_excel[figure_id]["of"] == one.numerator
    assert isinstance(from_excel["AS01"]["value"], float)


def test_files_have_what_is_published_beside_a_figure(client: Client, council, tmp_path):
    """30 of 42 in time, 71.4286; of the neighbours 84.0, and 30 of 42 could by chance be no more than 82.8."""
    load_peers(tmp_path / "published")
    signed_in(client, "performance_analyst")
    rows = {row["id"]: row for row in csv_rows(client.get(f"/scorecard.csv?period={PERIOD}"))}
    told = [
        rows["AS01"][name]
        for name in ("neighbours", "region", "England", "published year ends", "published release")
    ]
    assert told == ["84.0", "81.9", "85.7", "2025-03-31", "2025"]
    assert float(rows["AS01"]["from neighbours"]) == pytest.approx(100 * 30 / 42 - 84)
    assert rows["AS01"]["more than noise"] == "more than noise"
    assert not any(rows["AS03"][name] for name in IN_A_ROW), "nothing is published of it"
    book = openpyxl.load_workbook(
        io.BytesIO(client.get(f"/measure/AS01/measure.xlsx?period={PERIOD}").content)
    )
    sheet = [
        dict(zip(COMPARED, row, strict=True))
        for row in book["Compared with"].iter_rows(min_row=2, values_only=True)
    ]
    assert [(row["compared with"], row["value"], row["list"]) for row in sheet] == [
        ("statistical neighbours", 84.0, "2030"),
        ("North West", 81.9, ""),
        ("England", 85.7, ""),
    ]
    assert (sheet[0]["used"], sheet[0]["of"], sheet[0]["place"], sheet[2]["quarter"]) == (9, 10, 10, 4)


def test_where_ours_is_hidden_no_file_gives_it_away_by_its_gap(client: Client, council, tmp_path):
    load_peers(tmp_path / "published")
    signed_in(client, "scrutiny_member")
    row = next(row for row in csv_rows(client.get("/scorecard.csv?period=2025-06")) if row["id"] == "AS01")
    assert (row["value"], row["England"]) == ("", "85.7")
    assert (row["from neighbours"], row["more than noise"]) == ("", "")
    book = openpyxl.load_workbook(io.BytesIO(client.get("/measure/AS01/measure.xlsx?period=2025-06").content))
    sheet = [
        dict(zip(COMPARED, row, strict=True))
        for row in book["Compared with"].iter_rows(min_row=2, values_only=True)
    ]
    assert sheet and not any(
        row[name] for row in sheet for name in ("ours less theirs", "more than noise", "place", "quarter")
    )


def test_a_workbook_says_what_it_is_how_old_and_what_it_means(client: Client, council):
    signed_in(client, "performance_analyst")
    book = openpyxl.load_workbook(io.BytesIO(client.get("/measure/AS01/measure.xlsx").content))
    about = {row[0]: row[1] for row in book["About"].iter_rows(values_only=True)}
    assert about["Data to"] == "30 June 2025"
    assert about["Taken by"] == "performance_analyst"
    assert about["Standing"].startswith("Provisional")
    meaning = list(book["Definitions"].iter_rows(values_only=True))
    assert meaning[1][0] == "AS01"
    assert "45 working days" in meaning[1][4]


def test_what_a_page_hides_its_files_hide(client: Client, council):
    signed_in(client, "scrutiny_member")
    row = next(row for row in csv_rows(client.get(f"/scorecard.csv?period={PERIOD}")) if row["id"] == "AS06")
    assert (row["value"], row["of"], row["base"]) == ("", "", "")
    assert row["status"].startswith("c:")
    months = csv_rows(client.get("/measure/AS06/months.csv"))
    assert months[-1]["month"] == "2025-06"
    assert months[-1]["value"] == ""


def test_months_come_oldest_first_with_their_base(client: Client, council):
    signed_in(client, "performance_analyst")
    rows = csv_rows(client.get("/measure/AS01/months.csv"))
    assert [row["month"] for row in rows[-2:]] == ["2025-05", "2025-06"]
    assert (rows[-1]["of"], rows[-1]["base"]) == ("10.0", "14.0")


def test_a_chart_comes_as_a_picture(client: Client, council):
    signed_in(client, "performance_analyst")
    png, svg = client.get("/measure/AS01/chart.png"), client.get("/measure/AS01/chart.svg")
    assert png.content.startswith(b"\x89PNG")
    assert svg.content.startswith(b"<svg") and b"style=" not in svg.content


def test_no_file_names_a_child_and_its_name_is_plain(client: Client, council):
    signed_in(client, "performance_analyst")
    for address in FILES:
        response = client.get(address + "?period=R12:2025-06")
        assert CHILD.encode() not in response.content
        assert 'filename="' in response["Content-Disposition"]
        assert ":" not in response["Content-Disposition"].partition("=")[2]


def test_the_pages_lead_to_their_files(client: Client, council):
    signed_in(client, "performance_analyst")
    found = [*addresses(client.get("/scorecard")), *addresses(client.get("/measure/AS01"))]
    assert all(any(each.startswith(address) for each in found) for address in FILES)


def test_there_is_no_chart_of_nothing(client: Client, council):
    signed_in(client, "performance_analyst")
    assert client.get("/measure/CL01/chart.png").status_code == 404
    assert client.get("/measure/ZZ99/months.csv").status_code == 404
