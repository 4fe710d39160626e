from sightline.checks.care.legal_status_ends_before_it_starts import legal_status_ends_before_it_starts


def test_a_legal_status_may_end_on_its_first_day_and_no_earlier(check):
    check(
        legal_status_ends_before_it_starts,
        wrong={"Ben": "2025-03-02"},
        legal_statuses="""
        status_id | child | status | started    | ended
        s1        | Asha  | C1     | 2025-03-03 | 2025-03-03
        s2        | Ben   | C2     | 2025-03-03 | 2025-03-02
        s3        | Cai   | V2     | 2025-03-03 |
        """,
    )
