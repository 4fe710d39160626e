"""Contacts and early help: everything that comes to the front door, of which a third becomes a referral."""

import numpy as np

from sightline.demo.days import NONE, Days, add_working_days, has_day, on_working_day
from sightline.demo.kinds import NFA
from sightline.demo.people import CONTACT_ONLY, UNACCOMPANIED
from sightline.demo.rows import Generator, Luck, Rows, by, count, once, pick, stack, take
from sightline.demo.story import Story

SOURCES = (
    "1A",
    "1B",
    "1C",
    "1D",
    "2A",
    "2B",
    "3A",
    "3B",
    "3C",
    "3D",
    "3E",
    "3F",
    "4",
    "5A",
    "5B",
    "5C",
    "6",
    "7",
    "8",
    "9",
    "10",
)
SOURCE_WEIGHTS = (
    5.2,
    1.6,
    0.8,
    0.8,
    19.4,
    1.6,
    1.7,
    2.3,
    0.8,
    3.6,
    3.6,
    3.2,
    1.3,
    4.4,
    6.6,
    3.6,
    28.3,
    3.2,
    5.6,
    1.6,
    0.8,
)

REFERRED, OPEN_CASE, ADVICE, NO_ACTION, EARLY_HELP = range(5)


def referral_details(story: Story, cases: Rows, people: Rows) -> Rows:
    """What the record says of each referral besides its dates: `source`, `need`, `settled` (the day a manager decided)."""
    rng = story.chance("referrals")
    luck = Luck(rng, people["family"][cases["child"]], 0.95)
    sources = np.cumsum(SOURCE_WEIGHTS) / np.sum(SOURCE_WEIGHTS)
    needs = np.cumsum((55, 5, 4, 12, 16, 4, 1, 2, 1))
    need = np.searchsorted(needs / 100, luck.chance(), side="right").clip(0, 8)
    disabled = people["disabled"][cases["child"]] & luck.happens(0.7)
    wait = np.where(luck.happens(0.905), (luck.chance() * 1.55).astype(np.int64), luck.whole(2, 6))
    return {
        "source": np.searchsorted(sources, luck.chance(), side="right").clip(0, 20),
        "need": np.where(people["group"][cases["child"]] == UNACCOMPANIED, 7, np.where(disabled, 1, need)),
        "settled": add_working_days(cases["referred"], wait),
    }


def contacts(story: Story, cases: Rows, people: Rows, source: np.ndarray) -> Rows:
    """One row per contact and child: `child`, `on`, `source`, `outcome`."""
    rng = story.chance("contacts")
    known_rows = {
        "child": cases["child"],
        "on": cases["referred"] - (rng.random(count(cases)) < 0.18),
        "source": source,
        "outcome": np.full(count(cases), REFERRED),
    }
    rows = stack([known_rows, _never_referred(rng, story, people), _about_known(rng, story, cases, people)])
    return by(take(rows, (rows["on"] >= story.start) & (rows["on"] <= story.data_to)), "on", "child")


def _never_referred(rng: Generator, story: Story, people: Rows) -> Rows:
    """Contacts about children of whom no referral was ever made: one each, and for some another later."""
    child = np.flatnonzero(people["group"] == CONTACT_ONLY)
    luck = Luck(rng, people["family"][child], 0.95)
    first = {"child": child, "on": people["met"][child]} | _what(rng, luck)
    again = take(first, luck.happens(0.2))
    luck = Luck(rng, people["family"][again["child"]], 0.9)
    later = {"child": again["child"], "on": on_working_day(again["on"] + 20 + luck.waiting(400))} | _what(
        rng, luck
    )
    return stack([first, take(later, _still_child(people, later))])


def _what(rng: Generator, luck: Luck) -> Rows:
    """Where contacts came from and what became of them, where no referral did."""
    sources = np.cumsum(SOURCE_WEIGHTS) / np.sum(SOURCE_WEIGHTS)
    outcomes = np.cumsum((48, 41, 11)) / 100
    return {
        "source": np.searchsorted(sources, luck.chance(), side="right").clip(0, 20),
        "outcome": ADVICE + np.searchsorted(outcomes, luck.chance(), side="right").clip(0, 2),
    }


def _about_known(rng: Generator, story: Story, cases: Rows, people: Rows) -> Rows:
    """Contacts about children known already: on an open case, or after it closed and without a new referral."""
    case = np.flatnonzero(rng.random(count(cases)) < 0.62)
    luck = Luck(rng, cases["referred"][case] * 100_000 + people["family"][cases["child"][case]], 0.9)
    last = np.minimum(cases["closed"][case], story.data_to + 200) + 420
    since = np.maximum(cases["referred"][case], story.start - 30)
    on = on_working_day(since + (luck.chance() * np.maximum(last - since, 0)).astype(np.int64))
    rows = {"child": cases["child"][case], "on": on} | _what(rng, luck)
    rows["outcome"] = np.where(on <= cases["closed"][case], OPEN_CASE, rows["outcome"])
    return take(rows, _still_child(people, rows))


def _still_child(people: Rows, rows: Rows) -> np.ndarray:
    """True where the child is not yet 18 on the day."""
    return rows["on"] - people["born"][rows["child"]] < 6570


def early_help(story: Story, contacted: Rows, cases: Rows) -> Rows:
    """One row per early help episode: `child`, `begun`, `ended`, `reason`, `outcome`, `by`."""
    rng = story.chance("early help")
    sent = take(contacted, contacted["outcome"] == EARLY_HELP)
    down = np.flatnonzero(
        (cases["kind"] != NFA) & (cases["closed"] <= story.data_to) & (rng.random(count(cases)) < 0.09)
    )
    child = np.concatenate([sent["child"], cases["child"][down]])
    begun = add_working_days(
        np.concatenate([sent["on"], cases["closed"][down]]), rng.integers(1, 15, len(child))
    )
    ended = begun + np.exp(rng.normal(np.log(130), 0.6, len(child))).astype(np.int64)
    rows = {
        "child": child,
        "begun": begun,
        "ended": _weekday(ended),
        "reason": pick(rng, (35, 25, 20, 12, 8), len(child)),
    }
    rows |= {"outcome": pick(rng, (62, 14, 16, 8), len(child)), "by": pick(rng, (55, 28, 10, 7), len(child))}
    rows = by(take(rows, (rows["begun"] >= story.start) & (rows["begun"] <= story.data_to)), "begun", "child")
    return once(rows, "child", "begun")


def _weekday(days: Days) -> Days:
    """The day, or the next working day."""
    return np.where(has_day(days), on_working_day(np.maximum(days, 0)), NONE)
