"""15 working days from the strategy discussion; the first core group 10 after the conference."""

from deadlines.board import due, found

ENQUIRIES = """
    enquiry_id | child | started    | ended      | no_further_action
    e1         | Asha  | 2025-06-02 | 2025-06-10 | no     # a conference is needed: day 15 is 23 June
    e2         | Ben   | 2025-06-02 | 2025-06-10 | yes    # none is
    e3         | Cai   | 2025-06-02 |            |        # open, and nobody has said yet
    e4         | Dee   | 2025-06-02 | 2025-06-10 |        # over, and nobody said
    e5         | Eli   | 2025-06-02 | 2025-06-10 | no     # held
    e6         | Fay   | 2025-06-02 | 2025-06-10 | no     # held after the data ends
    e7         | Gus   | 2025-06-02 | 2025-06-10 | no     # on a plan since
"""
CONFERENCES = """
    conference_id | enquiry_id | child | strategy   | target     | held
    i1            | e1         | Asha  | 2025-06-02 | 2025-06-24 |
    i5            | e5         | Eli   | 2025-06-02 | 2025-06-23 | 2025-06-30
    i6            | e6         | Fay   | 2025-06-02 | 2025-06-23 | 2025-07-01
"""
PLANS = "plan_id | child | started | conference_id \n p7 | Gus | 2025-06-20 |"


def test_children_wait_until_a_conference_is_held_or_a_plan_is_made():
    told = found(
        "initial-conference", "2025-06-30", enquiries=ENQUIRIES, conferences=CONFERENCES, plans=PLANS
    )
    assert {row["child_id"]: row["due"].isoformat() for row in told.rows} == {
        "Asha": "2025-06-23",
        "Cai": "2025-06-23",
        "Fay": "2025-06-23",
    }
    remarks = {row["child_id"]: row["remark"] for row in told.rows}
    assert remarks["Asha"] == "The record itself gives 24 Jun 25."
    assert remarks["Fay"] == ""
    assert remarks["Cai"].startswith("The enquiry does not yet say")


def test_a_conference_before_the_strategy_discussion_answers_nothing():
    earlier = "conference_id | enquiry_id | child | held \n i9 | | Asha | 2025-06-01"
    assert "Asha" in due("initial-conference", "2025-06-30", enquiries=ENQUIRIES, conferences=earlier)


def test_the_core_group_is_shown_until_its_day_while_the_plan_is_open():
    held = "conference_id | child | held \n i1 | Asha | 2025-06-16 \n i2 | Ben | 2025-06-16"
    plans = """
        plan_id | child | started    | ended      | conference_id
        p1      | Asha  | 2025-06-16 |            | i1
        p2      | Ben   | 2025-06-16 | 2025-06-20 | i2
    """
    assert due("first-core-group", "2025-06-30", conferences=held, plans=plans) == {"Asha": "2025-06-30"}
    assert due("first-core-group", "2025-07-01", conferences=held, plans=plans) == {}
