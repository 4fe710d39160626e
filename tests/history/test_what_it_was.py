"""What a thing was is kept field by field with the reason, by the thing itself, and never read back out of the trail."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

import sightline
from sightline.programme.delivery.queries.history import history
from sightline.programme.delivery.services.milestones import (
    add_milestone,
    change_milestone,
    remove_milestone,
)
from sightline.programme.models import FieldChange, Finding, Milestone
from sightline.programme.sources.services.findings import close, reopen
from support.plans import MAKER, action, person, small_plan, today

pytestmark = pytest.mark.django_db
LONG = "The terms of reference of the weekly performance meeting are agreed by "
"""More than 60 characters, as two milestones of one action may begin."""


def milestone(title: str) -> Milestone:
    return add_milestone(action("A1"), title, due=today(), edition=action("A1").edition, by=MAKER)


def test_two_milestones_that_begin_alike_have_a_history_each():
    small_plan()
    board, staff = milestone(f"{LONG}the board"), milestone(f"{LONG}staff")
    later = today() + timedelta(days=9)
    sent = {"reached_on": None, "edition": action("A1").edition, "by": MAKER}
    change_milestone(staff, title=f"{LONG}all staff", due=later, reason="Sickness", **sent)
    moved = [(each.field, each.was, each.now, each.reason) for each in staff.changes.all()][2:]
    assert moved == [
        ("milestone", f"{LONG}staff", f"{LONG}all staff", "Sickness"),
        ("milestone_due", today().isoformat(), later.isoformat(), "Sickness"),
    ]
    assert [each.field for each in board.changes.all()] == ["milestone", "milestone_due"]
    said = [each.what for each in history(action("A1"), person("dcs"))[0]]
    assert f"Milestone due: {LONG}staff" in said


def test_the_history_of_a_milestone_taken_away_stays_under_its_title():
    small_plan()
    gone = milestone("Policy written")
    remove_milestone(gone, edition=action("A1").edition, reason="Merged", by=MAKER)
    rows = FieldChange.objects.filter(action=action("A1"), about="Policy written").order_by("id")
    assert [(each.field, each.was, each.reason) for each in rows][2:] == [
        ("milestone", "Policy written", "Merged"),
        ("milestone_due", today().isoformat(), "Merged"),
    ]


def test_a_finding_keeps_why_it_was_closed_when_it_is_opened_again():
    small_plan()
    one = Finding.objects.order_by("id").first()
    close(one, date(2026, 1, 5), "Audit 12", by=MAKER)
    reopen(one, "It is back", by="jo")
    rows = [(each.field, each.was, each.now, each.reason, each.by) for each in one.changes.all()]
    assert rows == [
        ("closed_on", "", "2026-01-05", "Audit 12", MAKER),
        ("closed_because", "", "Audit 12", "Audit 12", MAKER),
        ("closed_on", "2026-01-05", "", "It is back", "jo"),
        ("closed_because", "Audit 12", "", "It is back", "jo"),
    ]


def test_no_room_reads_its_own_state_back_out_of_the_trail():
    source = Path(sightline.__file__).parent
    asks = re.compile(r"from sightline\.trail\.(models|queries) import")
    rooms = [
        each
        for each in source.rglob("*.py")
        if each.relative_to(source).parts[0] not in ("trail", "commands")
    ]
    found = {each.relative_to(source).as_posix() for each in rooms if asks.search(each.read_text())}
    assert found == set()
