from sightline.checks.care.interview_before_return import interview_before_return


def test_an_interview_is_held_once_the_child_is_back(check):
    check(
        interview_before_return,
        wrong={"Ben": "2025-03-03 21:00:00"},
        local_return_interviews="""
        child_id | returned_at         | interview_at
        Asha     | 2025-03-03 22:00:00 | 2025-03-04 10:00:00
        Ben      | 2025-03-03 22:00:00 | 2025-03-03 21:00:00
        Cai      | 2025-03-03 22:00:00 |
        """,
    )
