"""What may be said of an action's difference: each answer, the month that decides and the month that does not."""

# pyright: reportArgumentType=false
from datetime import date

import pytest

from sightline.programme.difference.rules.declaration import (
    AskedTest,
    fault_of_declaring,
    fault_of_judging,
    fault_of_starting,
    takes_a_second_person,
)
from sightline.programme.difference.rules.light import (
    ANSWERS,
    answer,
    month_after,
    months_between,
    of_several,
)
from sightline.programme.difference.rules.light import DifferenceTest as Asked
from sightline.programme.difference.rules.target import distance

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


def test_a_stock_has_no_change_where_it_begins_to_be_counted_anew():
    """Four thousand were counted until 2019: the step to four hundred is no child who left."""
    before = [4000.0] * 12 + [400 + place % 2 * 4 for place in range(26)]
    asked_of = {"before": before, "kind": "count", "stock": True, "direction": "lower"}
    anew = asked([400, 340], **asked_of, anew=["2019-11"])
    answered = answer(anew)
    assert anew.names[12] == answered.first == "2019-11" and answered.answer == "better"
    assert answered.chart is not None and answered.chart.values[0] is None
    assert answered == answer(asked([400, 340], **asked_of, changed=["2019-11"]))
    assert answer(
        asked([400, 340], **asked_of | {"before": before[:12] + before[14:]}, anew=["2020-01"])
    ).answer == (
        "cannot_tell"  # twenty-four months have twenty-three changes
    )


@pytest.mark.parametrize(
    ("after", "said"),
    [
        ([None], "January 2022, the latest month, has no figure."),
        ([None, 340], "February 2022, the latest month, has none before it to be compared with."),
    ],
)
def test_why_the_latest_change_of_a_stock_is_not_known(after, said):
    level = [400 + place % 2 * 4 for place in range(25)]
    answered = answer(asked(after, before=level, kind="count", stock=True, direction="lower"))
    assert (answered.answer, answered.sentence) == ("cannot_tell", said)


@pytest.mark.parametrize(
    ("before", "kind", "said"),
    [
        ([400.0, 401.0] * 13, "count", "better"),  # by one in an average month
        ([400.0, 400.0, 401.0, 401.0] * 7, "count", "too_small"),
    ],
)
def test_a_stock_that_hardly_moves_has_no_verdict(before, kind, said):
    answered = answer(asked([300], before=before, kind=kind, stock=True, direction="lower"))
    assert answered.answer == said
    assert said == "better" or "fewer than 1 in an average month" in answered.sentence


@pytest.mark.parametrize(
    ("kind", "before", "bases", "said"),
    [
        ("rate", [2.0, 4.0] * 12, 10_000, "better"),  # three of ten thousand a month
        ("rate", [2.0, 3.0] * 12, 10_000, "too_small"),
        ("rate", [2.0, 3.0] * 12, 60_000, "better"),
        ("mean", [2.0, 3.0] * 12, 20, "better"),  # nothing is counted: its cases are enough
        ("median", [2.0, 3.0] * 12, 19, "too_small"),
        ("ratio", [2.0, 3.0] * 12, None, "better"),
    ],
)
def test_each_kind_rests_on_what_it_counts(kind, before, bases, said):
    answered = answer(asked([12], before=before, bases=[bases] * 25, kind=kind))
    assert answered.answer == said


def by_quarter(after, *, before=(70.0, 78.0) * 6, started=date(2022, 1, 1), **more):
    """Twelve quarters to December 2021, then those after."""
    values = [*before, *after]
    names = [month_after("2022-01", 3 * (place - len(before))) for place in range(len(values))]
    about = {"kind": "share", "direction": "higher", "started": started, "each": 3} | more
    return Asked(names=names, values=values, bases=[60.0] * len(values), **about)


Q4 = "Q4 2021-22 (January to March 2022)"


@pytest.mark.parametrize(
    ("test", "said", "sentence"),
    [
        (by_quarter([96]), "better", f"The measure moved the declared way in {Q4} by more than chance would"),
        (by_quarter([50]), "worse", f"The measure moved the wrong way in {Q4}"),
        (by_quarter([74]), "no_signal", "against the quarters before January 2022."),
        (by_quarter([]), "too_early", "before January 2022, and no whole quarter from then on is over"),
        (by_quarter([96], lag=1), "too_early", "before February 2022, and no whole quarter"),
        (by_quarter([96, 96], lag=1), "better", "Q1 2022-23"),
        (by_quarter([None]), "cannot_tell", f"{Q4}, the latest quarter, has no figure."),
        # the quarter it started in is neither before nor after, and eleven are left
        (
            by_quarter([96], started=date(2021, 12, 1)),
            "cannot_tell",
            "Limits need 12 quarters from before it started",
        ),
        (
            by_quarter([96], started=date(2021, 12, 1), before=[70.0, 78.0] * 6 + [96]),
            "better",
            "before December 2021",
        ),
        (by_quarter([96], before=[70.0]), "cannot_tell", "counted in one way; there is 1."),
    ],
)
def test_a_figure_of_few_cases_is_judged_by_quarters(test, said, sentence):
    answered = answer(test)
    assert answered.answer == said and sentence in answered.sentence


def test_limits_of_quarters_rest_on_five_years_before_it_started_and_no_more():
    answered = answer(by_quarter([74], before=[10.0, 12.0] * 6 + [70.0, 78.0] * 10))
    assert answered.first == "2017-01" and answered.chart is not None
    assert round(float(answered.chart.mean[0])) == 74


