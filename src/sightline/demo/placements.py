"""Where children in care live: a placement after a placement, and the episodes that placements and legal statuses make.

A child's first home is often an interim one; most then settle, a few older children move again and again. Some carers
become permanent (the same home under a new code), some children have a night or a week elsewhere and come back.
"""

import numpy as np

from sightline.demo.care import C2
from sightline.demo.care_stays import COURT, LONG
from sightline.demo.days import NONE, has_day
from sightline.demo.rows import Generator, Rows, by, count, pick, stack, take
from sightline.demo.story import Story

TYPES = (
    "U1",
    "U2",
    "U3",
    "U4",
    "U5",
    "U6",
    "K1",
    "K2",
    "P1",
    "P2",
    "A3",
    "A4",
    "A5",
    "A6",
    "R3",
    "S1",
    "Z1",
    "T0",
    "T1",
    "T4",
)
TYPE = {code: place for place, code in enumerate(TYPES)}
PROVIDERS = ("PR0", "PR1", "PR2", "PR3", "PR4", "PR5")
CHANGES = ("CARPL", "CLOSE", "ALLEG", "STAND", "CREQB", "CREQO", "CHILD", "LAREQ", "PLACE", "OTHER")
CHANGE_WEIGHTS = (46, 4, 2, 3, 14, 12, 6, 7, 0, 6)

CHOICES = (
    (3, {"U6": 62, "U3": 22, "U1": 7, "U4": 5, "R3": 4}),
    (10, {"U6": 41, "U4": 19, "U3": 14, "U1": 10, "K2": 14, "Z1": 1, "R3": 1}),
    (15.5, {"U6": 29, "U4": 15, "U3": 6, "U1": 4, "K2": 40, "S1": 2, "Z1": 4}),
    (99, {"P2": 44, "U6": 16, "U4": 6, "U3": 3, "K2": 22, "K1": 2, "Z1": 7}),
)
"""What kind of home, up to an age: the share of each."""

MADE_BY = {
    "U": (0, 60, 3, 0, 31, 6),
    "K": (0, 14, 2, 1, 76, 7),
    "P1": (100, 0, 0, 0, 0, 0),
    "A": (0, 62, 20, 0, 0, 18),
    "": (0, 12, 5, 5, 66, 12),
}
MOVES = 11


def placements(story: Story, periods: Rows, legal: Rows) -> Rows:
    """One row per placement: `period`, `begun`, `ended`, `type`, `carer` (one number a home), `same` (the same carer
    goes on under a new code), `reason` it ended, `provider`, `away` (outside the authority), `miles`."""
    rng = story.chance("placements")
    rows = _homes(rng, periods)
    rows = _changes(rng, periods, legal, rows)
    rows = take(rows, (rows["begun"] < periods["to"][rows["period"]]) & (rows["begun"] <= story.data_to))
    rows = _elsewhere(rng, periods, _ended(rows, periods["to"]), story.data_to)
    rows = _ended(rows, periods["to"])
    rows = take(rows, rows["begun"] <= story.data_to)
    return _described(rng, rows)


def _homes(rng: Generator, periods: Rows) -> Rows:
    """Home after home for every child, before anything special: where each begins, and its kind."""
    size = count(periods)
    age = (periods["from"] - periods["born"]) / 365.25
    moving = (rng.random(size) < np.interp(age, (4, 11, 14), (0.03, 0.15, 0.24))) & ~periods["alone"]
    begun, parts, active = periods["from"].copy(), [], np.arange(size)
    for turn in range(MOVES):
        own = begun[active]
        kind = _kind_of_home(rng, (own - periods["born"][active]) / 365.25, periods["alone"][active])
        parts.append({"period": active, "begun": own, "type": kind})
        stays = _stays(rng, turn, moving[active]) * np.where(periods["breaks"][active], 10_000, 1)
        begun[active] = own + stays
        active = active[begun[active] < periods["to"][active]]
    rows = stack(parts)
    return rows | {"carer": np.arange(count(rows)), "same": np.zeros(count(rows), bool)}


def _stays(rng: Generator, turn: int, moving: np.ndarray) -> np.ndarray:
    """How many days until the next move."""
    size = len(moving)
    interim = rng.random(size) < (0.54 if turn == 0 else 0.3)
    long_stays = 120 + rng.exponential(2200, size)
    stays = np.where(interim, 3 + rng.exponential(72, size), long_stays)
    restless = moving & (turn < 8)
    return np.where(restless, 6 + rng.exponential(115, size), stays).astype(np.int64)


def _kind_of_home(rng: Generator, age: np.ndarray, unaccompanied: np.ndarray) -> np.ndarray:
    """The kind of home, as a position in TYPES, by age in years."""
    kind = np.zeros(len(age), np.int64)
    low = -1.0
    for high, choice in CHOICES:
        of_age = np.flatnonzero((age >= low) & (age < high))
        codes = np.array([TYPE[code] for code in choice])
        kind[of_age] = codes[pick(rng, list(choice.values()), len(of_age))]
        low = high
    supported = unaccompanied & (rng.random(len(age)) < 0.5)
    return np.where(unaccompanied, np.where(supported, TYPE["P2"], TYPE["U6"]), kind)


