from sightline.checks.protection.conference_on_a_weekend import conference_on_a_weekend


def test_a_conference_on_a_friday_or_monday_is_right_and_on_a_saturday_or_sunday_is_not(check):
    check(
        conference_on_a_weekend,
        wrong={"Ben": "2025-03-08", "Cai": "2025-03-09"},
        conferences="""
        conference_id | child | held
        c1            | Asha  | 2025-03-07   # Friday
        c2            | Ben   | 2025-03-08   # Saturday
        c3            | Cai   | 2025-03-09   # Sunday
        c4            | Dee   | 2025-03-10   # Monday
        c5            | Eve   |              # not held yet
        """,
    )
