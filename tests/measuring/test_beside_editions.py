"""What pages hold back beside an edition, drawn month by month: years to date, own teams, flows, stocks, parts."""

from typing import cast

import pytest

from measuring.test_releases import Drawn, columns
from measuring.test_teams_now import AUTHORITY as DEMO
from measuring.test_teams_now import demo  # noqa: F401
from sightline.calendars.periods import month_of, parse, quarter_of, year_of
from sightline.measuring.beside_editions import PrintedSpan, family_of
from sightline.measuring.count_names import counted_in, same_count
from sightline.measuring.discover import figures
from sightline.measuring.readings import Readings
from sightline.measuring.refresh import WHOLE
from sightline.measuring.releases import Releases
from sightline.measuring.sums import NOTHING
from support.disclosure_attack import SMALL, Attack

Q1, Q2, Q3, Q4, YEAR = "2024-25-Q1", "2024-25-Q2", "2024-25-Q3", "2024-25-Q4", "2024-25"
EVERY = (YEAR, Q1, Q2, Q3, Q4)


def shown(readings: Drawn, figure: str, *spans: PrintedSpan, periods=EVERY, own=frozenset()) -> list[str]:
    releases = Releases(cast(Readings, readings), "990", own, spans)
    return [name for name in periods if releases.shows(figure, parse(name))]


def to_december(what: str, *, is_told: bool = True) -> PrintedSpan:
    return PrintedSpan(what, "2024-04", "2024-12", is_told)


REPEATS = columns([7] * 11 + [3] + [7] * 3, [20] * 11 + [0] + [20] * 3)
"""Referrals of which seven a month were repeats, and three in March."""


def test_without_an_edition_everything_is_as_it_was_and_of_other_people_too():
    readings = Drawn({("FD07", "all"): {"": REPEATS}})
    assert shown(readings, "FD07") == list(EVERY)
    assert shown(readings, "FD07", to_december("FD01 counted")) == list(EVERY)


def test_a_year_is_not_shown_where_a_year_to_date_makes_of_it_what_is_small():
    last = columns([7] * 9 + [0, 0, 3], [20] * 9 + [0, 10, 0])
    readings = Drawn({("FD07", "all"): {"": last}})
    assert shown(readings, "FD07") == [YEAR, Q2, Q3]
    told = (to_december("FD07 counted"), to_december("FD05 counted"))
    assert shown(readings, "FD07", *told) == [Q2, Q3]
    assert shown(readings, "FD07", to_december("FD07 counted", is_told=False)) == [YEAR, Q2, Q3]


def test_what_an_edition_hides_is_neither_shown_nor_added_up():
    readings = Drawn({("FD07", "all"): {"": REPEATS}})
    hidden = PrintedSpan("FD05 counted", "2024-10", "2024-12", False)
    left = shown(readings, "FD07", hidden)
    assert Q3 not in left and YEAR in left and len({Q1, Q2, Q4} & set(left)) == 2


def test_the_teams_of_whoever_asks_are_taken_from_the_whole_first():
    own, others = columns([20] * 12), columns([10] * 9 + [0, 0, 3])
    rows = {
        ("MI02", "all"): {"": columns([30] * 9 + [20, 20, 23])},
        ("MI02", "team"): {"T1": own, "T2": others},
    }
    readings, told = Drawn(rows), to_december("MI02 counted")
    assert YEAR in shown(readings, "MI02", told)
    assert YEAR not in shown(readings, "MI02", told, own=frozenset({"T1"}))


def test_those_who_left_are_told_with_those_who_came():
    """Everybody sees how many there are at each month's end."""
    came, left = columns([9] * 15), columns([9] * 9 + [9, 9, 3] + [9] * 3)
    readings = Drawn({("CL02", "all"): {"": came}, ("CL03", "all"): {"": left}})
    to_february = PrintedSpan("CL03 counted", "2024-04", "2025-02", True)
    assert YEAR in shown(readings, "CL02") and YEAR not in shown(readings, "CL02", to_february)


