from sightline.checks.protection.conference_before_its_enquiry import conference_before_its_enquiry


def test_a_conference_may_be_held_on_the_day_of_the_strategy_discussion_and_no_earlier(check):
    check(
        conference_before_its_enquiry,
        wrong={"Ben": "2025-03-02"},
        conferences="""
        conference_id | child | strategy   | held
        c1            | Asha  | 2025-03-03 | 2025-03-03
        c2            | Ben   | 2025-03-03 | 2025-03-02
        c3            | Cai   |            | 2025-03-02   # no enquiry links
        """,
    )
