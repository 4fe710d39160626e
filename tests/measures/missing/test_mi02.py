from sightline.measures.missing.mi02 import missing_episodes_begun


def test_each_episode_counts_on_the_day_it_began_whether_or_not_it_is_over(check):
    rows = check(
        missing_episodes_begun,
        data_to="2025-06-30",
        missing_episodes="""
        missing_id | child | started             | ended
        m1         | Asha  | 2025-05-31 23:50:00 | 2025-06-01 04:00:00   # began in May
        m2         | Asha  | 2025-06-01 00:10:00 |
        """,
        counted={"Asha": True},
    )
    assert [(row["case_id"], str(row["on"])) for row in rows] == [("m1", "2025-05-31"), ("m2", "2025-06-01")]
