"""The day that words mean: the end of quarter 3 of 2017/18 is 31 December 2017, and what names no day gives none."""

from datetime import date

import pytest

from sightline.calendars.due_words import due_day

WRITTEN = date(2017, 11, 14)
TABLE = """
    words                                       | due
    14 November 2017                            | 2017-11-14
    by 14/11/2017                               | 2017-11-14
    November 2017                               | 2017-11-30
    end of February 2016                        | 2016-02-29
    end of quarter 3 of 2017/18                 | 2017-12-31
    at the end of quarter 3 of 2017-18.         | 2017-12-31
    Q3 2017-18                                  | 2017-12-31
    Q4 2017/18                                  | 2018-03-31
    by the end of H1 2018-19                    | 2018-09-30
    at the end of quarter 3                     | 2017-12-31
    by the end of quarter 2                     | 2018-09-30
    Q4                                          | 2018-03-31
    end of the financial year                   | 2018-03-31
    end of year 2018-19                         | 2019-03-31
    2018/19                                     | 2019-03-31
    end of quarter 3 of 2017/19                 | none
    the end of quarter 5                        | none
    in due course                               | none
    31 February 2018                            | none
"""
ROWS = [[cell.strip() for cell in line.split("|")] for line in TABLE.strip().splitlines()[1:]]


@pytest.mark.parametrize(("words", "due"), ROWS)
def test_the_day_that_words_mean(words, due):
    assert due_day(words, WRITTEN) == (None if due == "none" else date.fromisoformat(due))


@pytest.mark.parametrize("words", ["end of quarter 3", "the end of the financial year"])
def test_a_quarter_of_no_year_names_no_day_where_nobody_says_when_it_was_written(words):
    assert due_day(words) is None


@pytest.mark.parametrize("number", [1, 2, 3, 4])
@pytest.mark.parametrize("month", range(1, 13))
def test_a_quarter_without_a_year_is_the_next_that_ends(number, month):
    written = date(2017, month, 15)
    due = due_day(f"end of quarter {number}", written)
    assert due and 0 <= (due - written).days < 366 and due.month == (3 * number + 2) % 12 + 1
