"""Actions go out as a spreadsheet, two cells are changed, it comes back: two changes and nothing else."""

import io
from datetime import timedelta

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from sightline.programme.delivery.queries.round_trip import plan_in_sheet, rows_of, spreadsheet
from sightline.programme.delivery.rules.round_trip import read
from sightline.programme.delivery.services.updates import report
from sightline.programme.models import Action, Entry, Plan
from sightline.programme.plans.services.changes import change_entry
from sightline.trail.models import Line
from support.figure_pages import words
from support.plans import MAKER, action, entry, person, small_plan, today

pytestmark = pytest.mark.django_db
EVERY = [
    "Reference",
    "Action",
    "What is to be done",
    "Priority",
    "Finding",
    "Owner",
    "Partner agency",
    "Starts",
]


@pytest.fixture
def plan() -> Plan:
    found = small_plan()
    Entry.objects.filter(action__reference="A1").update(
        detail="=a formula that is not one\n- first point\n+ second", resources="-", owner_post="007"
    )
    return found


def book(plan: Plan, who: str = MAKER) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(spreadsheet(plan, person(who), timezone.localtime())))


def put(sheet, reference: str, head: str, value) -> None:
    heads = [cell.value for cell in sheet[1]]
    row = next(row for row in sheet.iter_rows(min_row=2) if row[0].value == reference)
    row[heads.index(head)].value = value


