"""Child protection in detail: section 47 enquiries, conferences, plans, reviews and visits."""

import numpy as np

from sightline.demo.days import (
    NONE,
    add_months,
    add_working_days,
    at_working_position,
    has_day,
    working_position,
)
from sightline.demo.kinds import IN_NEED
from sightline.demo.rows import Generator, Luck, Rows, by, count, once, place_of, stack, take, walk
from sightline.demo.story import Story

CATEGORIES = ("Neglect", "Physical abuse", "Sexual abuse", "Emotional abuse", "Multiple")
CATEGORY_WEIGHTS = (48, 8, 5, 35, 4)


def enquiries(story: Story, cases: Rows) -> Rows:
    """One row per section 47 enquiry: `child`, `case`, `begun`, `ended`, `led` (to a conference)."""
    rng = story.chance("enquiries")
    case = np.flatnonzero(has_day(cases["enquiry_from"]))
    first = {
        "case": case,
        "begun": cases["enquiry_from"][case],
        "ended": cases["enquiry_to"][case],
        "led": has_day(cases["conference"][case]),
    }
    rows = stack([first, _later(rng, cases)])
    rows["child"] = cases["child"][rows["case"]]
    rows = by(take(rows, (rows["begun"] <= story.data_to) & (rows["ended"] >= story.start)), "begun", "child")
    return once(rows, "child", "begun")


def _later(rng: Generator, cases: Rows) -> Rows:
    """Enquiries in the course of a child in need plan; none of them goes on to a conference."""
    case = np.flatnonzero(
        (cases["kind"] == IN_NEED) & has_day(cases["need_from"]) & (rng.random(count(cases)) < 0.07)
    )
    lasted = (cases["need_to"] - cases["need_from"])[case]
    begun = add_working_days(cases["need_from"][case] + (rng.random(len(case)) * lasted).astype(np.int64), 0)
    ended = add_working_days(begun, rng.integers(2, 14, len(case)))
    rows = {"case": case, "begun": begun, "ended": ended, "led": np.zeros(len(case), bool)}
    return take(rows, ended < cases["closed"][case])


def conferences(story: Story, cases: Rows, enquired: Rows) -> Rows:
    """One row per initial conference: `child`, `case`, `enquiry` (-1 for a transfer-in), `held`, `due`, `plan`."""
    case = np.flatnonzero(
        has_day(cases["conference"])
        & (cases["conference"] >= story.start)
        & (cases["conference"] <= story.data_to)
    )
    led = np.flatnonzero(enquired["led"])
    enquiry = np.full(count(cases), -1)
    enquiry[enquired["case"][led]] = led
    since = np.where(cases["transfer"], cases["referred"], cases["enquiry_from"])[case]
    return {
        "child": cases["child"][case],
        "case": case,
        "enquiry": enquiry[case],
        "held": cases["conference"][case],
        "due": add_working_days(since, 15),
        "transfer": cases["transfer"][case],
        "plan": has_day(cases["plan_from"][case]),
    }


def plans(story: Story, cases: Rows, conferred: Rows) -> Rows:
    """One row per child protection plan: `child`, `case`, `conference` (-1 when before the records), `begun`, `ended`."""
    rng = story.chance("protection plans")
    case = np.flatnonzero(
        has_day(cases["plan_from"])
        & (cases["plan_from"] <= story.data_to)
        & (cases["plan_ended"] >= story.start)
    )
    size = len(case)
    luck = Luck(rng, case)
    category = np.searchsorted(np.cumsum(CATEGORY_WEIGHTS) / 100, luck.chance())
    rows = {
        "child": cases["child"][case],
        "case": case,
        "conference": place_of(conferred["case"], count(cases))[case],
        "begun": cases["plan_from"][case],
        "ended": cases["plan_ended"][case],
        "category": category,
        "latest": np.where(rng.random(size) < 0.09, rng.integers(0, 5, size), category),
        "elsewhere": rng.random(size) < 0.006,
    }
    return by(rows, "begun", "child")


def reviews(story: Story, cases: Rows, planned: Rows, people: Rows) -> Rows:
    """One row per review conference held or, where it is overdue or still to come, due; `go_on` says the plan continued."""
    rng = story.chance("protection reviews")
    review_days = cases["reviews"][planned["case"]]
    owner, step = np.nonzero(review_days <= planned["ended"][:, None])
    on = review_days[owner, step]
    before = np.where(step > 0, review_days[owner, np.maximum(step - 1, 0)], planned["begun"][owner])
    due = add_months(before, np.where(step == 0, 3, 6))
    rows = {"plan": owner, "on": on, "due": due, "go_on": on < planned["ended"][owner]}
    rows["on"] = np.where(on <= story.data_to, on, NONE)
    seen = has_day(rows["on"]) & (rows["on"] >= story.start)
    waiting = ~has_day(rows["on"]) & (before <= story.data_to)
    rows["child"] = planned["child"][owner]
    rows["quorate"] = rng.random(len(owner)) < 0.96
    rows["part"] = taking_part(rng, on - people["born"][rows["child"]])
    return by(take(rows, seen | waiting), "due", "child")


def taking_part(rng: Generator, age: np.ndarray) -> np.ndarray:
    """The code of how a child took part in a review (0 to 7), by age in days."""
    weights = np.array([0, 38, 7, 2, 4, 21, 18, 10])
    drawn = np.searchsorted(np.cumsum(weights) / weights.sum(), rng.random(len(age)), side="right")
    return np.where(age < 4 * 365.25, 0, drawn)


def visits(story: Story, planned: Rows, people: Rows) -> Rows:
    """One row per visit under a child protection plan; four in five come within 10 working days of the last."""
    rng = story.chance("protection visits")
    starts = working_position(np.maximum(planned["begun"], story.start))
    ends = working_position(np.minimum(planned["ended"], story.data_to))

    def gap(owner: np.ndarray, _: np.ndarray) -> np.ndarray:
        size = len(owner)
        return np.where(rng.random(size) < 0.83, rng.integers(7, 11, size), rng.integers(11, 21, size))

    steps = walk(starts, ends, 7, gap)
    owner, on = steps["owner"], at_working_position(steps["at"])
    age = (on - people["born"][planned["child"][owner]]) / 365.25
    seen = rng.random(len(on)) < np.where(age < 0, 0, 0.965)
    seen_alone = seen & (rng.random(len(on)) < np.interp(age, (1, 5, 12), (0.15, 0.62, 0.8)))
    rows = {"plan": owner, "child": planned["child"][owner], "on": on, "seen": seen, "alone": seen_alone}
    rows["bedroom"] = seen & (rng.random(len(on)) < 0.5)
    return by(rows, "on", "child")
