from sightline.measures.protection.cp02 import conferences_within_15_working_days


def test_the_15th_working_day_counts_and_the_16th_does_not(check):
    check(
        conferences_within_15_working_days,
        data_to="2025-06-30",
        conferences="""
        conference_id | child | strategy   | held
        c1            | Asha  | 2025-03-03 | 2025-03-24   # the 15th
        c2            | Ben   | 2025-03-03 | 2025-03-25   # the 16th
        c3            | Cai   | 2025-04-14 | 2025-05-08   # the 15th: three bank holidays do not count
        """,
        counted={"Asha": True, "Ben": False, "Cai": True},
    )


def test_transfers_in_and_conferences_without_a_strategy_discussion_are_left_out(check):
    check(
        conferences_within_15_working_days,
        data_to="2025-06-30",
        conferences="""
        conference_id | child | strategy   | held       | transfer_in
        c1            | Asha  | 2025-03-03 | 2025-04-24 | yes
        c2            | Ben   |            | 2025-03-25 | no
        c3            | Cai   | 2025-03-03 | 2025-03-10 |
        """,
        counted={"Cai": True},
    )


WAITING = {
    "enquiries": """
        enquiry_id | child | started    | ended      | no_further_action
        e1         | Asha  | 2025-03-03 |            | no     # due on the 24th: open late
        e2         | Ben   | 2025-03-20 |            | no     # still inside the limit
        e3         | Cai   | 2025-03-03 |            |        # does not say whether a conference is needed
        e4         | Dee   | 2025-03-03 | 2025-03-10 | yes    # none is needed
        e5         | Eve   | 2025-03-03 | 2025-03-10 |        # a conference is booked and has no date
        """,
    "conferences": """
        conference_id | enquiry_id | child | strategy   | held
        c5            | e5         | Eve   | 2025-03-03 |
        """,
}


def test_a_conference_that_is_wanted_and_not_held_is_shown_as_open_late_and_never_counted(check):
    rows = check(
        conferences_within_15_working_days,
        data_to="2025-03-31",
        on="2025-03-31",
        counted={},
        aside={"Asha": "open_late", "Ben": "too_recent", "Eve": "open_late"},
        **WAITING,
    )
    assert {row["child_id"] for row in rows} == {"Asha", "Ben", "Eve"}


HELD_LATE = {
    "enquiries": """
        enquiry_id | child | started    | ended
        e1         | Asha  | 2025-03-03 | 2025-03-20
        """,
    "conferences": """
        conference_id | enquiry_id | child | strategy   | held
        c1            | e1         | Asha  | 2025-03-03 | 2025-05-06
        """,
}


def test_open_work_is_that_of_the_data_date_and_of_no_day_before_it(check):
    rows = check(
        conferences_within_15_working_days, data_to="2025-06-30", counted={"Asha": False}, **HELD_LATE
    )
    assert len(rows) == 1  # held: no longer open, though it was late at the ends of March and April
    (row,) = [
        each
        for each in check(conferences_within_15_working_days, data_to="2025-04-30", **HELD_LATE)
        if each["aside"]
    ]
    assert (row["aside"], row["on"].isoformat()) == ("open_late", "2025-04-30")
