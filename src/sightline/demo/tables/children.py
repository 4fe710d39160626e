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


def tables(told: History) -> dict[str, pa.Table]:
    """`ssd_person`, `ssd_address`, `ssd_disability`, `ssd_family`, `ssd_mother` and `ssd_immigration_status`."""
    here = on_record(told)
    mothers = _mothers(told, here)
    return {
        "ssd_person": _person(told, here, mothers),
        "ssd_address": _address(told),
        "ssd_disability": _disability(told),
        "ssd_family": _family(told),
        "ssd_mother": _mother(told, mothers),
        "ssd_immigration_status": _immigration(told),
    }


def on_record(told: History) -> np.ndarray:
    """The children, as positions in the people, about whom there is anything on record."""
    parts = ("cases", "contacts", "early help")
    return np.unique(np.concatenate([told[part]["child"] for part in parts]))


def _person(told: History, here: np.ndarray, mothers: Rows) -> pa.Table:
    """One row per child; an unborn child has an expected date of birth and no other."""
    rng, who = told.story.chance("person"), take(told.people, here)
    unborn = who["born"] > told.story.data_to
    unborn[_forgotten(told, here)] = True
    died = _died(told)[here]
    size = len(here)
    need = who["disabled"] & (rng.random(size) < 0.55)
    return table(
        "ssd_person",
        pers_person_id=told.child_ids.take(pa.array(here)),
        pers_sex=codes(("M", "F", "U"), np.where(unborn, 2, who["sex"])),
        pers_gender=codes(("M", "F", "U"), np.where(unborn, 2, who["sex"])),
        pers_ethnicity=codes(ETHNICITIES, np.where(unborn, ETHNICITIES.index("NOBT"), who["ethnicity"])),
        pers_dob=dates(np.where(unborn, NONE, who["born"])),
        pers_legacy_id=look_up(
            references("L", here, 500_001), np.where(rng.random(size) < 0.2, np.arange(size), -1)
        ),
        pers_upn_unknown=codes(("UN1", "UN2", "UN4"), _no_number(told, who), blank=rng.random(size) < 0.8),
        pers_send_flag=flags(need | (rng.random(size) < 0.05), blank=unborn),
        pers_expected_dob=dates(np.where(unborn, who["born"], NONE)),
        pers_death_date=dates(died),
        pers_is_mother=flags(np.isin(here, mothers["mother"])),
        pers_nationality=_nationality(who),
    )


def _no_number(told: History, who: Rows) -> np.ndarray:
    """Why there is no pupil number: too young, never at school here, not yet known."""
    age = (told.story.data_to - who["born"]) / YEAR
    return np.where(age < 4, 0, np.where(who["group"] == UNACCOMPANIED, 1, 2))


def _nationality(who: Rows) -> pa.Array:
    """British for most, blank for some."""
    far = 1 + who["family"] % len(NATIONALITIES)
    index = np.where(who["group"] == UNACCOMPANIED, far, 0)
    return codes(("British", *NATIONALITIES), index, blank=(who["family"] % 9 == 0) & (index == 0))


def _forgotten(told: History, here: np.ndarray) -> np.ndarray:
    """Positions of a few children who were referred before birth and whose record was never brought up to date."""
    known_from = told["cases"]["referred"] < told.people["born"][told["cases"]["child"]]
    early = np.unique(told["cases"]["child"][known_from & (told["cases"]["kind"] <= ASSESSED)])
    early = early[told.people["born"][early] < told.story.data_to - 200][:FORGOTTEN]
    return np.flatnonzero(np.isin(here, early))


def deaths(told: History) -> np.ndarray:
    """Positions of the cases that closed because the child died: a handful, each the last word on that child."""
    found = told["cases"]
    last = np.zeros(len(told.people["born"]), np.int64)
    for part, day in (
        ("contacts", "on"),
        ("cases", "referred"),
        ("early help", "ended"),
        ("involvements", "ended"),
    ):
        np.maximum.at(last, told[part]["child"], told[part][day])
    quiet = (
        (found["kind"] == IN_NEED)
        & (found["closed"] <= told.story.data_to)
        & (last[found["child"]] <= found["closed"])
    )
    fit = np.flatnonzero(quiet)
    return fit[some(told.story.chance("deaths"), len(fit), 0.002)] if len(fit) else fit


def _died(told: History) -> np.ndarray:
    """The day each child died, NONE for almost all."""
    died = np.full(len(told.people["born"]), NONE)
    gone = deaths(told)
    died[told["cases"]["child"][gone]] = told["cases"]["closed"][gone]
    return died


