from sightline.measures.missing.mi04 import interviews_within_72_hours


def test_72_hours_to_the_minute_count_and_a_minute_more_does_not(check):
    check(
        interviews_within_72_hours,
        data_to="2025-06-30",
        returns_from_missing="""
        return_id | child | returned            | interviewed
        r1        | Asha  | 2025-06-01 22:15:00 | 2025-06-04 22:15:00
        r2        | Ben   | 2025-06-01 22:15:00 | 2025-06-04 22:16:00
        """,
        counted={"Asha": True, "Ben": False},
    )


def test_no_interview_is_missed_once_the_time_is_over_and_too_recent_before(check):
    check(
        interviews_within_72_hours,
        data_to="2025-06-30",
        returns_from_missing="""
        return_id | child | returned            | interviewed
        r1        | Asha  | 2025-06-26 22:15:00 |
        r2        | Ben   | 2025-06-27 22:15:00 |   # the hours end on the data date
        """,
        counted={"Asha": False},
        aside={"Ben": "too_recent"},
    )


def test_72_hours_are_hours_gone_by_when_the_clocks_change(check):
    check(
        interviews_within_72_hours,
        data_to="2025-12-31",
        returns_from_missing="""
        return_id | child | returned            | interviewed
        r1        | Asha  | 2025-03-28 22:15:00 | 2025-03-31 23:15:00   # forward on the 30th: 72 hours, 73 on the wall
        r2        | Ben   | 2025-03-28 22:15:00 | 2025-03-31 23:16:00
        r3        | Cai   | 2025-10-24 22:15:00 | 2025-10-27 21:15:00   # back on the 26th: 72 hours, 71 on the wall
        r4        | Dee   | 2025-10-24 22:15:00 | 2025-10-27 21:16:00
        r5        | Eve   | 2025-10-25 00:00:00 | 2025-10-28 00:00:00   # days alone are known: three of them
        r6        | Fay   | 2025-10-25 00:00:00 | 2025-10-28 00:01:00
        """,
        counted={"Asha": True, "Ben": False, "Cai": True, "Dee": False, "Eve": True, "Fay": False},
    )
