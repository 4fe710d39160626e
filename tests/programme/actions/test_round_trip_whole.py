"""The whole plan goes out as a spreadsheet and comes back: milestones, reports, priorities, new rows; untouched rows never conflict."""

from datetime import date, timedelta

import pytest

from sightline.programme.delivery.services.milestones import add_milestone
from sightline.programme.delivery.services.updates import report
from sightline.programme.models import Action, Entry, Milestone, Update
from sightline.programme.plans.services.changes import change_entry
from support.figure_pages import words
from support.plans import MAKER, action, entry, person, small_plan, today

from .test_round_trip import back, book, put, sealed_rows, send

pytestmark = pytest.mark.django_db
ADDRESS = "/programme/actions/spreadsheet"


@pytest.fixture
def draft():
    """The small plan, still being written."""
    return small_plan(live=False)


@pytest.fixture
def plan():
    return small_plan()


def heads(sheet) -> list[str]:
    return [cell.value for cell in sheet[1]]


def cells(sheet, row: int = 2) -> dict:
    return dict(zip(heads(sheet), (cell.value for cell in sheet[row]), strict=True))


def new_row(sheet, **typed) -> None:
    names = heads(sheet)
    sheet.append([typed.get(name.replace(" ", "_")) for name in names])


def applied(client, made, who: str = MAKER):
    """What was shown, and the page after it was applied."""
    client.force_login(person(who))
    shown = send(client, back(made))
    return words(shown), client.post(ADDRESS, {"rows": sealed_rows(shown)}, follow=True)


def test_what_goes_out_holds_all_there_is(plan):
    report(action("A1"), "Held each Tuesday.", by=MAKER)
    made = book(plan)
    row = cells(made["Actions"])
    assert (row["Priority"], row["Finding"], row["Done"]) == ("Management oversight", "1", "Overdue")
    assert row["Last update"].endswith("Held each Tuesday.") and row["What there is to report"] is None
    point = cells(made["Milestones"])
    assert (point["Action"], point["Milestone"]) == ("A1", "Terms of reference")
    assert point["Due"].date() == today() - timedelta(days=60) and point["Reached"] is None


def test_cells_offer_their_choices(plan):
    sheet = book(plan)["Actions"]
    offered = {next(iter(each.sqref.ranges)).min_col for each in sheet.data_validations.dataValidation}
    assert offered == {heads(sheet).index(name) + 1 for name in ("Status", "Priority", "Finding", "Owner")}


def test_the_file_says_whose_plan_it_is_which_and_of_which_day(plan, client, settings):
    settings.COUNCIL_NAME = "Aldermere"
    client.force_login(person(MAKER))
    taken = client.get(f"{ADDRESS}/take")
    assert f'filename="Aldermere Improvement plan {today():%Y-%m-%d}.xlsx"' in taken["Content-Disposition"]


@pytest.mark.parametrize(("touched", "conflicts"), [(False, 0), (True, 1)])
def test_only_a_row_somebody_touched_is_a_conflict(plan, client, touched, conflicts):
    made = book(plan)
    change_entry(
        entry("A1"),
        {"owner_post": "Principal Social Worker"},
        edition=action("A1").edition,
        reason="She moved",
        by="first",
    )
    if touched:
        put(made["Actions"], "A1", "Partner agency", "Police")
    put(made["Actions"], "A2", "Due", "27/11/27")
    shown, _ = applied(client, made)
    assert ("cannot be applied" in shown) is bool(conflicts)
    assert ("Principal Social Worker" in shown) is False
    assert entry("A1").owner_post == "Principal Social Worker"
    if not touched:
        assert entry("A2").due == date(2027, 11, 27)


def test_without_its_seal_a_cell_that_differs_is_a_change_as_before(plan, client):
    made = book(plan)
    change_entry(entry("A1"), {"due": today()}, edition=action("A1").edition, reason="x", by="first")
    put(made["Actions"], "A1", "Seal", None)
    client.force_login(person(MAKER))
    assert "was changed in the plan after this spreadsheet was made" in words(send(client, back(made)))


def test_a_report_becomes_an_update_and_a_child_in_it_leaves_the_row_out(plan, client):
    made = book(plan)
    put(made["Actions"], "A2", "What there is to report", "The leaflet is printed.")
    _, page = applied(client, made)
    assert Update.objects.get().words == "The leaflet is printed." and "1 change in 1 action" in words(page)
    put(made["Actions"], "A2", "What there is to report", "For 943 476 5919")
    shown, _ = applied(client, made)
    assert "seems to hold an NHS number" in shown and Update.objects.count() == 1


