"""The children of the demo authority and their families.

Children come in families that are first met on some day, at ages that fit that day, so every later event happens to
a child of a believable age. Four groups: families referred, children long in care before the records start,
unaccompanied children, and families about whom there was only ever a contact.
"""

import numpy as np

from sightline.demo.days import YEAR, Days
from sightline.demo.rows import Generator, Rows, count, pick, stack
from sightline.demo.story import Story

REFERRED, LONG_IN_CARE, UNACCOMPANIED, CONTACT_ONLY = range(4)

LOCALITIES = ("North", "Central", "South")
ETHNICITIES = (
    "WBRI", "WIRI", "WIRT", "WOTH", "WROM", "MWBC", "MWBA", "MWAS", "MOTH", "AIND",
    "APKN", "ABAN", "AOTH", "BCRB", "BAFR", "BOTH", "CHNE", "OOTH", "REFU", "NOBT",
)  # fmt: skip
ETHNICITY_WEIGHTS = (
    68,
    0.5,
    0.3,
    6,
    0.5,
    2.4,
    1.2,
    1.8,
    2.2,
    1.4,
    2.6,
    1,
    1.8,
    1.2,
    3,
    1,
    0.3,
    2.3,
    0.6,
    1.9,
)
FAR_WEIGHTS = (0, 0, 0, 4, 0, 0, 0, 0, 2, 0, 3, 1, 32, 0, 28, 6, 0, 22, 0, 2)
"""Ethnicity of unaccompanied children."""

AT_REFERRAL = ((-0.4, 0, 4), (0, 1, 8), (1, 5, 22), (5, 10, 28), (10, 16, 34), (16, 17.6, 6))
AT_ENTRY = ((0, 1, 23), (1, 5, 20), (5, 10, 22), (10, 15, 30), (15, 17.5, 5))
ALONE = ((13.5, 15.5, 14), (15.5, 17.3, 70), (17.3, 17.85, 16))
AT_CONTACT = ((0, 1, 7), (1, 5, 24), (5, 10, 29), (10, 16, 33), (16, 17.6, 7))
"""Ages in years (from, to, weight)."""

FAMILY_SIZES = (52, 28, 14, 6)
TWINS = 0.011

FAMILIES_REFERRED, INTO_CARE_BEFORE, ALONE_A_YEAR, FAMILIES_CONTACT_ONLY = 1355, 140, 26, 2700
"""How many a year in a middling council."""

YEARS_BEFORE = 14
"""How long before the simulation begins the children long in care may have come in."""


def people(story: Story) -> Rows:
    """Every child, one row each: `born` (day), `met` (day first known), `family`, `locality`, `sex`, `ethnicity`,
    `disabled` and `group`."""
    rng = story.chance("people")
    long_ago = story.begin - rng.integers(0, int(YEARS_BEFORE * YEAR), story.amount(INTO_CARE_BEFORE * 1.2))
    contact_days = story.busy_days(rng, story.amount(FAMILIES_CONTACT_ONLY, story.start) * 3)
    contact_days = contact_days[contact_days >= story.start][
        : story.amount(FAMILIES_CONTACT_ONLY, story.start)
    ]
    groups = (
        (REFERRED, story.busy_days(rng, story.amount(FAMILIES_REFERRED)), AT_REFERRAL, FAMILY_SIZES),
        (LONG_IN_CARE, long_ago, AT_ENTRY, (70, 22, 8)),
        (UNACCOMPANIED, story.any_days(rng, story.amount(ALONE_A_YEAR)), ALONE, (1,)),
        (CONTACT_ONLY, contact_days, AT_CONTACT, FAMILY_SIZES),
    )
    parts, families = [], 0
    for group, first_days, ages, sizes in groups:
        part = _families(rng, first_days, ages, sizes, families)
        parts.append(part | {"group": np.full(count(part), group)})
        families += len(first_days)
    return _describe(rng, stack(parts))


def _families(rng: Generator, first_days: Days, ages: tuple, sizes: tuple, first: int) -> Rows:
    """One row per child of families first met on these days, brothers and sisters one to four years apart."""
    size = pick(rng, sizes, len(first_days)) + 1
    family = np.repeat(np.arange(len(first_days)), size)
    order = np.arange(len(family)) - (np.cumsum(size) - size)[family]
    eldest = draw_ages(rng, ages, len(first_days))[family]
    gap = order * rng.integers(360, 1300, len(first_days))[family]
    age = np.where((order % 2 == 1) & (eldest + gap < 17.5 * YEAR), eldest + gap, eldest - gap)
    outside = (age < ages[0][0] * YEAR) | (age > ages[-1][1] * YEAR)
    age = np.where(outside, draw_ages(rng, ages, len(age)), age)
    twin = (order == 1) & (rng.random(len(age)) < 2 * TWINS)
    age[twin] = eldest[twin]
    return {"family": family + first, "met": first_days[family], "born": first_days[family] - age}


def draw_ages(rng: Generator, bands: tuple, size: int) -> Days:
    """Ages in days, from bands of years and their weights."""
    low, high, weights = (np.array(part) for part in zip(*bands, strict=True))
    band = pick(rng, weights, size)
    return np.floor((low[band] + rng.random(size) * (high - low)[band]) * YEAR).astype(np.int64)


def _describe(rng: Generator, rows: Rows) -> Rows:
    """Who the children are, so far as a record says it."""
    size, families = count(rows), int(rows["family"].max()) + 1
    unaccompanied = rows["group"] == UNACCOMPANIED
    own = pick(rng, ETHNICITY_WEIGHTS, families)[rows["family"]]
    return rows | {
        "locality": rng.integers(0, len(LOCALITIES), families)[rows["family"]],
        "ethnicity": np.where(unaccompanied, pick(rng, FAR_WEIGHTS, size), own),
        "sex": np.where(unaccompanied, pick(rng, (90, 10, 0), size), pick(rng, (51.5, 48.2, 0.3), size)),
        "disabled": (rng.random(size) < 0.1) & ~unaccompanied,
    }
