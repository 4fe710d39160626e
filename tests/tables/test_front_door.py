from datetime import date

from support.stored import rows_of, stored_data


def test_a_contact_without_a_date_is_left_out():
    data = stored_data(
        "2025-06-30",
        ssd_contacts="""
        cont_contact_id | cont_person_id | cont_contact_date | cont_contact_source_code
        c1              | Asha           | 2025-03-03        | 6
        c2              | Ben            |                   | 6
        """,
    )
    assert {key: row["source"] for key, row in rows_of(data, "contacts", "contact_id").items()} == {"c1": "6"}


def test_a_referral_says_whether_it_needs_no_further_action_in_any_spelling_and_blank_stays_blank():
    data = stored_data(
        "2025-06-30",
        ssd_cin_episodes="""
        cine_referral_id | cine_person_id | cine_referral_date | cine_referral_nfa
        r1               | Asha           | 2025-03-03         | Y
        r2               | Ben            | 2025-03-03         | false
        r3               | Cai            | 2025-03-03         |
        r4               | Dee            |                    | Y
        """,
    )
    rows = rows_of(data, "referrals", "referral_id")
    assert {key: row["nfa"] for key, row in rows.items()} == {"r1": True, "r2": False, "r3": None}


REFERRALS = """
    cine_referral_id | cine_person_id | cine_referral_date
    r1               | Asha           | 2025-03-03
    r2               | Asha           | 2025-03-03
    r3               | Ben            | 2025-03-03
    r4               | Cai            | 2025-03-03
    r5               | Dee            | 2025-03-03
    """


def test_a_decision_is_found_by_the_referral_s_reference_or_else_by_child_and_day():
    data = stored_data(
        "2025-06-30",
        ssd_cin_episodes=REFERRALS,
        local_referral_decisions="""
        child_id | referral_date | referral_id | decision_date
        Asha     | 2025-03-03    | r1          | 2025-03-04
        Asha     | 2025-03-03    | r2          |              # undecided: the other's decision is not borrowed
        Ben      | 2025-03-03    |             | 2025-03-05
        Cai      | 2025-03-03    | case-77     | 2025-03-06   # a reference no referral has
        Dee      | 2025-03-10    |             | 2025-03-06   # another day
        """,
    )
    decided = {key: row["decided"] for key, row in rows_of(data, "referral_decisions", "referral_id").items()}
    assert decided == {
        "r1": date(2025, 3, 4),
        "r2": None,
        "r3": date(2025, 3, 5),
        "r4": date(2025, 3, 6),
        "r5": None,
    }


def test_two_decisions_on_one_referral_leave_it_one_referral_with_the_first():
    data = stored_data(
        "2025-06-30",
        ssd_cin_episodes=REFERRALS,
        local_referral_decisions="""
        child_id | referral_date | referral_id | decision_date
        Ben      | 2025-03-03    | r3          | 2025-03-06
        Ben      | 2025-03-03    | r3          | 2025-03-04
        """,
    )
    assert rows_of(data, "referral_decisions", "referral_id")["r3"]["decided"] == date(2025, 3, 4)


def test_a_referral_that_came_to_nothing_is_read_from_its_outcome_where_the_flag_is_blank():
    data = stored_data(
        "2025-06-30",
        ssd_cin_episodes="""
        cine_referral_id | cine_person_id | cine_referral_date | cine_referral_nfa | cine_referral_outcome_json
        r1               | Asha           | 2025-03-03         |                   | {"NFA_FLAG": "Y", "SINGLE_ASSESSMENT_FLAG": "N"}
        r2               | Ben            | 2025-03-03         |                   | {"SINGLE_ASSESSMENT_FLAG": "Y"}
        r3               | Cai            | 2025-03-03         | N                 | {"NFA_FLAG": "Y"}
        r4               | Dee            | 2025-03-03         |                   |
        """,
    )
    nfa = {key: row["nfa"] for key, row in rows_of(data, "referrals", "referral_id").items()}
    assert nfa == {"r1": True, "r2": False, "r3": False, "r4": None}


OPEN_AND_AGAIN = """
    cine_referral_id | cine_person_id | cine_referral_date
    r1               | Asha           | 2025-02-03
    r2               | Asha           | 2025-03-03
    """


def test_annex_as_rows_are_never_taken_for_open_cases():
    listed = (
        "record_id | child_unique_id | date_of_referral\n r1 | Asha | 2025-02-03\n r2 | Asha | 2025-03-03"
    )
    data = stored_data("2025-06-30", ssd_cin_episodes=OPEN_AND_AGAIN, annexa_list_3=listed)
    assert set(rows_of(data, "new_referrals", "referral_id")) == {"r1", "r2"}
    data = stored_data("2025-06-30", ssd_cin_episodes=OPEN_AND_AGAIN)
    assert set(rows_of(data, "new_referrals", "referral_id")) == {"r1"}


def test_where_many_referrals_have_no_closing_day_at_all_nothing_can_be_told_of_open_cases():
    many = OPEN_AND_AGAIN + "".join(f"    x{n} | Child {n} | 2025-02-03\n" for n in range(48))
    assert (
        len(rows_of(stored_data("2025-06-30", ssd_cin_episodes=many), "new_referrals", "referral_id")) == 50
    )
