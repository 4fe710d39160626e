from sightline.measures.leaving_care.lv02 import suitable_accommodation


def test_the_codes_of_suitability_are_1_and_2_not_yes(check):
    check(
        suitable_accommodation,
        data_to="2025-06-30",
        birthdays="""
        leaver_id | child | turned | birthday   | in_touch | accommodation | suitable
        l1        | Asha  | 19     | 2025-06-30 | YES      | U             | 1
        l2        | Ben   | 19     | 2025-06-30 | YES      | W             | 2
        l3        | Cai   | 19     | 2025-06-30 | YES      | U             | Suitable
        l4        | Dee   | 19     | 2025-06-30 | YES      | U             |            # not judged
        l5        | Eve   | 19     | 2025-06-30 | NO       | 0             |            # not in touch
        """,
        counted={"Asha": True, "Ben": False, "Cai": True, "Dee": False, "Eve": False},
    )


def test_those_abroad_deported_or_of_unknown_residence_are_left_out(check):
    check(
        suitable_accommodation,
        data_to="2025-06-30",
        birthdays="""
        leaver_id | child | turned | birthday   | in_touch | accommodation | suitable
        l1        | Asha  | 19     | 2025-06-30 | YES      | G             | 1
        l2        | Ben   | 19     | 2025-06-30 | NO       | H             |
        l3        | Cai   | 19     | 2025-06-30 | NO       | R             |
        l4        | Dee   | 19     | 2025-06-30 | DIED     |               |
        l5        | Eve   | 19     | 2025-06-30 | RHOM     | B             | 1
        l6        | Fay   | 18     | 2025-06-30 | YES      | S             | 2
        """,
        counted={"Fay": False},
        part={"Fay": "17-18"},
    )


def test_whoever_the_council_is_not_in_touch_with_is_not_suitably_housed_whatever_is_recorded(check):
    check(
        suitable_accommodation,
        data_to="2025-06-30",
        birthdays="""
        leaver_id | child | turned | birthday   | in_touch | accommodation | suitable
        l1        | Asha  | 19     | 2025-06-30 | NO       | U             | 1
        l2        | Ben   | 20     | 2025-06-30 | NREQ     | U             | 1
        l3        | Cai   | 18     | 2025-06-30 | REFU     | U             | 1
        l4        | Dee   | 21     | 2025-06-30 |          | U             | 1    # nothing says that the council is in touch
        l5        | Eve   | 19     | 2025-06-30 | YES      | U             | 1
        """,
        counted={"Asha": False, "Ben": False, "Cai": False, "Dee": False, "Eve": True},
    )
