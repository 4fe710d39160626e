from datetime import date

from sightline.measures.protection.cp03 import ended_without_conference
from support.stored import rows_of, stored_data

PLANS = """
    cppl_cp_plan_id | cppl_person_id | cppl_icpc_id | cppl_cp_plan_start_date | cppl_cp_plan_end_date | cppl_cp_plan_ola
    p1              | Asha           | c1           | 2020-01-06              | 2020-09-01            | N
    p2              | Asha           | c2           | 2022-01-10              | 2022-05-02            |
    p3              | Asha           | c3           | 2025-03-03              |                       | N
    p4              | Ben            | c4           | 2025-03-03              |                       | Y   # another authority's
    p5              | Cai            | c5           |                         |                       | N   # never began
    p6              | Dee            | c6           | 2025-03-03              |                       | N
    """


def test_a_conference_carries_the_day_of_the_strategy_discussion_that_led_to_it():
    data = stored_data(
        "2025-06-30",
        ssd_s47_enquiry="""
        s47e_s47_enquiry_id | s47e_person_id | s47e_s47_start_date | s47e_s47_nfa
        e1                  | Asha           | 2025-03-03          | N
        """,
        ssd_initial_cp_conference="""
        icpc_icpc_id | icpc_s47_enquiry_id | icpc_person_id | icpc_icpc_date | icpc_icpc_transfer_in
        c1           | e1                  | Asha           | 2025-03-20     |
        c2           |                     | Ben            | 2025-03-20     | Y
        """,
    )
    rows = rows_of(data, "conferences", "conference_id")
    assert [rows[key]["strategy"] for key in ("c1", "c2")] == [date(2025, 3, 3), None]
    assert [rows[key]["transfer_in"] for key in ("c1", "c2")] == [False, True]


def test_plans_are_ours_and_begun_and_know_the_child_s_earlier_ones():
    rows = rows_of(stored_data("2025-06-30", ssd_cp_plans=PLANS), "plan_history", "plan_id")
    assert {key: row["earlier_plans"] for key, row in rows.items()} == {"p1": 0, "p2": 1, "p3": 2, "p6": 0}
    assert rows["p1"]["previous_ended"] is None
    assert rows["p3"]["previous_ended"] == date(2022, 5, 2)
    assert rows["p3"]["conference_id"] == "c3"


def test_annex_a_s_own_count_of_earlier_plans_stands_where_history_does_not_reach():
    data = stored_data(
        "2025-06-30",
        ssd_cp_plans=PLANS,
        annexa_list_7="""
        record_id | number_of_previous_child_protection_plans
        p3        | 1    # fewer than the history shows
        p6        | 2
        p1        |
        """,
    )
    rows = rows_of(data, "plan_history", "plan_id")
    assert {key: row["earlier_plans"] for key, row in rows.items()} == {"p1": 0, "p2": 1, "p3": 2, "p6": 2}


def test_only_reviews_that_were_held_are_reviews():
    data = stored_data(
        "2025-06-30",
        ssd_cp_reviews="""
        cppr_cp_review_id | cppr_cp_plan_id | cppr_cp_review_due | cppr_cp_review_date
        r1                | p1              | 2025-03-03         | 2025-03-01
        r2                | p1              | 2025-09-01         |
        """,
    )
    assert set(rows_of(data, "plan_reviews", "review_id")) == {"r1"}


def test_a_visit_says_whether_the_child_was_seen_and_seen_alone():
    data = stored_data(
        "2025-06-30",
        ssd_cp_visits="""
        cppv_cp_visit_id | cppv_cp_plan_id | cppv_cp_visit_date | cppv_cp_visit_seen | cppv_cp_visit_seen_alone
        v1               | p1              | 2025-03-03         | Y                  | N
        v2               | p1              | 2025-03-10         |                    |
        v3               | p1              |                    | Y                  | Y
        """,
    )
    rows = rows_of(data, "plan_visits", "visit_id")
    assert {key: (row["seen"], row["alone"]) for key, row in rows.items()} == {
        "v1": (True, False),
        "v2": (None, None),
    }


