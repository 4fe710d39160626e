"""Missing episodes of children in care, and the interviews offered when they return.

A small share of older children goes missing often. Interviews within 72 hours of return really improve: from about
55% of episodes to about 72%.
"""

import numpy as np

from sightline.demo.days import NONE, YEAR, has_day
from sightline.demo.rows import Rows, by, count, take, walk
from sightline.demo.story import Story

DAY, HOUR = 86_400, 3_600
TYPES = ("Missing", "Away")


def episodes(story: Story, periods: Rows) -> Rows:
    """One row per episode: `period`, `left` and `back` (seconds; NONE while away), `type`, `offered`, `accepted`,
    `offered_at` and `held_at` (NONE where there was no interview)."""
    rng = story.chance("missing")
    size = count(periods)
    goes = (rng.random(size) < 0.36) & ~periods["breaks"]
    onset = periods["born"] + (rng.uniform(11.5, 15.5, size) * YEAR).astype(np.int64)
    often = np.exp(rng.normal(np.log(6.0), 0.7, size))
    starts = np.maximum(np.maximum(periods["from"], story.start), onset) * 24
    ends = np.where(goes, np.minimum(periods["to"], story.data_to) * 24 - 30, starts - 1)

    def gap(owner: np.ndarray, _: np.ndarray) -> np.ndarray:
        return (60 + rng.exponential(24 * YEAR / often[owner])).astype(np.int64)

    steps = walk(starts, ends, 60, gap)
    left = steps["at"] * HOUR + rng.integers(0, 60, len(steps["at"])) * 60
    lasted = np.minimum(np.exp(rng.normal(np.log(13), 0.95, len(left))), 58 + rng.exponential(90, len(left)))
    rows = {"period": steps["owner"], "left": left, "back": left + (lasted * 60).astype(np.int64) * 60}
    return _interviewed(story, rng, _spread_out(rows, periods, story.data_to))


def _spread_out(rows: Rows, periods: Rows, data_to: int) -> Rows:
    """The rows in order; a child comes back before going again, before leaving care and before the data date."""
    rows = by(rows, "period", "left")
    follows = np.append(rows["period"][1:] == rows["period"][:-1], False)
    again = np.append(rows["left"][1:] - 4 * HOUR, 0)
    back = np.where(follows, np.minimum(rows["back"], again), rows["back"])
    rows["back"] = np.maximum(np.minimum(back, periods["to"][rows["period"]] * DAY), rows["left"] + HOUR)
    rows["back"] = np.where(rows["back"] >= (data_to + 1) * DAY, NONE, rows["back"])
    return by(rows, "left", "period")


def _interviewed(story: Story, rng: np.random.Generator, rows: Rows) -> Rows:
    """Whether a return interview was offered and held, and when."""
    size, back = count(rows), rows["back"]
    home = has_day(back)
    day = np.where(home, back, 0) // DAY
    offered = home & (rng.random(size) < 0.825)
    accepted = offered & (rng.random(size) < story.turn(day, 15, 11, 0.87, 0.925))
    prompt = rng.random(size) < story.turn(day, 15, 11, 0.765, 0.945)
    hours = np.where(prompt, rng.integers(6, 72, size), 73 + rng.exponential(90, size).astype(np.int64))
    held_at = np.where(accepted, back + hours * HOUR + rng.integers(0, 60, size) * 60, NONE)
    offered_at = np.where(offered, back + np.minimum(hours - 3, rng.integers(1, 40, size)) * HOUR, NONE)
    end = (story.data_to + 1) * DAY
    rows |= {
        "offered_at": np.where(offered_at < end, offered_at, NONE),
        "held_at": np.where(held_at < end, held_at, NONE),
    }
    rows["offered"] = has_day(rows["offered_at"])
    rows["accepted"] = has_day(rows["held_at"])
    rows["type"] = (rng.random(size) < 0.17).astype(np.int64)
    return rows


def ended(rows: Rows) -> Rows:
    """The episodes from which the child has returned, with their position."""
    return take(rows | {"episode": np.arange(count(rows))}, has_day(rows["back"]))
