import pytest

from sightline.measures.care.cl06 import three_or_more_placements

IN_CARE = """
        period_id | child | started    | ended
        p1        | Asha  | 2023-01-01 |
        p2        | Ben   | 2023-01-01 |
        """


def judge(check, placements, counted, periods=IN_CARE, **more):
    return check(
        three_or_more_placements,
        data_to="2025-06-30",
        on="2025-06-30",
        care_periods=periods,
        placements=placements,
        counted=counted,
        **more,
    )


def test_the_placement_held_when_the_twelve_months_began_counts_and_one_that_ended_by_then_does_not(check):
    judge(
        check,
        """
        placement_id | period_id | child | type | new_carer | temporary | started    | ended
        a1           | p1        | Asha  | U6   | yes       | no        | 2023-01-01 | 2024-07-01   # open on 1 July 2024
        a2           | p1        | Asha  | U6   | yes       | no        | 2024-07-01 | 2025-06-30
        a3           | p1        | Asha  | K2   | yes       | no        | 2025-06-30 |              # began on the day
        b1           | p2        | Ben   | U6   | yes       | no        | 2023-01-01 | 2024-06-30   # ended before 1 July 2024
        b2           | p2        | Ben   | U6   | yes       | no        | 2024-06-30 | 2025-01-01
        b3           | p2        | Ben   | K2   | yes       | no        | 2025-01-01 |
        """,
        {"Asha": True, "Ben": False},
    )


def test_it_is_three_or_more_of_those_still_in_care_not_fewer_than_three_of_everyone(check):
    judge(
        check,
        """
        placement_id | period_id | child | type | new_carer | temporary | started    | ended
        a1           | p1        | Asha  | U6   | yes       | no        | 2023-01-01 |
        b1           | p2        | Ben   | U6   | yes       | no        | 2023-01-01 | 2024-10-01
        b2           | p2        | Ben   | U6   | yes       | no        | 2024-10-01 | 2025-01-01
        b3           | p2        | Ben   | K2   | yes       | no        | 2025-01-01 |
        c1           | p3        | Cai   | U6   | yes       | no        | 2024-08-01 | 2025-06-01
        """,
        {"Asha": False, "Ben": True},
        periods=IN_CARE + "p3 | Cai | 2024-08-01 | 2025-06-01   # has left care\n",
    )


def test_temporary_stays_and_moves_with_the_same_carer_are_not_counted(check):
    judge(
        check,
        """
        placement_id | period_id | child | type | new_carer | temporary | started    | ended
        a1           | p1        | Asha  | U6   | yes       | no        | 2023-01-01 | 2024-10-01
        a2           | p1        | Asha  | T1   | no        | yes       | 2024-10-01 | 2024-10-05
        a3           | p1        | Asha  | U6   | no        | no        | 2024-10-05 | 2025-01-01   # back again
        a4           | p1        | Asha  | A3   | no        | no        | 2025-01-01 |              # adopted by the same carers
        b1           | p2        | Ben   | U6   | yes       | no        | 2023-01-01 | 2024-10-01
        b2           | p2        | Ben   | T1   | no        | yes       | 2024-10-01 | 2024-10-05
        b3           | p2        | Ben   | U6   | yes       | no        | 2024-10-05 | 2025-01-01   # not back: somebody new
        b4           | p2        | Ben   | A4   | yes       | no        | 2025-01-01 |
        """,
        {"Asha": False, "Ben": True},
    )


def test_a_stay_that_ended_on_the_day_it_began_is_under_24_hours(check):
    judge(
        check,
        """
        placement_id | period_id | child | type | new_carer | temporary | started    | ended
        a1           | p1        | Asha  | U6   | yes       | no        | 2023-01-01 | 2024-10-01
        a2           | p1        | Asha  | K2   | yes       | no        | 2024-10-01 | 2024-10-01
        a3           | p1        | Asha  | U6   | yes       | no        | 2024-10-01 |
        b1           | p2        | Ben   | U6   | yes       | no        | 2023-01-01 | 2024-10-01
        b2           | p2        | Ben   | K2   | yes       | no        | 2024-10-01 | 2024-10-02
        b3           | p2        | Ben   | U6   | yes       | no        | 2024-10-02 |
        """,
        {"Asha": False, "Ben": True},
    )


