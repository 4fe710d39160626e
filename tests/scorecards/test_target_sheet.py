"""Targets go out as a spreadsheet and come back: who may, what is shown, what is applied, and that it is all or nothing."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sightline.scorecards.models import Target, TargetChange
from sightline.scorecards.queries.target_sheet import rows_of, targets_in_sheet
from sightline.scorecards.rules.target_terms import TargetTerms
from sightline.scorecards.rules.trajectory import read_points
from sightline.scorecards.services import (
    CannotSayError,
    TargetConflictsError,
    apply_target_rows,
    change_target,
    set_target,
)
from sightline.trail.models import Line
from support.figure_pages import hidden, words
from support.people import signed_in
from support.small_council import AUTHORITY

pytestmark = [pytest.mark.django_db, pytest.mark.database]
PAGE, TAKE = "/targets/spreadsheet", "/targets/spreadsheet/take"
UNITS = {"T1": "North Assessment Team", "T2": "South Assessment Team", "S1": "Assessment Service"}


def made(points="75 by January 2025", figure="AS01", unit="", **more) -> Target:
    terms = TargetTerms(points=read_points(points), words="Board", **more)
    return set_target(by="jo", authority=AUTHORITY, figure=figure, unit=unit, terms=terms)


def book_of(client: Client) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(client.get(TAKE).content))


def filled(book: openpyxl.Workbook, figure: str, **cells: object) -> None:
    """Fill in cells of the first row of this measure."""
    sheet = book["Targets"]
    heads = [cell.value for cell in sheet[1]]
    at = next(row for row in sheet.iter_rows(min_row=2) if row[heads.index("Measure")].value == figure)
    for head, text in cells.items():
        at[heads.index(head.replace("_", " "))].value = text


def raw(book: openpyxl.Workbook) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def upload(client: Client, book: openpyxl.Workbook, name="targets.xlsx"):
    return client.post(PAGE, {"file": SimpleUploadedFile(name, raw(book))})


POINTS = {"Target,_and_by_when": "80 by Q1 2025-26; 85 by Q4 2025-26"}


def test_an_outsider_and_whoever_defines_no_measure_get_nothing(client: Client, council):
    made()
    assert client.get(PAGE).status_code == client.get(TAKE).status_code == 302
    signed_in(client, "head_of_service", teams=["S1"])
    assert client.get(PAGE).status_code == client.get(TAKE).status_code == 403
    assert client.post(PAGE, {"rows": "x"}).status_code == 403


def test_what_goes_out_has_every_target_and_a_row_for_each_measure_without_one(client: Client, council):
    made(tolerance=3.0, owner="Head of service")
    made("60 by June 2025", unit="T1")
    signed_in(client, "performance_analyst")
    rows = list(book_of(client)["Targets"].iter_rows(values_only=True))
    lines = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
    first, second, *blank = lines
    assert (first["Measure"], first["For"], first["Tolerance"]) == ("AS01", "Whole council", "3")
    assert (second["For"], second["Target, and by when"]) == ("North Assessment Team", "60 by June 2025")
    assert "AS04" in [each["Measure"] for each in blank] and "AS01" not in [each["Measure"] for each in blank]
    assert not any(each["Reference"] for each in blank)
    assert Line.objects.order_by("number").last().action == "exported"


def test_what_comes_back_untouched_changes_nothing(client: Client, council):
    made(tolerance=3.0)
    signed_in(client, "performance_analyst")
    page = upload(client, book_of(client))
    assert "Nothing would change." in words(page)
    assert "rows" not in hidden(page)


def test_it_is_shown_before_it_is_applied_and_each_is_in_the_trail(client: Client, council):
    one = made(tolerance=3.0)
    signed_in(client, "performance_analyst")
    book = book_of(client)
    filled(book, "AS01", Tolerance=5, Why="Agreed by the board")
    filled(book, "AS04", **POINTS, Where_it_was_agreed="Cabinet", For="North Assessment Team")
    page = upload(client, book)
    assert "1 change in 1 target; 1 new target." in words(page)
    assert f"T{one.pk} Tolerance 3 5 Agreed by the board" in words(page)
    assert "AS04, North Assessment Team: 80 by Q1 2025-26; 85 by Q4 2025-26. Cabinet." in words(page)
    assert Target.objects.get().tolerance == 3.0  # nothing yet

    done = client.post(PAGE, {"rows": hidden(page)["rows"]}, follow=True)
    assert "1 change in 1 target; 1 new target." in words(done)
    one.refresh_from_db()
    assert (one.tolerance, one.edition) == (5.0, 2)
    assert TargetChange.objects.get().reason == "Agreed by the board"
    new = Target.objects.get(figure="AS04")
    assert (new.unit, new.values_by_period.count(), new.said_by) == ("T1", 2, "performance_analyst")
    actions = list(Line.objects.order_by("-number").values_list("action", flat=True)[:2])
    assert actions == ["target_set", "target_changed"]


def test_what_cannot_be_is_shown_beside_what_can(client: Client, council):
    made()
    signed_in(client, "performance_analyst")
    book = book_of(client)
    filled(book, "AS01", For="West Team", Why="x")
    filled(book, "AS04", **POINTS, Where_it_was_agreed="Cabinet")
    page = upload(client, book)
    assert "1 new target. 1 thing cannot be applied." in words(page)
    assert "is 'West Team', which is no service or team in this data" in words(page)
    client.post(PAGE, {"rows": hidden(page)["rows"]})
    assert Target.objects.filter(figure="AS04").exists()


def test_what_was_changed_between_showing_and_applying_stops_all_of_it(client: Client, council):
    one = made()
    signed_in(client, "performance_analyst")
    book = book_of(client)
    filled(book, "AS01", Tolerance=5, Why="Agreed")
    filled(book, "AS04", **POINTS, Where_it_was_agreed="Cabinet")
    rows = hidden(upload(client, book))["rows"]
    change_target(
        one, TargetTerms(points=read_points("77 by January 2025"), words="Board"), reason="x", by="sam"
    )
    page = client.post(PAGE, {"rows": rows})
    assert "Targets were changed meanwhile, so nothing was applied." in words(page)
    assert "after this spreadsheet was made, by sam" in words(page)
    assert list(Target.objects.values_list("figure", "tolerance")) == [("AS01", None)]


def test_half_of_it_is_never_applied(council, monkeypatch):
    one = made()
    there_are = targets_in_sheet(AUTHORITY, UNITS)
    reference = f"T{one.pk}"
    cells = {**dict(there_are.targets[reference].fields)}
    change = {"Reference": reference, "Edition": "1", "Tolerance": "5", "Why": "Agreed"}
    new = {"Measure": "AS04", "Target, and by when": "80 by Q1 2025-26", "Where it was agreed": "Board"}
    lines = Line.objects.count()

    def refuse(**_about):
        raise CannotSayError("No.")

    monkeypatch.setattr("sightline.scorecards.services.target_sheet.set_target", refuse)
    with pytest.raises(CannotSayError, match="No"):
        apply_target_rows(AUTHORITY, [(2, change), (3, new)], UNITS, by="jo")
    assert dict(targets_in_sheet(AUTHORITY, UNITS).targets[reference].fields) == cells
    assert (Line.objects.count(), TargetChange.objects.count()) == (lines, 0)
    with pytest.raises(TargetConflictsError):
        apply_target_rows(AUTHORITY, [(2, {**change, "Tolerance": "much"})], UNITS, by="jo")


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("targets.csv", b"Measure", "is not an .xlsx file"),
        ("targets.xlsx", b"not a workbook", "targets.xlsx"),
        ("targets.xlsx", b"", "The file is empty"),
    ],
)
def test_what_is_no_spreadsheet_of_targets_is_refused(client: Client, council, name, content, sentence):
    signed_in(client, "performance_analyst")
    page = client.post(PAGE, {"file": SimpleUploadedFile(name, content)})
    assert page.status_code == 200 and sentence in words(page)
    assert "Choose the spreadsheet" in words(client.post(PAGE, {}))


def test_another_workbook_is_told_apart(client: Client, council):
    signed_in(client, "performance_analyst")
    book = openpyxl.Workbook()
    book.active.append(["Figure", "Target"])
    assert "has no sheet with the columns Reference and Edition" in words(upload(client, book))
    assert rows_of("targets.xlsx", client.get(TAKE).content)


def test_what_was_shown_to_somebody_else_or_changed_on_its_way_is_refused(client: Client, council):
    signed_in(client, "performance_analyst")
    book = book_of(client)
    filled(book, "AS04", **POINTS, Where_it_was_agreed="Cabinet")
    rows = hidden(upload(client, book))["rows"]
    for sent in (rows + "x", "x"):
        assert "too old, or was shown to somebody else" in words(client.post(PAGE, {"rows": sent}))
    client.logout()
    signed_in(client, "system_administrator")
    assert client.post(PAGE, {"rows": rows}).status_code == 403
    assert not Target.objects.exists()
