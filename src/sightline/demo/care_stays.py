"""How long children stay in care, by what route, and how they leave."""

import numpy as np

from sightline.demo.adoption_course import course
from sightline.demo.days import NONE, has_day, on_working_day
from sightline.demo.people import UNACCOMPANIED
from sightline.demo.rows import Luck, Rows

SHORT, COURT, ADOPTION, LONG = range(4)
"""The route: a short stay, care proceedings that end with relatives or at home, adoption, growing up in care."""

HOME, ORDER, ADOPTED, ADULT, OTHER = range(5)
"""How a child leaves: home, to a special guardian or under a child arrangements order, adopted, grown up, otherwise."""

ROUTES = (
    (0.15, 0.33, 0.36, 0.16),
    (0.2, 0.36, 0.2, 0.24),
    (0.28, 0.34, 0.03, 0.35),
    (0.4, 0.1, 0, 0.5),
    (0.2, 0, 0, 0.8),
)
"""The share of each route by age at entry: under 1, 1 to 4, 5 to 9, 10 to 15, 16 and over."""


def stay(luck: Luck, rows: Rows, who: Rows) -> Rows:
    """The route, the day care ended and how; and the steps to adoption for those on that way."""
    entered = rows["entered"]
    in_care = has_day(entered)
    since = np.where(in_care, entered, 0)
    route = np.where(in_care, _route(luck, since - who["born"], who["group"] == UNACCOMPANIED), -1)
    steps = course(luck, since, route == ADOPTION)
    route = np.where(has_day(steps["reversed"]), LONG, route)
    left = _left(luck, route, since, steps)
    grown = left >= rows["adult"]
    leaving = np.where(grown, ADULT, _leaving(luck, route))
    left = np.where(in_care, np.minimum(left, rows["adult"]), NONE)
    return steps | {"route": route, "left": left, "leaving": np.where(in_care, leaving, -1)}


def _route(luck: Luck, age: np.ndarray, unaccompanied: np.ndarray) -> np.ndarray:
    """The route of each child, by age in days at entry; unaccompanied children stay until they are grown up."""
    band = np.searchsorted(np.array([1, 5, 10, 16]) * 365.25, age, side="right")
    edges = np.cumsum(np.array(ROUTES)[band], axis=1)
    route = (luck.chance()[:, None] > edges[:, :3]).sum(axis=1)
    return np.where(unaccompanied, LONG, route)


def _left(luck: Luck, route: np.ndarray, since: np.ndarray, steps: Rows) -> np.ndarray:
    """The day care would end, were the child never to turn 18."""
    lasted = np.select(
        [route == SHORT, route == COURT, route == LONG],
        [4 + luck.lasting(70, 1.1), 60 + luck.lasting(330, 0.45), 330 + luck.waiting(3800)],
        0,
    )
    return np.where(route == ADOPTION, steps["adopted"], on_working_day(since + lasted))


def _leaving(luck: Luck, route: np.ndarray) -> np.ndarray:
    """How a child leaves who is not yet grown up."""
    chance = luck.chance()
    return np.select(
        [route == SHORT, route == COURT, route == ADOPTION],
        [np.where(chance < 0.87, HOME, OTHER), np.where(chance < 0.7, ORDER, HOME), ADOPTED],
        np.where(chance < 0.38, ORDER, np.where(chance < 0.75, HOME, OTHER)),
    )
