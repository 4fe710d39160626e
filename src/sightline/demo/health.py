"""Health assessments, dental checks and the other health records of children in care."""

import numpy as np

from sightline.demo.days import (
    NONE,
    YEAR,
    Days,
    add_working_days,
    at_working_position,
    has_day,
    on_working_day,
    working_position,
)
from sightline.demo.rows import Generator, Rows, by, count, stack, take, walk
from sightline.demo.story import Story

ASSESSMENT, DENTAL = 0, 1
KINDS = ("Health Assessment", "Dental Check")
COMPLETED, REFUSED, CANCELLED, PLANNED = range(4)
STATES = ("Completed", "Refused", "Cancelled", "Planned")


def initial(story: Story, periods: Rows) -> Rows:
    """The first health assessment of each period: `done` and `asked` (NONE where it was not).

    Getting worse over the last year: from about 70% within 20 working days of entering care to about 40%.
    """
    rng = story.chance("initial health")
    size = count(periods)
    in_time = rng.random(size) < story.turn(periods["from"], 13, 11, 0.69, 0.4)
    wait = np.where(in_time, rng.integers(8, 21, size), 21 + rng.exponential(16, size).astype(np.int64))
    done = add_working_days(periods["from"], wait)
    requests = add_working_days(periods["from"], np.minimum(rng.integers(0, 8, size), wait))
    never = periods["breaks"] | (rng.random(size) < 0.015)
    until = np.minimum(periods["to"], story.data_to)
    return {
        "done": np.where(never | (done > until), NONE, done),
        "asked": np.where(periods["breaks"] | (requests > until) | (rng.random(size) < 0.02), NONE, requests),
    }


def checks(story: Story, periods: Rows, began: Rows) -> Rows:
    """One row per check: `period`, `on`, `kind`, `state`."""
    rng = story.chance("health checks")
    parts = [
        _row(
            np.flatnonzero(has_day(began["done"])),
            began["done"][has_day(began["done"])],
            ASSESSMENT,
            COMPLETED,
        )
    ]
    parts.append(_later_assessments(rng, story, periods, began["done"]))
    parts.append(_dental(rng, story, periods))
    rows = stack(parts)
    rows = stack([rows, _in_vain(rng, rows)])
    return by(take(rows, (rows["on"] >= story.start) & (rows["on"] <= story.data_to)), "on", "period")


def _row(period: np.ndarray, on: Days, kind: int, state: int) -> Rows:
    """Rows of one kind of check in one state."""
    return {"period": period, "on": on, "kind": np.full(len(on), kind), "state": np.full(len(on), state)}


def _later_assessments(rng: Generator, story: Story, periods: Rows, done: Days) -> Rows:
    """Every six months under five, every year from five; a third come late, so that nine children in ten are up to date."""
    own = np.flatnonzero(~periods["breaks"])
    first = np.where(has_day(done), done, periods["from"] + 60)[own]
    long_ago = first < story.start - 400
    starts = np.where(long_ago, story.start - 400 + rng.integers(0, 340, len(own)), first)
    ends = np.minimum(periods["to"][own], story.data_to)

    def gap(owner: np.ndarray, step: np.ndarray) -> np.ndarray:
        size = len(owner)
        age = (starts[owner] + step * 200 - periods["born"][own][owner]) / YEAR
        late = np.where(rng.random(size) < 0.34, rng.integers(25, 175, size), 0)
        return np.where(age < 5, rng.integers(150, 182, size), rng.integers(315, 364, size)) + late

    steps = walk(starts, ends, 150, gap)
    return _row(own[steps["owner"]], _weekday(steps["at"]), ASSESSMENT, COMPLETED)


def _dental(rng: Generator, story: Story, periods: Rows) -> Rows:
    """Every half year or so, for four in five within the year."""
    own = np.flatnonzero(~periods["breaks"])
    starts = np.maximum(periods["from"][own], story.start - 400) + rng.integers(10, 120, len(own))
    ends = np.minimum(periods["to"][own], story.data_to)

    def gap(owner: np.ndarray, _: np.ndarray) -> np.ndarray:
        size = len(owner)
        return np.where(rng.random(size) < 0.68, rng.integers(170, 260, size), rng.integers(330, 560, size))

    steps = walk(starts, ends, 170, gap)
    old_enough = steps["at"] - periods["born"][own[steps["owner"]]] > 400
    return take(_row(own[steps["owner"]], _weekday(steps["at"]), DENTAL, COMPLETED), old_enough)


def _in_vain(rng: Generator, rows: Rows) -> Rows:
    """Appointments refused, cancelled or only planned, some weeks before one that took place."""
    out = take(rows, rng.random(count(rows)) < 0.06)
    out["on"] = _weekday(out["on"] - rng.integers(12, 50, count(out)))
    out["state"] = rng.choice([REFUSED, CANCELLED, PLANNED], count(out), p=[0.45, 0.35, 0.2])
    return out


def _weekday(days: Days) -> Days:
    """The day, or the last working day before it."""
    return at_working_position(working_position(days))


def scores(story: Story, periods: Rows) -> Rows:
    """One strengths and difficulties score a year for children of 4 to 16: `period`, `on`, `score`."""
    rng = story.chance("strengths and difficulties")
    starts = np.maximum(periods["from"], story.start) + rng.integers(60, 200, count(periods))
    ends = np.where(periods["breaks"], starts - 1, np.minimum(periods["to"], story.data_to))
    steps = walk(starts, ends, 330, lambda owner, _: rng.integers(330, 420, len(owner)))
    age = (steps["at"] - periods["born"][steps["owner"]]) / YEAR
    rows = {"period": steps["owner"], "on": on_working_day(steps["at"] - 1)}
    rows["score"] = np.clip(rng.normal(14.2, 6.6, len(age)).round(), 0, 40).astype(np.int64)
    return by(take(rows, (age >= 4) & (age < 17) & (rng.random(len(age)) < 0.8)), "on", "period")


def immunised(story: Story, periods: Rows) -> Rows:
    """Whether each child's immunisations are up to date, and since when that is known: one row a child."""
    rng = story.chance("immunisations")
    _, last = np.unique(periods["child"][::-1], return_index=True)
    period = np.sort(count(periods) - 1 - last)
    until = np.minimum(periods["to"][period], story.data_to)
    on = np.maximum(until - rng.integers(5, 330, len(period)), periods["from"][period])
    return take(
        {"period": period, "on": on, "done": rng.random(len(period)) < 0.84}, ~periods["breaks"][period]
    )
