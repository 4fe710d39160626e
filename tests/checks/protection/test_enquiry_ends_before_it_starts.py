from sightline.checks.protection.enquiry_ends_before_it_starts import enquiry_ends_before_it_starts


def test_an_enquiry_may_end_on_the_day_of_its_strategy_discussion_and_no_earlier(check):
    check(
        enquiry_ends_before_it_starts,
        wrong={"Ben": "2025-03-02"},
        enquiries="""
        enquiry_id | child | started    | ended
        e1         | Asha  | 2025-03-03 | 2025-03-03
        e2         | Ben   | 2025-03-03 | 2025-03-02
        e3         | Cai   | 2025-03-03 |
        """,
    )
