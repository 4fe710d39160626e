"""Assessments, the visits made during them, and child in need plans."""

import numpy as np

from sightline.demo.days import (
    NONE,
    Days,
    add_working_days,
    at_working_position,
    has_day,
    working_position,
)
from sightline.demo.kinds import ASSESSED
from sightline.demo.rows import Generator, Luck, Rows, by, count, stack, take, walk
from sightline.demo.story import Story

SEEN_WITHIN = ((0, 1, 10), (1, 6, 38), (6, 11, 32), (11, 21, 15.5), (21, 41, 4.5))
"""Working days from the start until the child is first seen: from, to (not itself), weight."""

NEVER_SEEN = 0.045


def assessments(story: Story, cases: Rows, people: Rows) -> Rows:
    """One row per assessment: `child`, `case` (-1 where no referral links), `started`, `authorised`, `need`, `again`, `seen`.

    The first follows the referral. Long cases are assessed again: some of those later ones hang on the same referral and
    some on none, and the clock of either runs from its own start.
    """
    rng = story.chance("assessments")
    first = np.flatnonzero(has_day(cases["started"]))
    rows = {
        "child": cases["child"][first],
        "case": first,
        "on": first,
        "started": cases["started"][first],
        "authorised": cases["authorised"][first],
        "need": cases["kind"][first] != ASSESSED,
        "again": np.zeros(len(first), bool),
    }
    rows = stack([rows, _again(rng, story, cases)])
    rows = take(rows, (rows["started"] <= story.data_to) & (rows["authorised"] >= story.start))
    rows["seen"] = _first_seen(rng, rows, people)
    return by(rows, "started", "child")


def _again(rng: Generator, story: Story, cases: Rows) -> Rows:
    """Assessments of children whose case has been open for most of a year."""
    until = np.minimum(cases["closed"], story.data_to) - 75
    since = cases["referred"] + 280
    case = np.flatnonzero((until > since) & (rng.random(count(cases)) < 0.3) & (until > story.start))
    since = np.maximum(since[case], story.start)
    started = add_working_days(since + (rng.random(len(case)) * (until[case] - since)).astype(np.int64), 1)
    taken = np.where(
        rng.random(len(case)) < 0.8, rng.integers(18, 46, len(case)), rng.integers(46, 70, len(case))
    )
    authorised = add_working_days(started, taken)
    linked = (case % 2 == 0) & (authorised <= cases["closed"][case])
    return {
        "child": cases["child"][case],
        "case": np.where(linked, case, -1),
        "on": case,
        "started": started,
        "authorised": authorised,
        "need": np.ones(len(case), bool),
        "again": np.ones(len(case), bool),
    }


def _first_seen(rng: Generator, rows: Rows, people: Rows) -> Days:
    """The day the child was first seen, NONE for those who were not before the assessment was done."""
    luck = Luck(rng, people["family"][rows["child"]], 0.85)
    low, high, weight = (np.array(part) for part in zip(*SEEN_WITHIN, strict=True))
    edges = np.cumsum(weight) / weight.sum()
    band = np.minimum(np.searchsorted(edges, luck.chance()), len(weight) - 1)
    waited = low[band] + (luck.chance() * (high - low)[band]).astype(np.int64)
    seen = add_working_days(rows["started"], waited)
    missed = luck.happens(NEVER_SEEN) | (seen > rows["authorised"]) | (seen < people["born"][rows["child"]])
    return np.where(missed, NONE, seen)


def plans(story: Story, cases: Rows) -> Rows:
    """One row per child in need plan: `child`, `case`, `begun`, `ended`."""
    case = np.flatnonzero(
        has_day(cases["need_from"])
        & (cases["need_from"] <= story.data_to)
        & (cases["need_to"] >= story.start)
    )
    rows = {"child": cases["child"], "case": np.arange(count(cases)), "begun": cases["need_from"]}
    return by(take(rows | {"ended": cases["need_to"]}, case), "begun", "child")


def visits(story: Story, people: Rows, assessed: Rows, planned: Rows) -> Rows:
    """One row per visit: `child`, `on`, `seen`, `alone`, made during assessments and under child in need plans."""
    rng = story.chance("visits in need")
    rows = stack([_assessment_visits(rng, assessed), _plan_visits(rng, story, people, planned)])
    inside = (rows["on"] >= story.start) & (rows["on"] <= story.data_to)
    rows = by(take(rows, inside), "on", "child")
    age = (rows["on"] - people["born"][rows["child"]]) / 365.25
    seen_alone = rows["seen"] & (rng.random(count(rows)) < np.interp(age, (1, 5, 12), (0.1, 0.55, 0.75)))
    return rows | {"alone": seen_alone}


def _assessment_visits(rng: Generator, assessed: Rows) -> Rows:
    """The visit at which the child was first seen, now and then one before it in vain, and a later one."""
    seen = take(assessed, has_day(assessed["seen"]))
    size = count(seen)
    room = np.maximum(working_position(seen["authorised"]) - working_position(seen["seen"]), 0)
    later = (room > 5) & (rng.random(size) < 0.45)
    again = add_working_days(seen["seen"], 1 + (rng.random(size) * np.maximum(room - 2, 0)).astype(np.int64))
    vain = (seen["seen"] > seen["started"]) & (rng.random(size) < 0.08)
    unmet = take(assessed, ~has_day(assessed["seen"]))
    return stack(
        [
            _visit(seen["child"], seen["seen"], True),
            _visit(seen["child"][later], again[later], True),
            _visit(seen["child"][vain], seen["started"][vain], False),
            _visit(unmet["child"], add_working_days(unmet["started"], 3), False),
        ]
    )


def _visit(child: np.ndarray, on: Days, seen: bool) -> Rows:
    """Rows of visits at which the child was, or was not, seen."""
    return {"child": child, "on": on, "seen": np.full(len(child), seen)}


def _plan_visits(rng: Generator, story: Story, people: Rows, planned: Rows) -> Rows:
    """Visits every four weeks or so, to disabled children with a lasting plan every two or three months."""
    starts = working_position(np.maximum(planned["begun"], story.start))
    ends = working_position(np.minimum(planned["ended"], story.data_to))

    def gap(owner: np.ndarray, _: np.ndarray) -> np.ndarray:
        size = len(owner)
        often = np.where(rng.random(size) < 0.6, rng.integers(15, 21, size), rng.integers(21, 46, size))
        return np.where(people["disabled"][planned["child"][owner]], rng.integers(32, 64, size), often)

    steps = walk(starts, ends, 15, gap)
    child = planned["child"][steps["owner"]]
    on = at_working_position(steps["at"])
    rows = {"child": child, "on": on, "seen": rng.random(len(on)) < 0.95}
    return take(rows, on > people["born"][child])
