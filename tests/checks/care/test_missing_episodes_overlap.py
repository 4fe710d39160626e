from sightline.checks.care.missing_episodes_overlap import missing_episodes_overlap


def test_a_child_who_is_missing_cannot_go_missing(check):
    check(
        missing_episodes_overlap,
        wrong={"Ben": "2025-03-04 09:00:00"},
        missing_episodes="""
        missing_id | child | started             | ended
        m1         | Asha  | 2025-03-03 22:00:00 | 2025-03-04 09:00:00
        m2         | Asha  | 2025-03-04 09:00:00 |                       # the hour they were back
        m3         | Ben   | 2025-03-03 22:00:00 | 2025-03-04 10:00:00
        m4         | Ben   | 2025-03-04 09:00:00 | 2025-03-05 10:00:00   # an hour before they were back
        """,
    )