ENQUIRIES = """
    s47e_s47_enquiry_id | s47e_person_id | s47e_s47_start_date | s47e_s47_end_date | s47e_s47_nfa | s47e_s47_outcome_json
    e1                  | Asha           | 2025-03-03          | 2025-03-10        |              | {"NFA_FLAG": "Y", "CP_CONFERENCE_FLAG": "N"}
    e2                  | Ben            | 2025-03-03          | 2025-03-10        |              | {"PROV_OF_SERVICES_FLAG": "Y", "CP_CONFERENCE_FLAG": ""}
    e3                  | Cai            | 2025-03-03          | 2025-03-10        |              | {"CP_CONFERENCE_FLAG": "N"}
    e4                  | Dee            | 2025-03-03          |                   |              | {"CP_CONFERENCE_FLAG": "N"}   # goes on: undecided
    e5                  | Eve            | 2025-03-03          | 2025-03-10        |              | {"CP_CONFERENCE_FLAG": "Yes"}
    e6                  | Fay            | 2025-03-03          | 2025-03-10        |              | {"CP_CONFERENCE_FLAG": "", "TOTAL_NO_OF_OUTCOMES": 1}
    e7                  | Gus            | 2025-03-03          | 2025-03-10        | N            | {"MONITOR_FLAG": true}        # no action flag, and no conference
    e8                  | Hal            | 2025-03-03          | 2025-03-10        | Y            | {"CP_CONFERENCE_FLAG": "Y"}   # the flag stands first
    e9                  | Ida            | 2025-03-03          | 2025-03-10        | N            |
    """


def test_whether_a_conference_is_to_follow_is_read_from_the_flag_and_else_from_the_outcome():
    rows = rows_of(stored_data("2025-06-30", ssd_s47_enquiry=ENQUIRIES), "enquiries", "child_id")
    assert {child: row["no_further_action"] for child, row in rows.items()} == {
        "Asha": True,
        "Ben": True,
        "Cai": True,
        "Dee": None,
        "Eve": False,
        "Fay": None,
        "Gus": True,
        "Hal": True,
        "Ida": False,
    }


def test_cp03_counts_an_enquiry_whose_outcome_alone_says_that_no_conference_is_needed():
    data = stored_data("2025-03-12", ssd_s47_enquiry=ENQUIRIES)
    rows = ended_without_conference.judge(data, ended_without_conference.clock).to_pyarrow().to_pylist()
    told = {row["child_id"]: row["aside"] or row["counted"] for row in rows}
    assert told == dict.fromkeys(("Asha", "Ben", "Cai", "Gus", "Hal"), True) | dict.fromkeys(
        ("Eve", "Fay", "Ida"), "too_recent"
    )


def test_whether_a_conference_led_to_a_plan_is_read_from_its_outcome_where_the_flag_is_blank():
    data = stored_data(
        "2025-06-30",
        ssd_initial_cp_conference="""
        icpc_icpc_id | icpc_person_id | icpc_icpc_date | icpc_icpc_outcome_cp_flag | icpc_icpc_outcome_json
        c1           | Asha           | 2025-03-03     |                           | {"CP_FLAG": "Y"}
        c2           | Ben            | 2025-03-03     |                           | {"PROV_OF_SERVICES_FLAG": "Y", "CP_FLAG": ""}
        c3           | Cai            | 2025-03-03     | N                         | {"CP_FLAG": "Y"}
        c4           | Dee            | 2025-03-03     |                           | {"CP_FLAG": ""}
        """,
    )
    rows = rows_of(data, "conferences", "child_id")
    assert {child: row["led_to_plan"] for child, row in rows.items()} == {
        "Asha": True,
        "Ben": False,
        "Cai": False,
        "Dee": None,
    }
