"""The pages of meetings, as who keeps them, as a member, as the public sees them, and as an outsider."""

import io
from dataclasses import replace
from datetime import date, timedelta

import openpyxl
import pytest
from django.test import Client

from sightline.bodies.models import Meeting
from sightline.bodies.services import add_member
from sightline.governance.models import AgendaItem, CallIn, CallInWaiver, MeetingDecision, TrackedMatter
from sightline.governance.rules.items import ItemTerms
from sightline.governance.services.agendas import add_item, take_off
from sightline.governance.services.tracking import MatterTerms, track
from sightline.people.posts.services import add_post, take_up
from sightline.trail.models import Line
from sightline.web.words import long_date
from support.figure_pages import addresses, send, words
from support.meetings import a_body_of, a_decision_of, a_meeting, an_item_of
from support.people import signed_in
from support.plans import AUTHORITY, MAKER, today
from support.rows_again import rows_once

pytestmark = pytest.mark.django_db
CLERK = "democratic_services"
SECRET, WHY = "Contract of a failing provider", "It is out to tender"
PUBLIC = "Exempt item (paragraph 3 of Schedule 12A)"


def in_days(days: int) -> date:
    return today() + timedelta(days=days)


@pytest.fixture
def meetings() -> dict[str, int]:
    """A cabinet in 40 days with an exempt item and what is tracked of it, and a board that does not meet in public."""
    return rows_once("meetings of two bodies", _meetings)


def _meetings() -> dict[str, int]:
    cabinet, board = a_meeting("Cabinet", in_days(40), "cabinet"), a_meeting("Improvement Board", in_days(5))
    item = add_item(
        cabinet,
        ItemTerms(title=SECRET, report_by="Director", paragraph=3, exempt_reason=WHY),
        by=MAKER,
    )
    plan = an_item_of(
        cabinet, "Improvement plan", report_by="Director", executive=True, key=True, late_reason=""
    )
    matter = track(
        cabinet.body,
        MatterTerms(kind="action", words=f"Close the {SECRET}", due_words="May 2026"),
        item=item,
        by=MAKER,
    )
    an_item_of(board, "Highlight report")
    report = track(
        board.body, MatterTerms(kind="action", words="Send the audit", due_words="May 2026"), by=MAKER
    )
    return {
        "cabinet": cabinet.pk,
        "board": board.pk,
        "exempt": item.pk,
        "plan": plan.pk,
        "matter": matter.pk,
        "report": report.pk,
    }


def test_who_keeps_meetings_sees_all_of_it_and_what_is_due(client, meetings):
    signed_in(client, CLERK, authority=AUTHORITY)
    plan = words(client.get("/meetings"))
    assert "2 meetings to come, of 2 bodies." in plan and SECRET in plan and "Highlight report" in plan
    page = words(client.get(f"/meetings/{meetings['cabinet']}"))
    assert "In 40 days. 2 items, 1 for decision." in page
    assert "Exempt: paragraph 3, information relating to the financial" in page and WHY in page
    assert (
        f"Notice of a key decision Improvement plan why? by {long_date(in_days(11))}" in page
        or "Notice of a key decision" in page
    )
    assert "Local Government Act 1972 s.100A(6)" in page
    assert "2 of 2 matters are open; 2 overdue." in words(client.get("/tracker"))


# role → sees the board's meeting; reads the exempt item of the cabinet, on which it does not sit
@pytest.mark.parametrize(
    ("role", "board", "exempt"),
    [
        ("dcs", 200, True),
        ("performance_analyst", 200, False),
        ("head_of_service", 200, False),
        ("scrutiny_member", 404, False),
        ("lead_member", 404, True),
        ("team_manager", 404, False),
        ("partner", 404, False),
        ("young_advisor", 404, False),
    ],
)
def test_nobody_reads_an_exempt_item_who_may_not_in_any_page_or_file(client, meetings, role, board, exempt):
    signed_in(client, role, authority=AUTHORITY)
    assert client.get(f"/meetings/{meetings['board']}").status_code == board
    assert client.get(f"/meetings/items/{meetings['exempt']}").status_code == (200 if exempt else 404)
    assert client.get(f"/tracker/{meetings['matter']}").status_code == (200 if exempt else 404)
    pages = ["/meetings", f"/meetings/{meetings['cabinet']}", "/tracker", "/tracker?kind=action"]
    for address in pages:
        page = client.get(address).text
        assert (SECRET in page and exempt) or (SECRET not in page and WHY not in page), address
    assert (PUBLIC in words(client.get(f"/meetings/{meetings['cabinet']}"))) is not exempt
    sheet = openpyxl.load_workbook(io.BytesIO(client.get("/tracker/file").content)).active
    texts = " ".join(str(cell.value) for row in sheet.iter_rows() for cell in row)
    assert (SECRET in texts) is exempt and ("Send the audit" in texts) is (board == 200)


