"""Words quoted as they stand, with page and role.

| last line typed | said by | page |
|---|---|---|
| none | blank | none |
| — lead inspector, page 3 | lead inspector | 3 |
| — page 3 | blank | 3 |
| — Mrs Smith | refused: a name | |
| — page 0 | refused | |
"""

import pytest

from sightline.programme.sources.rules.findings import CannotMendError
from sightline.programme.sources.rules.quotations import as_quoted, quotations_in, quotations_text


@pytest.mark.parametrize(
    ("typed", "said_by", "page"),
    [
        ("Staff are proud.", "", None),
        ("Staff are proud.\n— lead inspector, page 3", "lead inspector", 3),
        ("Staff are proud.\n-- Lead inspector", "Lead inspector", None),
        ("Staff are proud.\n– page 3", "", 3),
        ("Staff are proud.\n— p. 12", "", 12),
        ("Staff are proud.\n— Head of service, P. 9999", "Head of service", 9999),
        ("Staff are proud.\n— the pageant", "the pageant", None),
    ],
)
def test_the_last_line_says_whose_it_is_and_where(typed, said_by, page):
    (found,) = quotations_in(typed)
    assert found == {"words": "Staff are proud.", "said_by": said_by, "page": page}
    assert quotations_in(quotations_text([found])) == [found]


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("Proud\n— Mrs Smith", "somebody’s name"),
        ("Proud\n— page 0", "count from 1"),
        ("— page 3", "not what was said"),
        ("Proud\n— Dr. No, page 2", "somebody’s name"),
        ("Proud\n— " + "x" * 151, "longer than 150"),
    ],
)
def test_what_is_no_quotation_is_refused(typed, why):
    with pytest.raises(CannotMendError, match=why):
        quotations_in(typed)


def test_two_quotations_have_a_blank_line_between():
    assert [each["page"] for each in quotations_in("One\n— page 1\r\n\r\nTwo\n— page 2")] == [1, 2]


def test_a_role_may_have_150_characters():
    (quoted,) = quotations_in("Proud\n— " + "x" * 150)
    assert quoted["said_by"] == "x" * 150


def test_a_quotation_may_have_several_lines_and_nothing_typed_is_none():
    (quoted,) = quotations_in("  Staff\nare proud.\n— page 3\n\n \n")
    assert quoted["words"] == "Staff\nare proud."
    assert quotations_in(" \n\n ") == []


@pytest.mark.parametrize(
    ("quotation", "text"),
    [
        ("Proud", "Proud"),  # begun before pages were asked
        ({"words": "Proud"}, "Proud"),
        ({"words": "Proud", "said_by": None, "page": None}, "Proud"),
        ({"words": "Proud", "said_by": "lead inspector", "page": None}, "Proud\n— lead inspector"),
        ({"words": "Proud", "said_by": "", "page": 3}, "Proud\n— page 3"),
        ({"words": "Proud", "said_by": "lead inspector", "page": 3}, "Proud\n— lead inspector, page 3"),
    ],
)
def test_quotations_of_any_age_are_typed_again_as_they_are_kept(quotation, text):
    assert quotations_text([quotation]) == text
    assert quotations_text([quotation, "Two"]) == f"{text}\n\nTwo"
    assert quotations_in(text) == [as_quoted(quotation)]
