"""A stock's chart: limits counted from the month before, no signal for a rise that only slows, a ring a year back."""

import pytest

from sightline.measuring.discover import figures
from sightline.measuring.monthly import Months
from sightline.scorecards.queries.signals import Signal
from sightline.scorecards.views.measure_chart import chart_months
from sightline.statistics.signal import Verdict, verdict
from sightline.statistics.xmr import xmr

NAMES = tuple(f"{2023 + place // 12}-{place % 12 + 1:02d}" for place in range(36))


def signal_of(values, figure_id="CL01", **more) -> Signal:
    measure, figure = figures()[figure_id]
    names = NAMES[: len(values)]
    judged = more.pop("verdict", None) or verdict(
        values, kind=figure.kind, unit=figure.unit, better=measure.better, grain=measure.grain
    )
    return Signal(
        measure=measure,
        figure=figure,
        months=Months(names, tuple(values), tuple(values), (None,) * len(values)),
        verdict=judged,
        starts={},
        target=None,
        hidden=False,
        **more,
    )


def test_the_limits_of_each_month_are_those_of_the_change_from_the_month_before():
    values = [500.0 + place % 3 for place in range(24)]
    signal = signal_of(values)
    chart = signal.verdict.chart
    assert chart is not None and signal.verdict.judged_on == "change"
    months = list(chart_months(signal))
    assert (months[0].upper, months[0].mean) == (None, None)
    for place in range(1, 24):
        assert months[place].lower == pytest.approx(values[place - 1] + chart.lower[place])
        assert months[place].upper == pytest.approx(values[place - 1] + chart.upper[place])
        assert (months[place].mean, months[place].mark) == (None, "")


def test_a_month_after_a_gap_has_no_limits_for_nothing_stands_before_it():
    values: list[float | None] = [500.0 + place % 3 for place in range(24)]
    values[10] = None
    months = list(chart_months(signal_of(values)))
    assert months[10].upper is None and months[11].upper is None and months[12].upper is not None


def test_a_leap_is_marked_and_a_rise_that_only_slows_is_not():
    values = [500.0 + place % 3 for place in range(23)]
    leap = list(chart_months(signal_of([*values, 560.0])))
    assert (leap[-1].mark, leap[-1].value) == ("high", 560.0)
    falls = list(chart_months(signal_of([*values, 440.0])))
    assert falls[-1].mark == "low"
    # it rises by thirty a month, then by one: the change is far under its limits, and the stock still rises
    rises = [500.0 + 30 * place + place % 2 for place in range(23)]
    slower = signal_of([*rises, rises[-1] + 1])
    assert slower.marks[-1] == "low"
    assert list(chart_months(slower))[-1].mark == ""


def test_what_is_judged_on_its_values_keeps_its_mean():
    values = [70.0 + place % 4 for place in range(24)]
    months = list(chart_months(signal_of(values, "AS01", verdict=_of_values(values))))
    assert months[-1].mean == pytest.approx(71.5)


def _of_values(values) -> Verdict:
    return Verdict(chart=xmr(values), judged_on="values")


def test_without_a_verdict_the_months_are_a_plain_line():
    months = list(chart_months(signal_of([1.0, 2.0])))
    assert [(month.value, month.upper, month.mark) for month in months] == [(1.0, None, ""), (2.0, None, "")]
