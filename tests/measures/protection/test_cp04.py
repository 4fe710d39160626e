from sightline.measures.protection.cp04 import conferences_leading_to_a_plan


def test_a_conference_counts_by_its_outcome_or_else_by_the_plan_that_names_it(check):
    check(
        conferences_leading_to_a_plan,
        data_to="2025-06-30",
        conferences="""
        conference_id | child | held       | led_to_plan | transfer_in
        c1            | Asha  | 2025-03-24 | yes         | no
        c2            | Ben   | 2025-03-24 | no          | no
        c3            | Cai   | 2025-03-24 |             | no    # says nothing, and a plan names it
        c4            | Dee   | 2025-03-24 |             | no    # says nothing, and no plan does
        c5            | Eve   | 2025-03-24 | yes         | yes   # a transfer in is a conference
        c6            | Fay   |            | yes         | no    # not held
        """,
        plans="""
        plan_id | child | conference_id | started
        p2      | Ben   | c2            | 2025-03-24   # what the conference says goes first
        p3      | Cai   | c3            | 2025-03-24
        """,
        counted={"Asha": True, "Ben": False, "Cai": True, "Dee": False, "Eve": True},
    )


def test_two_plans_from_one_conference_do_not_list_it_twice(check):
    rows = check(
        conferences_leading_to_a_plan,
        data_to="2025-06-30",
        conferences="""
        conference_id | child | held
        c1            | Asha  | 2025-03-24
        """,
        plans="""
        plan_id | child | conference_id | started
        p1      | Asha  | c1            | 2025-03-24
        p2      | Asha  | c1            | 2025-03-25
        """,
        counted={"Asha": True},
    )
    assert len(rows) == 1
