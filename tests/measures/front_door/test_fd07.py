from sightline.measures.front_door.fd07 import referred_again_within_12_months


def test_the_same_day_a_year_earlier_counts_and_the_day_before_it_does_not(check):
    rows = check(
        referred_again_within_12_months,
        data_to="2025-06-30",
        referrals="""
        referral_id | child | received   | closed
        r1          | Asha  | 2024-03-03 | 2024-04-02
        r2          | Asha  | 2025-03-03 |              # twelve months to the day
        r3          | Ben   | 2024-03-02 | 2024-04-02
        r4          | Ben   | 2025-03-03 |              # a day more
        """,
    )
    assert {row["case_id"]: row["counted"] for row in rows} == {
        "r1": False,
        "r2": True,
        "r3": False,
        "r4": False,
    }


def test_two_referrals_on_one_day_do_not_make_each_other_re_referrals(check):
    rows = check(
        referred_again_within_12_months,
        data_to="2025-06-30",
        referrals="""
        referral_id | child | received   | closed
        r1          | Asha  | 2025-03-03 |
        r2          | Asha  | 2025-03-03 |
        r3          | Ben   | 2025-01-06 | 2025-02-03
        r4          | Ben   | 2025-03-03 |              # both of the day are re-referrals of the one before
        r5          | Ben   | 2025-03-03 |
        """,
    )
    assert {row["case_id"] for row in rows if row["counted"]} == {"r4", "r5"}


def test_every_referral_of_a_child_who_keeps_coming_back_counts_not_the_child_once(check):
    rows = check(
        referred_again_within_12_months,
        data_to="2025-06-30",
        referrals="""
        referral_id | child | received   | closed
        r1          | Asha  | 2025-01-06 | 2025-01-20
        r2          | Asha  | 2025-02-03 | 2025-02-17
        r3          | Asha  | 2025-03-03 |
        """,
    )
    assert [row["counted"] for row in rows] == [False, True, True]


def test_another_child_s_referral_is_not_an_earlier_one_and_neither_is_one_of_nobody(check):
    rows = check(
        referred_again_within_12_months,
        data_to="2025-06-30",
        referrals="""
        referral_id | child | received
        r1          | Asha  | 2025-02-03
        r2          | Ben   | 2025-03-03
        r3          |       | 2025-02-03
        r4          |       | 2025-03-03
        """,
    )
    assert not any(row["counted"] for row in rows)


def test_a_referral_on_a_case_already_open_is_no_referral_and_no_earlier_one_either(check):
    rows = check(
        referred_again_within_12_months,
        data_to="2025-06-30",
        referrals="""
        referral_id | child | received   | closed     | nfa
        r1          | Asha  | 2025-02-03 |            |
        r2          | Asha  | 2025-03-03 |            |       # the case of February is open
        r3          | Ben   | 2025-02-03 | 2025-03-03 |
        r4          | Ben   | 2025-03-03 |            |       # closed that day: open no longer
        r5          | Cai   | 2025-02-03 | 2025-03-04 |
        r6          | Cai   | 2025-03-03 |            |       # still open that day
        r7          | Dee   | 2025-02-03 |            | yes   # came to nothing: there was no case
        r8          | Dee   | 2025-03-03 |            |
        r9          | Eve   | 2024-01-08 | 2025-04-01 |
        r10         | Eve   | 2024-12-02 | 2025-04-01 |       # on the open case
        r11         | Eve   | 2025-05-06 |            |       # a year and more after the last that was a referral
        r12         | Fay   | 2025-02-03 |            |
        r13         | Gus   | 2025-03-03 |            |       # another child's case
        """,
    )
    assert {row["case_id"]: row["counted"] for row in rows} == {
        "r1": False,
        "r3": False,
        "r4": True,
        "r5": False,
        "r7": False,
        "r8": True,
        "r9": False,
        "r11": False,
        "r12": False,
        "r13": False,
    }
