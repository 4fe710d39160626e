"""What comes next for whoever looks at a version, drawn."""

import pytest

from sightline.programme.kinds import VERSION
from sightline.programme.plans.rules.next_step import VersionSeen, next_step

# state | who looks | actions | comments without an answer | anybody asked to comment | another version | what comes next
DRAWN = """
draft      | writes  | 0 | 0 | -   | -     | add
draft      | writes  | 3 | 0 | -   | live  | consult
draft      | writes  | 3 | 1 | -   | -     | consult
draft      | decides | 3 | 0 | -   | -     | read
draft      | decides | 0 | 0 | -   | -     | read
consulted  | writes  | 3 | 2 | yes | -     | answer
consulted  | writes  | 3 | 0 | yes | -     | read
consulted  | writes  | 3 | 0 | -   | -     | invite
consulted  | writes  | 3 | 1 | -   | -     | answer
consulted  | decides | 3 | 2 | -   | live  | submit
consulted  | decides | 0 | 0 | -   | -     | read
consulted  | reads   | 3 | 2 | -   | -     | read
submitted  | writes  | 3 | 0 | -   | -     | read
submitted  | decides | 3 | 0 | -   | -     | go_live
submitted  | reads   | 3 | 0 | -   | -     | read
live       | writes  | 3 | 0 | -   | -     | refresh
live       | writes  | 3 | 0 | -   | draft | go_to_draft
live       | decides | 3 | 0 | -   | -     | read
live       | reads   | 3 | 0 | -   | -     | read
superseded | writes  | 3 | 0 | -   | live  | go_to_live
superseded | decides | 3 | 0 | -   | -     | read
superseded | reads   | 3 | 0 | -   | live  | go_to_live
"""
ROWS = [[cell.strip() for cell in line.split("|")] for line in DRAWN.strip().splitlines()]


@pytest.mark.parametrize(("state", "who", "actions", "unanswered", "invited", "another", "step"), ROWS)
def test_what_comes_next(state, who, actions, unanswered, invited, another, step):
    seen = VersionSeen(
        state=state,
        writes=who == "writes",
        decides=who == "decides",
        actions=int(actions),
        unanswered=int(unanswered),
        invited=invited == "yes",
        draft=another == "draft",
        live=another == "live",
    )
    assert next_step(seen) == step


def test_every_state_is_drawn():
    assert {row[0] for row in ROWS} == set(VERSION.words)