def test_a_member_sees_the_meetings_of_their_own_body_and_reads_its_exempt_items(client, meetings):
    member = signed_in(client, "scrutiny_member", authority=AUTHORITY)
    assert client.get(f"/meetings/items/{meetings['exempt']}").status_code == 404
    for name in ("Cabinet", "Improvement Board"):
        add_member(
            a_body_of(name, "cabinet" if name == "Cabinet" else "improvement_board"),
            "",
            person=member,
            by=MAKER,
        )
    assert client.get(f"/meetings/{meetings['board']}").status_code == 200
    assert SECRET in words(client.get(f"/meetings/items/{meetings['exempt']}"))
    assert "Before the meeting" in words(client.get(f"/meetings/{meetings['cabinet']}"))
    for address in (f"/meetings/{meetings['cabinet']}/items/add", "/meetings/add", "/tracker/add"):
        assert client.get(address).status_code == 403


def test_a_member_asks_ahead_and_an_outsider_cannot(client, meetings):
    member = signed_in(client, "scrutiny_member", authority=AUTHORITY)
    page = f"/meetings/{meetings['cabinet']}/ask"
    assert client.get(page).status_code == 403 and Line.objects.latest("number").action == "refused"
    body = a_body_of("Cabinet", "cabinet")
    add_member(body, "", person=member, role="Vice chair", by=MAKER)
    refused = send(client, page, {"words": "How is the child with NHS number 943 476 5919?"})
    assert "This seems to hold" in words(refused) and TrackedMatter.objects.count() == 2
    assert send(client, page, {"words": "How many assessments are late?"}).status_code == 302
    made = TrackedMatter.objects.get(kind="question")
    assert (made.raised_by, made.meeting_id) == ("Vice chair", meetings["cabinet"])
    assert "How many assessments are late?" in words(client.get(f"/meetings/{meetings['cabinet']}"))


def test_another_councils_meetings_are_not_there(client, meetings):
    signed_in(client, CLERK, authority="343")
    for address in (
        "meetings/{cabinet}",
        "meetings/items/{plan}",
        "tracker/{report}",
        "meetings/{board}/steps",
    ):
        assert client.get("/" + address.format(**meetings)).status_code == 404
    assert "No meeting is arranged." in words(client.get("/meetings"))
    assert "Nothing is tracked yet." in words(client.get("/tracker"))


def test_a_meeting_is_added_with_its_agenda_on_the_pages(client):
    signed_in(client, CLERK, authority=AUTHORITY)
    body = a_body_of("Overview and Scrutiny Committee", "scrutiny")
    sent = {"body": body.pk, "on": long_date(in_days(60)), "begins": "18:30", "place": "Town Hall"}
    assert "must be a time" in words(client.post("/meetings/add", {**sent, "begins": "evening"}))
    assert client.post("/meetings/add", sent).status_code == 302
    meeting = Meeting.objects.get()
    assert "That meeting is recorded already." in words(client.post("/meetings/add", sent))
    item = {"title": "Improvement plan", "purpose": "decision", "report_by": "Director"}
    page = f"/meetings/{meeting.pk}/items/add"
    wrong = client.post(page, {**item, "purpose": "information", "executive": "yes"})
    assert "An item for information holds no decision." in words(wrong)
    assert client.post(page, item).status_code == 302
    client.post(
        page, {"title": "Member training", "purpose": "information", "refers_to": AgendaItem.objects.get().pk}
    )
    shown = words(client.get(f"/meetings/{meeting.pk}"))
    assert "18:30, Town Hall" in shown and "2. Member training Refers to item 1 of this agenda" in shown
    other = AgendaItem.objects.get(place=2)
    moved = {"title": "Member training", "purpose": "information", "place": 1, "refers_to": ""}
    assert send(client, f"/meetings/items/{other.pk}/change", moved).status_code == 302
    assert list(meeting.items.values_list("title", flat=True)) == ["Member training", "Improvement plan"]


