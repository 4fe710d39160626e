"""A notice to improve is in force until it is lifted: what is said beside its name, and what may become of it."""

from datetime import date, timedelta

import pytest

from sightline.programme.sources.rules.notices import KIND, after_name, fault, lifted_fault, state_of

GIVEN = date(2013, 3, 20)


@pytest.mark.parametrize(
    ("kind", "lifted_on", "state", "after"),
    [
        (KIND, None, "in_force", ", in force"),
        (KIND, GIVEN, "lifted", ", lifted on 20 March 2013"),
        ("inspection", None, "", ""),
        ("inspection", GIVEN, "", ""),
    ],
)
def test_only_a_notice_is_in_force_or_lifted_and_says_so_beside_its_name(kind, lifted_on, state, after):
    assert (state_of(kind, lifted_on), after_name(kind, lifted_on)) == (state, after)


@pytest.mark.parametrize(
    ("kind", "lifted_on", "wanted", "reason", "said"),
    [
        (KIND, None, "lifted", "The DfE wrote", ""),
        (KIND, GIVEN, "in_force", "It was lifted by mistake", ""),
        (KIND, None, "lifted", " ", "Say why"),
        (KIND, GIVEN, "in_force", "", "Say why"),
        (KIND, GIVEN, "lifted", "The DfE wrote", "cannot go to 'Lifted'"),
        (KIND, None, "in_force", "It is", "cannot go to 'In force'"),
        (KIND, None, "gone", "It is", "There is no state 'gone'"),
        ("inspection", None, "lifted", "The DfE wrote", "Only a notice to improve is lifted."),
    ],
)
def test_what_may_become_of_it_and_why_not(kind, lifted_on, wanted, reason, said):
    sentence = fault(kind, lifted_on, wanted, reason)
    assert said in sentence and bool(sentence) == bool(said)


@pytest.mark.parametrize(
    ("on", "said_on", "said"),
    [
        (GIVEN, GIVEN, ""),
        (GIVEN - timedelta(days=1), GIVEN, "before it was given"),
        (GIVEN - timedelta(days=1), None, ""),
        (date(2015, 1, 1), GIVEN, ""),
        (date(2015, 1, 2), GIVEN, "cannot be after today"),
    ],
)
def test_the_day_lies_between_the_day_it_was_given_and_today(on, said_on, said):
    found = lifted_fault(on, said_on, date(2015, 1, 1))
    assert said in found and bool(said) == bool(found)
