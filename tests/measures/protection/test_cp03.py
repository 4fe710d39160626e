from sightline.measures.protection.cp03 import ended_without_conference


def test_an_ended_enquiry_counts_when_no_conference_was_held_for_it(check):
    rows = check(
        ended_without_conference,
        data_to="2025-06-30",
        enquiries="""
        enquiry_id | child | started    | ended      | no_further_action
        e1         | Asha  | 2025-03-03 | 2025-03-20 | yes
        e2         | Ben   | 2025-03-03 | 2025-03-20 | no
        e3         | Cai   | 2025-03-03 | 2025-03-20 |       # says nothing, and had none
        e4         | Dee   | 2025-03-03 |            | yes   # not ended: not judged, for this source dates ends
        e5         | Eve   | 2025-03-03 | 2025-03-20 |       # its conference was booked and never held
        """,
        conferences="""
        conference_id | enquiry_id | child | held
        c2            | e2         | Ben   | 2025-03-24
        c5            | e5         | Eve   |
        """,
        counted={"Asha": True, "Ben": False, "Cai": True, "Eve": True},
    )
    assert {row["on"].isoformat() for row in rows} == {"2025-03-20"}


def test_an_enquiry_whose_conference_may_still_come_is_too_recent(check):
    check(
        ended_without_conference,
        data_to="2025-03-31",
        enquiries="""
        enquiry_id | child | started    | ended      | no_further_action
        e1         | Asha  | 2025-03-03 | 2025-03-10 |       # the 15th working day is the 31st: not over
        e2         | Ben   | 2025-03-03 | 2025-03-07 |       # the 15th was the 28th
        e3         | Cai   | 2025-03-03 | 2025-03-20 | yes   # none will come
        """,
        counted={"Ben": True, "Cai": True},
        aside={"Asha": "too_recent"},
    )


def test_a_source_without_end_dates_is_dated_by_the_strategy_discussion_and_says_so(check):
    rows = check(
        ended_without_conference,
        data_to="2025-06-30",
        enquiries="""
        enquiry_id | child | started    | no_further_action
        e1         | Asha  | 2025-03-03 | yes
        e2         | Ben   | 2025-03-04 | no
        e3         | Cai   | 2025-03-05 |        # not decided: not judged
        e4         | Dee   | 2025-03-06 | no     # a conference is to come and has not: left out
        e5         | Eve   | 2025-06-20 | no     # and here there is still time
        """,
        conferences="""
        conference_id | enquiry_id | child | held
        c2            | e2         | Ben   | 2025-03-24
        """,
        counted={"Asha": True, "Ben": False},
        aside={"Dee": "open_late", "Eve": "too_recent"},
    )
    assert {row["child_id"]: row["on"].isoformat() for row in rows}["Asha"] == "2025-03-03"
    assert {row["dated_by"] for row in rows} == {"strategy discussion"}
