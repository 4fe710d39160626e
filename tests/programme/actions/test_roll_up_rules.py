"""The Done light: from milestones to an action, from actions to a priority."""

from datetime import date

import pytest

from sightline.programme.delivery.rules.roll_up import (
    ActionState,
    MilestoneDays,
    of_action,
    of_many,
    overdue_by,
)
from sightline.programme.delivery.rules.timeline import WIDTH, span

TODAY = date(2026, 11, 27)
YESTERDAY, TOMORROW = date(2026, 11, 26), date(2026, 11, 28)

# status, due, milestones (due/reached, - for none) → light
ACTIONS = """
in_progress  tomorrow   -                             in_progress
in_progress  today      -                             in_progress
in_progress  yesterday  -                             late
not_started  yesterday  -                             late
paused       yesterday  -                             late
done         yesterday  -                             done
stopped      yesterday  -                             stopped
in_progress  tomorrow   yesterday/-                   late
in_progress  tomorrow   yesterday/yesterday           in_progress
in_progress  none       -                             in_progress
done         yesterday  yesterday/-                   done
in_progress  none       tomorrow/-                    in_progress
"""
DAYS = {"yesterday": YESTERDAY, "today": TODAY, "tomorrow": TOMORROW, "none": None, "-": None}


@pytest.mark.parametrize("line", ACTIONS.strip().splitlines())
def test_the_light_of_an_action(line):
    status, due, points, light = line.split()
    found = () if points == "-" else (MilestoneDays(*(DAYS[each] for each in points.split("/"))),)
    assert of_action(ActionState(status, DAYS[due], found), TODAY).key == light


@pytest.mark.parametrize(
    ("status", "starts", "light", "said"),
    [
        ("not_started", YESTERDAY, "late", "Should have started on 26 November 2026."),
        ("not_started", TODAY, "not_started", ""),
        ("not_started", TOMORROW, "not_started", ""),
        ("not_started", None, "not_started", ""),
        ("in_progress", YESTERDAY, "in_progress", ""),
        ("paused", YESTERDAY, "paused", ""),
        ("stopped", YESTERDAY, "stopped", ""),
        ("done", YESTERDAY, "done", ""),
    ],
)
def test_a_start_that_did_not_come_is_overdue(status, starts, light, said):
    found = of_action(ActionState(status, None, (), starts), TODAY)
    assert (found.key, found.sentence) == (light, said)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (1, "1 day"),
        (119, "119 days"),
        (120, "4 months"),
        (719, "23 months"),
        (720, "2 years"),
        (3620, "10 years"),
    ],
)
def test_a_long_time_is_said_in_months_and_years(days, said):
    assert overdue_by(days) == said


@pytest.mark.parametrize(
    ("status", "due", "points", "said"),
    [
        ("in_progress", YESTERDAY, (), "1 day overdue."),
        ("in_progress", None, (), ""),
        (
            "in_progress",
            None,
            ((YESTERDAY, None), (YESTERDAY, None)),
            "2 milestones overdue. 0 of 2 milestones reached.",
        ),
        ("in_progress", YESTERDAY, ((TOMORROW, None),), "1 day overdue. The milestone has not been reached."),
        (
            "in_progress",
            None,
            ((YESTERDAY, None), (YESTERDAY, YESTERDAY)),
            "1 milestone overdue. 1 of 2 milestones reached.",
        ),
        ("in_progress", None, ((YESTERDAY, YESTERDAY), (None, None)), "1 of 2 milestones reached."),
        ("done", None, ((YESTERDAY, YESTERDAY), (None, YESTERDAY)), "2 of 2 milestones reached."),
    ],
)
def test_the_sentence_beside_a_light(status, due, points, said):
    days = tuple(MilestoneDays(*each) for each in points)
    assert of_action(ActionState(status, due, days), TODAY).sentence == said


