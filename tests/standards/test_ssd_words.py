"""The dataset's names as a social worker would say them."""

import pytest

from sightline.standards.ssd import tables
from sightline.standards.ssd_words import field_in_words, table_in_words


@pytest.mark.parametrize(
    ("table", "field", "said"),
    [
        ("ssd_cin_assessments", "cina_assessment_auth_date", "Assessment authorised date"),
        ("ssd_person", "pers_ethnicity", "Ethnicity"),
        ("ssd_person", "pers_dob", "Date of birth"),
        ("ssd_involvements", "invo_professional_id", "Professional reference"),
        ("ssd_nowhere", "xyz_thing", "Xyz thing"),
    ],
)
def test_a_field_is_said_in_words(table, field, said):
    assert field_in_words(table, field) == said


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("ssd_cin_assessments", "Assessments"),
        ("ssd_cp_reviews", "Child protection reviews"),
        ("ssd_address", "Address"),
    ],
)
def test_a_table_is_said_in_words(table, said):
    assert table_in_words(table) == said


def test_no_name_keeps_its_underscores_or_is_blank_and_no_two_fields_of_a_table_are_alike():
    for table in tables().values():
        names = [field_in_words(table.name, field.name) for field in table.fields]
        assert "_" not in "".join([*names, table_in_words(table.name)]) and all(names)
        assert len(set(names)) == len(names), table.name
