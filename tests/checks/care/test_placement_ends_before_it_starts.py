from sightline.checks.care.placement_ends_before_it_starts import placement_ends_before_it_starts


def test_a_placement_may_end_on_its_first_day_and_no_earlier(check):
    check(
        placement_ends_before_it_starts,
        wrong={"Ben": "2025-03-02"},
        placements="""
        placement_id | child | started    | ended
        p1           | Asha  | 2025-03-03 | 2025-03-03
        p2           | Ben   | 2025-03-03 | 2025-03-02
        p3           | Cai   | 2025-03-03 |
        """,
    )
