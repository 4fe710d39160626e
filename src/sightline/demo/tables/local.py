"""The local return and the population: what no standard return carries.

The council began its local return part of the way through the history, as councils do.
"""

import numpy as np
import pyarrow as pa

from sightline.demo.columns import codes, dates, moments, references, table
from sightline.demo.days import (
    NONE,
    YEAR,
    add_months,
    as_date,
    at_working_position,
    day_number,
    has_day,
    working_position,
)
from sightline.demo.history import History
from sightline.demo.placements import TYPE
from sightline.demo.rows import count, pick, stack, take, walk
from sightline.demo.story import RESTRUCTURED
from sightline.demo.workforce import EAST, NORTH, SAFEGUARDING, TEAMS, team_ids, worker_ids

CHILDREN = 75_000
"""Children aged 0 to 17 in a middling council, in the middle of the history."""

PANELS = ("permanence", "resource", "Next Steps")
DECISIONS = ("agreed", "agreed with conditions", "deferred")
ROLES = ("social worker", "team manager")
POSTS = (8.0, 15.0, 17.0)


def tables(history: History) -> dict[str, pa.Table]:
    """Six local tables and the population."""
    return {
        "local_referral_decisions": _decisions(history),
        "local_return_interviews": _interviews(history),
        "local_initial_health_assessments": _health(history),
        "local_supervision": _supervision(history),
        "local_panels": _panels(history),
        "local_posts": _posts(history),
        "population": _population(history),
    }


