from datetime import date

import pytest

from support.stored import rows_of, stored_data


def birthdays(born, data_to):
    data = stored_data(
        data_to,
        ssd_person=f"""
        pers_person_id | pers_dob
        Asha           | {born}
        """,
        ssd_care_leavers="""
        clea_table_id | clea_person_id | clea_care_leaver_in_touch | clea_care_leaver_accommodation
        l1            | Asha           | yes                       | u
        """,
    )
    return rows_of(data, "birthdays", "leaver_id")


@pytest.mark.parametrize(
    ("born", "data_to", "turned", "birthday"),
    [
        ("2006-06-30", "2025-06-30", 19, date(2025, 6, 30)),  # on the data date
        ("2006-07-01", "2025-06-30", 18, date(2024, 7, 1)),  # the day after it: last year's
        ("2004-02-29", "2024-02-29", 20, date(2024, 2, 29)),
        ("2004-02-29", "2025-02-28", 20, date(2024, 2, 29)),  # not yet 21
        ("2004-02-29", "2025-03-01", 21, date(2025, 3, 1)),
    ],
)
def test_the_last_birthday_is_the_one_on_or_before_the_data_date(born, data_to, turned, birthday):
    row = birthdays(born, data_to)["l1"]
    assert (row["turned"], row["birthday"]) == (turned, birthday)


def test_codes_are_read_in_capitals():
    row = birthdays("2006-06-30", "2025-06-30")["l1"]
    assert (row["in_touch"], row["accommodation"], row["activity"]) == ("YES", "U", None)


def test_a_care_leaver_without_a_date_of_birth_has_no_birthday():
    assert birthdays("", "2025-06-30") == {}
