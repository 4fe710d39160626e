from sightline.measures.protection.cp01 import enquiries_started


def test_each_enquiry_counts_on_the_day_of_its_strategy_discussion_and_one_without_is_left_out(check):
    rows = check(
        enquiries_started,
        data_to="2025-06-30",
        enquiries="""
        enquiry_id | child | started    | ended
        e1         | Asha  | 2025-03-03 | 2025-03-20
        e2         | Asha  | 2025-05-06 |
        e3         | Ben   |            | 2025-03-20
        """,
        counted={"Asha": True},
    )
    assert [row["on"].isoformat() for row in rows] == ["2025-03-03", "2025-05-06"]
