from datetime import date

import pytest

from support.stored import rows_of, stored_data

PLANS = """
    lacp_table_id | lacp_person_id | lacp_cla_care_plan_start_date | lacp_cla_care_plan_end_date | lacp_cla_care_plan_json
    c1            | Asha           | 2025-01-06                    | 2025-06-30                  | {said}
    """
SSD = '{"REMAINSUP": "", "RETURN1M": "", "LTRELFR": "N", "LTFOST18": "%s", "ADOPTION": "", "OTHERPLN": ""}'


@pytest.mark.parametrize("yes", ["Y", "y", "Yes", "1", "true"])
def test_a_care_plan_that_names_long_term_foster_care_to_18_is_one_however_yes_is_written(yes):
    data = stored_data("2025-06-30", ssd_cla_care_plan=PLANS.format(said=SSD % yes))
    assert rows_of(data, "plans_to_18", "child_id") == {
        "Asha": {
            "authority": "990",
            "child_id": "Asha",
            "started": date(2025, 1, 6),
            "ended": date(2025, 6, 30),
        }
    }
    assert rows_of(data, "permanence_plans", "plan_id")


@pytest.mark.parametrize(
    ("said", "permanence"),
    [
        (SSD % "N", False),
        (SSD % "", False),
        ('{"LTFOST18": "N", "ADOPTION": "Y"}', True),
        ('{"NOT_LTFOST18": "Y"}', False),
        ("", False),
    ],
)
def test_one_that_says_no_or_nothing_or_another_plan_is_none(said, permanence):
    data = stored_data("2025-06-30", ssd_cla_care_plan=PLANS.format(said=said))
    assert rows_of(data, "plans_to_18", "child_id") == {}
    assert bool(rows_of(data, "permanence_plans", "plan_id")) is permanence


@pytest.mark.parametrize(
    "said", ['{"LTFOST18":true}', '{ "LTFOST18" : 1 , "ADOPTION" : 0 }', "{'LTFOST18': 'Y'}"]
)
def test_bare_values_blanks_and_single_quotes_are_read(said):
    data = stored_data("2025-06-30", ssd_cla_care_plan=PLANS.format(said=said))
    assert rows_of(data, "plans_to_18", "child_id")
