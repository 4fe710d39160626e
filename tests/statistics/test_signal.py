"""From a series to a verdict: what is said of it, and why nothing is said where nothing is."""

import pytest

from sightline.statistics import signal
from sightline.statistics.refusals import StatisticsError
from sightline.statistics.series import Series
from sightline.statistics.signal import verdict, verdicts
from sightline.statistics.stocks import changes
from sightline.statistics.xmr import xmr_many

STEADY = [70.0, 78.0] * 12
SHIFTED = [*STEADY, 70, 75, 75, 76, 75, 76, 75, 76]
BASE = 100


def share(values, base=BASE, **asked):
    given = {"kind": "share", "unit": "percent", "better": "higher", **asked}
    return verdict(values, [base] * len(values), **given)


@pytest.mark.parametrize(
    ("better", "values", "word"),
    [
        ("higher", SHIFTED, "Improving"),
        ("lower", SHIFTED, "Worsening"),
        ("neither", SHIFTED, "Higher"),
        ("higher", [*STEADY, 30], "Worsening"),
        ("lower", [*STEADY, 30], "Improving"),
        ("neither", [*STEADY, 30], "Lower"),
        ("higher", STEADY, "No change"),
        ("lower", STEADY, "No change"),
        ("neither", STEADY, "No change"),
    ],
)
def test_the_word_is_nhs_englands(better, values, word):
    assert share(values, better=better, baseline=24).word == word


def test_word_sentence_and_chart_are_one_result():
    said = share(SHIFTED, baseline=24)
    assert said.sentence == "The last seven months are above the average of 74.0%."
    assert said.chart and said.chart.labels[-1] == "7 Points Above CL"
    assert (said.variation, said.judged_on, said.why_not) == ("special_cause_improvement", "values", "")


@pytest.mark.parametrize(
    ("target", "better", "assurance"),
    [
        (96, "higher", "Consistently misses the target"),
        (52, "higher", "Consistently meets the target"),
        (75, "higher", "Hit and miss"),
        (96, "lower", "Consistently meets the target"),
        (75, "neither", ""),
        (None, "higher", ""),
    ],
)
def test_assurance_is_said_in_words(target, better, assurance):
    assert share(STEADY, target=target, better=better).assurance_word == assurance


@pytest.mark.parametrize(
    ("values", "asked", "why"),
    [
        ([], {}, "There are no figures."),
        ([None] * 20, {}, "There are no figures."),
        ([*STEADY, None], {}, "The latest month has no figure."),
        (STEADY[:11], {}, "Run chart only: limits need 12 months, and there are 11."),
        (STEADY[:1], {}, "Run chart only: limits need 12 months, and there is 1."),
        (STEADY[:11], {"period": "quarter"}, "Run chart only: limits need 12 quarters, and there are 11."),
        (
            STEADY,
            {"rebase": [13]},
            "Run chart only: limits need 12 months since the limits were re-based, and there are 11.",
        ),
        (STEADY, {"base": 19}, "Only 19 cases stand behind the latest month; a verdict needs 20."),
        (STEADY, {"base": 1}, "Only 1 case stands behind the latest month; a verdict needs 20."),
        (STEADY, {"base": None}, "It is not known how many stand behind the latest month."),
    ],
)
def test_where_there_is_no_verdict_it_says_why(values, asked, why):
    said = share(values, **asked)
    assert (said.word, said.variation, said.assurance, said.chart, said.why_not) == (
        "",
        None,
        None,
        None,
        why,
    )


@pytest.mark.parametrize(
    ("values", "asked"), [(STEADY[:12], {}), (STEADY, {"base": 20}), (STEADY, {"rebase": [12]})]
)
def test_and_one_more_is_enough(values, asked):
    assert share(values, **asked).word == "No change"


@pytest.mark.parametrize(
    ("period", "called"), [("r12", "A rolling twelve months"), ("ytd", "A year to date")]
)
def test_periods_that_share_cases_never_get_limits(period, called):
    said = share(STEADY, period=period)
    assert said.chart is None
    assert (
        said.why_not
        == f"{called} shares cases with the one before, so limits would mean nothing; see its months."
    )


