"""Which team follows which, as drawn tables; and that no case is ever divided, on crosswalks made at random."""

from datetime import date
from random import Random

import pytest

from sightline.measuring.crosswalk import Crosswalk, TeamLink

DAY = date(2023, 10, 1)


def drawn(text: str, on: date = date(2026, 1, 1)) -> Crosswalk:
    """A crosswalk from lines such as A -> B 2023-10-01 main."""
    links = []
    for line in text.strip().splitlines():
        old, _, new, starts, *main = line.split()
        links.append(TeamLink(old, new, date.fromisoformat(starts), bool(main)))
    return Crosswalk.on(links, on)


MERGED = """
A -> C 2023-10-01 main
B -> C 2023-10-01 main
"""
SPLIT = """
A -> B 2023-10-01
A -> C 2023-10-01 main
"""
STAYS = """
A -> B 2023-10-01
A -> A 2023-10-01 main
"""
CHAIN = """
A -> B 2020-10-01
A -> C 2020-10-01 main
B -> D 2023-10-01
B -> E 2023-10-01 main
C -> F 2024-10-01 main
"""


@pytest.mark.parametrize(
    ("text", "team", "then", "now"),
    [
        (MERGED, "A", None, "C"),
        (MERGED, "A", "B", "C"),
        (MERGED, "C", None, "C"),
        (MERGED, "X", "A", "X"),  # nobody follows X
        (SPLIT, "A", "B", "B"),  # on record
        (SPLIT, "A", "C", "C"),
        (SPLIT, "A", None, "C"),  # not on record: main
        (SPLIT, "A", "X", "C"),  # went elsewhere first: main
        (STAYS, "A", "B", "B"),
        (STAYS, "A", "X", "A"),  # nothing is assumed
        (STAYS, "A", None, "A"),
        (CHAIN, "A", "B", "E"),  # with B, and B's main
        (CHAIN, "A", "D", "D"),  # D came after B
        (CHAIN, "A", None, "F"),
        (CHAIN, "B", "D", "D"),
    ],
)
def test_a_case_goes_whole_to_one_team(text, team, then, now):
    assert drawn(text).now(team, then) == now


@pytest.mark.parametrize(
    ("on", "now"), [("2023-09-30", "A"), ("2023-10-01", "C")], ids=["the day before", "the day"]
)
def test_what_starts_later_has_not_happened_yet(on, now):
    assert drawn(MERGED, date.fromisoformat(on)).now("A") == now


@pytest.mark.parametrize(
    ("text", "own", "came"),
    [
        (MERGED, {"C"}, {"A", "B"}),
        (MERGED, {"A"}, set()),
        (SPLIT, {"C"}, set()),  # some of A's children are with B
        (SPLIT, {"B", "C"}, set()),
        (STAYS, {"B"}, set()),
        (CHAIN, {"F"}, {"C"}),
    ],
)
def test_only_a_team_whose_whole_work_came_here_is_merged_into_it(text, own, came):
    assert drawn(text).merged_into(own) == came


def test_a_team_may_hold_cases_of_all_that_lead_to_it():
    assert drawn(CHAIN).comes_from("E") == {"A", "B"}
    assert drawn(CHAIN).comes_from("F") == {"A", "C"}
    assert drawn(STAYS).comes_from("A") == frozenset()


def test_a_circle_does_not_hold_anybody_up():
    assert drawn("A -> B 2023-10-01 main\nB -> A 2023-10-01 main").now("A") in {"A", "B"}


def random_crosswalk(seed: int, teams: list[str]) -> Crosswalk:
    """A crosswalk without circles: a team is followed only by those after it in a random order."""
    chance = Random(seed)
    order = chance.sample(teams, len(teams))
    links = []
    for place, old in enumerate(order[:-1]):
        many = chance.choice((0, 0, 1, 1, 2, 3))
        after = chance.sample(order[place + 1 :], min(many, len(order) - place - 1))
        if len(after) > 1 and chance.random() < 0.3:
            after = [old, *after]
        links += [TeamLink(old, new, DAY, main=n == 0) for n, new in enumerate(after)]
    return Crosswalk.on(links, DAY)


@pytest.mark.parametrize("seed", range(50))
def test_every_case_ends_where_a_walk_through_the_links_can_end(seed):
    teams = [f"T{n}" for n in range(9)]
    crosswalk = random_crosswalk(seed, teams)
    ends = set(teams) - set(crosswalk.successors) | set(crosswalk.stays)
    for team in teams:
        for then in [None, *teams]:
            now = crosswalk.now(team, then)
            assert now in ends
            assert now == team or team in crosswalk.comes_from(now)
