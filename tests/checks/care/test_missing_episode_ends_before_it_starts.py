from sightline.checks.care.missing_episode_ends_before_it_starts import missing_episode_ends_before_it_starts


def test_a_child_comes_back_after_going_missing_to_the_hour(check):
    check(
        missing_episode_ends_before_it_starts,
        wrong={"Ben": "2025-03-03 21:59:00"},
        missing_episodes="""
        missing_id | child | started             | ended
        m1         | Asha  | 2025-03-03 22:00:00 | 2025-03-03 22:30:00
        m2         | Ben   | 2025-03-03 22:00:00 | 2025-03-03 21:59:00   # a minute before
        m3         | Cai   | 2025-03-03 22:00:00 |
        """,
    )
