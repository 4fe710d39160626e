"""The demo's year of meetings, and what the examples' reports say of their bodies, by line."""

from datetime import date

import pytest

from sightline.bodies.models import Body, Mandate, Meeting, Member, ReportCycle
from sightline.demo.example_load import load_example
from sightline.demo.meetings import BOARD, CABINET, DAYS, ITEMS, MATTERS, SCRUTINY, UNTIL, add_meetings
from sightline.governance.models import (
    AgendaItem,
    Attendance,
    CallIn,
    CallInWaiver,
    MeetingDecision,
    StepDone,
    TrackedMatter,
)
from sightline.governance.queries import follow_ups_due
from sightline.trail.queries import verify
from support.rows_again import rows_once

pytestmark = pytest.mark.django_db
CODE = "990"


@pytest.fixture
def installed():
    rows_once("the demo's meetings", lambda: add_meetings(CODE) and None)


def example(name: str) -> None:
    """The example is loaded."""
    rows_once(("example", name), lambda: load_example(name) and None)


def test_four_bodies_have_a_year_of_meetings_with_what_came_of_them(installed):
    assert {each.name for each in Body.objects.all()} == set(DAYS)
    assert Meeting.objects.count() == sum(len(days) for days in DAYS.values())
    assert AgendaItem.objects.count() == len(ITEMS) and TrackedMatter.objects.count() == len(MATTERS)
    assert (CallIn.objects.get().outcome, CallInWaiver.objects.get().rule[:7]) == ("upheld", "Rule 46")
    assert MeetingDecision.objects.count() == sum(bool(each.decided) for each in ITEMS)
    assert {each.meeting.on for each in Attendance.objects.all()} == {
        day for days in DAYS.values() for day in days if day <= UNTIL
    }
    assert max(StepDone.objects.values_list("on", flat=True)) <= UNTIL


def test_it_is_put_in_once_and_its_trail_is_whole(installed):
    add_meetings(CODE)
    assert AgendaItem.objects.count() == len(ITEMS)
    assert verify().ok


def test_promises_come_back_on_their_day(installed):
    due = [each.due for each in follow_ups_due(CODE, None, date(2026, 12, 31))]
    assert due == [date(2026, 9, 30), date(2026, 12, 31)]
    board = Body.objects.get(name=BOARD)
    assert len(follow_ups_due(CODE, board, date(2026, 12, 31))) == 1
    assert Mandate.objects.get().decided_by.name == CABINET and Mandate.objects.get().body.name == SCRUTINY


def test_cheshire_east_moved_oversight_by_its_cabinet_and_keeps_its_board_until_the_notice_is_lifted():
    example("cheshire-east-2015")
    mandate = Mandate.objects.get()
    assert (mandate.decided_by.name, mandate.decided_words, mandate.kept_in) == (
        "Cabinet",
        "at its meeting in October",
        "CE15:27",
    )
    board = Body.objects.get(name="Children's Improvement Board")
    assert board.own_terms.goes_on.startswith("Goes on until a decision is made on lifting the notice")
    assert Body.objects.exclude(kind="other").count() == Body.objects.count() == 7


def test_sefton_promised_an_audit_for_the_end_of_2017_and_reports_twice_a_year():
    example("sefton-2017")
    (promise,) = follow_ups_due("343", None, date(2017, 12, 31))
    assert (promise.source_place, promise.due) == ("S17:117", date(2017, 12, 31))
    assert follow_ups_due("343", None, date(2017, 12, 30)) == []
    cycles = {each.every: each.kept_in for each in ReportCycle.objects.all()}
    assert cycles == {"half": "S17:24, S18:22", "year": "S18:10"}


def test_seftons_panel_has_a_partner_authority_on_it_and_an_item_refers_to_another():
    example("sefton-2023")
    panel = Body.objects.get(name="Sefton Access to Resource and Care panel")
    assert Member.objects.get(body=panel).words == "Representatives from Leeds, Key members"
    programme = AgendaItem.objects.get(title="Children's Services Improvement Programme")
    assert programme.refers_to.title == "Member training" and programme.meeting.on == date(2023, 3, 8)


def test_somersets_scrutiny_receives_reports_every_quarter():
    example("somerset-2017")
    assert (
        ReportCycle.objects.get().words
        == "Performance against each of the 7 improvement programmes, every quarter"
    )
    assert Body.objects.get(kind="dfe_review").chair_outside and Body.objects.get(kind="leadership").terms
