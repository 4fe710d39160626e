from sightline.measures.leaving_care.lv03 import learning_or_working


def test_the_three_codes_for_neither_learning_nor_working_do_not_count(check):
    check(
        learning_or_working,
        data_to="2025-06-30",
        birthdays="""
        leaver_id | child | turned | birthday   | in_touch | activity
        l1        | Asha  | 19     | 2025-06-30 | YES      | F2
        l2        | Ben   | 19     | 2025-06-30 | YES      | P5
        l3        | Cai   | 19     | 2025-06-30 | YES      | G4
        l4        | Dee   | 19     | 2025-06-30 | YES      | G5
        l5        | Eve   | 19     | 2025-06-30 | YES      | G6
        """,
        counted={"Asha": True, "Ben": True, "Cai": False, "Dee": False, "Eve": False},
    )


def test_those_not_in_touch_stay_in_and_those_who_died_or_returned_home_do_not(check):
    check(
        learning_or_working,
        data_to="2025-06-30",
        birthdays="""
        leaver_id | child | turned | birthday   | in_touch | activity
        l1        | Asha  | 19     | 2025-06-30 | NO       | 0
        l2        | Ben   | 19     | 2025-06-30 | REFU     |
        l3        | Cai   | 19     | 2025-06-30 | NREQ     |
        l4        | Dee   | 19     | 2025-06-30 | NO       | F5    # known from somebody else, and not in touch
        l5        | Eve   | 19     | 2025-06-30 | DIED     |
        l6        | Fay   | 19     | 2025-06-30 | RHOM     | F1
        """,
        counted={"Asha": False, "Ben": False, "Cai": False, "Dee": False},
    )


def test_whoever_the_council_is_not_in_touch_with_is_not_learning_or_working_whatever_is_recorded(check):
    check(
        learning_or_working,
        data_to="2025-06-30",
        birthdays="""
        leaver_id | child | turned | birthday   | in_touch | activity
        l1        | Asha  | 19     | 2025-06-30 | NREQ     | F2
        l2        | Ben   | 20     | 2025-06-30 | REFU     | P4
        l3        | Cai   | 18     | 2025-06-30 | D) REFU  | A) EET    # as Annex A writes it
        l4        | Dee   | 21     | 2025-06-30 |          | F1        # nothing says that the council is in touch
        l5        | Eve   | 19     | 2025-06-30 | A) YES   | F2
        """,
        counted={"Asha": False, "Ben": False, "Cai": False, "Dee": False, "Eve": True},
    )
