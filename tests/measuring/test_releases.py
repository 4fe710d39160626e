"""What is released of figures that count the same people, of parts, stocks and own teams: drawn month by month."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from typing import cast

import numpy as np
import pytest

from sightline.calendars.periods import parse
from sightline.measuring.availability import Availability
from sightline.measuring.discover import figures, measures
from sightline.measuring.figure_releases import TOGETHER
from sightline.measuring.gather import month_index
from sightline.measuring.readings import Readings
from sightline.measuring.releases import Releases, is_offered
from sightline.measuring.sums import ADDED, NEVER, NOTHING, Columns

MONTHS = [f"2024-{number:02d}" for number in range(4, 13)] + [f"2025-{number:02d}" for number in range(1, 7)]
"""The financial year 2024-25 and the quarter after it; the data stops on 30 June 2025."""


def columns(counted: list[int], missed: list[int] | None = None, parts: list[str] | None = None) -> Columns:
    """A row a month, from April 2024: so many counted, so many judged and not counted."""
    missed = missed or [0] * len(counted)
    added = {name: np.zeros(len(counted)) for name in ADDED}
    added["counted"], added["judged"] = np.array(counted), np.array(counted) + np.array(missed)
    months = np.array([month_index(name) for name in MONTHS[: len(counted)]])
    part = np.array(parts or [""] * len(counted), dtype=object)
    return Columns(months, np.full(len(counted), NEVER), part, added)


def joined(first: Columns, second: Columns) -> Columns:
    added = {name: np.concatenate([first.added[name], second.added[name]]) for name in ADDED}
    pairs = [(getattr(first, each), getattr(second, each)) for each in ("month", "later", "part")]
    return Columns(*(np.concatenate(pair) for pair in pairs), added)


@dataclass
class Drawn:
    """Readings drawn by hand: (measure, split) → category → rows."""

    rows: Mapping[tuple[str, str], Mapping[str, Columns]]
    answers: dict = field(default_factory=dict)

    def __post_init__(self) -> None:
        known = {measure for measure, _ in self.rows}
        self.answers = {(each, "990"): Availability("ok", None, tuple(MONTHS)) for each in known}

    def columns(
        self, measure: str, split: str, authority: str, category: str | None = None
    ) -> Mapping[str, Columns]:
        found = self.rows.get((measure, split), {})
        return {name: rows for name, rows in found.items() if category in (None, name)}

    def columns_of_teams(self, measure: str, authority: str, teams: frozenset[str]) -> Columns:
        """Nobody is held by two teams here: see `test_units`."""
        own = [rows for name, rows in self.columns(measure, "team", authority).items() if name in teams]
        return reduce(joined, own) if own else NOTHING

    def data_to(self, authority: str) -> date:
        return date(2025, 6, 30)


def released(rows: Mapping[tuple[str, str], Mapping[str, Columns]], *own: str) -> Releases:
    return Releases(cast(Readings, Drawn(rows)), "990", frozenset(own))


def shown(release: Releases, figure: str, names: list[str]) -> list[str]:
    return [name for name in names if release.shows(figure, parse(name))]


PERIODS = [*MONTHS, "2024-25-Q1", "2024-25-Q4", "2025-26-Q1", "2024-25"]
EVERY = [20] * 15


def with_small(place: int, count: int = 3) -> list[int]:
    return [*EVERY[:place], count, *EVERY[place + 1 :]]


def test_those_released_alike_are_measures_and_lie_within_one_group():
    names = [name for one in TOGETHER for name in one.measures]
    assert set(names) <= set(measures()) and len(names) == len(set(names))
    assert all(set(pair) <= set(one.measures) for one in TOGETHER for pair in one.within)


@pytest.mark.parametrize(
    ("name", "whether"),
    [
        ("2025-06", True),
        ("2025-26-Q1", True),
        ("2024-25", True),
        ("2025-26", False),
        ("2025-07", False),
        ("R12:2025-06", False),
        ("YTD:2025-06", False),
    ],
)
def test_only_months_quarters_and_years_that_are_over_are_offered(name, whether):
    assert is_offered(parse(name), date(2025, 6, 30)) is whether


def test_what_is_large_is_released_whole_and_nothing_that_overlaps():
    release = released({("FD01", "all"): {"": columns(EVERY)}})
    assert shown(release, "FD01", PERIODS) == PERIODS
    assert shown(release, "FD01.rate", PERIODS) == PERIODS
    assert shown(release, "FD01", ["R12:2025-03", "R12:2025-06", "YTD:2025-06", "2025-26"]) == []


def test_a_child_who_came_in_is_not_told_by_the_stock_and_those_who_left():
    """Three came in May 2024: children in care less those of April and those who left would say so."""
    release = released({("CL02", "all"): {"": columns(with_small(1))}, ("CL03", "all"): {"": columns(EVERY)}})
    assert "2024-05" not in shown(release, "CL03", MONTHS)
    assert shown(release, "CL02", PERIODS) == shown(release, "CL03", PERIODS)


def test_what_lies_between_five_days_and_ten_is_a_count_too():
    close = {
        ("AS02", "all"): {"": columns(EVERY, EVERY)},
        ("AS03", "all"): {"": columns([22] * 15, [18] * 15)},
    }
    apart = {**close, ("AS03", "all"): {"": columns([30] * 15, [10] * 15)}}
    assert shown(released(close), "AS03", MONTHS) == []
    assert shown(released(apart), "AS03", MONTHS) == MONTHS


def test_a_source_is_hidden_with_another_in_all_months_of_a_quarter():
    rows = joined(columns(EVERY, parts=["police"] * 15), columns(with_small(0), parts=["housing"] * 15))
    rows = joined(rows, columns([30] * 15, parts=["schools"] * 15))
    release = released({("FD09", "all"): {"": rows}})
    assert shown(release, "FD09.schools", PERIODS) == PERIODS
    assert {"2024-04", "2024-05", "2024-06"}.isdisjoint(shown(release, "FD09.housing", PERIODS))
    assert {"2024-04", "2024-05", "2024-06"}.isdisjoint(shown(release, "FD09.police", PERIODS))
    assert {"2024-25-Q1", "2024-25"} <= set(shown(release, "FD09.housing", PERIODS))


def test_care_leavers_are_told_for_their_one_year_and_by_age_only_where_both_can_be():
    def ages(younger: int, older: int) -> Releases:
        parts = [
            columns([count] * 15, [10] * 15, parts=[age] * 15)
            for age, count in (("17-18", younger), ("19-21", older))
        ]
        return released({("LV01", "all"): {"": joined(*parts)}})

    year = ["R12:2025-06"]
    assert shown(ages(8, 9), "LV01", [*PERIODS, "R12:2025-05", *year]) == year
    assert shown(ages(8, 9), "LV01.17-18", year) == shown(ages(8, 9), "LV01.19-21", year) == year
    few = columns([1, 1, *[0] * 13], parts=["17-18"] * 15)
    release = released({("LV01", "all"): {"": joined(columns(EVERY, EVERY, parts=["19-21"] * 15), few)}})
    assert shown(release, "LV01", year) == year
    rare = joined(columns(EVERY, EVERY, parts=["19-21"] * 15), columns([0] * 14 + [2], parts=["17-18"] * 15))
    release = released({("LV01", "all"): {"": rare}})
    assert shown(release, "LV01.17-18", year) == shown(release, "LV01.19-21", year) == []


def test_a_stock_is_read_at_each_month_s_end_and_its_months_do_not_add_up():
    release = released({("CL01", "all"): {"": columns(with_small(2))}})
    assert shown(release, "CL01", ["2024-05", "2024-06", "2024-07"]) == ["2024-05", "2024-07"]
    assert shown(release, "CL01", ["2024-25-Q1", "2024-25-Q2", "2024-25"]) == ["2024-25-Q2", "2024-25"]


def test_what_is_left_without_ones_own_team_must_not_be_small():
    rows = {
        ("FD01", "all"): {"": columns(EVERY)},
        ("FD01", "team"): {"T1": columns(with_small(0, 17)), "T2": columns([0] * 15)},
    }
    assert shown(released(rows), "FD01", MONTHS) == MONTHS
    mine = shown(released(rows, "T1"), "FD01", MONTHS)
    assert "2024-04" not in mine and "2024-07" in mine


def test_of_a_split_by_age_no_part_is_told_that_ones_own_team_could_fill():
    rows = {
        ("FD01", "all"): {"": columns([60] * 15)},
        ("FD01", "team"): {"T1": columns([10] * 15), "T2": columns([50] * 15)},
        ("FD01", "age"): {"1-4": columns([14] * 15), "5-9": columns([22] * 15), "10-15": columns([24] * 15)},
    }
    may = parse("2024-05")
    assert released(rows).hidden_parts("FD01", "age", may) == set()
    assert released(rows, "T1").hidden_parts("FD01", "age", may) == {"1-4", "5-9"}
    assert released(rows, "T1").hidden_parts("FD01", "team", may) == set()


def test_localities_are_told_only_where_every_team_is():
    rows = {
        ("FD01", "all"): {"": columns([60] * 15)},
        ("FD01", "team"): {"T1": columns([3] * 15), "T2": columns([20] * 15), "T3": columns([37] * 15)},
        ("FD01", "locality"): {"S1": columns([23] * 15), "S2": columns([37] * 15)},
    }
    release = released(rows)
    assert release.hidden_parts("FD01", "team", parse("2024-05")) == {"T1", "T2"}
    assert release.hidden_parts("FD01", "locality", parse("2024-05")) is None
    assert release.hidden_parts("FD01", "locality", parse("2024-25")) == set()


def test_every_figure_that_could_be_asked_for_has_an_answer():
    release = released({(measure, "all"): {"": columns(EVERY, EVERY)} for measure in measures()})
    for figure in figures():
        assert release.shows(figure, parse("2024-05")) in (True, False)
