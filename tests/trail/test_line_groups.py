"""Which lines belong together, asked of one line and of the database alike; what was written, in words."""

from datetime import UTC, date, datetime

import pytest

from sightline.people.verbs import PeopleVerb
from sightline.quality import trail_words as quality
from sightline.scorecards import trail_words as scorecards
from sightline.trail import line_groups, what_words
from sightline.trail import services as actions
from sightline.trail.models import Line
from sightline.trail.queries import LineChoice, lines, narrowed
from sightline.trail.rules import CHILDREN
from sightline.worklists import trail_words as worklists

pytestmark = pytest.mark.django_db

DRAWN = [
    ("looked_at_cases", True, "looks"),
    ("looked_at_a_thing_nobody_registered", True, "looks"),
    ("a_thing_nobody_registered", False, "other"),
    ("asked_who_looked", True, "looks"),
    ("exported", False, "exports"),
    ("exported", True, "exports"),
    ("exported_faults", True, "exports"),
    ("exported_cases", True, "exports"),
    ("refused", False, "refusals"),
    ("sign_in_refused", False, "refusals"),
    ("broke_glass", True, "glass"),
    ("broke_glass", False, "glass"),
    ("reviewed_glass", False, "glass"),
    ("signed_in", False, "sign_ins"),
    ("sign_in_failed", False, "sign_ins"),
    ("restricted", True, "accounts"),
    ("user_added", False, "accounts"),
    ("made_current", False, "loads"),
    ("team_ended", False, "loads"),
    ("plan_made", False, "programme"),
    ("member_added", False, "programme"),
    ("backed_up", False, "other"),
]


@pytest.mark.parametrize(("action", "names_children", "group"), DRAWN)
def test_the_group_of_a_line(action, names_children, group):
    assert line_groups.group_of(action, names_children=names_children) == group


def test_the_database_puts_every_line_where_the_rule_does_and_in_one_group_alone():
    for action, names_children, _ in DRAWN:
        detail = {CHILDREN: ["C-1"]} if names_children else {}
        actions.record(by="ann", action=action, detail=detail)
    by_group = {
        group: set(narrowed(lines(), LineChoice(group=group)).values_list("number", flat=True))
        for group in line_groups.TITLES
    }
    for line in Line.objects.all():
        own = line_groups.group_of(line.action, names_children=CHILDREN in line.detail)
        assert [group for group, numbers in by_group.items() if line.number in numbers] == [own], line.action


def test_every_verb_of_the_people_room_has_a_group_and_a_wrong_group_is_refused():
    assert {str(verb) for verb in PeopleVerb} <= line_groups.registered()
    assert line_groups.folded() == {"signed_in", "signed_out", "confirmed"}
    with pytest.raises(KeyError):
        line_groups.register("nonsense", [PeopleVerb.SIGNED_IN])


@pytest.mark.parametrize(
    ("at", "outside"),
    [
        (datetime(2026, 6, 1, 5, 59, tzinfo=UTC), True),  # 6:59 of a Monday here
        (datetime(2026, 6, 1, 6, 0, tzinfo=UTC), False),
        (datetime(2026, 6, 1, 17, 59, tzinfo=UTC), False),
        (datetime(2026, 6, 1, 18, 0, tzinfo=UTC), True),
        (datetime(2026, 6, 6, 10, 0, tzinfo=UTC), True),  # Saturday
        (datetime(2026, 5, 25, 10, 0, tzinfo=UTC), True),  # spring bank holiday
        (datetime(2026, 1, 5, 7, 0, tzinfo=UTC), False),
    ],
)
def test_outside_working_hours_by_the_clock_on_the_wall(monkeypatch, at, outside):
    class Clock(datetime):
        @classmethod
        def now(cls, tz=None):
            return at

    monkeypatch.setattr(actions, "datetime", Clock)
    actions.record(by="ann", action="looked_at_cases", detail={CHILDREN: ["C-1"]})
    assert narrowed(lines(), LineChoice(outside_hours=True)).exists() is outside


def test_days_and_groups_narrow_together():
    actions.record(by="ann", action="refused", what="my day")
    assert not narrowed(lines(), LineChoice(group="refusals", last=date(2020, 1, 1))).exists()
    assert narrowed(lines(), LineChoice(group="refusals", actor="ann")).count() == 1


@pytest.mark.parametrize(
    ("reader", "what", "says"),
    [
        (worklists.in_words, "due 990 team T22 within 10wd", "Work due: team T22, within 10 working days"),
        (worklists.in_words, "due 990", "Work due: all of it"),
        (worklists.in_words, "due 990 within soon", "Work due: within soon"),
        (worklists.in_words, "due 990 worker W-9", "Work due: worker W-9"),
        (worklists.in_words, "due 990 nonsense 1", ""),
        (worklists.in_words, "overdue", ""),
        (scorecards.in_words, "ZZ99 2026-27-Q2 990", ""),
        (scorecards.in_words, "AS01 2026-27-Q2 990 missed and more", ""),
        (quality.in_words, "checks 990", "Records to correct: all"),
        (quality.in_words, "checks 990 team T1 spreadsheet", "Records to correct: team T1"),
        (quality.in_words, "checked", ""),
    ],
)
def test_what_a_line_was_done_to_in_words(reader, what, says):
    assert reader(what) == says


def test_a_figures_children_read_with_its_title_its_period_and_its_team():
    said = scorecards.in_words("AS01 2026-27-Q2 990 missed team T1 now")
    assert said.startswith("Children behind AS01, ")
    assert "Q2 2026-27" in said
    assert said.endswith("those not counted, team T1, teams as they are today")
    reading = what_words.TrailReading()
    assert reading.thing("AS01 2026-27-Q2 990 missed team T1 now", "looked_at_cases").words == said
    assert what_words.in_words("the third file") == "the third file"
