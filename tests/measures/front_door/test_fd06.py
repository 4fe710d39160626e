import pytest

from sightline.measures.front_door.fd06 import decided_within_a_working_day


def test_the_next_working_day_counts_and_the_one_after_does_not(check):
    check(
        decided_within_a_working_day,
        data_to="2025-06-30",
        referral_decisions="""
        referral_id | child | received   | decided
        r1          | Asha  | 2025-03-07 | 2025-03-07   # the same day, a Friday
        r2          | Ben   | 2025-03-07 | 2025-03-10   # Monday: the next working day
        r3          | Cai   | 2025-03-07 | 2025-03-11   # Tuesday: the second
        r4          | Dee   | 2025-04-17 | 2025-04-22   # Good Friday and Easter Monday do not count
        """,
        counted={"Asha": True, "Ben": True, "Cai": False, "Dee": True},
    )


def test_a_referral_without_a_decision_is_missed_once_its_day_is_over(check):
    check(
        decided_within_a_working_day,
        data_to="2025-03-11",
        referral_decisions="""
        referral_id | child | received   | decided
        r1          | Asha  | 2025-03-07 |              # due on the 10th, which is over
        r2          | Ben   | 2025-03-10 |              # due on the 11th, the data date
        r3          | Cai   | 2025-03-10 | 2025-03-12   # decided after the data date: not known to be done
        """,
        counted={"Asha": False},
        aside={"Ben": "too_recent", "Cai": "too_recent"},
    )


def test_the_list_says_how_many_working_days_a_decision_took_and_nothing_where_there_is_none(check):
    rows = check(
        decided_within_a_working_day,
        data_to="2025-06-30",
        referral_decisions="""
        referral_id | child | received   | decided
        r1          | Asha  | 2025-03-07 | 2025-03-12
        r2          | Ben   | 2025-03-07 |
        """,
    )
    assert [row["working_days_taken"] for row in rows] == [3, None]


@pytest.mark.parametrize("source", ["annex_a", "ssd"])
def test_it_says_which_file_to_load_where_no_decision_is_held(source):
    assert "referral_decisions.csv" in decided_within_a_working_day.says[source]
