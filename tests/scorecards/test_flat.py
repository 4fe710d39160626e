"""One flat table of every figure, unit and month: its numbers are those of the pages, with formats, and nothing hidden follows."""

import csv
import io
from datetime import date

import openpyxl
import pytest
from django.test import Client

from sightline.calendars.periods import parse
from sightline.engine.snapshots import open_snapshot
from sightline.measuring.discover import figures
from sightline.measuring.readings import READING_RESULTS
from sightline.scorecards.queries.flat import HEADS
from sightline.statistics.intervals import wilson
from support.people import signed_in
from support.small_council import AUTHORITY

pytestmark = pytest.mark.django_db
CSV, EXCEL = "/scorecard/every-figure.csv", "/scorecard/every-figure.xlsx"


def rows_of(client: Client) -> list[dict[str, str]]:
    """The rows of the CSV."""
    return list(csv.DictReader(io.StringIO(client.get(CSV).content.decode("utf-8-sig"))))


def test_an_outsider_is_sent_to_sign_in_and_whoever_sees_no_figures_is_refused(client: Client, council):
    assert client.get(CSV).status_code == client.get(EXCEL).status_code == 302
    signed_in(client, "young_advisor")
    assert client.get(CSV).status_code == client.get(EXCEL).status_code == 403


def test_before_anything_is_loaded_it_leads_to_the_scorecard(client: Client):
    signed_in(client, "performance_analyst")
    assert client.get(CSV)["Location"] == "/scorecard"


def test_each_row_is_the_reading_of_its_unit_and_month(client: Client, council):
    signed_in(client, "performance_analyst")
    readings, rows = READING_RESULTS.of(open_snapshot()), rows_of(client)
    assert {(row["unit kind"], row["unit"]) for row in rows} >= {
        ("service", "Assessment Service"),
        ("team", "North Assessment Team"),
    }
    for row in rows:
        unit = None if row["unit kind"] == "authority" else row["unit reference"]
        reading = readings.reading(row["figure"], parse(row["month"][:7]), AUTHORITY, team=unit)
        assert reading.value is not None
        of = 100 if row["measured in"] == "share" else 1
        assert float(row["value"]) == pytest.approx(reading.value / of), row
        if row["measured in"] == "share":
            numbers = (float(row["numerator"]), float(row["denominator"]))
            assert numbers == (reading.numerator, reading.denominator)
            assert (float(row["95% from"]), float(row["95% to"])) == pytest.approx(wilson(*numbers))
    assert len({(row["figure"], row["unit reference"], row["month"]) for row in rows}) == len(rows) > 200


def test_every_computable_figure_of_the_authority_is_there(client: Client, council):
    signed_in(client, "performance_analyst")
    readings, rows = READING_RESULTS.of(open_snapshot()), rows_of(client)
    june = {row["figure"] for row in rows if row["unit kind"] == "authority" and row["month"] == "2025-05-01"}
    for figure_id in figures():
        reading = readings.reading(figure_id, parse("2025-05"), AUTHORITY)
        assert (figure_id in june) == (reading.status == "ok"), figure_id


def test_a_rate_has_its_own_definition_and_no_unit_but_the_authority(client: Client, council):
    signed_in(client, "performance_analyst")
    rates = [row for row in rows_of(client) if row["figure"] == "FD01.rate" or row["figure"] == "FD05"]
    assert rates and {row["unit kind"] for row in rates} == {"authority"}
    contacts = {row["figure"]: row["definition"] for row in rows_of(client)}
    if "FD01.rate" in contacts:
        assert (
            "for each 10,000 children" in contacts["FD01.rate"] and contacts["FD01.rate"] != contacts["FD01"]
        )


def test_in_excel_numbers_are_numbers_with_formats(client: Client, council):
    signed_in(client, "performance_analyst")
    book = openpyxl.load_workbook(io.BytesIO(client.get(EXCEL).content))
    assert book.sheetnames == ["About", "Figures"]
    head, *rows = book["Figures"].iter_rows()
    assert [cell.value for cell in head] == list(HEADS)
    place = {name: number for number, name in enumerate(HEADS)}
    row = next(
        each
        for each in rows
        if each[place["figure"]].value == "AS01" and each[place["unit kind"]].value == "authority"
    )
    value = row[place["value"]]
    assert value.number_format == "0.0%" and 0 < value.value < 1
    assert row[place["95% from"]].number_format == "0.0%" and row[place["95% from"]].value < value.value
    assert row[place["denominator"]].value == 14 and row[place["denominator"]].number_format == "#,##0"
    assert isinstance(row[place["month"]].value, date)


@pytest.mark.parametrize("role", ["scrutiny_member", "action_owner"])
def test_who_may_not_see_small_numbers_is_told_that_they_are_hidden(client: Client, council, role):
    signed_in(client, role)
    rows = rows_of(client)
    hidden = [row for row in rows if row["status"] == "c"]
    assert hidden and not any(row["value"] or row["numerator"] or row["denominator"] for row in hidden)
    small = [
        row
        for row in rows
        if row["numerator"] and 0 < float(row["numerator"]) < 6 and row["measured in"] != "days"
    ]
    assert small == []


def test_a_team_manager_has_their_own_team_whole(client: Client, council):
    signed_in(client, "team_manager", teams=["T2"])
    own = [row for row in rows_of(client) if row["unit reference"] == "T2" and row["figure"] == "AS01"]
    others = [row for row in rows_of(client) if row["unit reference"] == "T1" and row["figure"] == "AS01"]
    assert {row["denominator"] for row in own} == {"2"}
    assert own and not [row for row in own if row["status"] == "c"]
    assert all(row["status"] == "c" or float(row["denominator"]) >= 6 for row in others)
