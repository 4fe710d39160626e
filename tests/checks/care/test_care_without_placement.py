from sightline.checks.care.care_without_placement import care_without_placement


def test_a_child_in_care_is_placed_somewhere_at_every_month_end(check):
    check(
        care_without_placement,
        wrong={"Ben": "no placement on 2 month ends"},
        care_periods="""
        period_id | child | started    | ended
        c1        | Asha  | 2025-03-03 |
        c2        | Ben   | 2025-03-03 |
        c3        | Cai   | 2025-03-03 | 2025-03-20
        """,
        placements="""
        placement_id | period_id | child | started    | ended
        p1           | c1        | Asha  | 2025-03-03 |
        p2           | c2        | Ben   | 2025-03-03 | 2025-04-29   # a day before the end of April
        p3           | c2        | Ben   | 2025-06-01 |              # and the end of May
        """,
    )