@pytest.mark.parametrize(
    ("what", "left"), [("CL01 counted", []), ("CL06 judged", ["2025-03"]), ("CP05 counted", ["2025-03"])]
)
def test_of_a_stock_the_month_s_end_is_hidden_that_an_edition_hides(what, left):
    readings = Drawn({("CL01", "all"): {"": columns([40] * 15)}})
    hidden = PrintedSpan(what, "2025-03", "2025-03", False)
    assert shown(readings, "CL01", hidden, periods=("2025-03",)) == left
    assert shown(readings, "CL01", hidden, periods=("2025-02",)) == ["2025-02"]
    assert shown(readings, "CL01", hidden._replace(is_told=True), periods=("2025-03",)) == ["2025-03"]


def test_of_a_measure_of_which_an_edition_prints_parts_no_part_is_shown():
    by_part = columns([8] * 12, [9] * 12, ["police", "schools"] * 6)
    readings = Drawn({("FD09", "all"): {"": by_part}})
    assert shown(readings, "FD09.police") == list(EVERY)
    assert shown(readings, "FD09.police", to_december("FD09 counted schools")) == []
    assert shown(readings, "FD09.police", to_december("FD05 counted")) == list(EVERY)


def test_a_split_adds_up_to_a_whole_that_is_held_back():
    teams = {"T1": columns([10] * 12), "T2": columns([10] * 12)}
    readings = Drawn({("MI02", "all"): {"": columns([20] * 12)}, ("MI02", "team"): teams})
    hidden = PrintedSpan("MI02 counted", "2024-10", "2024-12", False)
    releases = Releases(cast(Readings, readings), "990", frozenset(), [hidden])
    assert releases.hidden_parts("MI02", "team", parse(Q3)) is None
    assert releases.hidden_parts("MI02", "team", parse(YEAR)) == set()


def test_measures_hang_together_by_people_by_what_is_counted_and_by_what_flows():
    assert {"AS01", "AS04", "AS05"} == set(family_of("AS05"))
    assert {"AD03", "AD04", "CL01", "CL03", "CL04"} <= set(family_of("HE01"))
    assert family_of("MI02") == ("MI02",)


STRETCHES = [("2026-04", "2026-08"), ("2025-10", "2026-09"), ("2025-09", "2026-08"), ("2025-04", "2026-02")]
"""A year to date, two rolling years, and the year before to its eleventh month."""


@pytest.mark.parametrize("figure", ["AS01", "AS02", "AS04", "FD07", "FD08"])
def test_nothing_follows_on_the_demo_from_what_pages_show_beside_years_to_date_and_rolling_years(
    demo,  # noqa: F811
    figure,
):
    measure, _ = figures()[figure]
    rows = demo.columns(figure, WHOLE, DEMO).get("", NOTHING)
    months = list(demo.answers[figure, DEMO].months)
    truth = {}
    for month in months:
        counted, judged = (counted_in(f"{figure} {of}", "", rows, month) for of in ("counted", "judged"))
        truth |= {(month, "counted"): counted, (month, "rest"): judged - counted}

    def of(period: list[str], *sides: str) -> frozenset:
        return frozenset((month, side) for month in period for side in sides if (month, side) in truth)

    sides = {"counted": ("counted",), "judged": ("counted", "rest")}
    told, spans = [], []
    for first, last in STRETCHES:
        stretch = [month for month in months if first <= month <= last]
        names = {f"{figure} {name}": of(stretch, *each) for name, each in sides.items()}
        if not any(sum(truth[one] for one in of(stretch, side)) in SMALL for side in ("counted", "rest")):
            told += names.values()
            spans += [PrintedSpan(same_count(name), first, last, True) for name in names]
    releases = Releases(demo, DEMO, frozenset(), spans)
    every = dict.fromkeys(
        kind(parse(month).first) for kind in (month_of, quarter_of, year_of) for month in months
    )
    visible = [period for period in every if releases.shows(figure, period)]
    told += [of(period.months, *each) for period in visible for each in sides.values()]
    attack = Attack()
    for each in told:
        attack.tell(each, sum(truth[one] for one in each))
    cells = {(period.name, side): of(period.months, side) for period in every for side in ("counted", "rest")}
    assert spans and visible and measure.grain == "event"
    assert attack.given_away(cells, truth) == {}
