from checks.drawn_checks import board
from sightline.checks.people.birth_dates_differ import birth_dates_differ


def test_a_child_born_on_two_days_is_listed_with_every_row_and_one_corrected_since_is_not():
    data = board(
        "2025-06-30",
        annexa_list_1="""
        record_id | child_unique_id | date_of_birth | last_seen  | withdrawn
        a         | Asha            | 2010-01-01    | 2025-06-30 | false
        b         | Ben             | 2008-02-02    | 2025-06-30 | false
        c         | Cai             | 2011-01-01    | 2025-01-31 | false    # corrected since
        """,
        annexa_list_4="""
        record_id | child_unique_id | date_of_birth | last_seen  | withdrawn
        d         | Ben             |               | 2025-06-30 | false
        e         | Dee             | 1999-01-01    | 2025-06-30 | true     # no longer shown
        """,
        annexa_list_9="""
        record_id | child_unique_id | date_of_birth | last_seen  | withdrawn
        f         | Asha            | 2010-01-01    | 2025-06-30 | false
        g         | Ben             | 2008-12-02    | 2025-06-30 | false
        h         | Cai             | 2011-01-10    | 2025-06-30 | false
        i         | Dee             | 2009-09-09    | 2025-06-30 | false
        """,
    )
    rows = birth_dates_differ.find(data).to_pyarrow().to_pylist()
    assert {(row["table"], row["record_id"], row["child_id"], row["found"]) for row in rows} == {
        ("annexa_list_1", "b", "Ben", "2008-02-02"),
        ("annexa_list_9", "g", "Ben", "2008-12-02"),
    }
