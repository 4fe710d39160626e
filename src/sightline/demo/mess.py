"""The mess that real records have, put in on purpose, in small amounts, and listed here.

Referrals re-opened within days; contacts entered twice; assessments never authorised, or authorised after the case was
closed; enquiries ended in the record after the conference they led to; placements that overlap the next; ends before
starts; teams left blank. Twins and unborn children are in `people`, not mess but traps all the same.
"""

import numpy as np

from sightline.demo.days import NONE, has_day
from sightline.demo.kinds import ASSESSED
from sightline.demo.rows import Rows, by, count, once, some, stack, take
from sightline.demo.story import Story


def reopened(story: Story, cases: Rows) -> Rows:
    """The cases, and a second referral within days of closing for a few that were closed too soon."""
    rng = story.chance("reopened")
    fit = np.flatnonzero(
        (cases["kind"] <= ASSESSED) & (cases["closed"] < story.data_to - 60) & _last_of_child(cases)
    )
    again = take(cases, fit[some(rng, len(fit), 0.01)])
    again["referred"] = again["closed"] + rng.integers(1, 6, count(again))
    again["closed"] = again["referred"] + rng.integers(8, 40, count(again))
    for day in (
        "started",
        "authorised",
        "enquiry_from",
        "enquiry_to",
        "conference",
        "plan_from",
        "plan_ended",
    ):
        again[day] = np.full(count(again), NONE)
    return by(stack([cases, again]), "referred", "child")


def _last_of_child(cases: Rows) -> np.ndarray:
    """True for each child's latest case."""
    last = np.zeros(count(cases), bool)
    _, places = np.unique(cases["child"][::-1], return_index=True)
    last[count(cases) - 1 - places] = True
    return last


def entered_twice(story: Story, contacts: Rows) -> Rows:
    """The contacts, a few of them entered twice: the same child on the same day, as if from another source."""
    rng = story.chance("entered twice")
    again = take(contacts, some(rng, count(contacts), 0.003))
    again["source"] = (again["source"] + rng.integers(1, 20, count(again))) % 21
    return once(by(stack([contacts, again]), "on", "child"), "child", "on", "source")


def authorised_late(story: Story, assessed: Rows, cases: Rows) -> Rows:
    """A few assessments authorised weeks after the case was closed, and a few never authorised at all."""
    rng = story.chance("authorised late")
    authorised = assessed["authorised"].copy()
    late = some(rng, len(authorised), 0.004)
    after = cases["closed"][assessed["on"][late]] + rng.integers(3, 30, len(late))
    authorised[late] = np.where(after <= story.data_to, after, authorised[late])
    recent = np.flatnonzero((authorised < story.data_to) & (authorised > story.data_to - 500))
    never = np.concatenate([recent[some(rng, len(recent), 0.004)], some(rng, len(authorised), 0.0004)])
    authorised[never] = NONE
    return assessed | {"authorised": authorised}


def ended_late(story: Story, enquired: Rows) -> Rows:
    """A few enquiries whose end was entered weeks late, after the conference had been held."""
    rng = story.chance("ended late")
    led = np.flatnonzero(enquired["led"])
    late = led[some(rng, len(led), 0.02)]
    ended = enquired["ended"].copy()
    ended[late] += rng.integers(20, 60, len(late))
    return enquired | {"ended": ended}


def overlapping(story: Story, placed: Rows) -> Rows:
    """A few placements whose end was entered days or weeks too late, so that they overlap the next."""
    rng = story.chance("overlapping")
    follows = np.append(placed["period"][1:] == placed["period"][:-1], False)
    moved = np.flatnonzero(follows & (placed["ended"] < story.data_to - 30))
    ended = placed["ended"].copy()
    if len(moved):
        late = moved[some(rng, len(moved), 0.012)]
        ended[late] += rng.integers(2, 21, len(late))
    return placed | {"ended": ended}


def ended_before_begun(story: Story, theme: str, rows: Rows, begun: str, ended: str, step: int = 1) -> Rows:
    """The rows, with the end of three of them some days before the start: a slip of the year or the month."""
    rng = story.chance(f"ended before begun {theme}")
    done = np.flatnonzero(has_day(rows[ended]) & (rows[ended] <= story.data_to * step))
    slipped = done[some(rng, len(done), 3 / max(len(done), 1))] if len(done) else done
    end = rows[ended].copy()
    end[slipped] = rows[begun][slipped] - rng.integers(3, 30, len(slipped)) * step
    return rows | {ended: end}


def without_team(story: Story, theme: str, rows: Rows, share: float = 0.012) -> Rows:
    """The rows, with `teamless` true for the few whose team was left blank."""
    rng = story.chance(f"teamless {theme}")
    teamless = np.zeros(count(rows), bool)
    teamless[some(rng, count(rows), share)] = True
    return rows | {"teamless": teamless}