def test_a_milestone_is_reached_moved_and_added_on_its_sheet(plan, client):
    made = book(plan)
    sheet = made["Milestones"]
    sheet.cell(2, heads(sheet).index("Reached") + 1).value = f"{today():%d/%m/%y}"
    new_row(sheet, Action="A2", Milestone="Leaflet printed", Due="28/02/27")
    shown, _ = applied(client, made)
    assert "1 new milestone" in shown and "A2: Leaflet printed, due 28 February 2027" in shown
    assert Milestone.objects.get(action=action("A1")).reached_on == today()
    added = Milestone.objects.get(action=action("A2"))
    assert (added.title, added.due) == ("Leaflet printed", date(2027, 2, 28))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"Action": "A99", "Milestone": "x"}, "there is no action A99"),
        ({"Action": "A2"}, "a new milestone needs words"),
        ({"Action": "A2", "Milestone": "x", "Due": "soon"}, "which is not a date"),
    ],
)
def test_a_milestone_that_cannot_be_added_says_why(plan, client, typed, said):
    made = book(plan)
    new_row(made["Milestones"], **typed)
    client.force_login(person(MAKER))
    assert said in words(send(client, back(made))) and Milestone.objects.count() == 1


def test_a_milestone_changed_meanwhile_is_a_conflict_only_where_it_was_touched(plan, client):
    made = book(plan)
    add_milestone(action("A1"), "Another", due=None, edition=action("A1").edition, by="first")
    client.force_login(person(MAKER))
    assert "cannot be applied" not in words(send(client, back(made)))
    sheet = made["Milestones"]
    sheet.cell(2, heads(sheet).index("Reached") + 1).value = today()
    assert "was changed in the plan after this spreadsheet" in words(send(client, back(made)))


def test_a_row_without_a_reference_adds_an_action_that_was_shown_before(draft, client):
    made = book(draft)
    new_row(
        made["Actions"],
        Action="Practice week",
        Priority="practice; Management oversight",
        Finding="3",
        Owner="Head of Assessment",
        Due="27/11/26",
        What_there_is_to_report="Agreed in May.",
    )
    client.force_login(person(MAKER))
    shown = send(client, back(made))
    assert "1 new action" in words(shown) and "Practice week" in words(shown) and Action.objects.count() == 4
    client.post(ADDRESS, {"rows": sealed_rows(shown)})
    added = Entry.objects.get(title="Practice week")
    assert (added.action.reference, added.owner_post, added.due) == (
        "A5",
        "Head of Assessment",
        date(2026, 11, 27),
    )
    assert sorted(each.title for each in added.groupings.all()) == ["Management oversight", "Practice"]
    assert [each.number for each in added.findings.all()] == ["3"]
    assert Update.objects.get().action == added.action


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"What_is_to_be_done": "x"}, "a new action needs words under Action"),
        ({"Action": "x", "Priority": "Nowhere"}, "names 'Nowhere', which the plan does not have"),
        ({"Action": "x", "Finding": "99"}, "names '99'"),
        ({"Action": "x", "Status": "Done"}, "a new action is Not started"),
        ({"Action": "x", "Due": "31/02/27"}, "which is not a date"),
        ({"Action": "x", "Starts": "2 May 2027", "Due": "1 May 2027"}, "cannot be due before it starts"),
        ({"Action": "For 943 476 5919"}, "seems to hold an NHS number"),
    ],
)
def test_a_row_that_adds_nothing_says_why(draft, client, typed, said):
    made = book(draft)
    new_row(made["Actions"], **typed)
    client.force_login(person(MAKER))
    shown = send(client, back(made))
    assert said in words(shown) and not sealed_rows(shown) and Action.objects.count() == 4


def test_who_may_add_no_action_is_told_and_so_is_everybody_while_the_plan_is_out(plan, client):
    for who, said in ((MAKER, "Begin a refresh"), ("action_owner", "added by whoever writes the plan")):
        made = book(plan, who)
        new_row(made["Actions"], Action="Mine")
        client.force_login(person(who))
        assert said in words(send(client, back(made))), who
    assert Action.objects.count() == 4


def test_an_owner_reports_and_reaches_their_own_milestones_by_the_sheet_and_no_others(plan, client):
    add_milestone(action("A2"), "Leaflet", due=None, edition=action("A2").edition, by=MAKER)
    made = book(plan, "action_owner")
    assert [row[1].value for row in made["Milestones"].iter_rows(min_row=2)] == ["A2"]
    sheet = made["Milestones"]
    sheet.cell(2, heads(sheet).index("Reached") + 1).value = today()
    new_row(sheet, Action="A1", Milestone="Not mine")
    client.force_login(person("action_owner"))
    shown = send(client, back(made))
    assert "there is no action A1" in words(shown)
    client.post(ADDRESS, {"rows": sealed_rows(shown)})
    assert Milestone.objects.filter(action=action("A1"), title="Not mine").count() == 0


def test_a_sealed_word_is_told_before_anything_is_applied(plan, client):
    made = book(plan)
    put(made["Actions"], "A1", "What is to be done", "Something else")
    client.force_login(person(MAKER))
    assert "is sealed while the plan is out" in words(send(client, back(made)))
