"""Who works with a child, from when to when: a child passes from desk to desk, and desks from worker to worker."""

import numpy as np
import pyarrow as pa

from sightline.demo.columns import codes, dates, references, table
from sightline.demo.days import cut, has_day
from sightline.demo.kinds import IN_NEED
from sightline.demo.rows import Rows, by, count, stack, take
from sightline.demo.story import RESTRUCTURED, Story
from sightline.demo.workforce import ASSESS, CARE, DISABLED, LEAVERS, REVIEWERS, SAFEGUARD, Workforce

ROLES = ("Allocated Case Worker", "Independent Reviewing Officer", "Personal Adviser")
REASONS = ("FCONTA", "TSPROC", "LEFTRL", "ORGRST", "MANAGE")


def phases(force: Workforce, cases: Rows, people: Rows, periods: Rows, leavers: Rows) -> Rows:
    """Every stretch of work at one desk: `child`, `case`, `desk`, `begun`, `ended`, `role`, `first`.

    A case goes from an assessment desk to safeguarding (or disabled children) to children in care; a child in care
    has a reviewing officer besides, a care leaver a personal adviser.
    """
    assessed = np.where(has_day(cases["authorised"]), cases["authorised"], cases["closed"])
    entered = np.where(has_day(cases["entered"]), cases["entered"], cases["closed"])
    moved = np.minimum(np.minimum(assessed, entered), cases["closed"])
    who = take(people, cases["child"])
    later = np.where(who["disabled"] & (cases["kind"] <= IN_NEED), DISABLED, SAFEGUARD)
    spells = (
        (np.full(len(moved), ASSESS), cases["referred"], moved),
        (later, moved, entered),
        (np.full(len(moved), CARE), entered, cases["closed"]),
    )
    parts = [_spell(force, cases, who, *spell) for spell in spells]
    parts.append(_others(force, people, periods, "from", "to", REVIEWERS, 1))
    parts.append(_others(force, people, leavers, "left", "until", LEAVERS, 2))
    all_phases = stack(parts)
    return take(all_phases, all_phases["ended"] > all_phases["begun"])


def _spell(
    force: Workforce, cases: Rows, who: Rows, kind: np.ndarray, begun: np.ndarray, ended: np.ndarray
) -> Rows:
    """One stretch of each case, at the desk of that kind that works with the family."""
    desks = np.stack([force.desk(each, who["family"], who["locality"]) for each in range(4)])
    return {
        "child": cases["child"],
        "case": np.arange(count(cases)),
        "desk": desks[kind, np.arange(len(kind))],
        "begun": begun,
        "ended": ended,
        "role": np.zeros(len(kind), np.int64),
        "first": begun == cases["referred"],
    }


def _others(force: Workforce, people: Rows, rows: Rows, begun: str, ended: str, kind: int, role: int) -> Rows:
    """The reviewing officer of each period of care, the personal adviser of each care leaver."""
    who = take(people, rows["child"])
    return {
        "child": rows["child"],
        "case": rows["case"],
        "desk": force.desk(kind, who["family"], who["locality"]),
        "begun": rows[begun],
        "ended": rows[ended],
        "role": np.full(count(rows), role),
        "first": np.ones(count(rows), bool),
    }


def involvements(story: Story, force: Workforce, phased: Rows) -> Rows:
    """One row for each worker's time with each child: the phases, cut wherever the desk changed hands."""
    ended = np.minimum(phased["ended"], story.data_to + 1)
    first = force.stint(phased["desk"], phased["begun"])
    last = np.maximum(force.stint(phased["desk"], ended - 1), first)
    times = last - first + 1
    owner = np.repeat(np.arange(len(times)), times)
    step = np.arange(len(owner)) - (np.cumsum(times) - times)[owner]
    stint = first[owner] + step
    rows = take(phased, owner)
    begun = np.where(step == 0, rows["begun"], force.stints["begun"][stint])
    until = np.where(step == times[owner] - 1, rows["ended"], force.stints["ended"][stint])
    rows |= {
        "begun": begun,
        "ended": until,
        "worker": force.stints["worker"][stint],
        "team": force.stints["team"][stint],
    }
    rows["reason"] = _reason(rows, step)
    return by(take(rows, (rows["begun"] <= story.data_to) & (rows["ended"] >= story.start)), "begun", "child")


def _reason(rows: Rows, step: np.ndarray) -> np.ndarray:
    """Why the worker changed, as a position in REASONS."""
    first = np.where(rows["first"], 0, 1)
    later = np.where(rows["begun"] == RESTRUCTURED, 3, np.where(rows["child"] % 5 == 0, 4, 2))
    return np.where(step == 0, first, later)


def held_on(rows: Rows, day: int, workers: int) -> np.ndarray:
    """How many cases each worker held on the day, as allocated worker."""
    open_then = (rows["begun"] <= day) & (rows["ended"] > day) & (rows["role"] == 0)
    return np.bincount(rows["worker"][open_then], minlength=workers)


def involvement_table(
    story: Story, rows: Rows, child: pa.Array, team: pa.Array, worker: pa.Array
) -> pa.Table:
    """`ssd_involvements`."""
    return table(
        "ssd_involvements",
        invo_involvements_id=references("IN", np.arange(count(rows))),
        invo_professional_id=worker,
        invo_professional_role_id=codes(ROLES, rows["role"]),
        invo_professional_team=team,
        invo_involvement_start_date=dates(rows["begun"]),
        invo_involvement_end_date=dates(cut(rows["ended"], story.data_to)),
        invo_worker_change_reason=codes(REASONS, rows["reason"]),
        invo_person_id=child,
        invo_referral_id=references("R", rows["case"]),
    )
