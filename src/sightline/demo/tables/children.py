"""The tables about the children themselves: who they are, their family, where they live, disability, immigration."""

import numpy as np
import pyarrow as pa

from sightline.demo.columns import codes, dates, flags, look_up, references, same, table
from sightline.demo.days import NONE, YEAR, cut
from sightline.demo.history import History
from sightline.demo.kinds import ASSESSED, IN_NEED
from sightline.demo.people import ETHNICITIES, UNACCOMPANIED
from sightline.demo.rows import Rows, count, pick, some, take

DISABILITIES = ("LD", "BEH", "COMM", "AUT", "MOB", "PC", "INC", "CON", "VIS", "HEAR", "HAND", "NONE")
NATIONALITIES = ("Afghan", "Sudanese", "Eritrean", "Iranian", "Iraqi", "Vietnamese", "Albanian", "Syrian")
FORGOTTEN = 3
"""Babies born long ago whose date of birth nobody entered."""


def tables(history: History) -> dict[str, pa.Table]:
    """`ssd_person`, `ssd_address`, `ssd_disability`, `ssd_family`, `ssd_mother` and `ssd_immigration_status`."""
    children = on_record(history)
    mothers = _mothers(history, children)
    return {
        "ssd_person": _person(history, children, mothers),
        "ssd_address": _address(history),
        "ssd_disability": _disability(history),
        "ssd_family": _family(history),
        "ssd_mother": _mother(history, mothers),
        "ssd_immigration_status": _immigration(history),
    }


def on_record(history: History) -> np.ndarray:
    """The children, as positions in the people, about whom there is anything on record."""
    parts = ("cases", "contacts", "early help")
    return np.unique(np.concatenate([history[part]["child"] for part in parts]))


def _person(history: History, children: np.ndarray, mothers: Rows) -> pa.Table:
    """One row per child; an unborn child has an expected date of birth and no other."""
    rng, who = history.story.chance("person"), take(history.people, children)
    unborn = who["born"] > history.story.data_to
    unborn[_forgotten(history, children)] = True
    died = _died(history)[children]
    size = len(children)
    need = who["disabled"] & (rng.random(size) < 0.55)
    return table(
        "ssd_person",
        pers_person_id=history.child_ids.take(pa.array(children)),
        pers_sex=codes(("M", "F", "U"), np.where(unborn, 2, who["sex"])),
        pers_gender=codes(("M", "F", "U"), np.where(unborn, 2, who["sex"])),
        pers_ethnicity=codes(ETHNICITIES, np.where(unborn, ETHNICITIES.index("NOBT"), who["ethnicity"])),
        pers_dob=dates(np.where(unborn, NONE, who["born"])),
        pers_legacy_id=look_up(
            references("L", children, 500_001), np.where(rng.random(size) < 0.2, np.arange(size), -1)
        ),
        pers_upn_unknown=codes(("UN1", "UN2", "UN4"), _no_number(history, who), blank=rng.random(size) < 0.8),
        pers_send_flag=flags(need | (rng.random(size) < 0.05), blank=unborn),
        pers_expected_dob=dates(np.where(unborn, who["born"], NONE)),
        pers_death_date=dates(died),
        pers_is_mother=flags(np.isin(children, mothers["mother"])),
        pers_nationality=_nationality(who),
    )


def _no_number(history: History, who: Rows) -> np.ndarray:
    """Why there is no pupil number: too young, never at school here, not yet known."""
    age = (history.story.data_to - who["born"]) / YEAR
    return np.where(age < 4, 0, np.where(who["group"] == UNACCOMPANIED, 1, 2))


def _nationality(who: Rows) -> pa.Array:
    """British for most, blank for some."""
    far = 1 + who["family"] % len(NATIONALITIES)
    index = np.where(who["group"] == UNACCOMPANIED, far, 0)
    return codes(("British", *NATIONALITIES), index, blank=(who["family"] % 9 == 0) & (index == 0))


def _forgotten(history: History, children: np.ndarray) -> np.ndarray:
    """Positions of a few children who were referred before birth and whose record was never brought up to date."""
    known_from = history["cases"]["referred"] < history.people["born"][history["cases"]["child"]]
    early = np.unique(history["cases"]["child"][known_from & (history["cases"]["kind"] <= ASSESSED)])
    early = early[history.people["born"][early] < history.story.data_to - 200][:FORGOTTEN]
    return np.flatnonzero(np.isin(children, early))


def deaths(history: History) -> np.ndarray:
    """Positions of the cases that closed because the child died: a handful, each the last word on that child."""
    all_cases = history["cases"]
    last = np.zeros(len(history.people["born"]), np.int64)
    for part, day in (
        ("contacts", "on"),
        ("cases", "referred"),
        ("early help", "ended"),
        ("involvements", "ended"),
    ):
        np.maximum.at(last, history[part]["child"], history[part][day])
    quiet = (
        (all_cases["kind"] == IN_NEED)
        & (all_cases["closed"] <= history.story.data_to)
        & (last[all_cases["child"]] <= all_cases["closed"])
    )
    fit = np.flatnonzero(quiet)
    return fit[some(history.story.chance("deaths"), len(fit), 0.002)] if len(fit) else fit


def _died(history: History) -> np.ndarray:
    """The day each child died, NONE for almost all."""
    died = np.full(len(history.people["born"]), NONE)
    gone = deaths(history)
    died[history["cases"]["child"][gone]] = history["cases"]["closed"][gone]
    return died


