from sightline.checks.everywhere.date_in_the_future import date_in_the_future


def test_what_was_done_was_done_by_the_data_date_and_what_is_due_may_lie_beyond_it(check):
    check(
        date_in_the_future,
        wrong={"Ben": "2025-07-01", "Dee": "2025-07-01"},
        ssd_cla_reviews="""
        clar_cla_review_id | clar_cla_id | clar_cla_review_date | clar_cla_review_due_date
        v1                 | c1          | 2025-06-30           | 2025-12-30   # the next is due in December
        v2                 | c2          | 2025-07-01           |              # held tomorrow
        """,
        ssd_cla_episodes="""
        clae_cla_episode_id | clae_person_id | clae_cla_id | clae_cla_episode_start_date
        e1                  | Asha           | c1          | 2025-03-03
        e2                  | Ben            | c2          | 2025-03-03
        """,
        ssd_cla_health="""
        clah_health_check_id | clah_person_id | clah_health_check_date | clah_health_check_status
        h1                   | Cai            | 2025-07-01             | Planned
        h2                   | Dee            | 2025-07-01             | Completed   # done tomorrow
        """,
    )
