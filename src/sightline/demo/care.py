"""Periods of care and the legal statuses they run under."""

import numpy as np

from sightline.demo.care_stays import ADOPTED, COURT, HOME, LONG, ORDER, OTHER, SHORT
from sightline.demo.care_stays import ADULT as GROWN
from sightline.demo.days import NONE, has_day, on_working_day
from sightline.demo.people import UNACCOMPANIED
from sightline.demo.rows import Generator, Luck, Rows, by, count, stack, take
from sightline.demo.story import Story

STATUSES = ("C1", "C2", "E1", "V2", "L1", "L2", "J1", "V4", "V3")
C1, C2, E1, V2, L1, L2, J1, V4, V3 = range(9)

ENDS = (
    "E4A",
    "E4B",
    "E13",
    "E41",
    "E45",
    "E46",
    "E47",
    "E11",
    "E12",
    "E5",
    "E6",
    "E7",
    "E8",
    "E3",
    "E9",
    "E15",
    "E16",
)
END_WEIGHTS = {
    HOME: (78, 14, 8),
    ORDER: (0, 0, 0, 20, 56, 6, 18),
    ADOPTED: (0, 0, 0, 0, 0, 0, 0, 57, 43),
    GROWN: (0, 0, 0, 0, 0, 0, 0, 0, 0, 46, 12, 5, 37),
    OTHER: (0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 55, 22, 5, 6, 4),
}


def periods(story: Story, cases: Rows, people: Rows) -> Rows:
    """One row per period of care: `child`, `case`, `from`, `to`, `route`, `end` (a position in ENDS), the steps to
    adoption, and `breaks` (a series of short breaks, which no count of children in care includes)."""
    rng = story.chance("periods of care")
    case = np.flatnonzero(
        has_day(cases["entered"]) & (cases["entered"] <= story.data_to) & (cases["left"] >= story.start)
    )
    steps = ("decided", "ordered", "matched", "placed", "adopted", "reversed", "early", "with_carer", "route")
    rows = {name: cases[name][case] for name in steps}
    rows |= {
        "child": cases["child"][case],
        "case": case,
        "from": cases["entered"][case],
        "to": cases["left"][case],
    }
    rows["end"] = _ends(rng, cases["leaving"][case])
    rows["breaks"] = np.zeros(len(case), bool)
    rows = by(stack([rows, _short_breaks(rng, story, cases, people, rows)]), "from", "child")
    rows["alone"] = people["group"][rows["child"]] == UNACCOMPANIED
    rows["born"] = people["born"][rows["child"]]
    return rows


def _ends(rng: Generator, leaving: np.ndarray) -> np.ndarray:
    """The code each period ends with, by how the child left."""
    chance = rng.random(len(leaving))
    end = np.zeros(len(leaving), np.int64)
    for way, weights in END_WEIGHTS.items():
        edges = np.cumsum(weights) / sum(weights)
        end = np.where(leaving == way, np.searchsorted(edges, chance, side="right"), end)
    return end


def _short_breaks(rng: Generator, story: Story, cases: Rows, people: Rows, like: Rows) -> Rows:
    """Disabled children with a long case who stay away from home now and then, under an agreed series."""
    open_for = np.minimum(cases["closed"], story.data_to) - np.maximum(cases["referred"], story.start)
    fit = people["disabled"][cases["child"]] & ~has_day(cases["entered"]) & (open_for > 330)
    case = np.flatnonzero(fit & (rng.random(count(cases)) < 0.09))
    blank = {name: np.full(len(case), NONE) for name in like} | {
        "with_carer": np.zeros(len(case), bool),
        "breaks": np.ones(len(case), bool),
        "child": cases["child"][case],
        "case": case,
        "from": np.maximum(on_working_day(cases["referred"][case] + 120), story.start - 60),
        "to": cases["closed"][case],
        "end": np.full(len(case), ENDS.index("E8")),
        "route": np.full(len(case), -1),
    }
    return {name: blank[name] for name in like}


def legal(story: Story, care_periods: Rows) -> Rows:
    """One row per legal status in each period: `period`, `begun`, `ended`, `status`."""
    rng = story.chance("legal status")
    luck = Luck(rng, care_periods["case"])
    first, then, order = _steps(luck, care_periods)
    index = np.arange(count(care_periods))
    parts = [_status(index, care_periods["from"], first), _status(index, then, np.full(len(then), C1)), order]
    ordered = care_periods["ordered"]
    parts.append(_status(index, ordered, np.full(len(ordered), E1)))
    parts.append(_status(index, care_periods["reversed"], np.full(len(ordered), C2)))
    rows = stack(parts)
    inside = (
        has_day(rows["begun"])
        & (rows["begun"] < care_periods["to"][rows["period"]])
        & (rows["begun"] <= story.data_to)
    )
    return _in_turn(take(rows, inside), care_periods["to"])


def _status(period: np.ndarray, begun: np.ndarray, status: np.ndarray) -> Rows:
    """Rows of legal statuses."""
    return {"period": period, "begun": begun, "status": status}


def _steps(luck: Luck, care_periods: Rows) -> tuple[np.ndarray, np.ndarray, Rows]:
    """The first status of each period, the day of an interim order that follows it, and the full orders."""
    age = (care_periods["from"] - care_periods["born"]) / 365.25
    route, since, chance = care_periods["route"], care_periods["from"], luck.chance()
    agreed = (
        care_periods["alone"]
        | ((route == SHORT) & (chance < 0.8))
        | ((route == LONG) & (age > 13) & (chance < 0.62))
    )
    remanded = (route == SHORT) & (age > 12) & luck.happens(0.09)
    urgent = ~agreed & luck.happens(0.09)
    voluntary = ~agreed & ~urgent & (route != SHORT) & luck.happens(0.38)
    first = np.select(
        [care_periods["breaks"], remanded, agreed | voluntary, urgent],
        [np.where(luck.happens(0.15), V3, V4), J1, V2, L1 + luck.whole(0, 1)],
        C1,
    )
    wait = np.where(urgent, luck.whole(2, 7), np.where(voluntary, luck.whole(15, 150), NONE))
    issued = np.where(care_periods["breaks"] | remanded | (wait == NONE), NONE, since + wait)
    issued = np.where(has_day(care_periods["ordered"]) & (issued >= care_periods["ordered"]), NONE, issued)
    interim = np.where(has_day(issued), issued, since)
    full = on_working_day(interim + luck.whole(150, 400))
    gets = (
        ((route == LONG) | ((route == COURT) & luck.happens(0.2)))
        & ~agreed
        & ~care_periods["breaks"]
        & ~remanded
    )
    gets &= ~has_day(care_periods["reversed"])
    return first, issued, _status(np.arange(len(since)), np.where(gets, full, NONE), np.full(len(since), C2))


def _in_turn(rows: Rows, until: np.ndarray) -> Rows:
    """The rows of each period in order, each ending where the next begins; a second start on one day is dropped."""
    rows = by(rows, "period", "begun")
    again = np.append(
        False, (rows["period"][1:] == rows["period"][:-1]) & (rows["begun"][1:] == rows["begun"][:-1])
    )
    rows = take(rows, ~again)
    follows = np.append(rows["period"][1:] == rows["period"][:-1], False)
    return rows | {"ended": np.where(follows, np.append(rows["begun"][1:], NONE), until[rows["period"]])}
