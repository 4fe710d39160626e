"""A working day to decide what happens with a contact, and with a referral."""

from deadlines.board import due, found
from sightline.deadlines.clocks import front_door
from sightline.deadlines.gather import BEFORE
from support.stored import rows_of, stored_data

REFERRALS = """
    referral_id | child | received   | decided    | nfa | closed
    r1          | Asha  | 2025-06-27 |            |     |              # a Friday: Monday is day 1
    r2          | Ben   | 2025-06-26 | 2025-06-30 | no  |              # decided, late
    r3          | Cai   | 2025-06-26 | 2025-07-01 | no  |              # decided after the data ends
    r4          | Dee   | 2025-06-26 |            | yes |              # led to nothing: that was decided
    r5          | Eli   | 2025-06-26 |            |     | 2025-06-30
    r6          | Fay   | 2025-01-02 |            |     |
"""


def test_who_is_undecided_on_the_data_date_is_listed():
    assert due("referral-decision", "2025-06-30", referral_decisions=REFERRALS) == {
        "Asha": "2025-06-30",
        "Cai": "2025-06-27",
        "Fay": "2025-01-03",
    }


def test_a_referral_older_than_the_decisions_loaded_is_counted_aside():
    told = found(
        "referral-decision",
        "2025-06-30",
        {"local_referral_decisions": "2025-01-03"},
        referral_decisions=REFERRALS,
    )
    assert {row["child_id"] for row in told.rows} == {"Asha", "Cai"}
    assert told.asides == {("990", "referral-decision", BEFORE): 1}


def test_a_contact_is_undecided_while_its_outcome_says_nothing():
    data = stored_data(
        "2025-06-30",
        ssd_contacts="""
        cont_contact_id | cont_person_id | cont_contact_date | cont_contact_outcome_json
        c1              | Asha           | 2025-06-27        |
        c2              | Ben            | 2025-06-27        | {"NFA_FLAG": "Y", "ADVICE_FLAG": "N"}
        c3              | Cai            | 2025-06-27        | {"NFA_FLAG": "N", "ADVICE_FLAG": "N"}
        c4              | Dee            | 2025-06-27        | {}
        c5              | Eli            | 2025-06-27        | No further action
        """,
    )
    assert set(rows_of(data, "undecided_contacts", "child_id")) == {"Asha", "Cai", "Dee"}
    assert (
        front_door.contact_decision.clock.deadline(
            rows_of(data, "undecided_contacts", "child_id")["Asha"]["received"]
        ).isoformat()
        == "2025-06-30"
    )
