"""Whose clocks a worklist shows, and who sees counts and no child."""

import pytest

from sightline.people.matrix import ROLES
from sightline.people.rules import children_in_scope
from sightline.worklists.rules import counts_only, workers_shown

CHILD = {"child_id": "C-1", "worker_id": "W2"}
OWN = {"child_id": None, "worker_id": "W1"}
COLLEAGUE = {"child_id": None, "worker_id": "W2"}
ROWS = [CHILD, OWN, COLLEAGUE]


@pytest.mark.parametrize(
    ("role", "worker", "rows"),
    [
        ("practitioner", "W1", [CHILD, OWN]),  # a child's row stays, whoever works with them
        ("practitioner", "W2", [CHILD, COLLEAGUE]),
        ("practitioner", "", [CHILD]),  # nobody knows which worker they are
        ("team_manager", "W1", ROWS),
        ("team_manager", "", ROWS),
        ("dcs", "", ROWS),
    ],
)
def test_a_practitioner_sees_no_colleagues_clocks(role, worker, rows):
    assert workers_shown(ROWS, role, worker) == rows


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("teams", [[], ["T1"]])
def test_counts_without_children_are_for_a_head_of_service_without_teams_and_nobody_else(role, teams):
    assert counts_only(role, children_in_scope(role, teams)) is (role == "head_of_service" and not teams)
