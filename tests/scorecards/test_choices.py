"""The periods offered: whole ones up to the data date, and always the one chosen."""

from datetime import date

from sightline.calendars.periods import parse
from sightline.scorecards.queries import choices


def named(data_to: date, chosen: str = "2025-26-Q1") -> dict[str, list[str]]:
    return {group: [each.name for each in known] for group, known in choices.periods(data_to, parse(chosen))}


def test_at_a_quarters_end_that_quarter_comes_first():
    found = named(date(2025, 6, 30))
    assert found["Quarters"][:2] == ["2025-26-Q1", "2024-25-Q4"]
    assert found["Months"][:2] == ["2025-06", "2025-05"]
    assert found["Up to now"] == ["YTD:2025-06", "R12:2025-06"]
    assert found["Half-years"] == ["2024-25-H2", "2024-25-H1", "2023-24-H2", "2023-24-H1"]
    assert found["Financial years"] == ["2024-25", "2023-24", "2022-23"]


def test_a_day_before_it_the_quarter_is_still_under_way_and_the_month_is_not_offered():
    found = named(date(2025, 6, 29))
    assert found["Quarters"][:2] == ["2025-26-Q1", "2024-25-Q4"]
    assert found["Months"][0] == "2025-05"
    assert found["Up to now"] == ["YTD:2025-05", "R12:2025-05"]


def test_a_half_year_is_offered_from_its_last_day():
    assert named(date(2025, 9, 30))["Half-years"][0] == "2025-26-H1"
    assert named(date(2025, 9, 29))["Half-years"][0] == "2024-25-H2"


def test_a_period_typed_into_the_address_is_among_those_offered():
    assert named(date(2025, 6, 30), "2019-20")["Chosen"] == ["2019-20"]


def test_titles_begin_with_a_capital_and_tell_the_year_to_date_from_a_quarter():
    assert choices.title(parse("R12:2025-06")) == "Twelve months to 30 June 2025"
    assert choices.title(parse("YTD:2025-06")) == "Year to date: April to June 2025"


def test_without_small_numbers_only_what_is_over_and_overlaps_nothing_is_offered():
    found = choices.periods(date(2025, 5, 31), parse("2024-25-Q4"), every=False)
    assert [group for group, _ in found] == ["Quarters", "Financial years", "Months"]
    assert found[0][1][0].name == "2024-25-Q4"
