from datetime import datetime

from support.stored import rows_of, stored_data

EPISODES = """
    miss_table_id | miss_person_id | miss_missing_episode_type | miss_missing_episode_start_date | miss_missing_episode_end_date | miss_missing_rhi_offered
    m1            | Asha           | Missing                   | 2025-06-01 20:00:00             | 2025-06-02 06:00:00           | Y
    m2            | Asha           | Away                      | 2025-06-03 20:00:00             | 2025-06-04 06:00:00           | N
    m3            | Ben            | M                         | 2025-06-05 20:00:00             |                               |
    m4            | Cai            |                           | 2025-06-05 20:00:00             |                               |
    m5            | Dee            | Missing                   | 2025-06-07 20:00:00             | 2025-06-08 00:00:00           |
    """


def moments(rows):
    return {key: (row["returned"], row["interviewed"]) for key, row in rows.items()}


def test_being_away_without_authorisation_and_an_episode_of_no_kind_are_not_missing():
    rows = rows_of(stored_data("2025-06-30", ssd_missing=EPISODES), "missing_episodes", "missing_id")
    assert {key: row["offered"] for key, row in rows.items()} == {"m1": True, "m3": None, "m5": None}


def test_every_missing_episode_that_ended_is_a_return():
    rows = rows_of(stored_data("2025-06-30", ssd_missing=EPISODES), "returns_from_missing", "return_id")
    assert moments(rows) == {
        "m1": (datetime(2025, 6, 2, 6), None),  # noqa: DTZ001
        "m5": (datetime(2025, 6, 8), None),  # noqa: DTZ001
    }


def test_an_interview_meets_its_episode_by_reference_or_else_by_child_and_day():
    data = stored_data(
        "2025-06-30",
        ssd_missing=EPISODES,
        local_return_interviews="""
        child_id | returned_at         | missing_id | interview_at
        Asha     | 2025-06-02 06:30:00 | m1         | 2025-06-03 10:00:00
        Dee      | 2025-06-08 21:00:00 | other-ref  | 2025-06-09 10:00:00
        """,
    )
    assert moments(rows_of(data, "returns_from_missing", "return_id")) == {
        "m1": (datetime(2025, 6, 2, 6, 30), datetime(2025, 6, 3, 10)),  # noqa: DTZ001
        "m5": (datetime(2025, 6, 8, 21), datetime(2025, 6, 9, 10)),  # noqa: DTZ001
    }


def test_a_return_that_meets_no_episode_stands_by_itself():
    data = stored_data(
        "2025-06-30",
        local_return_interviews="""
        child_id | returned_at         | missing_id | interview_at
        Asha     | 2025-06-02 06:30:00 | m9         | 2025-06-03 10:00:00
        Ben      | 2025-06-02 06:30:00 |            |
        Ben      | 2025-06-20 06:30:00 |            |
        """,
    )
    rows = data.returns_from_missing.to_pyarrow().to_pylist()
    assert len({row["return_id"] for row in rows}) == 3
    assert [row["interviewed"] for row in rows if row["child_id"] == "Asha"] == [datetime(2025, 6, 3, 10)]  # noqa: DTZ001


def test_a_return_from_being_away_without_authorisation_is_no_return_from_missing():
    data = stored_data(
        "2025-06-30",
        ssd_missing=EPISODES,
        local_return_interviews="""
        child_id | returned_at         | missing_id | interview_at
        Asha     | 2025-06-04 06:00:00 | m2         | 2025-06-05 10:00:00   # by reference
        Asha     | 2025-06-04 06:10:00 |            | 2025-06-05 10:00:00   # by child and day
        """,
    )
    assert sorted(rows_of(data, "returns_from_missing", "return_id")) == ["m1", "m5"]
