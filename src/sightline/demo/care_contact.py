"""Reviews and visits of children in care."""

import numpy as np

from sightline.demo.days import (
    NONE,
    YEAR,
    add_months,
    add_working_days,
    at_working_position,
    before_working_day,
    has_day,
    on_working_day,
    working_position,
)
from sightline.demo.protection import taking_part
from sightline.demo.rows import Generator, Rows, by, count, stack, take, walk
from sightline.demo.story import Story


def reviews(story: Story, periods: Rows) -> Rows:
    """One row per review: `period`, `due`, `on` (NONE while it is to come), `cancelled`, `part`.

    Within 20 working days, then three months, then six months each, but for about one in thirteen.
    """
    rng = story.chance("care reviews")
    own = take(periods | {"index": np.arange(count(periods))}, ~periods["breaks"])
    until = np.minimum(own["to"], story.data_to + 200)
    due = add_working_days(own["from"], 20)
    first = np.where(
        rng.random(count(own)) < 0.93,
        due - rng.integers(0, 6, count(own)),
        due + rng.integers(1, 26, count(own)),
    )
    first = at_working_position(working_position(np.maximum(first, own["from"] + 8)))

    def gap(owner: np.ndarray, step: np.ndarray) -> np.ndarray:
        size = len(owner)
        in_time = rng.random(size) < 0.925
        short = np.where(in_time, rng.integers(64, 88, size), rng.integers(93, 130, size))
        long = np.where(in_time, rng.integers(134, 180, size), rng.integers(186, 225, size))
        return np.where(step == 0, 0, np.where(step == 1, short, long))

    steps = walk(np.maximum(first, 0), np.maximum(until, first), 64, gap)
    owner, step, on = steps["owner"], steps["step"], before_working_day(steps["at"])
    before = np.append(0, on[:-1])
    later = add_months(np.where(step > 0, before, 0), np.where(step == 1, 3, 6))
    rows = {"period": own["index"][owner], "due": np.where(step == 0, due[owner], later), "on": on}
    return _held_or_due(rng, story, periods, rows, np.where(step == 0, own["from"][owner], before))


def _held_or_due(rng: Generator, story: Story, periods: Rows, rows: Rows, before: np.ndarray) -> Rows:
    """Reviews held, one that is still to come, and now and then one that was cancelled and held on another day."""
    inside = (rows["on"] <= periods["to"][rows["period"]]) & (before <= story.data_to)
    inside &= rows["on"] >= story.start
    rows = take(rows, inside)
    rows["cancelled"] = np.zeros(count(rows), bool)
    rows["part"] = taking_part(rng, rows["on"] - periods["born"][rows["period"]])
    rows["on"] = np.where(rows["on"] <= story.data_to, rows["on"], NONE)
    off = take(rows, has_day(rows["on"]) & (rng.random(count(rows)) < 0.015))
    off |= {"on": np.full(count(off), NONE), "cancelled": np.ones(count(off), bool)}
    return by(stack([rows, off]), "due", "period")


def visits(story: Story, periods: Rows, placed: Rows) -> Rows:
    """One row per visit: within a week of a move, then about every six weeks; `seen`, `alone`."""
    rng = story.chance("care visits")
    live = np.flatnonzero(~periods["breaks"][placed["period"]] & (placed["ended"] > story.start))
    home = take(placed, live)
    early = home["begun"] < story.start
    prompt = np.where(
        rng.random(len(live)) < 0.93, rng.integers(1, 7, len(live)), rng.integers(8, 20, len(live))
    )
    starts = np.where(early, story.start + rng.integers(0, 42, len(live)), home["begun"] + prompt)
    ends = np.minimum(home["ended"], story.data_to)

    def gap(owner: np.ndarray, step: np.ndarray) -> np.ndarray:
        size = len(owner)
        days = np.where(rng.random(size) < 0.93, rng.integers(26, 42, size), rng.integers(44, 75, size))
        return np.where(step == 0, 0, days)

    steps = walk(starts, ends, 26, gap)
    period = home["period"][steps["owner"]]
    on = np.minimum(on_working_day(steps["at"] - 1), ends[steps["owner"]])
    age = (on - periods["born"][period]) / YEAR
    seen = rng.random(len(on)) < 0.975
    seen_alone = seen & (rng.random(len(on)) < np.interp(age, (1, 5, 12), (0.2, 0.7, 0.85)))
    return by({"period": period, "on": on, "seen": seen, "alone": seen_alone}, "on", "period")


def officer_contact(story: Story, periods: Rows, reviewed: Rows) -> np.ndarray:
    """The day the reviewing officer last saw or spoke to each child: the last review, or a little after it."""
    last = np.full(count(periods), NONE)
    done = take(reviewed, has_day(reviewed["on"]))
    order = np.argsort(done["on"], kind="stable")
    last[done["period"][order]] = done["on"][order]
    later = np.where(periods["case"] % 3 == 0, last + 14, last)
    return np.where(has_day(last), np.minimum(later, np.minimum(periods["to"], story.data_to)), NONE)