def test_placements_of_an_earlier_period_in_the_same_year_count_too(check):
    judge(
        check,
        """
        placement_id | period_id | child | type | new_carer | temporary | started    | ended
        a1           | p1        | Asha  | U6   | yes       | no        | 2024-08-01 | 2024-09-01
        a2           | p1        | Asha  | U6   | yes       | no        | 2024-09-01 | 2024-10-01
        a3           | p2        | Asha  | U6   | yes       | no        | 2025-03-01 |
        """,
        {"Asha": True},
        periods="""
        period_id | child | started    | ended
        p1        | Asha  | 2024-08-01 | 2024-10-01
        p2        | Asha  | 2025-03-01 |
        """,
    )


def test_annex_as_own_number_stands_and_a_blank_one_is_left_out(check):
    judge(
        check,
        """
        placement_id | period_id | child | type | new_carer | temporary | started
        a1           | p1        | Asha  | U6   | yes       | no        | 2025-03-01
        b1           | p2        | Ben   | U6   | yes       | no        | 2025-03-01
        c1           | p3        | Cai   | U6   | yes       | no        | 2025-03-01
        """,
        {"Asha": True, "Ben": False},
        periods=IN_CARE + "p3 | Cai | 2024-08-01 |\n",
        listed_in_care="""
        record_id | child | started    | placements_in_year
        p1        | Asha  | 2023-01-01 | 3
        p2        | Ben   | 2023-01-01 | 2
        p3        | Cai   | 2024-08-01 |
        """,
    )


@pytest.mark.parametrize(
    ("day", "ended", "counted"),
    [
        ("2025-02-28", "2024-02-28", False),  # twelve months before it is 28 February
        ("2025-02-28", "2024-02-29", True),
        ("2025-02-28", "2024-03-01", True),
        ("2024-02-29", "2023-02-28", False),  # and so it is before the 29th
        ("2024-02-29", "2023-03-01", True),
        ("2025-03-31", "2024-02-29", False),
        ("2025-03-31", "2024-03-31", False),
        ("2025-03-31", "2024-04-01", True),
    ],
)
def test_twelve_months_before_a_day_in_and_after_a_leap_year(check, day, ended, counted):
    check(
        three_or_more_placements,
        data_to=day,
        on=day,
        care_periods=IN_CARE,
        placements=f"""
        placement_id | period_id | child | type | new_carer | temporary | started    | ended
        a1           | p1        | Asha  | U6   | yes       | no        | 2023-01-01 | {ended}
        a2           | p1        | Asha  | U6   | yes       | no        | {ended}    | {day}
        a3           | p1        | Asha  | K2   | yes       | no        | {day}      |
        """,
        counted={"Asha": counted, "Ben": False},
    )


def test_two_placements_that_began_on_one_day_in_periods_that_overlap_are_two(check):
    judge(
        check,
        """
        placement_id | period_id | child | type | new_carer | temporary | started    | ended
        a1           | p1        | Asha  | U6   | yes       | no        | 2024-08-01 | 2024-09-01
        a2           | p1        | Asha  | U6   | yes       | no        | 2024-09-01 | 2025-06-01
        a3           | p2        | Asha  | U6   | yes       | no        | 2024-09-01 |
        b1           | p3        | Ben   | U6   | yes       | no        | 2024-09-01 |
        b2           | p4        | Ben   | U6   | yes       | no        | 2024-09-01 |
        """,
        {"Asha": True, "Ben": False},
        periods="""
        period_id | child | started    | ended
        p1        | Asha  | 2024-08-01 | 2025-06-01
        p2        | Asha  | 2024-09-01 |
        p3        | Ben   | 2024-09-01 |
        p4        | Ben   | 2024-09-01 |
        """,
    )
