from sightline.checks.people.before_birth import before_birth


def test_a_child_may_come_into_care_on_the_day_of_birth_and_no_earlier(check):
    check(
        before_birth,
        wrong={"Ben": "2025-03-03"},
        children="""
        child | born       | expected
        Asha  | 2025-03-03 |
        Ben   | 2025-03-04 |
        Cai   |            | 2025-08-01
        """,
        ssd_cla_episodes="""
        clae_cla_episode_id | clae_person_id | clae_cla_episode_start_date
        e1                  | Asha           | 2025-03-03
        e2                  | Ben            | 2025-03-03
        e3                  | Cai            | 2025-03-03   # not born, and no birth date to compare with
        """,
    )
