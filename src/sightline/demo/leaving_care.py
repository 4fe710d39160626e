"""Care leavers: who is one on the data date, and how they are doing."""

import numpy as np

from sightline.demo.days import NONE, YEAR, Days, add_months, at_working_position, has_day, working_position
from sightline.demo.rows import Generator, Rows, by, count, pick, take
from sightline.demo.story import Story

ELIGIBLE = ("Relevant", "Former Relevant", "Qualifying")
TOUCH = ("YES", "NO", "DIED", "REFU", "NREQ", "RHOM")
HOMES = tuple("BCDEGHKRSTUVWXYZ")
ACTIVITIES = ("F1", "P1", "F2", "P2", "F4", "P4", "F5", "P5", "G4", "G5", "G6")

HOMES_YOUNG = (14, 1, 26, 8, 0, 0, 3, 0.5, 0.8, 8, 14, 0.8, 0, 2, 2, 18)
HOMES_GROWN = (11, 1, 15, 4, 0.6, 0, 5, 0.8, 1.2, 5, 42, 0.8, 0.4, 3, 3, 6)
BUSY_YOUNG = (3, 0.5, 36, 3, 6, 0.5, 14, 3, 8, 21, 5)
BUSY_GROWN = (6.5, 0.5, 16, 2, 4, 0.5, 23, 3.5, 12, 24, 8)
UNSUITABLE = frozenset("SVWXR")


def leavers(story: Story, periods: Rows) -> Rows:
    """One row per care leaver on the data date: `child`, `case`, `left` and `until` (the time with a personal adviser),
    and what the record says of them."""
    rng = story.chance("care leavers")
    entitled = _entitled(story, periods)
    rows = take(periods | {"left": periods["to"], "until": add_months(periods["born"], 300)}, entitled)
    rows = by(rows, "child", "to")
    last = np.append(rows["child"][1:] != rows["child"][:-1], True)
    rows = take(rows, last)
    age = (story.data_to - rows["born"]) / YEAR
    in_touch = (age < 21) | (rng.random(len(age)) < 0.3)
    rows, age = take(rows, in_touch), age[in_touch]
    rows = {name: rows[name] for name in ("child", "case", "left", "until", "born")}
    rows |= _status(rng, rows, age)
    return rows | _lives(rng, rows, age) | _dates(rng, story, rows)


def _entitled(story: Story, periods: Rows) -> np.ndarray:
    """Those who left care at 16 or over, after at least 13 weeks of it since they were 14, and are not yet 25."""
    age_left = (periods["to"] - periods["born"]) / YEAR
    weeks = (periods["to"] - np.maximum(periods["from"], add_months(periods["born"], 168))) / 7
    now = (story.data_to - periods["born"]) / YEAR
    return (
        (periods["to"] <= story.data_to) & (age_left >= 16) & (weeks >= 13) & (now < 25) & ~periods["breaks"]
    )


def _status(rng: Generator, rows: Rows, age: np.ndarray) -> Rows:
    """What they are entitled to and whether the council is in touch with them."""
    size = count(rows)
    eligible = np.where(age < 18, 0, np.where(rng.random(size) < 0.05, 2, 1))
    touch = pick(rng, (91.5, 4.5, 0.4, 1.4, 1.4, 0.8), size)
    return {"eligible": eligible, "touch": np.where((age < 18) & (touch > 1), 0, touch)}


def _lives(rng: Generator, rows: Rows, age: np.ndarray) -> Rows:
    """Where they live, whether that suits, and what they do; blank (-1) where nothing is known."""
    size = count(rows)
    home = np.where(age < 19, pick(rng, HOMES_YOUNG, size), pick(rng, HOMES_GROWN, size))
    poor = np.isin(np.array(HOMES)[home], list(UNSUITABLE))
    suits = np.where(poor, rng.random(size) < 0.12, rng.random(size) < 0.978)
    busy = np.where(age < 19, pick(rng, BUSY_YOUNG, size), pick(rng, BUSY_GROWN, size))
    lost = rows["touch"] != 0
    unknown = lost & (rng.random(size) < 0.8)
    home = np.where(unknown, np.where(rows["touch"] == 1, HOMES.index("R"), -1), home)
    return {
        "home": home,
        "suits": np.where(home < 0, -1, np.where(home == HOMES.index("R"), 0, suits)),
        "busy": np.where(unknown, -1, busy),
    }


def _dates(rng: Generator, story: Story, rows: Rows) -> Rows:
    """When they were last in contact and when the pathway plan was last reviewed."""
    size = count(rows)
    contact = story.data_to - rng.exponential(32, size).astype(np.int64) - 1
    late = rng.random(size) < 0.16
    review = story.data_to - np.where(late, rng.integers(184, 330, size), rng.integers(3, 180, size))
    contact, review = np.maximum(contact, rows["left"]), np.maximum(review, rows["left"] - 150)
    return {
        "contact": np.where(rows["touch"] == 0, _weekday(contact), NONE),
        "review": np.where(rng.random(size) < 0.97, _weekday(review), NONE),
    }


def _weekday(days: Days) -> Days:
    """The day, or the last working day before it."""
    return np.where(has_day(days), at_working_position(working_position(days)), NONE)
