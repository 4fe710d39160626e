"""Days counted back from a meeting: published five clear working days before, announced 28 clear days before, cleared before that."""

from datetime import date

import pytest

from sightline.bodies.rules import KINDS
from sightline.calendars import local_clocks
from sightline.calendars.limits import parse
from sightline.calendars.local_clocks import ClockChange
from sightline.governance.rules.items import ItemFacts
from sightline.governance.rules.steps import (
    applies_to,
    deadlines,
    published_by,
    step_rules,
    steps_before,
)

MEETING = date(2017, 11, 14)


# the seeds' five meetings (conventions.md, T4): the last day on which the agenda is public five clear working days before
@pytest.mark.parametrize(
    ("kind", "meeting", "public"),
    [
        ("scrutiny", date(2017, 11, 14), date(2017, 11, 6)),
        ("scrutiny", date(2018, 9, 25), date(2018, 9, 17)),
        ("health_wellbeing", date(2023, 3, 8), date(2023, 2, 28)),
        ("cabinet", date(2017, 6, 14), date(2017, 6, 6)),
        ("scrutiny", date(2015, 11, 24), date(2015, 11, 16)),
        ("cabinet", date(2026, 1, 6), date(2025, 12, 24)),  # Christmas, Boxing Day and New Year stand between
    ],
)
def test_five_clear_working_days_before_both_ends_left_out(kind, meeting, public):
    due = steps_before(kind, meeting)["publication"]
    assert published_by(kind, meeting) == due.by == public
    assert "both ends left out" in due.how and due.rule.source.startswith("Local Government Act 1972")


# body → the steps its meetings may have, of their own and of their items
@pytest.mark.parametrize(
    ("kind", "steps"),
    [
        ("scrutiny", "key-notice publication finance legal hr monitoring members"),
        (
            "cabinet",
            "key-notice private-notice private-reasons publication finance legal hr monitoring members",
        ),
        ("improvement_board", "key-notice papers finance legal hr"),
        ("other", "key-notice papers finance legal hr"),
    ],
)
def test_which_steps_a_body_has(kind, steps):
    assert list(steps_before(kind, MEETING)) == steps.split()


# step → day, for the cabinet of 14 November 2017
@pytest.mark.parametrize(
    ("step", "by"),
    [
        ("key-notice", date(2017, 10, 16)),
        ("private-notice", date(2017, 10, 16)),
        ("private-reasons", date(2017, 11, 6)),
        ("publication", date(2017, 11, 6)),
        ("finance", date(2017, 10, 23)),
        ("legal", date(2017, 10, 23)),
        ("hr", date(2017, 10, 23)),
        ("monitoring", date(2017, 10, 30)),
        ("members", date(2017, 11, 1)),
    ],
)
def test_each_step_is_counted_back(step, by):
    assert steps_before("cabinet", MEETING)[step].by == by


def test_a_council_sets_its_own_clearance_and_switches_off_what_it_has_not(monkeypatch, tmp_path):
    monkeypatch.setenv("SIGHTLINE_DATA", str(tmp_path))
    local_clocks.keep(ClockChange("clearance-legal", date(2017, 1, 1), parse("15wd"), "dcs", "Its procedure"))
    local_clocks.keep(ClockChange("clearance-hr", date(2017, 1, 1), None, "dcs", "No such step"))
    steps = steps_before("cabinet", MEETING)
    assert steps["legal"].by == date(2017, 10, 16) and "hr" not in steps
    assert steps["finance"].by == date(2017, 10, 23)


@pytest.mark.parametrize("kind", KINDS)
def test_every_body_has_one_way_of_sending_an_agenda_out(kind):
    ways = [
        each.id
        for each in step_rules().values()
        if each.id in ("publication", "papers") and applies_to(each, kind)
    ]
    assert len(ways) == 1


AGENDA = (
    ItemFacts(1),
    ItemFacts(2, report=True),
    ItemFacts(3, report=True, key=True, private=True),
)


def names(lines):
    return [(line.due.rule.id, line.item) for line in lines]


def test_a_standing_item_has_no_step_a_report_is_cleared_and_a_key_decision_announced():
    lines = deadlines("scrutiny", MEETING, AGENDA, [])
    assert names(lines)[0] == ("key-notice", 3) and names(lines)[-1] == ("publication", None)
    assert {item for _, item in names(lines)} == {2, 3, None}
    assert sum(step == "legal" for step, _ in names(lines)) == 2
    assert [line.by for line in lines] == sorted(line.by for line in lines)


# what stands on the cabinet's agenda, whether the public is kept out of all → notices of a private meeting
@pytest.mark.parametrize(
    ("agenda", "private", "notices"),
    [
        (AGENDA[:2], False, []),
        (AGENDA, False, ["private-notice", "private-reasons"]),
        (AGENDA[:2], True, ["private-notice", "private-reasons"]),
        ((), True, ["private-notice", "private-reasons"]),
    ],
)
def test_a_private_part_of_a_cabinet_is_announced_twice(agenda, private, notices):
    lines = deadlines("cabinet", MEETING, agenda, [], private=private)
    assert [step for step, _ in names(lines) if step.startswith("private")] == notices


# done on → late on the day after its last day?
@pytest.mark.parametrize(
    ("done_on", "today", "late", "still_open"),
    [
        (None, date(2017, 11, 6), False, True),
        (None, date(2017, 11, 7), True, True),
        (date(2017, 11, 6), date(2017, 11, 20), False, False),
        (date(2017, 11, 7), date(2017, 11, 20), True, False),
    ],
)
def test_what_is_late(done_on, today, late, still_open):
    done = [("publication", None, done_on)] if done_on else []
    line = deadlines("scrutiny", MEETING, [], done)[-1]
    assert (line.late_on(today), line.open_on(today)) == (late, still_open)


def test_special_urgency_excuses_the_notice_of_that_item_and_nothing_else():
    done = [("publication", None, date(2017, 11, 6))]
    lines = deadlines("cabinet", MEETING, AGENDA, done, excused=[(3, "Special urgency")])
    late = {(line.due.rule.id, line.item) for line in lines if line.late_on(date(2017, 11, 20))}
    assert ("key-notice", 3) not in late and ("legal", 3) in late and ("publication", None) not in late
    notice = next(line for line in lines if line.due.rule.id == "key-notice")
    assert notice.excused == "Special urgency" and not notice.open_on(MEETING)


def test_where_nothing_says_when_the_agenda_goes_out_it_is_the_meetings_day(monkeypatch, tmp_path):
    monkeypatch.setenv("SIGHTLINE_DATA", str(tmp_path))
    local_clocks.keep(ClockChange("papers-sent", date(2017, 1, 1), None, "dcs", "No such step"))
    assert published_by("improvement_board", MEETING) == MEETING
