"""Cases: what becomes of every referral, from the day it arrives to the day the case closes.

Simulated in waves. The first wave is each child's first referral; the next is those who come back after their case
closed, and so on, so that no referral arrives while a case is open. One row per case, with the days of everything that
happened in it (NONE where it did not): the other modules fill in what lies between.
"""

import numpy as np

from sightline.demo import care_stays, conferences
from sightline.demo.days import NONE, add_months, add_working_days, has_day
from sightline.demo.kinds import ASSESSED, CARE, CONFERENCED, IN_NEED, NFA, PLANNED
from sightline.demo.people import CONTACT_ONLY, LONG_IN_CARE, UNACCOMPANIED
from sightline.demo.rows import Generator, Luck, Rows, by, count, stack, take
from sightline.demo.story import Story

WAVES = 14
LATEST_AGE = int(17.6 * 365.25)

COMES_BACK = np.array([0.45, 0.41, 0.42, 0.48, 0.64, 0.39])
"""The share of children who are referred again one day, by how far their case went."""

CARE_BY_AGE = ((0, 1, 4, 10, 15, 18), (0.27, 0.08, 0.022, 0.014, 0.023, 0.062))


def cases(story: Story, people: Rows) -> Rows:
    """Every case that was open on the day the records start or came in since, in order of referral."""
    rng = story.chance("cases")
    parts, wave = [], _first(people)
    for _ in range(WAVES):
        parts.append(_course(story, rng, people, wave))
        wave = _come_back(story, rng, people, parts[-1])
        if not count(wave):
            break
    all_cases = by(stack(parts), "referred", "child")
    return take(all_cases, (all_cases["referred"] <= story.data_to) & (all_cases["closed"] >= story.start))


def _first(people: Rows) -> Rows:
    """Every child's first referral, on the day the child was first met."""
    child = np.flatnonzero(people["group"] != CONTACT_ONLY)
    never = np.full(len(child), NONE)
    return {
        "child": child,
        "referred": people["met"][child],
        "plan_before": never,
        "came_back": has_day(never),
    }


def _course(story: Story, rng: Generator, people: Rows, wave: Rows) -> Rows:
    """What becomes of these referrals."""
    who = take(people, wave["child"])
    luck = Luck(rng, who["family"])
    rows = wave | {"adult": add_months(who["born"], 216), "kind": _kind(story, luck, who, wave)}
    rows |= _assessed(story, luck, rows)
    rows |= conferences.enquiry(luck, rows, rows["kind"] >= CONFERENCED)
    rows |= conferences.plan(luck, rows, rows["kind"] == PLANNED)
    rows |= _into_care(luck, rows, who)
    rows |= care_stays.stay(luck, rows, who)
    rows |= _in_need(luck, rows, who)
    return rows | {"closed": _closed(luck, rows)}


def _plan_likely(story: Story, wave: Rows) -> np.ndarray:
    """How likely a child protection plan is: more so for a child who had one before.

    Plans that ended before the records start are not in them, so the earlier the year, the fewer children could have
    an earlier plan on record; they come back to a plan the more often, so that the share of repeat plans keeps level.
    """
    since = wave["referred"] - np.where(has_day(wave["plan_before"]), wave["plan_before"], 0)
    years = (wave["referred"] - story.start) / 365.25
    again = np.where(since > 600, np.interp(years, (2.5, 7), (0.95, 0.38)), 0.42)
    return np.where(has_day(wave["plan_before"]), again, 0.088)


def _kind(story: Story, luck: Luck, who: Rows, wave: Rows) -> np.ndarray:
    """How far each case goes."""
    age = (wave["referred"] - who["born"]) / 365.25
    care = np.interp(age, *CARE_BY_AGE)
    plan = _plan_likely(story, wave) * np.where(age > 15.5, 0.4, 1.0)
    shares = [0.067, care, plan, 0.0165, 0.335]
    outcome = (NFA, CARE, PLANNED, CONFERENCED, ASSESSED, IN_NEED)
    kind = np.array(outcome)[
        (luck.chance()[:, None] > np.cumsum(np.stack(np.broadcast_arrays(*shares)), 0).T).sum(1)
    ]
    kind[who["disabled"] & (kind == ASSESSED)] = IN_NEED
    kind[(who["group"] == UNACCOMPANIED) | ((who["group"] == LONG_IN_CARE) & ~wave["came_back"])] = CARE
    return kind


