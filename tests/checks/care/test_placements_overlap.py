from sightline.checks.care.placements_overlap import placements_overlap


def test_a_child_moves_on_the_day_the_last_placement_ends_and_a_temporary_stay_may_lie_inside(check):
    check(
        placements_overlap,
        wrong={"Ben": "2025-04-09"},
        placements="""
        placement_id | child | started    | ended      | temporary
        p1           | Asha  | 2025-03-03 | 2025-04-10 | no
        p2           | Asha  | 2025-04-10 |            | no
        p3           | Ben   | 2025-03-03 | 2025-04-10 | no
        p4           | Ben   | 2025-04-09 |            | no     # a day before the first one ended
        p5           | Cai   | 2025-03-03 |            | no
        p6           | Cai   | 2025-04-09 | 2025-04-12 | yes    # in hospital for three days
        """,
    )