def test_a_small_base_has_an_interval_in_place_of_a_verdict():
    said = share([*STEADY, 75], base=12)
    assert said.interval == pytest.approx((46.769467, 91.105833))
    assert said.sentence.endswith(
        "the latest is 75.0%; by chance alone it could be anything from 46.8% to 91.1%."
    )


@pytest.mark.parametrize(
    ("values", "base", "why"),
    [
        (
            [98.0] * 24,
            100,
            "Too few to judge: under 3 a month are not counted.",
        ),
        (
            [2.0] * 24,
            100,
            "Too few to judge: under 3 a month.",
        ),
        ([97.0] * 24, 100, ""),
        ([98.0] * 23 + [97.0], 100, ""),  # three missed in the latest
    ],
)
def test_a_share_needs_three_of_each_kind_a_month(values, base, why):
    assert share(values, base=base).why_not == why


def test_a_collapse_of_what_hardly_ever_fails_is_not_hushed():
    assert share([98.0] * 23 + [60.0]).word == "Worsening"


@pytest.mark.parametrize(
    ("values", "word"),
    [([2, 3, 3] * 8, "No change"), ([2] * 24, ""), ([2] * 23 + [9], "Worsening"), ([0] * 24, "")],
)
def test_a_count_needs_three_a_month_or_three_in_the_latest(values, word):
    assert verdict(values, kind="count", unit="count", better="lower").word == word


def test_a_rate_is_judged_by_its_cases():
    people = [60_000] * 24
    assert verdict(
        [0.4, 0.3] * 12, people, kind="rate", unit="per_10000", better="neither"
    ).why_not.startswith("Too few to judge: under 3")
    assert (
        verdict([4.0, 3.0] * 12, people, kind="rate", unit="per_10000", better="neither").word == "No change"
    )
    assert verdict([4.0, 3.0] * 12, kind="rate", unit="per_10000", better="neither").why_not.startswith(
        "It is not known"
    )


def test_days_need_twenty_cases_and_have_no_interval():
    assert verdict([40, 44] * 12, [19] * 24, kind="mean", unit="days", better="lower").why_not.startswith(
        "Only 19 cases"
    )
    said = verdict([40, 44] * 12, [20] * 24, kind="median", unit="days", better="lower")
    assert (said.word, said.interval) == ("No change", None)
    assert said.sentence.startswith("The latest month, 44 days, is within the usual")


STOCK = [480, 482, 479, 485, 490, 488, 491, 495, 494, 499, 500, 503, 502, 505]


def stock(values, **asked):
    return verdict(values, **{"kind": "count", "unit": "count", "better": "lower", "grain": "point", **asked})


def test_a_stock_is_judged_on_its_change_and_its_year_is_told():
    said = stock(STOCK)
    assert (said.word, said.variation, said.judged_on) == ("No sudden change", "common_cause", "change")
    assert said.chart and said.chart.values == [None, 2, -3, 6, 5, -2, 3, 4, -1, 5, 1, 3, -1, 3]
    assert said.sentence == (
        "It rose by 3 in the latest month, within what is usual, from a fall of 9 to a rise of 13; "
        "a year before it was 482, now it is 505."
    )


def test_the_step_to_another_way_of_counting_is_no_move_of_a_stock():
    still = [10.0, 10.0, 10.0, 11.0] * 6
    assert stock([100.0, *still], rebase=[1]).why_not == stock(still).why_not != ""
    assert stock([100.0, *still]).why_not == ""  # where nobody says so, ninety left


def test_where_nobody_knows_what_it_was_a_year_before_nothing_is_said_of_it():
    said = stock([*STOCK, None, *STOCK[2:]])
    assert said.word == "No sudden change" and said.sentence.endswith("to a rise of 13.")


def test_a_stock_that_climbs_is_not_called_worse_for_where_it_stands():
    climbing = [400 + 2 * place + 3 * (place % 2) for place in range(40)]
    assert stock(climbing).word == "No sudden change"
    assert verdict(climbing, kind="count", unit="count", better="lower").word == "Worsening"


