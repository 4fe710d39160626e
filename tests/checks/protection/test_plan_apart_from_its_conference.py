from sightline.checks.protection.plan_apart_from_its_conference import plan_apart_from_its_conference


def test_a_plan_starts_on_the_day_of_its_conference(check):
    check(
        plan_apart_from_its_conference,
        wrong={"Ben": "2025-03-04"},
        conferences="""
        conference_id | child | held       | transfer_in
        c1            | Asha  | 2025-03-03 | no
        c2            | Ben   | 2025-03-03 | no
        c3            | Cai   | 2025-03-03 | yes          # moved here on a plan
        """,
        plans="""
        plan_id | child | conference_id | started
        p1      | Asha  | c1            | 2025-03-03
        p2      | Ben   | c2            | 2025-03-04   # the day after
        p3      | Cai   | c3            | 2025-02-20
        """,
    )
