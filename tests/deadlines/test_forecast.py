"""What a month can still become, on work small enough to count."""

from datetime import date, timedelta

from sightline.deadlines.forecast import Scenario, Work, forecast

D = date.fromisoformat
DAY = D("2025-06-16")


def _open(due: str) -> Work:
    return Work(D("2025-04-01"), D(due), None)


def _done(due: str, done: str) -> Work:
    return Work(D("2025-04-01"), D(due), D(done))


WORK = [
    _done("2025-06-10", "2025-06-10"),  # in time, on its last day
    _done("2025-06-10", "2025-06-11"),  # late by a day
    _done("2025-06-10", "2025-05-31"),  # last month's
    _done("2025-06-20", "2025-06-17"),  # done after the data ends: open on the day
    _open("2025-06-30"),  # due on the month's last day
    _open("2025-07-01"),  # due in the next
    _open("2025-06-13"),  # late already
    Work(D("2025-06-17"), D("2025-06-25"), None),  # begins after the data ends
]


def test_best_and_worst():
    told = forecast(WORK, DAY)
    assert told.month_end == D("2025-06-30")
    assert told.so_far == Scenario(1, 1)
    assert (told.due_in_month, told.open_late) == (2, 1)
    assert told.best == Scenario(3, 1) and told.best.percent == 75.0
    assert told.worst == Scenario(1, 3)  # the late one, and the one that breaches on the 20th


def test_nothing_to_go_by_gives_no_pace_rather_than_a_guess():
    assert forecast([_open("2025-06-30")], DAY).pace is None


def test_the_pace_is_what_cases_with_as_many_days_left_did():
    """Of twenty earlier cases due six working days later, fifteen were done in time, three late, two not that month."""
    then = D("2025-05-19")  # nine working days before the end of May, as 17 June is before the end of June
    today = D("2025-06-17")
    due_then, due_now = D("2025-05-28"), D("2025-06-25")
    ends = [due_then] * 15 + [D("2025-05-30")] * 3 + [D("2025-06-02")] * 2
    earlier = [Work(then - timedelta(days=1), due_then, done) for done in ends]
    told = forecast([*earlier, *[Work(today, due_now, None)] * 4], today)
    assert told.so_far == Scenario(0, 2)
    assert told.pace == Scenario(4 * 15 / 20, 2 + 4 * 3 / 20)
    assert told.learned_from == 20


def test_data_to_the_end_of_a_month_forecasts_the_next_one():
    told = forecast([_open("2025-07-31"), _done("2025-06-30", "2025-06-30")], D("2025-06-30"))
    assert told.month_end == D("2025-07-31")
    assert (told.so_far, told.best) == (Scenario(0, 0), Scenario(1, 0))
    assert told.so_far.percent is None
