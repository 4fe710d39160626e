"""Days as an iCalendar, and how long an address may be read from."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from icalendar import Calendar

from sightline.feeds.rules import CalendarContent, Day, address_is_live, calendar_text

EXPIRES = datetime(2027, 5, 1, 9, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
MADE = datetime(2026, 11, 2, 10, 0, tzinfo=timezone(timedelta(hours=1)))
DUE = Day(date(2026, 12, 31), "Report to the board", "action 7")


def calendar(*days: Day, about: str = "") -> Calendar:
    """What a calendar program reads of these days."""
    return Calendar.from_ical(calendar_text(CalendarContent("Plan", days, about), made=MADE))


def events(*days: Day) -> list:
    return calendar(*days).walk("VEVENT")


@pytest.mark.parametrize(
    ("ended", "now", "live"),
    [
        (None, EXPIRES - SECOND, True),
        (None, EXPIRES, False),
        (None, EXPIRES + SECOND, False),
        (EXPIRES - 2 * SECOND, EXPIRES - SECOND, False),  # somebody ended it
    ],
)
def test_an_address_may_be_read_from_until_it_expires_or_is_ended(ended, now, live):
    assert address_is_live(EXPIRES, ended, now) is live


def test_a_day_is_all_of_that_day_and_nobody_is_busy():
    (event,) = events(DUE)
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2026, 12, 31), date(2027, 1, 1))
    assert (str(event["summary"]), event["transp"], event["class"]) == (
        "Report to the board",
        "TRANSPARENT",
        "PRIVATE",
    )
    assert event.decoded("dtstamp") == datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


def test_days_stand_in_their_order_and_of_one_day_by_their_words():
    days = [
        DUE,
        Day(date(2026, 11, 3), "Start", "action 2"),
        Day(date(2026, 12, 31), "Close", "action 1"),
    ]
    assert [str(event["summary"]) for event in events(*days)] == ["Start", "Close", "Report to the board"]
    assert events() == []


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (Day(date(2027, 1, 15), "Report to the board", "action 7"), True),  # moved
        (Day(date(2026, 12, 31), "Report to the council", "action 7"), True),  # said otherwise
        (Day(date(2026, 12, 31), "Report to the board", "action 8"), False),
    ],
)
def test_a_calendar_knows_a_day_again_by_what_it_is_of(other, same):
    one, two = (events(day)[0]["uid"] for day in (DUE, other))
    assert (one == two) is same and "action" not in one


@pytest.mark.parametrize(("about", "said"), [("", None), ("By A, B; of 2 plans", "By A, B; of 2 plans")])
def test_a_sentence_stands_where_there_is_one(about, said):
    whole = calendar(about=about)
    (event,) = events(Day(DUE.on, DUE.summary, DUE.key, about))
    read = [
        None if each is None else str(each) for each in (whole.get("x-wr-caldesc"), event.get("description"))
    ]
    assert (read, str(whole["x-wr-calname"])) == ([said, said], "Plan")
