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
    known,
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


def tables(told: History) -> dict[str, pa.Table]:
    """Six local tables and the population."""
    return {
        "local_referral_decisions": _decisions(told),
        "local_return_interviews": _interviews(told),
        "local_initial_health_assessments": _health(told),
        "local_supervision": _supervision(told),
        "local_panels": _panels(told),
        "local_posts": _posts(told),
        "population": _population(told),
    }


def _since(told: History) -> int:
    """The day the local return begins: a year and a half into the history."""
    return told.story.start + min(int(1.5 * YEAR), (told.story.data_to - told.story.start) // 4)


def _decisions(told: History) -> pa.Table:
    """When a manager decided on each referral; blank while undecided."""
    rows = told["cases"] | {"case": np.arange(count(told["cases"]))}
    rows = take(rows, rows["referred"] >= _since(told))
    decided = np.where(rows["settled"] <= told.story.data_to, rows["settled"], NONE)
    return table(
        "local_referral_decisions",
        child_id=told.child(rows),
        referral_date=dates(rows["referred"]),
        referral_id=references("R", rows["case"]),
        decision_date=dates(decided),
    )


def _interviews(told: History) -> pa.Table:
    """When an interview was offered and held after each return."""
    rows = told["missing"] | {"episode": np.arange(count(told["missing"]))}
    rows = take(rows, known(rows["back"]) & (rows["left"] >= told.story.start * 86_400))
    child = told.child_ids.take(pa.array(told["periods"]["child"][rows["period"]]))
    return table(
        "local_return_interviews",
        child_id=child,
        returned_at=moments(rows["back"]),
        missing_id=references("MI", rows["episode"]),
        offered_at=moments(rows["offered_at"]),
        interview_at=moments(rows["held_at"]),
    )


def _health(told: History) -> pa.Table:
    """When the first health assessment of each period of care was asked for and done."""
    held, first = told["periods"], told["initial health"]
    kept = np.flatnonzero(~held["breaks"] & (held["from"] >= told.story.start))
    return table(
        "local_initial_health_assessments",
        child_id=told.child_ids.take(pa.array(held["child"][kept])),
        started_looked_after=dates(held["from"][kept]),
        requested_date=dates(first["asked"][kept]),
        assessment_date=dates(first["done"][kept]),
    )


def _supervision(told: History) -> pa.Table:
    """Supervision of each worker, monthly or so."""
    rng, stints = told.story.chance("supervision"), told.force.stints
    starts = np.maximum(stints["begun"], _since(told))
    ends = np.minimum(
        np.where(stints["ended"] == NONE, told.story.data_to, stints["ended"] - 1), told.story.data_to
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


def _panels(told: History) -> pa.Table:
    """Children discussed at the permanence panel, the resource panel and Next Steps."""
    rng, held, placed = told.story.chance("panels"), told["periods"], told["placements"]
    homes = np.flatnonzero(placed["type"] == TYPE["K2"])
    sixteen = add_months(held["born"], 194)
    parts = [
        {"child": held["child"], "on": held["from"] + rng.integers(70, 160, count(held)), "panel": np.zeros(count(held), int)},
        {"child": held["child"][placed["period"][homes]], "on": placed["begun"][homes] - 3, "panel": np.ones(len(homes), int)},
        {"child": held["child"], "on": sixteen, "panel": np.full(count(held), 2)},
    ]  # fmt: skip
    until = np.concatenate([held["to"], held["to"][placed["period"][homes]], held["to"]])
    since = np.concatenate([held["from"], held["from"][placed["period"][homes]] - 9, held["from"]])
    rows = stack(parts)
    rows["on"] = at_working_position(working_position(rows["on"]))
    inside = (rows["on"] >= np.maximum(since, _since(told))) & (
        rows["on"] <= np.minimum(until, told.story.data_to)
    )
    rows = take(rows, inside)
    keys = (rows["child"] * 4 + rows["panel"]) * 1_000_000 + rows["on"]
    rows = take(rows, np.unique(keys, return_index=True)[1])
    return table(
        "local_panels",
        child_id=told.child(rows),
        panel=codes(PANELS, rows["panel"]),
        panel_date=dates(rows["on"]),
        decision=codes(DECISIONS, pick(rng, (74, 16, 10), count(rows))),
    )


def _posts(told: History) -> pa.Table:
    """Posts at each quarter's end: about one in seven social work posts vacant, most of those covered by agency."""
    rng, story = told.story.chance("posts"), told.story
    quarters = [
        add_months(np.array([day_number(as_date(_since(told)).replace(day=1))]), step)[0] - 1
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


def _population(told: History) -> pa.Table:
    """Children aged 0 to 17 in the middle of each year, up to the year before the data date."""
    story = told.story
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
