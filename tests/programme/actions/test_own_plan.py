"""A council's own plan, in its own columns, comes in from a spreadsheet in one pass; next month the same one brings what changed."""

import io
import sys
import time
from datetime import date, timedelta

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sightline.people.matrix import ROLES
from sightline.people.rules import permits
from sightline.programme.models import Action, Entry, Milestone, OwnColumns, SignOff, Update, Version
from sightline.programme.plans.services.plans import make_plan
from sightline.programme.plans.services.versions import move_version
from sightline.trail.models import Line
from sightline.trail.queries import verify
from support.figure_pages import hidden, words
from support.people import granted
from support.plans import AUTHORITY, DECIDER, MAKER, findings, person, today

pytestmark = pytest.mark.django_db
HEADS = [
    *(
        "Ref",
        "Priority area",
        "Ofsted recommendation",
        "What we will do",
        "Lead officer",
        "Start date",
        "By when",
    ),
    *("RAG", "Latest update", "Key milestones", "Success criteria", "Notes to self"),
]
ROWS = 70


@pytest.fixture
def version() -> Version:
    """A plan without an action, being written, beside the findings of an inspection."""
    findings()
    return make_plan(AUTHORITY, "Improvement plan", standard="", by=MAKER)


def row(number: int) -> list:
    """A row as a council writes it: a priority in the first row of ten only, as where cells are merged."""
    rag = ("Amber", "Green", "Not started", "Complete", "On hold")[number % 5]
    return [
        f"{number // 10 + 1}.{number % 10 + 1}",
        f"Priority {number // 10 + 1}: Practice" if number % 10 == 0 else None,
        "Rec 1" if number % 2 else "2",
        f"Do the thing numbered {number}",
        "Head of MASH",
        today() - timedelta(days=30),
        f"{today() + timedelta(days=90):%d/%m/%y}",
        rag,
        f"Progress of {number}.",
        "Terms agreed – 28/02/27\nLeaflet printed" if number % 7 == 0 else None,
        "More children are seen in time",
        "private",
    ]


def sheet_of(rows: list[list], *, heads: list[str] = HEADS, above: int = 3) -> bytes:
    """A workbook as councils keep it: a cover sheet, a title above the heads."""
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["Improvement plan", "Owner of this document: the programme office"])
    sheet = book.create_sheet("Plan 2026")
    for _ in range(above):
        sheet.append(["Our improvement plan"])
    sheet.append(heads)
    for each in rows:
        sheet.append(each)
    book.save(out)
    return out.getvalue()


def address(version: Version) -> str:
    return f"/programme/plans/{version.plan_id}/import"


def upload(client, version: Version, raw: bytes):
    return client.post(address(version), {"file": SimpleUploadedFile("our plan.xlsx", raw)})


def columns(page) -> dict[str, str]:
    """The columns as the page proposes them."""
    import re

    selects = re.findall(r'name="(column-\d+)">(.*?)</select>', page.text, flags=re.DOTALL)
    chosen = {name: re.findall(r'value="([^"]*)" selected', options) for name, options in selects}
    return {name: (those or [""])[0] for name, those in chosen.items()}


def applied(client, version: Version, page, **changed):
    typed = hidden(page) | columns(page) | changed | {"apply": "yes"}
    return client.post(address(version), typed, follow=True)


def test_a_plan_of_seventy_rows_comes_in_in_one_pass(client, version):
    client.force_login(person(MAKER))
    began = time.monotonic()
    page = upload(client, version, sheet_of([row(number) for number in range(ROWS)]))
    told = words(page)
    assert "70 new actions." in told and "20 milestones with them" in told and "Nothing is saved yet" in told
    assert not Action.objects.exists()
    done = applied(client, version, page)
    sys.stdout.write(
        f"A plan of {ROWS} rows from a spreadsheet: 3 requests, {time.monotonic() - began:.1f} s\n"
    )
    assert "70 new actions. The columns are remembered for next time." in words(done)
    assert (Action.objects.count(), Milestone.objects.count(), Update.objects.count()) == (70, 20, 70)
    first = Entry.objects.get(title="Do the thing numbered 11")
    assert first.action.own_reference == "2.2" and first.owner_post == "Head of MASH"
    assert first.due == today() + timedelta(days=90) and first.impact == "More children are seen in time"
    assert [each.title for each in first.groupings.all()] == ["Priority 2: Practice"]
    assert [each.number for each in first.findings.all()] == ["1"]
    assert first.action.updates.get().words == "Status: Green. Progress of 11."
    assert Milestone.objects.filter(due=date(2027, 2, 28)).count() == 10
    assert "private" not in str(list(Entry.objects.values_list("detail", "resources")))
    assert version.groupings.filter(kind="priority").count() == 7
    assert Line.objects.latest("number").action == "plan_brought_in" and verify().ok


