"""A number of the National Framework means what it meant on the day of the report."""

from datetime import date

import pytest

from sightline.standards.inspection_judgements import judges_overall
from sightline.standards.national_framework import name_of_tag, national_framework, tag_in_words

NETWORK = "children and young people are supported by their family network"
SAFE = "children and young people are safe in and outside of their homes"


@pytest.mark.parametrize(
    ("tag", "on", "name"),
    [
        ("Outcome 2", date(2025, 3, 18), NETWORK),
        ("Outcome 3", date(2025, 3, 18), SAFE),
        ("Outcome 2", date(2026, 2, 28), NETWORK),
        ("Outcome 2", date(2026, 3, 16), None),  # which day of March counts no report says
        ("Outcome 2", date(2026, 4, 1), SAFE),
        ("outcome 3", date(2026, 9, 9), NETWORK),
        ("Outcome 3", None, None),
        ("Outcome 1", None, "children, young people and families stay together and get the help they need"),
        ("Outcome 4", date(2026, 3, 16), "children in care and care leavers have stable, loving homes"),
        ("Enabler 1", date(2025, 3, 18), "multi-agency working is prioritised and effective"),
        ("Outcome 3", date(2022, 5, 9), None),
        ("Outcome 9", date(2025, 3, 18), None),
        ("SEND", date(2025, 3, 18), None),
    ],
)
def test_names_by_the_day(tag, on, name):
    assert name_of_tag(tag, on) == name
    assert tag_in_words(tag, on) == (f"{tag}: {name}" if name else tag)


def test_no_number_has_two_names_on_one_day():
    for day in (date(2024, 1, 1), date(2026, 2, 28), date(2026, 4, 1), date(2027, 1, 1)):
        tags = [each.tag for each in national_framework() if each.meant_on(day)]
        assert len(tags) == len(set(tags)) == 13


def test_since_when_nothing_is_judged_overall():
    assert judges_overall(date(2026, 3, 31)) and judges_overall(None)
    assert not judges_overall(date(2026, 4, 1))
