"""CP11, CL18 and CL19 walked through day by day in plain Python, over messy data: a visit not made falls due again.

Sightline counts intervals on the engine; here somebody goes from each due day to the next. They share the nouns (plans,
visits, stays …) and the calendar of working days, and nothing of the rule.
"""

from collections import Counter, defaultdict
from datetime import date, timedelta

import pytest

from engines.conftest import data_on
from sightline.calendars.dates import same_day_later
from sightline.calendars.working_days import add_working_days
from sightline.measuring.discover import measures
from support.messy import messy_snapshot
from support.seed import SEED

FAR = date(2999, 12, 31)


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SIGHTLINE_DATA", str(tmp_path_factory.mktemp("messy")))
        made = data_on(messy_snapshot(SEED), "duckdb")
    yield made
    made.engine.close()


def rows(data, noun):
    return getattr(data, noun).to_pyarrow().to_pylist()


def walk(first, steps, done, until, data_to):
    """(day due, counted) from the first: done in time, or missed on each day it fell due until done, over, or today."""
    found, due = [], first
    done, until = (done if done and done <= data_to else FAR), until or FAR
    if due >= until:
        return []
    if done <= due:
        return [(due, True)]
    while due < min(done, until, data_to):
        found.append((due, False))
        due = next(steps)(due)
    return found


def every(step):
    while True:
        yield step


def ten_working_days(day):
    return add_working_days(day, 10)


def test_child_protection_visits(data):
    seen = defaultdict(set)
    for visit in rows(data, "plan_visits"):
        if visit["seen"]:
            seen[visit["authority"], visit["plan_id"]].add(visit["visited"])
    wanted = Counter()
    for plan in rows(data, "plans"):
        days = seen[plan["authority"], plan["plan_id"]]
        inside = {day for day in days if plan["started"] <= day <= (plan["ended"] or FAR)}
        begins = sorted({plan["started"], *inside})
        for begin, following in zip(begins, [*begins[1:], None], strict=True):
            for due, counted in walk(
                add_working_days(begin, 10),
                every(ten_working_days),
                following,
                plan["ended"],
                data.dates[plan["authority"]],
            ):
                wanted[plan["authority"], plan["child_id"], due, counted] += 1
    assert wanted == judged(data, "CP11"), f"SIGHTLINE_SEED={SEED}"


def test_care_reviews(data):
    held = defaultdict(set)
    for review in rows(data, "care_reviews"):
        if review["held"]:
            held[review["authority"], review["period_id"]].add(review["held"])
    wanted = Counter()
    for period in rows(data, "care_periods"):
        days = held[period["authority"], period["period_id"]]
        reviews = sorted(day for day in days if period["started"] <= day <= (period["ended"] or FAR))
        begins = [period["started"], *reviews]
        for nth, begin in enumerate(begins):
            lengths = [lambda day: add_working_days(day, 20), months(3), months(6)][min(nth, 2) :]
            following = begins[nth + 1] if nth + 1 < len(begins) else None
            first = lengths[0](begin)
            data_to = data.dates[period["authority"]]
            for due, counted in walk(first, counting(lengths[1:-1]), following, period["ended"], data_to):
                wanted[period["authority"], period["child_id"], due, counted] += 1
    assert wanted == judged(data, "CL19"), f"SIGHTLINE_SEED={SEED}"


def months(number):
    return lambda day: same_day_later(day, number)


def counting(lengths):
    """These lengths one after another, then six months for ever."""
    yield from lengths
    yield from counting_months(6)


def test_care_visits(data):
    """A visit that lies in two overlapping periods of care stands in the one that began last, as CL18 has it."""
    visits, plans = rows(data, "care_visits"), rows(data, "plans_to_18")
    stays, wanted = defaultdict(list), {}
    for stay in rows(data, "stays"):
        stays[stay["authority"], stay["period_id"], stay["since"]].append(stay)
    for spell in sorted(rows(data, "carer_spells"), key=lambda each: (each["since"], each["period_id"])):
        mine = stays[spell["authority"], spell["period_id"], spell["since"]]
        turns = [(spell["since"], "", f"move to {spell['placement_id']}", spell["type"], spell["child_id"])]
        turns += seen_in(mine, visits)
        for place, (begin, _, case, kind, child) in enumerate(turns):
            following = turns[place + 1][0] if place + 1 < len(turns) else None
            whose = {"authority": spell["authority"], "child_id": child, "since": spell["since"]}
            length = months(3) if lasts(whose, kind, begin, plans) else weeks(6)
            first = (length if place else weeks(1))(begin)
            again = counting_months(3) if lasts(whose, kind, first, plans) else every(weeks(6))
            data_to = data.dates[spell["authority"]]
            for due, counted in walk(first, again, following, spell["until"], data_to):
                wanted[spell["authority"], case, due] = counted
    measure = measures()["CL18"]
    found = measure.judge(data, measure.clock).to_pyarrow().to_pylist()
    ours = {
        (row["authority"], row["case_id"], row["due"]): row["counted"] for row in found if not row["aside"]
    }
    assert wanted == ours, f"SIGHTLINE_SEED={SEED}"


def seen_in(stays, visits):
    """(day, child, case, type of home, child), in order of the days: a day once for each child."""
    days = defaultdict(list)
    for stay in stays:
        for visit in visits:
            known = stay["child_id"] is not None and same(visit, stay, "authority", "child_id")
            if visit["seen"] and known and covers(stay, visit["visited"]):
                days[visit["visited"], stay["child_id"]].append((visit["visit_id"], stay["type"]))
    return [
        (
            day,
            child,
            min(case for case, _ in these),
            max((kind for _, kind in these if kind), default=None),
            child,
        )
        for (day, child), these in sorted(days.items(), key=lambda each: (each[0][0], min(each[1])[0]))
    ]


def same(one, other, *names):
    return all(one[name] == other[name] for name in names)


def covers(stay, day):
    return stay["started"] <= day < (stay["until"] or FAR)


def weeks(number):
    return lambda day: day + timedelta(days=7 * number)


def counting_months(number):
    """So many months for ever, counted from where the first began, so that a 31st comes back."""
    anchor = []

    def step(day):
        anchor.append(day)
        return same_day_later(anchor[0], number * len(anchor))

    return every(step)


def lasts(spell, kind, day, plans):
    if day < same_day_later(spell["since"], 12):
        return False
    planned = any(
        same(plan, spell, "authority", "child_id") and plan["started"] <= day < (plan["ended"] or FAR)
        for plan in plans
    )
    return kind in ("U1", "U4") or ((kind or "").startswith("U") and planned)


def judged(data, measure_id):
    measure = measures()[measure_id]
    found = measure.judge(data, measure.clock).to_pyarrow().to_pylist()
    return Counter(
        (row["authority"], row["child_id"], row["due"], row["counted"])
        for row in found
        if row["aside"] is None
    )