@pytest.mark.parametrize(
    ("number", "status", "started", "done"),
    [
        (0, "in_progress", True, False),
        (1, "in_progress", True, False),
        (2, "not_started", False, False),
        (3, "done", True, True),
        (4, "paused", True, False),
    ],
)
def test_what_runs_already_comes_in_running(client, version, number, status, started, done):
    client.force_login(person(MAKER))
    applied(client, version, upload(client, version, sheet_of([row(number)])))
    action = Action.objects.get()
    assert action.status == status and bool(action.done_on) is done
    assert action.started_on == (today() - timedelta(days=30) if started else None)
    assert SignOff.objects.filter(action=action, name=MAKER).exists() is done


def test_next_month_the_same_spreadsheet_brings_what_changed_and_asks_for_no_column_again(client, version):
    rows = [row(number) for number in range(3)]
    client.force_login(person(MAKER))
    page = upload(client, version, sheet_of(rows))
    other = next(name for name, what in columns(page).items() if what == "impact")
    applied(client, version, page, **{other: "detail"})
    assert Entry.objects.first().detail == "More children are seen in time"
    move_version(version, "live", reason="The board agreed", by=DECIDER)
    later = [list(each) for each in rows]
    later[1][8], later[2][6] = "The leaflet is printed.", "1 December 2030"
    page = upload(client, version, sheet_of(later))
    assert columns(page)[other] == "detail" and OwnColumns.objects.count() == 1
    assert "2 changes in 2 actions and milestones." in words(page) and "cannot come in" not in words(page)
    applied(client, version, page)
    assert (
        Update.objects.count() == 4
        and Update.objects.first().words == "Status: Green. The leaflet is printed."
    )
    assert Entry.objects.get(action__own_reference="1.3").due == date(2030, 12, 1)
    again = upload(client, version, sheet_of(later))
    assert "Nothing would change." in words(again) and "Apply:" not in words(again)


@pytest.mark.parametrize(
    ("heads", "rows", "said"),
    [
        (["Action", "Deadline"], [["Something", "soon"]], "which is not a date"),
        (["Action", "Lead"], [["For 943 476 5919", "Jo"]], "seems to hold an NHS number"),
        (
            ["Action", "Start", "Deadline"],
            [["x", "2 May 2027", "1 May 2027"]],
            "cannot be due before it starts",
        ),
        (["Action", "Recommendation"], [["x", "Rec 99"]], "no finding has the number 99"),
        (["Action", "Lead"], [[None, "Jo"]], "Row 5 has no action"),
    ],
)
def test_what_cannot_come_in_says_its_row(client, version, heads, rows, said):
    client.force_login(person(MAKER))
    page = upload(client, version, sheet_of(rows, heads=heads))
    assert said in words(page) and ("Row 5" in words(page))


def test_a_row_of_one_cell_is_a_priority_where_no_column_is(client, version):
    client.force_login(person(MAKER))
    rows = [["Leadership"], ["Meet weekly", "Jo"], ["Practice", None], ["Audit", "Sam"]]
    applied(client, version, upload(client, version, sheet_of(rows, heads=["Action", "Lead"])))
    stand_in = {each.title: each.groupings.get().title for each in Entry.objects.all()}
    assert stand_in == {"Meet weekly": "Leadership", "Audit": "Practice"}


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"column-3": ""}, "Choose which column holds the action"),
        ({"column-4": "title"}, "Two columns are “Action”"),
    ],
)
def test_columns_that_do_not_go_together_are_told(client, version, changed, said):
    client.force_login(person(MAKER))
    page = upload(client, version, sheet_of([row(0)]))
    told = client.post(address(version), hidden(page) | columns(page) | changed | {"apply": "yes"})
    assert said in words(told) and not Action.objects.exists()


def test_what_changed_between_showing_and_applying_stops_all_of_it(client, version):
    client.force_login(person(MAKER))
    page = upload(client, version, sheet_of([row(0), row(1)]))
    other = upload(client, version, sheet_of([row(0)]))
    applied(client, version, other)
    told = applied(client, version, page)
    assert "nothing was applied" in words(told) and Action.objects.count() == 1


def test_a_file_is_opened_by_whoever_uploaded_it_and_is_gone_when_it_was_applied(client, version):
    client.force_login(person(MAKER))
    page = upload(client, version, sheet_of([row(0)]))
    client.force_login(person("qa_lead"))
    assert "Upload it again" in words(applied(client, version, page)) and not Action.objects.exists()
    client.force_login(person(MAKER))
    applied(client, version, page)
    assert "Upload it again" in words(applied(client, version, page)) and Action.objects.count() == 1


@pytest.mark.parametrize(
    ("raw", "said"),
    [(b"hello", "our plan.xlsx"), (sheet_of([["x"]], heads=["A", "B"], above=0), "headed Action")],
)
def test_a_file_that_is_no_plan_says_so(client, version, raw, said):
    client.force_login(person(MAKER))
    assert said in words(upload(client, version, raw))


@pytest.mark.parametrize("role", [role for role in ROLES if not permits(role, "plan.change")])
def test_whoever_writes_no_plan_brings_none_in(client, version, role):
    asks = person(f"asks_{role}", role)
    if role in ("board_chair", "partner", "dfe_adviser", "ofsted_inspector"):
        granted(asks, "plan")
    client.force_login(asks)
    assert client.get(address(version)).status_code == 403
    assert upload(client, version, sheet_of([row(0)])).status_code == 403 and not Action.objects.exists()