@pytest.mark.parametrize(
    ("status", "wanted", "declared", "may"),
    [
        ("not_started", "in_progress", False, False),
        ("paused", "in_progress", False, False),
        ("not_started", "in_progress", True, True),
        ("not_started", "stopped", False, True),
        ("done", "in_progress", False, True),  # while it is closed nothing can be declared
        ("stopped", "in_progress", False, True),
    ],
)
def test_nothing_starts_before_what_will_show_a_difference_is_declared(status, wanted, declared, may):
    sentence = fault_of_starting(status, wanted, declared=declared)
    assert sentence.startswith("" if may else "Declare first") and bool(sentence) is not may


def test_limits_rest_on_three_years_before_it_started_and_no_more():
    long_ago = [10.0, 12.0] * 12
    found = answer(asked([74], before=[*long_ago, *[70.0, 78.0] * 18]))
    assert found.first == "2019-01" and found.chart is not None
    assert round(float(found.chart.mean[0])) == 74


def test_months_are_counted_over_years():
    assert month_after("2021-12", 1) == "2022-01" and month_after("2022-01", -1) == "2021-12"
    assert months_between("2021-11", "2022-02") == 3


HELD = {"baseline": 74.0, "baseline_on": date(2026, 6, 30), "target": 90.0, "target_by": date(2027, 3, 31)}


def fault(
    basis: str = "measure", better: str | None = "higher", unit: str = "percent", **more
) -> tuple[str, str]:
    asked_for = {"measure": "AS01", "direction": "higher", "lag": 3, "least": 20, **more}
    in_tens = asked_for.pop("in_tens", False)
    return fault_of_declaring(AskedTest(basis=basis, **asked_for), better=better, unit=unit, in_tens=in_tens)


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
        ("measure", HELD, ""),
        ("measure", HELD | {"baseline": None}, "baseline"),
        ("measure", HELD | {"baseline_on": None}, "baseline_on"),
        ("measure", HELD | {"target": None}, "target"),
        ("measure", HELD | {"target_by": None}, "target_by"),
        ("measure", {"target": 90.0, "target_by": date(2027, 3, 31)}, ""),
        ("measure", HELD | {"target": 100.0}, ""),
        ("measure", HELD | {"target": 100.1}, "target"),
        ("measure", HELD | {"target": 100.1, "unit": "days"}, ""),
        ("measure", HELD | {"baseline": -0.1}, "baseline"),
        ("measure", HELD | {"target": 74.0}, "target"),
        ("measure", HELD | {"target": 74.1}, ""),
        ("measure", HELD | {"better": "neither", "direction": "lower"}, "target"),
        ("measure", HELD | {"target_by": date(2026, 6, 30)}, "target_by"),
        ("measure", HELD | {"target_by": date(2026, 7, 1)}, ""),
    ],
)
def test_what_may_be_declared(basis, more, field):
    found, why = fault(basis, **more)
    assert found == field and bool(why) == bool(field) and (not why or why.endswith("."))


@pytest.mark.parametrize(("least", "field"), [(10, ""), (20, ""), (5, "least"), (21, "least")])
def test_without_small_numbers_the_fewest_cases_are_declared_in_tens(least, field):
    assert fault(least=least, in_tens=True)[0] == field


@pytest.mark.parametrize(
    ("status", "started", "declared", "second"),
    [
        ("not_started", False, True, False),
        ("in_progress", True, True, True),
        ("in_progress", True, False, False),  # the first test of an action that runs
        ("paused", True, True, True),
        ("not_started", True, True, True),
    ],
)
def test_a_declared_test_of_a_started_action_takes_a_second_person(status, started, declared, second):
    assert takes_a_second_person(status, started=started, declared=declared) is second


@pytest.mark.parametrize(
    ("answers", "together"),
    [
        ([], "not_declared"),
        (["better"], "better"),
        (["better", "better"], "better"),
        (["better", "too_early"], "too_early"),
        (["better", "audit"], "audit"),
        (["better", "no_signal"], "no_signal"),
        (["no_signal", "worse", "better"], "worse"),
    ],
)
def test_of_several_tests_it_is_better_only_where_every_one_is(answers, together):
    assert of_several(answers) == together


@pytest.mark.parametrize(
    ("now", "target", "direction", "unit", "due", "said"),
    [
        (
            81.0,
            90.0,
            "higher",
            "percent",
            date(2027, 3, 31),
            "Now 81.0% (May), 9.0 points short of 90% due March 2027.",
        ),
        (
            89.94,
            90.0,
            "higher",
            "percent",
            date(2027, 3, 31),
            "Now 89.9% (May), 0.1 points short of 90% due March 2027.",
        ),
        (
            89.95,
            90.0,
            "higher",
            "percent",
            date(2027, 3, 31),
            "Now 90.0% (May): the target of 90% by March 2027 is reached.",
        ),
        (
            12.5,
            10.0,
            "lower",
            "days",
            date(2027, 3, 15),
            "Now 12.5 days (May), 2.5 days above 10 days due 15 March 2027.",
        ),
        (
            10.0,
            10.0,
            "lower",
            "days",
            date(2027, 3, 31),
            "Now 10 days (May): the target of 10 days by March 2027 is reached.",
        ),
        (
            81.0,
            90.0,
            "higher",
            "percent",
            date(2026, 5, 30),
            "Now 81.0% (May), 9.0 points short of 90%, which was due 30 May 2026.",
        ),
        (
            81.0,
            90.0,
            "higher",
            "percent",
            date(2026, 5, 31),
            "Now 81.0% (May), 9.0 points short of 90% due May 2026.",
        ),
    ],
)
def test_how_far_it_is_from_its_target(now, target, direction, unit, due, said):
    assert (
        distance(now, target, due, direction=direction, unit=unit, when="May", today=date(2026, 5, 31))
        == said
    )


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