def _changes(rng: Generator, periods: Rows, legal: Rows, rows: Rows) -> Rows:
    """Home under a care order, living with carers who may adopt, moving in with adopters, a foster home made permanent."""
    full = np.full(count(periods), NONE)
    orders = take(legal, legal["status"] == C2)
    full[orders["period"]] = orders["begun"]
    goes_home = has_day(full) & np.isin(periods["route"], (LONG, COURT)) & (rng.random(count(periods)) < 0.1)
    home = np.where(goes_home, full + rng.integers(0, 120, count(periods)), NONE)
    rows = _instead(rows, home, np.full(len(home), TYPE["P1"]))
    rows = _instead(rows, periods["early"], np.full(len(home), TYPE["U5"]))
    rows = _made_permanent(rng, periods, rows)
    kind = np.where(rng.random(len(home)) < 0.85, 2, 0) + np.where(
        periods["with_carer"], TYPE["A3"], TYPE["A4"]
    )
    rows = _instead(rows, periods["placed"], kind, periods["with_carer"])
    return _instead(rows, _moved_back(periods), np.full(len(home), TYPE["U4"]))


def _moved_back(periods: Rows) -> np.ndarray:
    """The day a child whose plan for adoption was reversed moves to long-term carers."""
    return np.where(has_day(periods["reversed"]), periods["reversed"] + 30, NONE)


def _instead(rows: Rows, on: np.ndarray, kind: np.ndarray, same: np.ndarray | None = None) -> Rows:
    """The rows with one home from a day on instead of all that would have followed; NONE leaves a period as it was."""
    rows = take(rows, ~(has_day(on[rows["period"]]) & (rows["begun"] >= on[rows["period"]])))
    period = np.flatnonzero(has_day(on))
    stays = np.zeros(len(on), bool) if same is None else same
    rows = by(rows, "period", "begun")
    last = np.searchsorted(rows["period"], period, side="right") - 1
    fresh = int(rows["carer"].max()) + 1 + np.arange(len(period))
    had = (last >= 0) & (rows["period"][last] == period)
    added = {
        "period": period,
        "begun": on[period],
        "type": kind[period],
        "carer": np.where(stays[period] & had, rows["carer"][last], fresh),
        "same": stays[period] & had,
    }
    return by(stack([rows, added]), "period", "begun")


def _made_permanent(rng: Generator, periods: Rows, rows: Rows) -> Rows:
    """Foster homes that are made long term after about a year: the same carer, a new code."""
    rows = _ended(rows, periods["to"])
    long = (rows["ended"] - rows["begun"] > 420) & np.isin(rows["type"], (TYPE["U6"], TYPE["U3"]))
    chosen = take(rows, long & (rng.random(count(rows)) < 0.33) & (periods["route"][rows["period"]] == LONG))
    chosen["begun"] = chosen["begun"] + rng.integers(240, 410, count(chosen))
    chosen["type"] = np.where(chosen["type"] == TYPE["U6"], TYPE["U4"], TYPE["U1"])
    chosen["same"] = np.ones(count(chosen), bool)
    rows = by(stack([rows, chosen]), "period", "begun")
    return {name: column for name, column in rows.items() if name != "ended"}


def _elsewhere(rng: Generator, periods: Rows, rows: Rows, data_to: int) -> Rows:
    """A night in hospital or a week with other carers, and back again to the same home."""
    until = np.minimum(rows["ended"], data_to)
    fit = (until - rows["begun"] > 90) & (rng.random(count(rows)) < 0.03) & ~periods["breaks"][rows["period"]]
    out = take(rows, fit)
    gone = rng.integers(2, 7, count(out))
    left = out["begun"] + 20 + (rng.random(count(out)) * (until[fit] - out["begun"] - 40)).astype(np.int64)
    back = out | {"begun": left + gone, "same": np.zeros(count(out), bool)}
    other = rows["carer"].max() + 1 + np.arange(count(out))
    kinds = np.array([TYPE["T1"], TYPE["T4"], TYPE["T0"]])[pick(rng, (40, 40, 20), count(out))]
    away = out | {"begun": left, "carer": other, "type": kinds, "same": np.zeros(count(out), bool)}
    return by(stack([rows, away, back]), "period", "begun")


def _ended(rows: Rows, until: np.ndarray) -> Rows:
    """The rows with the day each ends: where the next begins, or with the period."""
    follows = np.append(rows["period"][1:] == rows["period"][:-1], False)
    return rows | {"ended": np.where(follows, np.append(rows["begun"][1:], NONE), until[rows["period"]])}


def _described(rng: Generator, rows: Rows) -> Rows:
    """Who provides each home, how far away it is and why the child left; one home is described once."""
    homes = int(rows["carer"].max()) + 1
    size, code = count(rows), np.array(TYPES)[rows["type"]]
    provider = np.zeros(size, np.int64)
    groups = np.where(code == "P1", "P1", np.char.array(code).astype("U1"))
    for group, weights in MADE_BY.items():
        of_group = groups == group if group else ~np.isin(groups, [each for each in MADE_BY if each])
        provider = np.where(of_group, pick(rng, weights, homes)[rows["carer"]], provider)
    far = np.array([0.1, 0.25, 0.8, 0.5, 0.66, 0.6])[provider]
    away = rng.random(homes)[rows["carer"]] < far
    miles = np.where(
        away, rng.gamma(1.6, 15, homes)[rows["carer"]] + 4, rng.gamma(2, 2.2, homes)[rows["carer"]]
    )
    reason = pick(rng, CHANGE_WEIGHTS, size)
    reason = np.where(np.append(rows["same"][1:], False), CHANGES.index("PLACE"), reason)
    return rows | {"provider": provider, "away": away, "miles": np.round(miles, 1), "reason": reason}
