from sightline.checks.teams.allocation_ends_before_it_starts import allocation_ends_before_it_starts


def test_an_allocation_may_end_on_its_first_day_and_no_earlier(check):
    check(
        allocation_ends_before_it_starts,
        wrong={"Ben": "2025-03-02"},
        allocations="""
        allocation_id | child | started    | ended
        a1            | Asha  | 2025-03-03 | 2025-03-03
        a2            | Ben   | 2025-03-03 | 2025-03-02
        a3            | Cai   | 2025-03-03 |
        """,
    )
