"""How far the reading of a load is."""

from datetime import UTC, datetime, timedelta

import pytest

from sightline.loading import reading_steps

NOW = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("progress", "number"),
    [
        ("Waiting for the background worker", 0),
        ("Another load is being written. This one waits for it to end.", 0),
        ("Looking at the files", 1),
        ("Reading annex_a.xlsx", 1),
        ("Writing authority 990", 2),
        ("Judging 51 measures", 3),
        ("Keeping what was added up", 3),
        ("Comparing the figures before and after", 4),
        ("", 0),
        ("Something nobody knows", 0),
    ],
)
def test_which_step_it_is(progress, number):
    assert reading_steps.number_of(progress) == number
    states = [step.state for step in reading_steps.steps_at(progress)]
    assert states == ["done"] * number + ["now"] + ["to come"] * (4 - number)


def test_a_step_has_a_mark_and_a_word():
    done, now, *_, coming = reading_steps.steps_at("Looking at the files")
    assert [(each.mark, each.words) for each in (done, now, coming)] == [
        ("✓", "done"),
        ("●", "now"),
        ("○", "to come"),
    ]


@pytest.mark.parametrize(
    ("seconds", "says"),
    [
        (0, "0 seconds"),
        (1, "1 second"),
        (40, "40 seconds"),
        (119, "119 seconds"),
        (120, "2 minutes"),
        (359, "5 minutes"),
        (-5, "0 seconds"),
    ],
)
def test_for_how_long(seconds, says):
    assert reading_steps.so_far(NOW - timedelta(seconds=seconds), NOW) == says
    assert reading_steps.so_far(None, NOW) == ""