def test_who_may_not_read_exempt_items_cannot_make_one(client, meetings):
    signed_in(client, "qa_lead", authority=AUTHORITY)
    page = f"/meetings/{meetings['cabinet']}/items/add"
    assert "Schedule 12A" not in words(client.get(page))
    client.post(page, {"title": "Open", "purpose": "information", "paragraph": "3", "exempt_reason": "x"})
    assert AgendaItem.objects.get(title="Open").paragraph is None


def test_a_step_is_recorded_and_shown(client, meetings):
    signed_in(client, CLERK, authority=AUTHORITY)
    page = f"/meetings/{meetings['cabinet']}/steps"
    sent = {"step": f"key-notice:{meetings['plan']}", "on": long_date(today())}
    assert "Choose" in words(client.post(page, {**sent, "step": "dinner:"}))
    assert client.post(page, sent).status_code == 302
    assert f"Done {today().day}" in words(client.get(f"/meetings/{meetings['cabinet']}"))


def test_after_the_meeting_a_decision_is_recorded_called_in_and_ended(client):
    signed_in(client, CLERK, authority=AUTHORITY)
    item = an_item_of(a_meeting("Cabinet", today(), "cabinet"), executive=True)
    sent = {"kind": "decision", "words": "Agreed", "published_on": long_date(today())}
    assert client.post(f"/meetings/items/{item.pk}/decision", sent).status_code == 302
    decision = MeetingDecision.objects.get()
    page = words(client.get(f"/meetings/items/{item.pk}"))
    assert "Can be called in until" in page and "5 working days from" in page
    called = {"called_by": "Three members", "called_on": long_date(today()), "reason": "No costs were shown"}
    assert client.post(f"/meetings/decisions/{decision.pk}/call-in", called).status_code == 302
    ended = {"outcome": "upheld", "on": long_date(today()), "words": ""}
    assert send(client, f"/meetings/call-ins/{CallIn.objects.get().pk}", ended).status_code == 302
    assert "The decision stands" in words(client.get(f"/meetings/items/{item.pk}"))
    corrected = {**sent, "words": "Agreed as amended", "reason": "The minutes say so"}
    assert send(client, f"/meetings/decisions/{decision.pk}/correct", corrected).status_code == 302
    decision.refresh_from_db()
    assert decision.words == "Agreed as amended" and decision.changes.get(field="words").was == "Agreed"


def test_a_waiver_on_a_report_without_an_executive_decision_is_refused_in_a_sentence(client):
    signed_in(client, CLERK, authority=AUTHORITY)
    report = an_item_of(a_meeting("Overview and Scrutiny", today(), "scrutiny"), "Six-monthly report")
    sent = {"chair": "Chair", "rule": "Rule 46", "on": long_date(today()), "reason": "With immediate effect"}
    page = client.post(f"/meetings/items/{report.pk}/waiver", sent)
    assert "“Six-monthly report” holds no executive decision, so there is nothing to call in" in words(page)
    decision = a_decision_of(a_meeting("Cabinet", today(), "cabinet"))
    assert client.post(f"/meetings/items/{decision.item_id}/waiver", sent).status_code == 302
    assert CallInWaiver.objects.get().item_id == decision.item_id
    assert "Call-in waived on" in words(client.get(f"/meetings/items/{decision.item_id}"))


def test_attendance_is_recorded_member_by_member_and_in_lines(client):
    signed_in(client, CLERK, authority=AUTHORITY)
    meeting = a_meeting("Improvement Board", today())
    chair = add_member(meeting.body, "Chief executive", role="Chair", by=MAKER)
    sent = {f"member_{chair.pk}": "present", "others": "Director (in attendance)\nChief nurse (apologies)"}
    page = f"/meetings/{meeting.pk}/attendance"
    assert client.post(page, sent).status_code == 302
    shown = words(client.get(f"/meetings/{meeting.pk}"))
    assert "Present Chief executive, Chair In attendance Director Apologies Chief nurse" in shown
    assert "Director (in attendance)" in client.get(page).text


