"""Until when a body goes on, and when it is next reported to."""

from datetime import date

import pytest

from sightline.bodies.rules import EVERY, EXECUTIVE, IN_PUBLIC, KINDS, BodyTerms, fault_of_terms, next_report


@pytest.mark.parametrize(
    ("terms", "words"),
    [
        (BodyTerms(), ""),
        (BodyTerms(until=date(2027, 3, 31)), "Goes on until 31 March 2027."),
        (BodyTerms(until_words="Until the notice is lifted"), "Goes on until the notice is lifted."),
        (
            BodyTerms(until=date(2027, 3, 31), until_words="the notice is lifted"),
            "Goes on until 31 March 2027 or the notice is lifted.",
        ),
    ],
)
def test_until_when_a_body_goes_on(terms, words):
    assert terms.goes_on == words


def test_a_body_is_of_a_kind_there_is():
    assert fault_of_terms(BodyTerms("cabinet")) == ("", "")
    assert fault_of_terms(BodyTerms("club")) == ("kind", "Choose what kind of body it is.")
    assert EXECUTIVE < IN_PUBLIC < set(KINDS)


DAYS = [date(2018, 9, 25), date(2017, 11, 14), date(2018, 3, 13)]


# how often, first report, last report → the next one
@pytest.mark.parametrize(
    ("every", "first", "last", "due"),
    [
        ("half", date(2017, 5, 14), date(2017, 11, 14), date(2018, 5, 14)),
        ("half", date(2017, 11, 14), None, date(2017, 11, 14)),
        ("half", None, date(2017, 11, 14), date(2018, 5, 14)),
        ("half", None, None, None),
        ("half", date(2018, 5, 14), date(2017, 11, 14), date(2018, 5, 14)),
        ("quarter", date(2017, 6, 30), date(2018, 1, 15), date(2018, 3, 30)),
        ("month", date(2018, 1, 31), date(2018, 2, 20), date(2018, 2, 28)),
        ("year", date(2017, 7, 10), date(2018, 7, 10), date(2019, 7, 10)),
        ("meeting", None, None, date(2017, 11, 14)),
        ("meeting", None, date(2017, 11, 14), date(2018, 3, 13)),
        ("meeting", date(2018, 4, 1), None, date(2018, 9, 25)),
        ("meeting", None, date(2018, 9, 25), None),
    ],
)
def test_when_a_body_is_next_reported_to(every, first, last, due):
    assert every in EVERY and next_report(every, first, last, DAYS) == due