def _since(history: History) -> int:
    """The day the local return begins: a year and a half into the history."""
    return history.story.start + min(int(1.5 * YEAR), (history.story.data_to - history.story.start) // 4)


def _decisions(history: History) -> pa.Table:
    """When a manager decided on each referral; blank while undecided."""
    rows = history["cases"] | {"case": np.arange(count(history["cases"]))}
    rows = take(rows, rows["referred"] >= _since(history))
    decided = np.where(rows["settled"] <= history.story.data_to, rows["settled"], NONE)
    return table(
        "local_referral_decisions",
        child_id=history.child(rows),
        referral_date=dates(rows["referred"]),
        referral_id=references("R", rows["case"]),
        decision_date=dates(decided),
    )


def _interviews(history: History) -> pa.Table:
    """When an interview was offered and held after each return."""
    rows = history["missing"] | {"episode": np.arange(count(history["missing"]))}
    rows = take(rows, has_day(rows["back"]) & (rows["left"] >= history.story.start * 86_400))
    child = history.child_ids.take(pa.array(history["periods"]["child"][rows["period"]]))
    return table(
        "local_return_interviews",
        child_id=child,
        returned_at=moments(rows["back"]),
        missing_id=references("MI", rows["episode"]),
        offered_at=moments(rows["offered_at"]),
        interview_at=moments(rows["held_at"]),
    )


def _health(history: History) -> pa.Table:
    """When the first health assessment of each period of care was asked for and done."""
    periods, first = history["periods"], history["initial health"]
    chosen = np.flatnonzero(~periods["breaks"] & (periods["from"] >= history.story.start))
    return table(
        "local_initial_health_assessments",
        child_id=history.child_ids.take(pa.array(periods["child"][chosen])),
        started_looked_after=dates(periods["from"][chosen]),
        requested_date=dates(first["asked"][chosen]),
        assessment_date=dates(first["done"][chosen]),
    )


def _supervision(history: History) -> pa.Table:
    """Supervision of each worker, monthly or so."""
    rng, stints = history.story.chance("supervision"), history.force.stints
    starts = np.maximum(stints["begun"], _since(history))
    ends = np.minimum(
        np.where(stints["ended"] == NONE, history.story.data_to, stints["ended"] - 1), history.story.data_to
    )

    def gap(owner: np.ndarray, _: np.ndarray) -> np.ndarray:
        size = len(owner)
        return np.where(rng.random(size) < 0.8, rng.integers(24, 31, size), rng.integers(32, 70, size))

    steps = walk(starts, ends, 24, gap)
    on = at_working_position(working_position(steps["at"]))
    keys = np.unique(stints["worker"][steps["owner"]] * 1_000_000 + on)
    return table(
        "local_supervision",
        worker_id=worker_ids(keys // 1_000_000),
        supervision_date=dates(keys % 1_000_000),
        kind=codes(("personal", "case"), pick(rng, (45, 55), len(keys))),
    )


def _panels(history: History) -> pa.Table:
    """Children discussed at the permanence panel, the resource panel and Next Steps."""
    rng, periods, placed = history.story.chance("panels"), history["periods"], history["placements"]
    homes = np.flatnonzero(placed["type"] == TYPE["K2"])
    sixteen = add_months(periods["born"], 194)
    parts = [
        {"child": periods["child"], "on": periods["from"] + rng.integers(70, 160, count(periods)), "panel": np.zeros(count(periods), int)},
        {"child": periods["child"][placed["period"][homes]], "on": placed["begun"][homes] - 3, "panel": np.ones(len(homes), int)},
        {"child": periods["child"], "on": sixteen, "panel": np.full(count(periods), 2)},
    ]  # fmt: skip
    until = np.concatenate([periods["to"], periods["to"][placed["period"][homes]], periods["to"]])
    since = np.concatenate([periods["from"], periods["from"][placed["period"][homes]] - 9, periods["from"]])
    rows = stack(parts)
    rows["on"] = at_working_position(working_position(rows["on"]))
    inside = (rows["on"] >= np.maximum(since, _since(history))) & (
        rows["on"] <= np.minimum(until, history.story.data_to)
    )
    rows = take(rows, inside)
    keys = (rows["child"] * 4 + rows["panel"]) * 1_000_000 + rows["on"]
    rows = take(rows, np.unique(keys, return_index=True)[1])
    return table(
        "local_panels",
        child_id=history.child(rows),
        panel=codes(PANELS, rows["panel"]),
        panel_date=dates(rows["on"]),
        decision=codes(DECISIONS, pick(rng, (74, 16, 10), count(rows))),
    )


def _posts(history: History) -> pa.Table:
    """Posts at each quarter's end: about one in seven social work posts vacant, most of those covered by agency."""
    rng, story = history.story.chance("posts"), history.story
    quarters = [
        add_months(np.array([day_number(as_date(_since(history)).replace(day=1))]), step)[0] - 1
        for step in range(1, 120)
    ]
    days = np.array(
        [day for day in quarters if day <= story.data_to and as_date(day).month % 3 == 0], np.int64
    )
    day, team, role = (
        part.ravel() for part in np.meshgrid(days, np.arange(len(TEAMS)), [0, 1], indexing="ij")
    )
    gone = (team >= EAST) & (team < NORTH) & (day >= RESTRUCTURED)
    not_yet = (team >= NORTH) & (team < SAFEGUARDING) & (day < RESTRUCTURED)
    day, team, role = (part[~gone & ~not_yet] for part in (day, team, role))
    posts = np.where(role == 1, 1.0, np.array(POSTS)[team % 3] * max(story.scale, 0.2)).round(1)
    vacant = np.where(role == 1, 0.0, np.round(posts * np.clip(rng.normal(0.142, 0.05, len(day)), 0, 0.6), 1))
    return table(
        "local_posts",
        as_of=dates(day),
        team_id=team_ids(team),
        role=codes(ROLES, role),
        posts_fte=pa.array(posts),
        filled_fte=pa.array(posts - vacant),
        agency_fte=pa.array(np.round(vacant * 0.74, 1)),
    )


def _population(history: History) -> pa.Table:
    """Children aged 0 to 17 in the middle of each year, up to the year before the data date."""
    story = history.story
    years = np.arange(story.first_day.year - 2, story.last_day.year)
    middle = (story.first_day.year + story.last_day.year) / 2
    people = np.round(CHILDREN * story.scale * (1 + 0.003 * (years - middle))).astype(np.int64)
    return pa.table(
        {
            "year": pa.array(years, pa.int64()),
            "age_group": pa.array(["0-17"] * len(years), pa.string()),
            "people": pa.array(people, pa.int64()),
            "source": pa.array(["Fictional: made with the demo"] * len(years), pa.string()),
        }
    )