def test_whoever_holds_the_post_answers_and_nobody_else(client):
    body = a_body_of("Overview and Scrutiny", "scrutiny")
    post = add_post(AUTHORITY, "Head of MASH", by="admin")
    made = track(body, MatterTerms(kind="question", words="How many?", owner="Head of MASH"), by=MAKER)
    user = signed_in(client, "team_manager", authority=AUTHORITY)
    page = f"/tracker/{made.pk}/answer"
    assert client.get(page).status_code == 403
    take_up(post, user, starts=today(), by="admin")
    sent = {"state": "answered", "words": "14 of 20", "on": long_date(today()), "answered_by": "Head of MASH"}
    assert "Choose" in words(send(client, page, {**sent, "state": "withdrawn"}))
    assert send(client, page, sent).status_code == 302
    assert (
        "Answered" in words(client.get(f"/tracker/{made.pk}"))
        and client.get(f"/tracker/{made.pk}/change").status_code == 403
    )


def test_the_second_of_two_who_answer_is_told(client):
    signed_in(client, CLERK, authority=AUTHORITY)
    made = track(a_body_of("Board"), MatterTerms(kind="action", words="Write"), by=MAKER)
    page = f"/tracker/{made.pk}/answer"
    sent = {"state": "done", "words": "Written", "on": long_date(today()), "edition": "1"}
    assert client.post(page, sent).status_code == 302
    assert client.post(page, sent).status_code == 409


def test_the_tracker_is_narrowed_and_leaves_as_a_spreadsheet_with_one_line_in_the_trail(client, meetings):
    signed_in(client, CLERK, authority=AUTHORITY)
    body = TrackedMatter.objects.get(pk=meetings["report"]).body_id
    page = client.get(f"/tracker?state=overdue&body={body}")
    assert "Send the audit" in words(page) and SECRET not in words(page)
    (file,) = [each for each in addresses(page) if "/tracker/file" in each]
    left = client.get(file)
    sheet = openpyxl.load_workbook(io.BytesIO(left.content)).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[1][4] == "Send the audit" and len(rows) == 2 and rows[1][9] == "Overdue"
    line = Line.objects.latest("number")
    assert (line.action, line.what, line.detail) == ("tracker_exported", f"tracker {AUTHORITY}", {"rows": 1})


def test_a_calendar_names_no_item_and_shows_the_steps_to_whoever_is_inside(client, meetings):
    signed_in(client, CLERK, authority=AUTHORITY)
    page = client.post("/meetings/calendars", {"what": "all"})
    (address,) = _address_in(page)
    calendar = Client().get(address).text.replace("\r\n ", "")
    assert "Cabinet" in calendar and "Agenda and reports published" in calendar
    assert "Cleared by legal (2 reports)" in calendar and "Improvement plan" not in calendar
    assert SECRET not in calendar
    outsider = Client()
    signed_in(outsider, "young_advisor", authority=AUTHORITY)
    page = outsider.post("/meetings/calendars", {"what": "all"})
    calendar = Client().get(*_address_in(page)).text
    assert "Cabinet" in calendar and "Improvement Board" not in calendar and "Cleared" not in calendar


def _address_in(page) -> list[str]:
    return [each for each in page.text.split('"') if each.endswith(".ics")]


def test_an_item_taken_off_stays_to_be_read_inside(client, meetings):
    item = AgendaItem.objects.get(pk=meetings["plan"])
    take_off(item, "It is not ready", by=MAKER)
    signed_in(client, CLERK, authority=AUTHORITY)
    assert "It is not ready" in words(client.get(f"/meetings/{meetings['cabinet']}"))
    public = Client()
    signed_in(public, "young_advisor", authority=AUTHORITY)
    assert "It is not ready" not in words(public.get(f"/meetings/{meetings['cabinet']}"))
    assert replace(item.own_terms, title="x") != item.own_terms
