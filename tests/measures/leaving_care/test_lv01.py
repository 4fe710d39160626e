from sightline.measures.leaving_care.lv01 import in_touch


def test_those_who_died_or_returned_home_are_left_out_and_everyone_else_not_in_touch_stays_in(check):
    check(
        in_touch,
        data_to="2025-06-30",
        birthdays="""
        leaver_id | child | turned | birthday   | eligibility     | in_touch
        l1        | Asha  | 19     | 2025-06-30 | Former Relevant | YES
        l2        | Ben   | 20     | 2025-06-30 | Former Relevant | NO
        l3        | Cai   | 20     | 2025-06-30 | Former Relevant | REFU
        l4        | Dee   | 20     | 2025-06-30 | Former Relevant | NREQ
        l5        | Eve   | 20     | 2025-06-30 | Former Relevant |
        l6        | Fay   | 20     | 2025-06-30 | Former Relevant | DIED
        l7        | Gus   | 20     | 2025-06-30 | Former Relevant | RHOM
        """,
        counted={"Asha": True, "Ben": False, "Cai": False, "Dee": False, "Eve": False},
    )


def test_only_those_who_turned_17_to_21_are_asked_about_in_two_bands(check):
    check(
        in_touch,
        data_to="2025-06-30",
        birthdays="""
        leaver_id | child | turned | birthday   | eligibility     | in_touch
        l1        | Asha  | 16     | 2025-06-30 | Relevant        | YES
        l2        | Ben   | 17     | 2025-06-30 | Relevant        | YES
        l3        | Cai   | 18     | 2025-06-30 | Former Relevant | YES
        l4        | Dee   | 19     | 2025-06-30 | Former Relevant | YES
        l5        | Eve   | 21     | 2025-06-30 | Former Relevant | YES
        l6        | Fay   | 22     | 2025-06-30 | Former Relevant | YES
        """,
        counted={"Ben": True, "Cai": True, "Dee": True, "Eve": True},
        part={"Ben": "17-18", "Cai": "17-18", "Dee": "19-21", "Eve": "19-21"},
    )


def test_qualifying_care_leavers_and_those_still_in_care_are_left_out(check):
    check(
        in_touch,
        data_to="2025-06-30",
        birthdays="""
        leaver_id | child | turned | birthday   | eligibility | in_touch
        l1        | Asha  | 19     | 2025-06-30 | Qualifying  | YES
        l2        | Ben   | 17     | 2025-06-30 | Eligible    | YES
        l3        | Cai   | 19     | 2025-06-30 |             | YES   # not recorded: stays in
        """,
        counted={"Cai": True},
    )


def test_councils_own_words_are_understood(check):
    check(
        in_touch,
        data_to="2025-06-30",
        birthdays="""
        leaver_id | child | turned | birthday   | eligibility | in_touch
        l1        | Asha  | 19     | 2025-06-30 | Relevant    | IN TOUCH
        l2        | Ben   | 19     | 2025-06-30 | Relevant    | NOT IN TOUCH
        l3        | Cai   | 19     | 2025-06-30 | Relevant    | EXCLUDE
        """,
        counted={"Asha": True, "Ben": False},
    )
