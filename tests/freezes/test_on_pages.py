"""A freeze on the pages of figures: what was reported, with the targets, notes and comparators of then, and who may see it."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from freezes.conftest import add_people, load_again, make_freeze
from sightline import comparators
from sightline.calendars.periods import parse
from sightline.comparators.store import comparators_folder
from sightline.freezes.comparison_rows import comparison_of, comparison_row
from sightline.freezes.places import freeze_folder
from sightline.freezes.queries import freezes as opening
from sightline.freezes.services import confirm
from sightline.people.matrix import MATRIX, ROLES
from sightline.scorecards.models import Note
from sightline.scorecards.rules.target_terms import TargetTerms
from sightline.scorecards.rules.trajectory import read_points
from sightline.scorecards.services import change_target, note, set_target, withdraw
from sightline.trail.models import Line
from support.figure_pages import post_and_follow, row_of, words
from support.people import signed_in
from support.published_peers import load_peers
from support.rows_again import rows_once
from support.small_council import AUTHORITY, CHILD

pytestmark = pytest.mark.django_db
SEE = [role for role in ROLES if MATRIX[role].small_numbers == "R"]
AS = "freeze=q1-2025-26"
CARD, AS01 = f"/scorecard?{AS}", f"/measure/AS01?{AS}"
FILES = [
    f"/scorecard.csv?{AS}",
    f"/scorecard.xlsx?{AS}",
    f"/scorecard/every-figure.csv?{AS}",
    f"/scorecard/every-figure.xlsx?{AS}",
    f"/measure/AS01/months.csv?{AS}",
    f"/measure/AS01/measure.xlsx?{AS}",
    f"/measure/AS01/chart.png?{AS}",
    f"/measure/AS01/chart.svg?{AS}",
]
LIST = f"/measure/AS01/children?period=2025-26-Q1&which=all&{AS}"
LINE = "as q1-2025-26, not confirmed yet."


@pytest.fixture
def moved_on(council, db, tmp_path, worked_out_once) -> None:
    """Frozen with a target, a note and what is published of others beside it. After that data was loaded again, the target changed,
    the note went, and so did everything published.
    """
    rows_once("a freeze, and all moved on", lambda: _moved_on(tmp_path), store=True)


def _moved_on(folder: Path) -> None:
    add_people()
    load_peers(folder / "published")
    note(by="jo", authority=AUTHORITY, month="2025-05", words="New form in May")
    beside = set_target(by="jo", authority=AUTHORITY, figure="AS01", terms=_terms("80 by Q1 2025-26"))
    make_freeze()
    load_again(folder / "again")
    change_target(beside, by="jo", terms=_terms("60 by Q1 2025-26"), reason="Revised", edition=None)
    withdraw(Note.objects.get(), by="jo")
    for file in comparators_folder().rglob("*"):
        file.unlink() if file.is_file() else None


def _terms(points: str) -> TargetTerms:
    return TargetTerms(points=read_points(points), words="Board")


def text_of(cells) -> list[str]:
    return [str(each.value) for each in cells]


def test_the_pages_show_what_was_reported_with_what_stood_beside_it(moved_on, client):
    signed_in(client, "performance_analyst")
    assert "30 of 41" in row_of(client.get("/scorecard"), "AS01")
    for view in ("", "&view=cards", "&view=wall"):
        page = words(client.get(CARD + view))
        assert "30 of 42" in page and "30 of 41" not in page and LINE in page
    row = row_of(client.get(f"{CARD}&compare=neighbours"), "AS01")
    assert "84.0%" in row and "8.6 points" in row
    page = words(client.get(AS01))
    assert "71.4%, against 84.0% among statistical neighbours (year to 31 March 2025). 30 of 42" in page
    assert "80% by Q1 2025-26" in page and "60%" not in page and "New form in May" in page and LINE in page
    assert "36" in row_of(client.get(AS01), "North Assessment Team")
    now = words(client.get("/measure/AS01"))
    assert "30 of 41" in now and "60% by Q1 2025-26" in now and "New form in May" not in now
    assert "Provisional: data to 30 June 2025, not frozen" in now and LINE not in now
    assert "84.0% among statistical neighbours" not in now


def test_every_file_shows_it_and_says_so(moved_on, client, council):
    signed_in(client, "performance_analyst")
    got = {address: client.get(address) for address in FILES}
    assert {each.status_code for each in got.values()} == {200}
    for address in (FILES[0], FILES[2], FILES[4]):
        text = b"".join(got[address].streaming_content if got[address].streaming else [got[address].content])
        rows = list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"))))
        assert rows and all(LINE in row["standing"] for row in rows)
    (row,) = [
        each
        for each in csv.DictReader(io.StringIO(got[FILES[0]].content.decode("utf-8-sig")))
        if each["id"] == "AS01"
    ]
    assert (row["of"], row["base"], row["target"]) in (("30", "42", "80"), ("30.0", "42.0", "80.0"))
    for address in (FILES[1], FILES[3], FILES[5]):
        book = openpyxl.load_workbook(io.BytesIO(b"".join(got[address])), read_only=True)
        assert any(LINE in cell for row in book.worksheets[0].rows for cell in text_of(row))
    assert LINE in words(got[FILES[7]]) and "as frozen q1-2025-26" in got[FILES[6]]["Content-Disposition"]
    now = list(csv.DictReader(io.StringIO(client.get("/scorecard.csv").content.decode("utf-8-sig"))))
    assert {row["standing"] for row in now} == {"Provisional: data to 30 June 2025, not frozen."}


@pytest.mark.parametrize("role", ROLES)
def test_who_may_see_no_small_number_sees_no_freeze_on_any_page_or_file(frozen, client, role):
    signed_in(client, role)
    if role in SEE:
        assert client.get(CARD).status_code == 200
    else:
        assert {client.get(each).status_code for each in (CARD, AS01, *FILES)} == {403}
        assert Line.objects.filter(action="refused").count() == 2 + len(FILES)
    page = client.get("/scorecard")
    assert (f'<option value="{frozen.name}"' in page.text) is (role in SEE)
    assert role in SEE or "q1-2025-26" not in page.text


def test_an_outsider_and_another_authority_see_none(frozen, client):
    for address in (CARD, AS01, *FILES, LIST):
        assert client.get(address)["Location"].startswith("/sign-in")
    signed_in(client, "performance_analyst", authority="343")
    assert {client.get(each).status_code for each in (CARD, AS01, *FILES)} == {403}


def test_a_freeze_that_is_not_there_or_was_damaged_is_said_and_nothing_else_is_shown(frozen, client):
    signed_in(client, "performance_analyst")
    for address in (CARD, AS01, *FILES, LIST):
        missing = client.get(address.replace("q1-2025-26", "q9"))
        assert missing.status_code == 404
        assert "There is no freeze q9 of authority 990. There are: q1-2025-26." in words(missing)
    (freeze_folder(AUTHORITY, frozen.name) / "figures.parquet").write_bytes(b"another")
    opening._opened.clear()
    for address in (CARD, AS01, *FILES, LIST):
        damaged = client.get(address)
        assert damaged.status_code == 409 and "30 of 4" not in words(damaged)
        assert "figures.parquet was changed." in words(damaged) and "from a backup" in words(damaged)


def test_who_confirmed_it_is_said_from_then_on(frozen, client):
    confirm(frozen, by="lead")
    signed_in(client, "performance_analyst")
    assert "as q1-2025-26, confirmed by lead." in words(client.get(CARD))


def test_a_period_after_the_freeze_and_teams_of_today_are_not_offered(frozen, client):
    signed_in(client, "performance_analyst")
    page = words(client.get(f"{CARD}&period=2025-26-Q2&teams=now"))
    assert "The freeze ends on 30 June 2025. Shown here is Q1 2025-26" in page and "30 of 42" in page


def test_the_list_behind_a_figure_is_as_it_was_frozen(moved_on, client):
    signed_in(client, "dcs")
    seen = post_and_follow(client, LIST, {"reason": "Checking what was reported"})
    assert "42 cases" in words(seen) and "A9999" not in seen.text and CHILD in seen.text
    assert "This list is as it was frozen" in words(seen)
    line = Line.objects.filter(action="looked_at_cases").get()
    assert line.what == "AS01 2025-26-Q1 990 frozen q1-2025-26" and line.detail["cases"] == 42
    now = post_and_follow(client, LIST.replace(f"&{AS}", ""), {"reason": "Checking what is so now"})
    assert "41 cases" in words(now) and "A9999" in now.text
    older = client.get(LIST.replace("2025-26-Q1", "2022-23-Q1"), follow=True)
    assert "This freeze holds the cases behind its figures from 1 April 2024 to 30 June 2025" in words(older)
    aside = client.get(LIST.replace("which=all", "which=open_late"), follow=True)
    assert "Those that were not are not listed." in words(aside)


def test_a_manager_sees_no_list_of_a_freeze(moved_on, client):
    signed_in(client, "team_manager", teams=["T1"])
    assert client.get(LIST).status_code == 403
    assert client.post(LIST, {"reason": "Checking what was reported"}).status_code == 403
    assert not Line.objects.filter(action="looked_at_cases").exists()


def test_every_reported_figure_of_every_period_is_the_same_on_page_and_in_the_freeze(
    moved_on, frozen, client
):
    signed_in(client, "performance_analyst")
    reported = {
        (reading.id, reading.period): reading
        for unit, reading in opening.opened(frozen).every_reported()
        if not unit
    }
    for period in {name for _, name in reported}:
        rows = csv.DictReader(
            io.StringIO(client.get(f"{FILES[0]}&period={parse(period).name}").content.decode("utf-8-sig"))
        )
        for row in rows:
            value = reported[row["id"], period].value
            assert (
                row["value"] == ("" if value is None else str(value).removesuffix(".0"))
                or float(row["value"]) == value
            )


def test_a_comparison_comes_back_from_a_freeze_as_it_was(council, tmp_path):
    load_peers(tmp_path / "published")
    year = parse("2025-26-Q1")
    every = [*comparators.of("AS01", AUTHORITY, year), *comparators.history("AS01", AUTHORITY, "england")]
    assert len(every) > 3 and any(each.standing for each in every)
    for each in every:
        assert comparison_of(json.loads(json.dumps(comparison_row(each)))) == replace(each, members=())