def _address(told: History) -> pa.Table:
    """Home addresses of children who have been in care; fictional, in postcode areas that do not exist."""
    rng = told.story.chance("address")
    child = np.unique(told["periods"]["child"])
    twice = child[rng.random(len(child)) < 0.35]
    owner = np.concatenate([child, twice])
    moved = told.people["met"][twice] + rng.integers(200, 900, len(twice))
    begun = np.concatenate([told.people["met"][child] - 30, moved])
    ended = np.concatenate([np.full(len(child), NONE), np.full(len(twice), NONE)])
    ended[np.flatnonzero(np.isin(child, twice))] = moved
    size = len(owner)
    streets = [_street(number) for number in range(400)]
    kept = begun <= told.story.data_to
    where = rng.integers(0, 400, size)
    whole = table(
        "ssd_address",
        addr_table_id=references("AD", np.arange(size)),
        addr_address_json=codes([street for street, _ in streets], where),
        addr_person_id=told.child_ids.take(pa.array(owner)),
        addr_address_type=same("Home", size),
        addr_address_start_date=dates(begun),
        addr_address_end_date=dates(cut(ended, told.story.data_to)),
        addr_address_postcode=codes([code for _, code in streets], where),
    )
    return whole.filter(pa.array(kept))


def _street(number: int) -> tuple[str, str]:
    """An invented address and its postcode."""
    town = ("Aldermere", "Fenwick Cross", "Marsh End", "Overley")[number % 4]
    text = (
        f'{{"ROOM": "", "FLOOR": "", "FLAT": "", "BUILDING": "", "HOUSE": "{number % 90 + 1}", '
        f'"STREET": "Street {number % 37 + 1}", "TOWN": "{town}", "UPRN": "", "EASTING": "", "NORTHING": ""}}'
    )
    return text, f"ZZ{number % 9 + 1}{number % 10}{'ABDEFGH'[number % 7]}{'JLNPQRS'[number % 5]}"


def _disability(told: History) -> pa.Table:
    """One row per disability of each disabled child who had a case, and NONE for some of those assessed as without."""
    rng = told.story.chance("disability")
    child = np.unique(told["cases"]["child"])
    own = child[told.people["disabled"][child]]
    without = child[~told.people["disabled"][child] & (rng.random(len(child)) < 0.3)]
    second = own[rng.random(len(own)) < 0.4]
    owner = np.concatenate([own, second, without])
    first = pick(rng, (34, 26, 10, 12, 8, 3, 2, 2, 1, 1, 1), len(own))
    other = (first[np.isin(own, second)] + 1 + rng.integers(0, 9, len(second))) % 11
    code = np.concatenate([first, other, np.full(len(without), 11)])
    return table(
        "ssd_disability",
        disa_person_id=told.child_ids.take(pa.array(owner)),
        disa_table_id=references("DI", np.arange(len(owner))),
        disa_disability_code=codes(DISABILITIES, code),
    )


def _family(told: History) -> pa.Table:
    """Brothers and sisters who have had a case, under one family reference."""
    child = np.unique(told["cases"]["child"])
    family = told.people["family"][child]
    _, place, sizes = np.unique(family, return_inverse=True, return_counts=True)
    child = child[sizes[place] > 1]
    return table(
        "ssd_family",
        fami_table_id=references("FT", np.arange(len(child))),
        fami_family_id=references("F", told.people["family"][child], 30_001),
        fami_person_id=told.child_ids.take(pa.array(child)),
    )


def _mothers(told: History, here: np.ndarray) -> Rows:
    """A few young mothers known to the service, and their babies: `mother`, `baby`."""
    rng, people = told.story.chance("mothers"), told.people
    girls = here[(people["sex"][here] == 1) & (people["born"][here] < told.story.data_to - int(17 * YEAR))]
    babies = here[
        (people["born"][here] <= told.story.data_to) & (people["born"][here] > told.story.data_to - 1500)
    ]
    pairs = min(len(girls), len(babies), max(1, len(here) // 1500))
    girls, babies = rng.choice(girls, pairs, replace=False), rng.choice(babies, pairs, replace=False)
    apart = (people["born"][babies] - people["born"][girls]) / YEAR
    return take({"mother": girls, "baby": babies}, (apart > 15.5) & (apart < 22))


def _mother(told: History, mothers: Rows) -> pa.Table:
    """`ssd_mother`."""
    return table(
        "ssd_mother",
        moth_table_id=references("MO", np.arange(count(mothers))),
        moth_person_id=told.child_ids.take(pa.array(mothers["mother"])),
        moth_childs_person_id=told.child_ids.take(pa.array(mothers["baby"])),
        moth_childs_dob=dates(told.people["born"][mothers["baby"]]),
    )


def _immigration(told: History) -> pa.Table:
    """The status of children who came alone; it ends when leave to remain is granted or at 18."""
    held = take(told["periods"], told["periods"]["alone"])
    child, first = np.unique(held["child"], return_index=True)
    rng = told.story.chance("immigration")
    granted = held["from"][first] + rng.integers(300, 1100, len(child))
    ended = np.minimum(granted, held["born"][first] + int(18 * YEAR))
    ended = np.where(rng.random(len(child)) < 0.75, held["born"][first] + int(18 * YEAR), ended)
    return table(
        "ssd_immigration_status",
        immi_person_id=told.child_ids.take(pa.array(child)),
        immi_immigration_status_id=references("IM", np.arange(len(child))),
        immi_immigration_status=same("Unaccompanied Asylum Seeking Child", len(child)),
        immi_immigration_status_start_date=dates(held["from"][first]),
        immi_immigration_status_end_date=dates(cut(ended, told.story.data_to)),
    )
