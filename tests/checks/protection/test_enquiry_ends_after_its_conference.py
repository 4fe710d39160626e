from sightline.checks.protection.enquiry_ends_after_its_conference import enquiry_ends_after_its_conference


def test_an_enquiry_ended_two_weeks_after_its_conference_is_let_be_and_a_day_later_is_not(check):
    check(
        enquiry_ends_after_its_conference,
        wrong={"Ben": "2025-03-18"},
        enquiries="""
        enquiry_id | child | started    | ended
        e1         | Asha  | 2025-02-20 | 2025-03-17   # two weeks after the conference
        e2         | Ben   | 2025-02-20 | 2025-03-18   # a day more
        e3         | Cai   | 2025-02-20 | 2025-05-01   # led to no conference
        e4         | Dee   | 2025-02-20 |
        """,
        conferences="""
        conference_id | child | enquiry_id | held
        c1            | Asha  | e1         | 2025-03-03
        c2            | Ben   | e2         | 2025-03-03
        c4            | Dee   | e4         | 2025-03-03
        """,
    )
