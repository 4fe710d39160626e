from datetime import date

import pytest

from sightline.freezes.rules.making import (
    FreezeRuleError,
    first_day_reported,
    name_of,
    periods_to,
    refuse_confirming,
    refuse_cut_off,
)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Q2 2026-27", "q2-2026-27"),
        ("  half_year/2026 ", "half-year-2026"),
        ("2026.09", "2026-09"),
        ("a", "a"),
    ],
)
def test_a_name_is_written_as_addresses_write_it(typed, name):
    assert name_of(typed) == name


@pytest.mark.parametrize("typed", ["", "  ", "/", "Q2 (final)", "é", "x" * 41])
def test_what_is_no_name_is_refused_in_a_sentence(typed):
    with pytest.raises(FreezeRuleError) as refused:
        name_of(typed)
    assert refused.value.field == "name"
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize("day", [date(2026, 10, 20), date(2026, 9, 30), date(2024, 2, 29)])
def test_the_data_date_and_ends_of_months_before_it_can_be_frozen_to(day):
    refuse_cut_off(day, date(2026, 10, 20))


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 10, 21), "complete to 20 October 2026"),
        (date(2026, 10, 31), "complete to 20 October 2026"),
        (date(2026, 10, 19), "end of a month"),
        (date(2026, 9, 29), "end of a month"),
    ],
)
def test_no_other_day_can(day, words):
    with pytest.raises(FreezeRuleError, match=words):
        refuse_cut_off(day, date(2026, 10, 20))


@pytest.mark.parametrize(
    ("cut_off", "names"),
    [
        (date(2026, 9, 30), ["2026-27-Q2", "2026-09", "YTD:2026-09", "R12:2026-09", "2025-26"]),
        (date(2026, 10, 31), ["2026-27-Q2", "2026-10", "YTD:2026-10", "R12:2026-10", "2025-26"]),
        (date(2026, 10, 20), ["2026-27-Q2", "2026-09", "YTD:2026-09", "R12:2026-09", "2025-26"]),
        (date(2026, 3, 31), ["2025-26-Q4", "2026-03", "YTD:2026-03", "R12:2026-03", "2025-26"]),
        (date(2026, 4, 15), ["2025-26-Q4", "2026-03", "YTD:2026-03", "R12:2026-03", "2025-26"]),
    ],
)
def test_the_periods_reported_are_those_that_are_over_on_the_day(cut_off, names):
    assert [each.name for each in periods_to(cut_off)] == names


@pytest.mark.parametrize(
    ("cut_off", "first"), [(date(2026, 9, 30), date(2025, 4, 1)), (date(2026, 3, 31), date(2025, 4, 1))]
)
def test_the_cases_begin_with_the_first_period_reported(cut_off, first):
    assert first_day_reported(cut_off) == first


def test_a_second_person_confirms_and_once():
    refuse_confirming("lead", "analyst", "")
    with pytest.raises(FreezeRuleError, match="second person"):
        refuse_confirming("analyst", "analyst", "")
    with pytest.raises(FreezeRuleError, match="lead has confirmed"):
        refuse_confirming("other", "analyst", "lead")
