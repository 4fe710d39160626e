from sightline.checks.protection.plan_without_conference import plan_without_conference


def test_a_plan_links_to_the_conference_that_decided_on_it(check):
    check(
        plan_without_conference,
        wrong={"Ben": "blank", "Cai": "c9"},
        conferences="""
        conference_id | child | held
        c0            | Eve   | 2025-01-06   # conferences are recorded from here on
        c1            | Asha  | 2025-03-03
        """,
        plans="""
        plan_id | child | conference_id | started
        p1      | Asha  | c1            | 2025-03-03
        p2      | Ben   |               | 2025-03-03
        p3      | Cai   | c9            | 2025-03-03   # no conference has that reference
        p4      | Dee   |               | 2024-12-01   # before conferences were recorded
        """,
    )