def _assessed(story: Story, luck: Luck, rows: Rows) -> Rows:
    """The assessment: started within days, authorised within 45 working days of referral or not.

    Getting better over the last fourteen months: from about 74% in time to about 86%.
    """
    started = add_working_days(rows["referred"], (luck.chance() ** 2.2 * 4).astype(np.int64))
    in_time = luck.happens(story.turn(rows["referred"], 16, 11, 0.735, 0.875))
    taken = np.where(in_time, 45 - (luck.chance() ** 1.7 * 37).astype(np.int64), 46 + luck.waiting(15))
    none = rows["kind"] == NFA
    return {
        "started": np.where(none, NONE, started),
        "authorised": np.where(none, NONE, add_working_days(rows["referred"], taken)),
    }


def _into_care(luck: Luck, rows: Rows, who: Rows) -> Rows:
    """The day a child comes into care: straight away, after a while, or from a child protection plan."""
    soon = np.where(luck.happens(0.42), luck.whole(0, 3), luck.whole(5, 100))
    unaccompanied = who["group"] == UNACCOMPANIED
    direct = rows["referred"] + np.where(unaccompanied, 0, soon)
    from_plan = luck.happens(0.13) & (rows["kind"] == PLANNED)
    entered = np.where(from_plan, rows["plan_ended"], np.where(rows["kind"] == CARE, direct, NONE))
    born_first = np.maximum(entered, who["born"] + luck.whole(1, 4))
    entered = np.where(has_day(entered), born_first, NONE)
    return {"entered": np.where(entered < rows["adult"] - 5, entered, NONE)}


def _in_need(luck: Luck, rows: Rows, who: Rows) -> Rows:
    """The child in need plan: after assessment, after a protection plan ends, after coming home."""
    kind, home = rows["kind"], has_day(rows["entered"]) & (rows["leaving"] == care_stays.HOME)
    after_plan = (kind == PLANNED) & ~has_day(rows["entered"]) & luck.happens(0.72)
    follows = np.where(home & luck.happens(0.5), rows["left"], np.where(after_plan, rows["plan_ended"], NONE))
    assessed = (kind == IN_NEED) | (kind == CONFERENCED)
    begun = np.where(assessed, add_working_days(np.maximum(rows["authorised"], 0), luck.whole(0, 8)), follows)
    long = who["disabled"] & assessed
    lasted = np.where(
        long, luck.lasting(500, 0.8), np.where(assessed, luck.lasting(104, 0.75), luck.lasting(88, 0.5))
    )
    begun = np.where(has_day(begun) & (begun < rows["adult"]), begun, NONE)
    return {
        "need_from": begun,
        "need_to": np.where(has_day(begun), np.minimum(begun + lasted, rows["adult"]), NONE),
    }


def _closed(luck: Luck, rows: Rows) -> np.ndarray:
    """The day the case closes: when the last thing in it has ended, at the latest soon after the 18th birthday."""
    parts = ("authorised", "plan_ended", "left", "need_to", "conference", "enquiry_to")
    last = np.max([rows[part] for part in parts], axis=0)
    quick = rows["referred"] + luck.whole(0, 3)
    ended = np.where(rows["kind"] == NFA, quick, np.maximum(last, rows["referred"]) + luck.whole(0, 6))
    return np.maximum(np.minimum(ended, rows["adult"] + 6), last)


def _come_back(story: Story, rng: Generator, people: Rows, rows: Rows) -> Rows:
    """The next wave: children referred again after their case closed, while still children."""
    luck = Luck(rng, people["family"][rows["child"]])
    planned = rows["kind"] == PLANNED
    adopted = has_day(rows["entered"]) & (rows["leaving"] == care_stays.ADOPTED)
    soon = luck.happens(np.where(planned, 0.10, 0.75))
    gap = np.where(soon, luck.waiting(125), luck.waiting(700) + 330 * planned) + 4
    again = _mostly_weekdays(rows["closed"] + gap)
    possible = (again <= story.data_to) & (again - people["born"][rows["child"]] < LATEST_AGE) & ~adopted
    returns = possible & luck.happens(COMES_BACK[rows["kind"]])
    return {
        "child": rows["child"][returns],
        "referred": again[returns],
        "plan_before": np.where(
            planned & (rows["plan_ended"] >= story.start), rows["plan_ended"], rows["plan_before"]
        )[returns],
        "came_back": np.ones(int(returns.sum()), bool),
    }


def _mostly_weekdays(days: np.ndarray) -> np.ndarray:
    """Most referrals that would fall on a weekend arrive on the Monday."""
    weekday = (days + 3) % 7
    return np.where((weekday >= 5) & (days % 5 != 0), days + 7 - weekday, days)