def _address(history: History) -> pa.Table:
    """Home addresses of children who have been in care; fictional, in postcode areas that do not exist."""
    rng = history.story.chance("address")
    child = np.unique(history["periods"]["child"])
    twice = child[rng.random(len(child)) < 0.35]
    owner = np.concatenate([child, twice])
    moved = history.people["met"][twice] + rng.integers(200, 900, len(twice))
    begun = np.concatenate([history.people["met"][child] - 30, moved])
    ended = np.concatenate([np.full(len(child), NONE), np.full(len(twice), NONE)])
    ended[np.flatnonzero(np.isin(child, twice))] = moved
    size = len(owner)
    streets = [_street(number) for number in range(400)]
    begun_by_now = begun <= history.story.data_to
    where = rng.integers(0, 400, size)
    whole = table(
        "ssd_address",
        addr_table_id=references("AD", np.arange(size)),
        addr_address_json=codes([street for street, _ in streets], where),
        addr_person_id=history.child_ids.take(pa.array(owner)),
        addr_address_type=same("Home", size),
        addr_address_start_date=dates(begun),
        addr_address_end_date=dates(cut(ended, history.story.data_to)),
        addr_address_postcode=codes([code for _, code in streets], where),
    )
    return whole.filter(pa.array(begun_by_now))


def _street(number: int) -> tuple[str, str]:
    """An invented address and its postcode."""
    town = ("Aldermere", "Fenwick Cross", "Marsh End", "Overley")[number % 4]
    text = (
        f'{{"ROOM": "", "FLOOR": "", "FLAT": "", "BUILDING": "", "HOUSE": "{number % 90 + 1}", '
        f'"STREET": "Street {number % 37 + 1}", "TOWN": "{town}", "UPRN": "", "EASTING": "", "NORTHING": ""}}'
    )
    return text, f"ZZ{number % 9 + 1}{number % 10}{'ABDEFGH'[number % 7]}{'JLNPQRS'[number % 5]}"


def _disability(history: History) -> pa.Table:
    """One row per disability of each disabled child who had a case, and NONE for some of those assessed as without."""
    rng = history.story.chance("disability")
    child = np.unique(history["cases"]["child"])
    own = child[history.people["disabled"][child]]
    without = child[~history.people["disabled"][child] & (rng.random(len(child)) < 0.3)]
    second = own[rng.random(len(own)) < 0.4]
    owner = np.concatenate([own, second, without])
    first = pick(rng, (34, 26, 10, 12, 8, 3, 2, 2, 1, 1, 1), len(own))
    other = (first[np.isin(own, second)] + 1 + rng.integers(0, 9, len(second))) % 11
    code = np.concatenate([first, other, np.full(len(without), 11)])
    return table(
        "ssd_disability",
        disa_person_id=history.child_ids.take(pa.array(owner)),
        disa_table_id=references("DI", np.arange(len(owner))),
        disa_disability_code=codes(DISABILITIES, code),
    )


def _family(history: History) -> pa.Table:
    """Brothers and sisters who have had a case, under one family reference."""
    child = np.unique(history["cases"]["child"])
    family = history.people["family"][child]
    _, place, sizes = np.unique(family, return_inverse=True, return_counts=True)
    child = child[sizes[place] > 1]
    return table(
        "ssd_family",
        fami_table_id=references("FT", np.arange(len(child))),
        fami_family_id=references("F", history.people["family"][child], 30_001),
        fami_person_id=history.child_ids.take(pa.array(child)),
    )


def _mothers(history: History, children: np.ndarray) -> Rows:
    """A few young mothers known to the service, and their babies: `mother`, `baby`."""
    rng, people = history.story.chance("mothers"), history.people
    girls = children[
        (people["sex"][children] == 1) & (people["born"][children] < history.story.data_to - int(17 * YEAR))
    ]
    babies = children[
        (people["born"][children] <= history.story.data_to)
        & (people["born"][children] > history.story.data_to - 1500)
    ]
    pairs = min(len(girls), len(babies), max(1, len(children) // 1500))
    girls, babies = rng.choice(girls, pairs, replace=False), rng.choice(babies, pairs, replace=False)
    gap = (people["born"][babies] - people["born"][girls]) / YEAR
    return take({"mother": girls, "baby": babies}, (gap > 15.5) & (gap < 22))


def _mother(history: History, mothers: Rows) -> pa.Table:
    """`ssd_mother`."""
    return table(
        "ssd_mother",
        moth_table_id=references("MO", np.arange(count(mothers))),
        moth_person_id=history.child_ids.take(pa.array(mothers["mother"])),
        moth_childs_person_id=history.child_ids.take(pa.array(mothers["baby"])),
        moth_childs_dob=dates(history.people["born"][mothers["baby"]]),
    )


def _immigration(history: History) -> pa.Table:
    """The status of children who came alone; it ends when leave to remain is granted or at 18."""
    periods = take(history["periods"], history["periods"]["alone"])
    child, first = np.unique(periods["child"], return_index=True)
    rng = history.story.chance("immigration")
    granted = periods["from"][first] + rng.integers(300, 1100, len(child))
    ended = np.minimum(granted, periods["born"][first] + int(18 * YEAR))
    ended = np.where(rng.random(len(child)) < 0.75, periods["born"][first] + int(18 * YEAR), ended)
    return table(
        "ssd_immigration_status",
        immi_person_id=history.child_ids.take(pa.array(child)),
        immi_immigration_status_id=references("IM", np.arange(len(child))),
        immi_immigration_status=same("Unaccompanied Asylum Seeking Child", len(child)),
        immi_immigration_status_start_date=dates(periods["from"][first]),
        immi_immigration_status_end_date=dates(cut(ended, history.story.data_to)),
    )