def test_a_stock_that_leaps_is():
    said = stock([*STOCK, 560])
    assert said.word == "Worsening"
    assert said.sentence.startswith("It rose by 55 in the latest month, outside what is usual")


def test_a_stock_has_no_assurance_and_a_count_of_it_no_interval():
    said = stock(STOCK, target=1)
    assert (said.assurance, said.assurance_word, said.interval) == (None, "", None)


def test_a_stock_that_falls_more_slowly_is_not_worsening():
    values = [1000]
    for fall in [10, 12] * 12 + [1]:
        values.append(values[-1] - fall)
    said = stock(values)
    assert said.chart and said.chart.kinds[-1] == "special_cause_concern"
    assert (said.word, said.variation) == ("No sudden change", "common_cause")


@pytest.mark.parametrize(
    ("values", "why"),
    [
        (STOCK[:12], "Run chart only: limits need 12 monthly changes, and there are 11."),
        ([*STOCK, None, 505], "The latest month has none before it to be compared with."),
        (
            [10, 10, 10, 11] * 6,
            "Too few to judge: it moves by under 1 a month.",
        ),
    ],
)
def test_a_stock_may_have_no_verdict_either(values, why):
    assert stock(values).why_not == why


def test_a_share_of_a_stock_needs_twenty_too():
    said = verdict([50, 60] * 12, [19] * 24, kind="share", unit="percent", better="higher", grain="point")
    assert said.why_not.startswith("Only 19 cases")


def test_changes_stop_at_gaps_and_where_the_way_of_counting_changes():
    assert changes([1, 4, None, 5, 9, 11], rebase=[4]) == [None, 3, None, None, None, 2]
    assert changes([]) == []


def test_bases_must_fit():
    with pytest.raises(StatisticsError, match="There are 24 values and 2 bases"):
        verdict(STEADY, [1, 2], kind="share", unit="percent", better="higher")


def test_many_verdicts_are_those_of_each_alone_in_their_order():
    asked = [
        Series(values=SHIFTED, bases=[BASE] * 32, kind="share", unit="percent", better="higher", baseline=24),
        Series(values=STOCK, bases=None, kind="count", unit="count", better="lower", grain="point"),
        Series(values=STEADY, bases=[BASE] * 24, kind="share", unit="percent", better="lower", target=75),
        Series(values=STEADY, bases=[BASE] * 24, kind="share", unit="percent", better="higher", period="r12"),
        Series(values=STEADY, bases=[BASE] * 24, kind="share", unit="percent", better="neither", rebase=[12]),
        Series(values=[*STEADY[:23], 20], bases=[BASE] * 24, kind="share", unit="percent", better="higher"),
        Series(values=[], bases=[], kind="share", unit="percent", better="higher"),
    ]
    together = verdicts(asked)
    assert [said.word for said in together] == [
        "Improving",
        "No sudden change",
        "No change",
        "",
        "No change",
        "Worsening",
        "",
    ]
    assert [repr(said) for said in together] == [repr(verdicts([series])[0]) for series in asked]


def test_a_scorecards_charts_are_drawn_in_one_go(monkeypatch):
    """70 figures over 60 months: one call for all, which is what makes it quick (how quick: bench/pages.py)."""
    asked = [
        Series(
            values=[60.0 + (7 * n + m * m) % 20 for m in range(60)],
            bases=[90] * 60,
            kind="share",
            unit="percent",
            better="higher",
        )
        for n in range(70)
    ]
    calls = []
    monkeypatch.setattr(
        signal, "xmr_many", lambda table, **how: calls.append(len(table)) or xmr_many(table, **how)
    )
    assert len(verdicts(asked)) == 70
    assert calls == [70]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"period": "R12"}, "'R12' is no period of a series: write month, quarter, year, r12, ytd"),
        ({"better": "increase"}, "'increase' is no better of a series: write higher, lower, neither"),
        ({"unit": "%"}, "'%' is no unit"),
        ({"grain": "stock"}, "'stock' is no grain"),
        ({"kind": "percent"}, "'percent' is no kind"),
    ],
)
def test_a_word_that_is_not_known_is_refused(given, said):
    with pytest.raises(StatisticsError, match=said):
        share(STEADY, **given)
