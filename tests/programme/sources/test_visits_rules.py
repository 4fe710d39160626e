"""The days of a visit: as exactly as they are known, and no more."""

from datetime import date

import pytest

from sightline.programme.sources.rules.visits import known_by, visit_in_words

LETTER = date(2017, 6, 12)


@pytest.mark.parametrize(
    ("first", "last", "in_months", "words"),
    [
        (None, None, False, ""),
        (date(2017, 5, 3), None, False, "3 May 2017"),
        (date(2017, 5, 3), date(2017, 5, 3), False, "3 May 2017"),
        (date(2017, 5, 2), date(2017, 5, 3), False, "2 to 3 May 2017"),
        (date(2017, 4, 28), date(2017, 5, 3), False, "28 April to 3 May 2017"),
        (date(2017, 5, 3), date(2017, 6, 3), False, "3 May to 3 June 2017"),
        (date(2016, 12, 28), date(2017, 1, 5), False, "28 December 2016 to 5 January 2017"),
        (date(2018, 4, 1), date(2018, 4, 30), False, "1 to 30 April 2018"),
        (date(2018, 4, 1), date(2018, 4, 30), True, "April 2018"),
        (date(2018, 4, 1), date(2018, 5, 31), True, "April to May 2018"),
        (date(2017, 12, 1), date(2018, 1, 31), True, "December 2017 to January 2018"),
        (date(2017, 4, 1), date(2018, 4, 30), True, "April 2017 to April 2018"),
    ],
)
def test_a_visit_in_words(first, last, in_months, words):
    assert visit_in_words(first, last, in_months) == words
    assert known_by(None, first, last, in_months) == (f"Visited {words}" if words else "No date")
    assert known_by(LETTER, first, last, in_months) == "12 June 2017"
