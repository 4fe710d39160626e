from datetime import date

from support.stored import rows_of, stored_data

EPISODES = """
    clae_cla_episode_id | clae_cla_id | clae_person_id | clae_cla_episode_start_date | clae_cla_episode_ceased_date | clae_cla_episode_ceased_reason
    e1                  | p1          | Asha           | 2024-01-01                  | 2024-06-01                   | E4A
    e2                  | p2          | Asha           | 2025-01-01                  |                              |
    e3                  | p3          | Ben            | 2025-01-01                  |                              |
    """
CHECKS = """
    clah_health_check_id | clah_person_id | clah_health_check_type | clah_health_check_date | clah_health_check_status
    c1                   | Asha           | Health Assessment      | 2023-12-01             | Completed
    c2                   | Asha           | Health Assessment      | 2024-02-01             | Refused
    c3                   | Asha           | Dental Check           | 2024-02-02             | Completed
    c4                   | Asha           | Health Assessment      | 2024-02-03             | Completed
    c5                   | Asha           | IHA                    | 2025-02-01             | completed
    c6                   | Ben            | Health Assessment      | 2025-02-01             | Planned
    """


def test_a_refusal_a_plan_and_a_dental_check_are_no_health_assessments():
    rows = rows_of(stored_data("2025-06-30", ssd_cla_health=CHECKS), "health_assessments", "check_id")
    assert sorted(rows) == ["c1", "c4", "c5"]


def test_the_initial_assessment_is_the_first_completed_one_of_each_period():
    data = stored_data("2025-06-30", ssd_cla_episodes=EPISODES, ssd_cla_health=CHECKS)
    rows = rows_of(data, "initial_health_assessments", "period_id")
    assert {key: row["assessed"] for key, row in rows.items()} == {
        "p1": date(2024, 2, 3),
        "p2": date(2025, 2, 1),
        "p3": None,
    }


def test_the_local_return_s_own_day_stands_before_the_ssd_s():
    data = stored_data(
        "2025-06-30",
        ssd_cla_episodes=EPISODES,
        ssd_cla_health=CHECKS,
        local_initial_health_assessments="""
        child_id | started_looked_after | requested_date | assessment_date
        Asha     | 2025-01-01           | 2025-01-03     | 2025-01-20
        Ben      | 2025-01-01           | 2025-01-06     |
        """,
    )
    rows = rows_of(data, "initial_health_assessments", "period_id")
    assert (rows["p2"]["requested"], rows["p2"]["assessed"]) == (date(2025, 1, 3), date(2025, 1, 20))
    assert (rows["p3"]["requested"], rows["p3"]["assessed"]) == (date(2025, 1, 6), None)
    assert rows["p1"]["requested"] is None
