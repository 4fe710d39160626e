"""Did an action make a difference: the day it can be said, and the day it cannot."""

import pytest

from sightline.statistics.difference import difference
from sightline.statistics.refusals import StatisticsError

BEFORE = [70, 78] * 12


@pytest.mark.parametrize(
    ("after", "lag", "answer"),
    [
        ([96], 0, "better"),
        ([50], 0, "worse"),
        ([74], 0, "no difference yet"),
        ([96], 1, "too early"),
        ([74, 96], 1, "better"),
        ([96, 74], 1, "no difference yet"),  # the last point decides
        ([], 0, "too early"),
        ([96, None], 0, "cannot say"),
        ([70, *[75, 76] * 4], 0, "better"),
    ],
)
def test_the_last_point_after_the_lag_decides(after, lag, answer):
    found = difference(BEFORE + after, started=24, improvement="increase", lag=lag)
    assert found.answer == answer
    assert (found.chart is None) == (answer in ("too early", "cannot say")) == bool(found.why)


def test_less_can_be_better():
    assert difference([*BEFORE, 50], started=24, improvement="decrease").answer == "better"


@pytest.mark.parametrize(
    ("before", "why"),
    [
        (BEFORE[:23], "Limits need 24 values from before the start; there are 23."),
        ([None, *BEFORE[:23]], "Limits need 24 values from before the start; there are 23."),
        ([70], "Limits need 24 values from before the start; there is 1."),
    ],
)
def test_fewer_than_24_values_before_say_nothing(before, why):
    found = difference([*before, 96], started=len(before), improvement="increase")
    assert (found.answer, found.why) == ("cannot say", why)


def test_the_limits_are_those_of_before():
    found = difference([*BEFORE, *[96] * 9], started=24, improvement="increase")
    assert found.chart and set(found.chart.mean) == {74}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"improvement": "neutral"}, "needs a direction"),
        ({"lag": -1}, "counted from 0; they were given as 24 and -1"),
        ({"started": -3}, "counted from 0; they were given as -3 and 0"),
    ],
)
def test_what_makes_no_sense_is_refused(given, said):
    with pytest.raises(StatisticsError, match=said):
        difference([*BEFORE, 1], **{"started": 24, "improvement": "increase", **given})
