from sightline.measures.care.cl07 import settled_for_two_years

CHILDREN = """
        child | born
        Asha  | 2015-01-01
        Ben   | 2015-01-01
        Cai   | 2015-01-01
        """


def judge(check, periods, placements, counted, children=CHILDREN):
    return check(
        settled_for_two_years,
        data_to="2025-06-30",
        on="2025-06-30",
        children=children,
        care_periods=periods,
        placements=placements,
        counted=counted,
    )


def test_two_years_to_the_day_counts_and_a_day_less_does_not(check):
    judge(
        check,
        """
        period_id | child | started
        p1        | Asha  | 2020-01-01
        p2        | Ben   | 2020-01-01
        """,
        """
        placement_id | period_id | child | type | new_carer | temporary | started
        a1           | p1        | Asha  | U4   | yes       | no        | 2023-06-30
        b1           | p2        | Ben   | U4   | yes       | no        | 2023-07-01
        """,
        {"Asha": True, "Ben": False},
    )


def test_only_children_in_care_for_two_and_a_half_years_are_asked_about(check):
    judge(
        check,
        """
        period_id | child | started    | ended
        p1        | Asha  | 2022-12-30 |
        p2        | Ben   | 2022-12-31 |              # a day short
        p3        | Cai   | 2020-01-01 | 2025-06-01   # has left care
        """,
        """
        placement_id | period_id | child | type | new_carer | temporary | started    | ended
        a1           | p1        | Asha  | U4   | yes       | no        | 2022-12-30 |
        b1           | p2        | Ben   | U4   | yes       | no        | 2022-12-31 |
        c1           | p3        | Cai   | U4   | yes       | no        | 2020-01-01 | 2025-06-01
        """,
        {"Asha": True},
    )


def test_a_child_of_sixteen_is_left_out_and_so_is_one_without_a_date_of_birth(check):
    judge(
        check,
        """
        period_id | child | started
        p1        | Asha  | 2020-01-01
        p2        | Ben   | 2020-01-01
        p3        | Cai   | 2020-01-01
        """,
        "placement_id | period_id | child | type | new_carer | temporary | started",
        {"Asha": False},  # nothing is recorded of where Asha lives
        children="""
        child | born
        Asha  | 2009-07-01   # sixteen tomorrow
        Ben   | 2009-06-30   # sixteen today
        Cai   |
        """,
    )


def test_the_adoptive_home_and_the_one_before_it_count_together(check):
    judge(
        check,
        """
        period_id | child | started
        p1        | Asha  | 2020-01-01
        p2        | Ben   | 2020-01-01
        p3        | Cai   | 2020-01-01
        """,
        """
        placement_id | period_id | child | type | new_carer | temporary | started    | ended
        a1           | p1        | Asha  | U6   | yes       | no        | 2023-06-30 | 2025-05-01
        a2           | p1        | Asha  | A4   | yes       | no        | 2025-05-01 |              # together two years
        b1           | p2        | Ben   | U6   | yes       | no        | 2020-01-01 | 2023-07-01
        b2           | p2        | Ben   | U6   | yes       | no        | 2023-07-01 | 2025-05-01
        b3           | p2        | Ben   | A6   | yes       | no        | 2025-05-01 |              # a day short
        c1           | p3        | Cai   | U6   | yes       | no        | 2020-01-01 | 2025-05-01
        c2           | p3        | Cai   | U4   | yes       | no        | 2025-05-01 |              # moved, not for adoption
        """,
        {"Asha": True, "Ben": False, "Cai": False},
    )


def test_temporary_stays_and_a_new_code_with_the_same_carer_break_nothing(check):
    judge(
        check,
        """
        period_id | child | started
        p1        | Asha  | 2020-01-01
        """,
        """
        placement_id | period_id | child | type | new_carer | temporary | started    | ended
        a1           | p1        | Asha  | U6   | yes       | no        | 2022-01-01 | 2024-05-01
        a2           | p1        | Asha  | T1   | no        | yes       | 2024-05-01 | 2024-05-04
        a3           | p1        | Asha  | U6   | no        | no        | 2024-05-04 | 2025-01-01
        a4           | p1        | Asha  | U4   | no        | no        | 2025-01-01 | 2025-06-28
        a5           | p1        | Asha  | T4   | no        | yes       | 2025-06-28 |              # away on the day itself
        """,
        {"Asha": True},
    )