def back(made: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def found_in(plan: Plan, made: openpyxl.Workbook, who: str = MAKER):
    rows = rows_of("actions.xlsx", back(made))
    return read(rows["actions"], plan_in_sheet(plan, person(who)), rows["milestones"]).actions


def send(client: Client, raw: bytes, name: str = "actions.xlsx"):
    return client.post("/programme/actions/spreadsheet", {"file": SimpleUploadedFile(name, raw)})


def sealed_rows(page) -> str:
    return page.text.partition('name="rows" value="')[2].partition('"')[0]


def test_what_goes_out_comes_back_with_nothing_changed(plan):
    made = book(plan)
    assert [cell.value for cell in made["Actions"][1]][:8] == EVERY
    found = found_in(plan, made)
    assert (found.changes, found.conflicts, found.rows, found.missing) == ((), (), 4, 0)


def test_each_thing_is_read_once_and_of_what_was_reported_only_the_last(plan):
    for number in range(3):
        for name in ("A1", "A2"):
            report(action(name), f"Report {number} of {name}.", by=MAKER)
    with CaptureQueriesContext(connection) as asked:
        made = book(plan)
    texts = [each["sql"] for each in asked]
    tests, points, updates = (
        [each for each in texts if each.startswith(f'SELECT "programme_{table}"')]
        for table in ("declaredtest", "milestone", "update")
    )
    assert len(tests) == 1
    assert len(points) == 2  # for the Done light, and the sheet's own
    assert len(updates) == 1 and "LIMIT 1" in updates[0]
    sheet = made["Actions"]
    column = [cell.value for cell in sheet[1]].index("Last update")
    last = {row[0].value: row[column].value or "" for row in sheet.iter_rows(min_row=2)}
    assert last["A1"].endswith("Report 2 of A1.") and last["A2"].endswith("Report 2 of A2.")
    assert last["A4"] == ""


def test_two_cells_changed_are_two_changes_and_nothing_else(plan, client):
    made = book(plan)
    due = today() + timedelta(days=45)
    put(made["Actions"], "A2", "Due", due)
    put(made["Actions"], "A1", "Owner", "Head of Assessment")
    put(made["Actions"], "A1", "Why", "She moved on")
    before = {each.pk: each.edition for each in Action.objects.all()}
    client.force_login(person(MAKER))
    page = send(client, back(made))
    assert "2 changes in 2 actions and milestones." in words(page) and "Nothing is changed yet." in words(
        page
    )
    assert {each.pk: each.edition for each in Action.objects.all()} == before
    lines = Line.objects.count()
    page = client.post("/programme/actions/spreadsheet", {"rows": sealed_rows(page)})
    assert page.status_code == 302
    assert "2 changes in 2 actions and milestones." in words(client.get(page["Location"]))
    assert (entry("A2").due, entry("A1").owner_post) == (due, "Head of Assessment")
    written = Line.objects.order_by("number")[lines:]
    assert [(line.action, line.what.split()[-1], line.reason) for line in written] == [
        ("action_changed", "A1", "She moved on"),
        ("action_changed", "A2", "From the spreadsheet."),
    ]
    assert {each.reference for each in Action.objects.all() if each.edition != before[each.pk]} == {
        "A1",
        "A2",
    }


def test_a_row_taken_out_is_not_a_deletion(plan):
    made = book(plan)
    made["Actions"].delete_rows(3)
    found = found_in(plan, made)
    assert (found.changes, found.conflicts, found.missing) == ((), (), 1)
    assert Action.objects.count() == 4


def test_an_action_changed_in_the_plan_meanwhile_is_named_and_left_alone(plan):
    made = book(plan)
    put(made["Actions"], "A1", "Owner", "Somebody else")
    put(made["Actions"], "A2", "Partner agency", "Police")
    change_entry(entry("A1"), {"due": today()}, edition=action("A1").edition, reason="x", by="first")
    found = found_in(plan, made)
    assert [each.reference for each in found.conflicts] == ["A1"]
    assert "was changed in the plan after this spreadsheet was made" in found.conflicts[0].words
    assert "Owner: 'Somebody else' here" in found.conflicts[0].words
    put(made["Actions"], "A1", "Due", "1 December 2030")
    assert "Due: '1 December 2030' here" in found_in(plan, made).conflicts[0].words
    assert [each.reference for each in found.changes] == ["A2"]


@pytest.mark.parametrize(
    ("head", "value", "said"),
    [
        ("Due", "31/02/2026", "is '31/02/2026', which is not a date"),
        ("Due", "soon", "is 'soon', which is not a date"),
        ("Status", "Nearly", "It is one of: Not started"),
        ("Status", "Done", "close it on its own page"),
        ("Status", "Paused", "needs a reason"),
        ("Action", None, "It keeps its title"),
        ("Owner", "x" * 151, "Use 150 at most"),
        ("Reference", "A99", "there is no action A99"),
        ("Reference", None, "has no reference"),
        ("Reference", "A2", "stands in row"),
        ("Edition", "x", "has no number under 'Edition'"),
    ],
)
def test_what_cannot_be_taken_over_says_where_and_why(plan, head, value, said):
    made = book(plan)
    put(made["Actions"], "A1", head, value)
    found = found_in(plan, made)
    assert any(said in each.words for each in found.conflicts), [each.words for each in found.conflicts]
    assert found.changes == ()


def test_a_status_comes_back_with_its_reason(plan, client):
    made = book(plan)
    put(made["Actions"], "A1", "Status", "Paused")
    put(made["Actions"], "A1", "Why", "Sickness")
    client.force_login(person(MAKER))
    client.post("/programme/actions/spreadsheet", {"rows": sealed_rows(send(client, back(made)))})
    assert (action("A1").status, action("A1").steps.last().reason) == ("paused", "Sickness")


def test_an_owner_takes_out_and_changes_their_own_and_no_more(plan, client):
    owner = person("action_owner")
    made = book(plan, "action_owner")
    assert [row[0].value for row in made["Actions"].iter_rows(min_row=2)] == ["A2"]
    put(made["Actions"], "A2", "Owner", "Me")
    found = found_in(plan, made, "action_owner")
    assert "Owner is not yours to change" in found.conflicts[0].words
    client.force_login(owner)
    assert client.get("/programme/actions/spreadsheet/take").status_code == 200
    theirs = book(plan)
    put(theirs["Actions"], "A1", "Due", today())
    page = send(client, back(theirs))
    assert "there is no action A1 in this plan that you may see" in words(page)


def test_what_was_shown_cannot_be_forged_or_used_by_somebody_else(plan, client):
    made = book(plan)
    put(made["Actions"], "A2", "Partner agency", "More")
    client.force_login(person(MAKER))
    rows = sealed_rows(send(client, back(made)))
    assert "Upload the spreadsheet again" in words(
        client.post("/programme/actions/spreadsheet", {"rows": rows[:-4]})
    )
    client.force_login(person("qa_lead"))
    assert "Upload the spreadsheet again" in words(
        client.post("/programme/actions/spreadsheet", {"rows": rows})
    )
    assert entry("A2").partner == ""


def test_a_change_between_showing_and_taking_over_stops_all_of_it(plan, client):
    made = book(plan)
    put(made["Actions"], "A1", "Due", today() + timedelta(days=9))
    put(made["Actions"], "A2", "Due", today() + timedelta(days=9))
    client.force_login(person(MAKER))
    rows = sealed_rows(send(client, back(made)))
    change_entry(entry("A1"), {"due": today()}, edition=action("A1").edition, reason="x", by="first")
    page = client.post("/programme/actions/spreadsheet", {"rows": rows})
    assert "nothing was applied" in words(page)
    assert entry("A1").due == today() and entry("A2").due != today() + timedelta(days=9)


@pytest.mark.parametrize(
    ("name", "raw", "said"),
    [
        ("actions.csv", b"Reference,Edition\n", "is not an .xlsx file"),
        ("actions.xlsx", b"hello", "is not a workbook"),
        ("actions.xlsx", b"", "empty"),
    ],
)
def test_a_file_that_is_not_ours_says_so(plan, client, name, raw, said):
    client.force_login(person(MAKER))
    assert said in words(send(client, raw, name))


def test_a_workbook_without_our_columns_says_so(plan, client):
    other = openpyxl.Workbook()
    other.active.append(["A", "B"])
    client.force_login(person(MAKER))
    assert "has no sheet with the columns Reference and Edition" in words(send(client, back(other)))


@pytest.mark.parametrize(
    "owner", ["'=both marks", "'plain", "''+two", "=sum", "+44 20", "-1", "'-", "@x", "a\u200bb"]
)
def test_an_owner_taken_out_and_brought_back_untouched_changes_nothing(plan, owner):
    Entry.objects.filter(action__reference="A1").update(owner_post=owner)
    assert found_in(plan, book(plan)).changes == ()