def test_a_light_says_why():
    late = of_action(ActionState("in_progress", date(2026, 11, 20), (MilestoneDays(YESTERDAY, None),)), TODAY)
    assert late.sentence == "7 days overdue. 1 milestone overdue."
    done = of_action(
        ActionState("done", None, (MilestoneDays(YESTERDAY, None), MilestoneDays(YESTERDAY, YESTERDAY))),
        TODAY,
    )
    assert done.sentence == "Done, though only 1 of 2 milestones reached."


@pytest.mark.parametrize(
    ("keys", "light"),
    [
        ([], "none"),
        (["done", "late", "in_progress"], "late"),
        (["done", "done"], "done"),
        (["done", "stopped"], "done"),
        (["stopped"], "stopped"),
        (["not_started", "not_started", "stopped"], "not_started"),
        (["not_started", "done"], "in_progress"),
        (["paused", "done"], "paused"),
        (["paused", "in_progress"], "in_progress"),
    ],
)
def test_the_light_of_a_priority(keys, light):
    assert of_many(keys).key == light


def test_a_priority_says_how_many_of_each():
    assert of_many(["late", "done", "done"]).sentence == "3 actions: 1 overdue, 2 done."
    assert of_many(["done"]).sentence == "1 action, done."
    assert of_many(["done", "done"]).sentence == "2 actions, both done."
    assert of_many([]).sentence == "Nothing in the plan stands under it."


@pytest.mark.parametrize(
    ("status", "reached", "said"),
    [
        ("in_progress", YESTERDAY, "The milestone has been reached."),
        ("in_progress", None, "The milestone has not been reached."),
        ("done", None, "Done, though the milestone has not been reached."),
    ],
)
def test_of_one_milestone_it_is_said_of_that_one(status, reached, said):
    assert of_action(ActionState(status, None, (MilestoneDays(None, reached),)), TODAY).sentence == said


def test_a_timeline_spans_whole_months_and_holds_today():
    found = span([date(2026, 10, 15), date(2026, 12, 3)], TODAY)
    assert (found.first, found.last) == (date(2026, 10, 1), date(2026, 12, 31))
    assert found.at(date(2026, 10, 1)) == 0 and found.bar(found.first, found.last) == (0, WIDTH)
    assert [day.month for _, day in found.months()] == [10, 11, 12]
    assert span([], TODAY).first == date(2026, 11, 1)


@pytest.mark.parametrize(
    ("first", "months"),
    [
        ("2026-04", 8),  # each of eight is named
        ("2026-03", 5),  # every second of nine
        ("2025-08", 8),
        ("2025-07", 6),  # every third of seventeen
        ("2024-12", 8),
        ("2024-11", 5),
        ("2017-01", 5),  # every second year
        ("1966-12", 6),  # every tenth year, however long it is
        ("1900-01", 13),
    ],
)
def test_so_few_months_are_named_that_their_names_do_not_run_into_one_another(first, months):
    whole = span([date.fromisoformat(f"{first}-05")], TODAY)
    labels = whole.labels()
    assert len(labels) == months and labels[0] == (0.0, date.fromisoformat(f"{first}-01"))


@pytest.mark.parametrize(
    ("first", "last", "bar"),
    [
        ("2026-11-01", "2026-11-30", (0.0, WIDTH)),
        ("2026-11-16", "2026-11-30", (300.0, 300.0)),  # the second half of thirty days
        ("2026-11-16", "2026-11-16", (300.0, 20.0)),
        ("2026-10-01", "2026-11-15", (0.0, 300.0)),  # what is outside stands at the edge
        ("2026-11-16", "2027-11-15", (300.0, 300.0)),
        ("2026-12-02", "2026-12-31", (WIDTH, 3.0)),  # never too thin to see
    ],
)
def test_a_bar_runs_from_its_first_day_to_its_last(first, last, bar):
    assert span([], TODAY).bar(date.fromisoformat(first), date.fromisoformat(last)) == bar
