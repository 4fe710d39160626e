from sightline.checks.care.care_episode_ends_before_it_starts import care_episode_ends_before_it_starts


def test_an_episode_may_end_on_its_first_day_and_no_earlier(check):
    check(
        care_episode_ends_before_it_starts,
        wrong={"Ben": "2025-03-02"},
        care_episodes="""
        episode_id | period_id | child | started    | ended
        e1         | p1        | Asha  | 2025-03-03 | 2025-03-03
        e2         | p2        | Ben   | 2025-03-03 | 2025-03-02
        e3         | p3        | Cai   | 2025-03-03 |
        """,
    )
