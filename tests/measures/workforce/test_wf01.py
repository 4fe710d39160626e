from sightline.measures.workforce.wf01 import average_caseload

WORKERS = """
        worker_id | job_title                     | fte
        w1        | Senior Social Worker          | 1.0
        w2        | Newly Qualified Social Worker | 0.5
        w3        | Personal Adviser              | 1.0
        w4        | Social Worker                 |
        w5        | Social Worker                 | 1.0
        """


def judge(check, allocations):
    rows = check(
        average_caseload, data_to="2025-06-30", on="2025-06-30", workers=WORKERS, allocations=allocations
    )
    held = [(row["child_id"], row["worker_id"]) for row in rows if row["counted"]]
    hours = {row["worker_id"]: row["amount"] for row in rows if not row["counted"]}
    return sorted(held), hours


def test_children_held_stand_over_the_hours_of_those_who_hold_one(check):
    held, hours = judge(
        check,
        """
        allocation_id | worker_id | role                  | child | started    | ended
        a1            | w1        | Allocated Case Worker | Asha  | 2025-01-01 |
        a2            | w1        | Allocated Case Worker | Ben   | 2025-06-30 |              # from that day
        a3            | w1        | Allocated Case Worker | Cai   | 2025-01-01 | 2025-06-30   # until that day
        a4            | w2        | Allocated Case Worker | Asha  | 2025-01-01 |              # two workers, one child
        """,
    )
    assert held == [("Asha", "w1"), ("Asha", "w2"), ("Ben", "w1")]
    assert hours == {"w1": 1.0, "w2": 0.5}


def test_others_than_social_workers_other_roles_and_workers_without_hours_are_left_out(check):
    held, hours = judge(
        check,
        """
        allocation_id | worker_id | role                          | child | started
        a1            | w3        | Allocated Case Worker         | Asha  | 2025-01-01
        a2            | w1        | Independent Reviewing Officer | Ben   | 2025-01-01
        a3            | w4        | Allocated Case Worker         | Cai   | 2025-01-01
        a4            | w2        |                               | Dee   | 2025-01-01   # the role is not recorded
        """,
    )
    assert held == [("Dee", "w2")]
    assert hours == {"w2": 0.5}


def test_a_child_allocated_twice_to_one_worker_counts_once(check):
    held, _ = judge(
        check,
        """
        allocation_id | worker_id | role                  | child | started
        a1            | w1        | Allocated Case Worker | Asha  | 2025-01-01
        a2            | w1        | Allocated Case Worker | Asha  | 2025-03-01
        """,
    )
    assert held == [("Asha", "w1")]
