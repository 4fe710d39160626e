"""What may be said of an action's difference: each answer, the month that decides and the month that does not."""

from datetime import date

import pytest

from sightline.programme.difference.rules.declaration import fault_of_declaring, fault_of_judging
from sightline.programme.difference.rules.light import ANSWERS, answer, month_after, months_between
from sightline.programme.difference.rules.light import DifferenceTest as Asked

BEFORE = [70.0, 78.0] * 12


def asked(
    after, *, before=BEFORE, bases=None, started=date(2022, 1, 1), kind="share", direction="higher", **more
):
    """24 months to December 2021, then those after."""
    values = [*before, *after]
    names = [month_after("2022-01", place - len(before)) for place in range(len(values))]
    whole = [60.0] * len(values) if bases is None else bases
    return Asked(
        names=names, values=values, bases=whole, kind=kind, direction=direction, started=started, **more
    )


@pytest.mark.parametrize(
    ("after", "more", "said"),
    [
        ([96], {}, "better"),
        ([50], {}, "worse"),
        ([74], {}, "no_signal"),
        ([50], {"direction": "lower"}, "better"),
        ([96], {"direction": "lower"}, "worse"),
        ([], {}, "too_early"),
        # started on the 2nd: its own month is neither before nor after
        ([96], {"started": date(2022, 1, 2)}, "too_early"),
        ([96, 96], {"started": date(2022, 1, 2)}, "better"),
        # a lag of two months, from the 1st: January and February are not judged, March is
        ([96, 96], {"lag": 2}, "too_early"),
        ([96, 96, 96], {"lag": 2}, "better"),
        ([96, 96, 74], {"lag": 2}, "no_signal"),
        ([96, None], {}, "cannot_tell"),
        ([96], {"changed": ["2022-01"]}, "cannot_tell"),  # counted in another way from the month it started
        ([96, 96], {"changed": ["2022-02"]}, "cannot_tell"),
        ([96], {"changed": ["2020-01"]}, "better"),  # before everything: nothing is lost
        ([96], {"anew": ["2021-06"]}, "cannot_tell"),  # seven months are left
        ([96, 96], {"anew": ["2022-02"]}, "better"),  # limits that start anew after the start would hide it
    ],
)
def test_each_answer(after, more, said):
    found = answer(asked(after, **more))
    assert found.answer == said in ANSWERS
    assert found.sentence.endswith(".")
    assert (found.chart is not None) == (said in ("better", "worse", "no_signal"))


@pytest.mark.parametrize(
    ("bases", "least", "said"),
    [
        ([60] * 24 + [20], 20, "better"),
        ([60] * 24 + [19], 20, "too_small"),
        ([19] * 24 + [60], 20, "too_small"),  # an ordinary month before counts as well
        ([19] * 11 + [60] * 14, 20, "better"),
        ([60] * 24 + [19], 10, "better"),
        ([60] * 24 + [None], 20, "too_small"),
    ],
)
def test_a_month_rests_on_as_many_cases_as_the_test_asks_for(bases, least, said):
    found = answer(asked([96], bases=bases, least=least))
    assert found.answer == said
    assert "19" not in found.sentence  # a small number is not given away


@pytest.mark.parametrize(
    ("before", "kind", "said"),
    [
        ([3, 3, 4, 2] * 6, "count", "better"),
        ([3, 3, 3, 2] * 6, "count", "too_small"),
        ([94.0, 96.0] * 12, "share", "better"),  # three of sixty are not counted
        ([97.0, 96.0] * 12, "share", "too_small"),
    ],
)
def test_under_three_in_an_average_month_there_is_no_verdict(before, kind, said):
    after = [12] if kind == "count" else [60]
    found = answer(asked(after, before=before, kind=kind, direction="higher" if kind == "count" else "lower"))
    assert found.answer == said


def test_a_count_may_fall_to_nothing():
    assert answer(asked([0] * 8, before=[8, 12] * 12, kind="count", direction="lower")).answer == "better"


def test_a_stock_is_judged_on_its_change_and_a_level_it_keeps_says_nothing():
    level = [400 + place % 2 * 4 for place in range(25)]
    told = {
        "before": level,
        "kind": "count",
        "stock": True,
        "direction": "lower",
        "started": date(2022, 1, 1),
    }
    assert answer(asked([340], **told)).answer == "better"
    kept = answer(asked([340, 340, 343, 340, 343], **told))
    assert kept.answer == "no_signal" and "month-to-month change" in kept.sentence


def test_a_stock_that_only_rises_by_less_is_not_better():
    rising = [400 + 10 * place + place % 2 for place in range(25)]
    told = {"before": rising, "kind": "count", "stock": True, "direction": "lower"}
    assert answer(asked([rising[-1] + 3 * (place + 1) for place in range(9)], **told)).answer == "no_signal"


def test_a_stock_of_24_months_has_23_changes_and_cannot_tell():
    told = answer(asked([340], before=[400, 404] * 12, kind="count", stock=True, direction="lower"))
    assert told.answer == "cannot_tell" and "23" in told.sentence


def test_limits_rest_on_three_years_before_it_started_and_no_more():
    long_ago = [10.0, 12.0] * 12
    found = answer(asked([74], before=[*long_ago, *[70.0, 78.0] * 18]))
    assert found.first == "2019-01" and found.chart is not None
    assert round(float(found.chart.mean[0])) == 74


def test_months_are_counted_over_years():
    assert month_after("2021-12", 1) == "2022-01" and month_after("2022-01", -1) == "2021-12"
    assert months_between("2021-11", "2022-02") == 3


DECLARED = {"better": "higher", "direction": "higher", "lag": 3, "least": 20, "words": ""}


@pytest.mark.parametrize(
    ("basis", "more", "field"),
    [
        ("measure", {}, ""),
        ("measure", {"better": "neither", "direction": "lower"}, ""),
        ("measure", {"better": None}, "measure"),
        ("measure", {"direction": ""}, "direction"),
        ("measure", {"direction": "lower"}, "direction"),
        ("measure", {"lag": 36}, ""),
        ("measure", {"lag": 37}, "lag"),
        ("measure", {"lag": -1}, "lag"),
        ("measure", {"least": 0}, "least"),
        ("audit", {"better": None, "direction": "", "words": "Ten audits a month"}, ""),
        ("audit", {"words": "  "}, "words"),
        ("guess", {}, "basis"),
    ],
)
def test_what_may_be_declared(basis, more, field):
    found, why = fault_of_declaring(basis, **{**DECLARED, **more})
    assert found == field and bool(why) == bool(field) and (not why or why.endswith("."))


@pytest.mark.parametrize(("least", "field"), [(10, ""), (20, ""), (5, "least"), (21, "least")])
def test_without_small_numbers_the_fewest_cases_are_declared_in_tens(least, field):
    found, _ = fault_of_declaring("measure", **{**DECLARED, "least": least}, in_tens=True)
    assert found == field


@pytest.mark.parametrize(
    ("basis", "verdict", "words", "by_owner", "fault"),
    [
        ("audit", "better", "Eight of ten were good", False, ""),
        ("audit", "better", "Eight of ten were good", True, "does not judge"),
        ("audit", "better", " ", False, "what was found"),
        ("audit", "", "Eight of ten were good", False, "Choose the verdict"),
        ("measure", "better", "I think so", False, "Nobody can"),
        (None, "better", "I think so", False, "Declare it first"),
    ],
)
def test_what_may_be_judged(basis, verdict, words, by_owner, fault):
    _, why = fault_of_judging(basis, verdict, words, by_owner=by_owner)
    assert (fault in why) if fault else not why
