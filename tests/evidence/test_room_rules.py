"""Who may be let in, for how long, and what state a room is in: drawn by hand, without a database."""

from datetime import date

import pytest

from sightline.evidence.rules.answers import answer_due, waits_in_words
from sightline.evidence.rules.rooms import (
    COMING,
    OPEN,
    OVER,
    WAITING,
    RoomDays,
    fault_of_confirming,
    fault_of_days,
    fault_of_visitors,
)
from sightline.rehearsal.rules.ages import age_in_words, dated

FIRST, LAST = date(2026, 11, 2), date(2026, 11, 6)


@pytest.mark.parametrize(
    ("today", "confirmed", "ended", "state"),
    [
        (date(2026, 11, 1), False, False, WAITING),
        (date(2026, 11, 1), True, False, COMING),
        (FIRST, True, False, OPEN),
        (FIRST, False, False, WAITING),  # the first day alone opens nothing
        (LAST, True, False, OPEN),
        (date(2026, 11, 7), True, False, OVER),
        (date(2026, 11, 7), False, False, OVER),
        (FIRST, True, True, OVER),
    ],
)
def test_the_state_of_a_room_follows_from_its_days(today, confirmed, ended, state):
    assert RoomDays(FIRST, LAST, confirmed, ended).state(today) == state


@pytest.mark.parametrize(
    ("first", "last", "fault"),
    [
        (FIRST, LAST, ""),
        (FIRST, FIRST, ""),
        (FIRST, date(2026, 11, 1), "The last day lies before the first."),
        (date(2026, 10, 1), date(2026, 10, 31), "31 October 2026 has passed."),
        (FIRST, date(2027, 2, 1), ""),  # the 92nd day
        (
            FIRST,
            date(2027, 2, 2),
            "A room is open for 92 days at most: to 1 February 2027. Open another after it.",
        ),
    ],
)
def test_a_room_has_days_that_make_sense(first, last, fault):
    assert fault_of_days(first, last, date(2026, 11, 2)) == fault


@pytest.mark.parametrize(
    ("roles", "refused"),
    [
        (["dfe_adviser"], False),
        (["ofsted_inspector", "dfe_adviser"], False),
        ([], True),
        (["dfe_adviser", "partner"], True),
        (["dcs"], True),
    ],
)
def test_rooms_are_for_advisers_and_inspectors(roles, refused):
    assert bool(fault_of_visitors(roles)) is refused


@pytest.mark.parametrize(
    ("by", "state", "refused"),
    [
        ("head", WAITING, False),
        ("maker", WAITING, True),
        ("adviser", WAITING, True),
        ("head", OPEN, True),
        ("head", OVER, True),
    ],
)
def test_a_second_person_confirms_who_is_no_visitor(by, state, refused):
    assert bool(fault_of_confirming(by, "maker", {"adviser"}, state)) is refused


def test_a_question_is_due_in_two_working_days():
    assert answer_due(date(2026, 11, 6)) == date(2026, 11, 10)  # Friday to Tuesday


@pytest.mark.parametrize(
    ("today", "answered", "words"),
    [
        (date(2026, 11, 10), False, "Due 10 November 2026"),
        (date(2026, 11, 11), False, "1 day overdue"),
        (date(2026, 11, 13), False, "3 days overdue"),
        (date(2026, 11, 13), True, "Answered"),
    ],
)
def test_how_long_a_question_waits(today, answered, words):
    assert waits_in_words(date(2026, 11, 10), answered, today) == words


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (None, "no date"),
        (date(2026, 11, 2), "today"),
        (date(2026, 11, 1), "1 day old"),
        (date(2026, 10, 20), "13 days old"),
        (date(2026, 10, 19), "2 weeks old"),
        (date(2026, 9, 4), "8 weeks old"),
        (date(2026, 9, 2), "2 months old"),
        (date(2025, 11, 3), "11 months old"),
        (date(2024, 11, 3), "23 months old"),
        (date(2016, 4, 1), "10 years old"),
    ],
)
def test_an_age_in_words(day, words):
    assert age_in_words(day, date(2026, 11, 2)) == words


def test_a_day_stands_with_its_age():
    assert dated(date(2026, 10, 20), date(2026, 11, 2)) == "20 October 2026, 13 days old"
    assert dated(None, date(2026, 11, 2)) == "no date"
