"""What may be released without small numbers: drawn by hand, and attacked on random tables by all that is released."""

from collections.abc import Iterable, Iterator

import numpy as np
import pytest

from sightline.statistics.disclosure import (
    SeriesSpan,
    hidden_together,
    is_safe,
    is_small,
    release,
    released_parts,
)
from support.disclosure_attack import Attack


@pytest.mark.parametrize(
    ("count", "small"),
    [(0, False), (0.5, True), (1, True), (5, True), (5.5, True), (6, False), (None, False)],
)
def test_one_to_five_are_small_and_nought_and_six_are_not(count, small):
    assert is_small(count) is small


@pytest.mark.parametrize(
    ("cell", "inside", "safe"),
    [
        ((30, 0), (), True),
        ((30, 5), (), False),  # the five left out
        ((20,), (14,), True),  # six are not the reader's own
        ((20,), (15,), False),
        ((0,), (15,), True),
    ],
)
def test_what_a_reader_knows_already_does_not_make_a_cell_large(cell, inside, safe):
    assert is_safe(cell, inside) is safe


@pytest.mark.parametrize(
    ("counts", "hidden"),
    [
        ([30, 20, 10], set()),
        ([30, 20, 3], {1, 2}),  # 3 is hidden; without 20 it could be worked out from the total
        ([2, 20, 3], {0, 1, 2}),  # two hidden come to five: the total less 20 would say so
        ([2, 20, 4], {0, 2}),
        ([30, 0, 3], {0, 2}),  # hiding nought would hide nothing
        ([3], {0}),
        ([3, 0], {0, 1}),
        ([0, 0], set()),
    ],
)
def test_what_is_small_is_hidden_with_as_much_as_keeps_it_from_being_worked_out(counts, hidden):
    assert hidden_together({place: (count,) for place, count in enumerate(counts)}) == hidden


def test_what_is_hidden_beside_a_count_is_large_in_that_count():
    cells = {"north": (40, 3), "south": (12, 0), "east": (60, 7), "west": (50, 20)}
    assert hidden_together(cells) == {"north", "east"}  # south has nobody to hide three behind


def span(name: str, *counts: int, parts: Iterable[SeriesSpan] = ()) -> SeriesSpan:
    parts = tuple(parts)
    return SeriesSpan(
        name, counts or tuple(map(sum, zip(*(part.cell for part in parts), strict=True))), parts
    )


def quarter(name: str, *months: int) -> SeriesSpan:
    return span(name, parts=[span(f"{name}.{place}", count) for place, count in enumerate(months)])


def shown(*spans: SeriesSpan) -> set[str]:
    return set(release(spans).whole)


def test_a_hidden_month_takes_another_of_its_quarter():
    assert shown(quarter("q", 10, 3, 12)) == {"q", "q.2"}
    assert shown(quarter("q", 10, 0, 12)) == {"q", "q.0", "q.1", "q.2"}


def test_a_hidden_quarter_takes_another_of_its_year_and_all_their_months():
    year = span(
        "y",
        parts=[
            quarter("a", 10, 10, 10),
            quarter("b", 1, 1, 1),
            quarter("c", 9, 9, 9),
            quarter("d", 40, 40, 40),
        ],
    )
    assert shown(year) == {"y", "a", "d", *(f"{name}.{month}" for name in "ad" for month in range(3))}


def test_in_a_year_that_is_small_itself_each_quarter_stands_alone():
    nothing = [quarter(name, 0, 0, 0) for name in "abc"]
    assert shown(span("y", parts=[*nothing, quarter("d", 1, 0, 2)])) == {
        *"abc",
        *(f"{name}.{month}" for name in "abc" for month in range(3)),
        "d.1",
    }


def test_what_is_not_over_is_not_released_and_its_months_stand_alone():
    running = SeriesSpan("q", None, (span("q.0", 10), span("q.1", 3), SeriesSpan("q.2", None)))
    assert shown(running) == {"q.0"}


def test_months_that_do_not_make_up_their_quarter_are_not_shown_beside_it():
    """Two children left care twice in the quarter: what its months come to, less the quarter, would say so."""
    torn = span("q", 28, parts=quarter("q", 10, 10, 10).parts)
    assert shown(torn) == {"q"}
    assert shown(span("q", 24, parts=torn.parts)) == {"q", "q.0", "q.1", "q.2"}  # six did


def test_the_same_parts_are_hidden_in_all_months_of_a_quarter_and_more_than_in_the_quarter():
    whole = quarter("q", 60, 60, 60)
    table = {
        "q": {"a": (120,), "b": (30,), "c": (28,), "d": (2,)},
        "q.0": {"a": (40,), "b": (18,), "c": (2,), "d": (0,)},
        "q.1": {"a": (40,), "b": (6,), "c": (13,), "d": (1,)},
        "q.2": {"a": (40,), "b": (6,), "c": (13,), "d": (1,)},
    }
    found = released_parts(whole, release([whole]), table.__getitem__)
    assert found["q"] == {"c", "d"}
    assert found["q.0"] == found["q.1"] == found["q.2"] == {"b", "c", "d"}


def test_a_part_that_does_not_make_up_its_own_quarter_is_hidden_in_the_months():
    """Two children of north left care twice in the quarter: what its months come to, less the quarter, would say so."""
    whole = span("q", 96, parts=quarter("q", 30, 30, 30).parts)
    table = {key: {"north": (10,), "south": (20,)} for key in ("q.0", "q.1", "q.2")}
    table["q"] = {"north": (28,), "south": (68,)}  # of south eight came only to the quarter
    found = released_parts(whole, release([whole]), table.__getitem__)
    assert found == {"q": set()} | {key: {"north"} for key in ("q.0", "q.1", "q.2")}


def test_what_one_month_hides_is_hidden_in_those_before_it_and_they_stay_safe():
    """North is small in the first month and takes east with it; south in the last has them to hide behind."""
    whole = quarter("q", 60, 60, 60)
    one = {"north": (3,), "south": (20,), "east": (10,), "west": (27,)}
    last = {"north": (20,), "south": (3,), "east": (0,), "west": (37,)}
    table = {"q.0": one, "q.1": one | {"north": (6,), "west": (24,)}, "q.2": last}
    table["q"] = {name: (sum(table[f"q.{month}"][name][0] for month in range(3)),) for name in one}
    found = released_parts(whole, release([whole]), table.__getitem__)
    assert found == {"q": set()} | {f"q.{month}": {"north", "south", "east"} for month in range(3)}


@pytest.mark.parametrize(
    ("whole", "parts", "told"),
    [
        (quarter("q", 1, 1, 1), {"north": (3,)}, {}),  # it is not released itself
        (quarter("q", 10, 10, 10), {"north": (28,), "south": (2,)}, {}),  # all of its parts would be hidden
        (quarter("q", 10, 10, 10), {}, {name: set() for name in ("q", "q.0", "q.1", "q.2")}),
    ],
)
def test_parts_are_told_only_of_what_is_released_and_where_one_may_be_shown(whole, parts, told):
    assert released_parts(whole, release([whole]), lambda _: parts) == told


def test_where_every_part_would_be_hidden_in_the_months_the_quarters_alone_are_told():
    whole = quarter("q", 30, 30, 30)
    table = {key: {"north": (10,), "south": (20,)} for key in ("q.0", "q.1", "q.2")}
    table["q"] = {"north": (28,), "south": (62,)}
    assert released_parts(whole, release([whole]), table.__getitem__) == {"q": set()}


YEAR = [[f"{quarter}.{month}" for month in range(3)] for quarter in range(4)]
"""A financial year as quarters of months."""


def _spans() -> Iterator[tuple[str, list[str]]]:
    yield "year", [month for months in YEAR for month in months]
    for number, months in enumerate(YEAR):
        yield f"quarter {number}", months
        yield from ((month, [month]) for month in months)


SPANS = dict(_spans())


class RandomYear:
    """A year's cases by month, team, age and whether they count, drawn anew for each seed: some rare, some common."""

    def __init__(self, seed: int, teams: int = 3, ages: int = 3) -> None:
        random = np.random.default_rng(seed)
        size = random.choice([0.3, 1.5, 4, 15])
        weight = random.gamma(0.6, 1, (teams, ages, 2)) * size
        season = random.gamma(3, 1 / 3, (12, 1, 1, 1))
        drawn = random.poisson(season * weight)
        months = SPANS["year"]
        self.truth = {
            (months[m], f"team {t}", f"age {a}", side): int(drawn[m, t, a, side])
            for m in range(12)
            for t in range(teams)
            for a in range(ages)
            for side in (0, 1)
        }
        self.teams, self.ages = [f"team {t}" for t in range(teams)], [f"age {a}" for a in range(ages)]

    def unknowns(self, span: str, side: int, team: str = "", age: str = "", without: str = "") -> frozenset:
        """The cells of the table that lie in this span, side, team and age."""
        return frozenset(
            (month, t, a, side)
            for month in SPANS[span]
            for t in ([team] if team else self.teams)
            for a in ([age] if age else self.ages)
            if t != without
        )

    def cell(self, span: str, **of: str) -> tuple[float, float]:
        """How many count in it, and how many do not."""
        return tuple(sum(self.truth[each] for each in self.unknowns(span, side, **of)) for side in (0, 1))

    def span(self, name: str, without: str = "") -> SeriesSpan:
        """The year or one of its parts as a span."""
        inner = {"year": [f"quarter {number}" for number in range(4)]}
        inner |= {f"quarter {number}": months for number, months in enumerate(YEAR)}
        parts = tuple(self.span(each, without) for each in inner.get(name, ()))
        return SeriesSpan(name, self.cell(name, without=without), parts)

    def cells(self, own: str = "") -> dict:
        """Every cell a page could have: each span, whole, by team and by age, and each side of it."""
        found = {}
        for name in SPANS:
            of = [{}, *({"team": team} for team in self.teams), *({"age": age} for age in self.ages)]
            for one in of:
                for side in (0, 1):
                    if own and one.get("team") != own:
                        found[name, *one.values(), side] = self.unknowns(name, side, without=own, **one)
                    elif not own:
                        found[name, *one.values(), side] = self.unknowns(name, side, **one)
        return found


def _released(year: RandomYear, own: str = "") -> Attack:
    """Everything that is released of a year, as sums; what the reader's own team counts is known one by one."""
    attack = Attack()
    free = release([year.span("year", without=own)])
    for name in free.whole:
        for side in (0, 1):
            attack.tell(year.unknowns(name, side), year.cell(name)[side])
    tops = {span.name: span for span in free.whole.values()}
    for split, names in (("team", year.teams), ("age", year.ages)):
        names = [name for name in names if name != own]

        def cells(name, split=split, names=names):
            return {each: year.cell(name, **{split: each}) for each in names}

        def inside(name, split=split):
            return year.cell(name, team=own) if own and split == "age" else ()

        for top in tops.values():
            for name, hidden in released_parts(top, free, cells, inside).items():
                for each in set(names) - hidden:
                    for side in (0, 1):
                        attack.tell(year.unknowns(name, side, **{split: each}), cells(name)[each][side])
    if own:
        for each in year.truth:
            if each[1] == own:
                attack.tell([each], year.truth[each])
    return attack


@pytest.mark.many_draws
@pytest.mark.parametrize("seed", range(12))
def test_nothing_small_follows_from_all_that_is_released_of_a_random_year(seed):
    year = RandomYear(seed)
    assert _released(year).given_away(year.cells(), year.truth) == {}


@pytest.mark.many_draws
@pytest.mark.parametrize("seed", range(12))
def test_nor_for_somebody_who_knows_every_case_of_their_own_team(seed):
    year = RandomYear(seed)
    assert _released(year, own="team 0").given_away(year.cells(own="team 0"), year.truth) == {}


@pytest.mark.many_draws
@pytest.mark.parametrize("seed", range(100, 106))
def test_nor_by_adding_and_taking_away_alone_in_exact_fractions(seed):
    year = RandomYear(seed)
    small = {name: of for name, of in year.cells().items() if is_small(sum(year.truth[each] for each in of))}
    assert _released(year).follows_exactly(small) == set()


def test_much_is_released_of_a_year_of_common_cases():
    """Hiding everything would be safe too."""
    months = dict.fromkeys(SPANS["year"], (40, 30))

    def cell(name: str) -> tuple[int, int]:
        return tuple(sum(months[month][side] for month in SPANS[name]) for side in (0, 1))

    def made(name: str, inner: list[str]) -> SeriesSpan:
        return SeriesSpan(
            name, cell(name), tuple(made(each, YEAR[int(each[-1])] if "q" in each else []) for each in inner)
        )

    assert len(release([made("year", [f"quarter {number}" for number in range(4)])]).whole) == 17


def test_the_attack_finds_what_judging_each_cell_by_itself_gives_away():
    """Twelve months shown but for one, and their year: the attack that these tables must withstand does work."""
    attack = Attack()
    truth = dict.fromkeys(SPANS["year"], 10) | {"2.1": 3}
    for month in SPANS["year"]:
        if month != "2.1":
            attack.tell([month], 10)
    attack.tell(SPANS["year"], sum(truth.values()))
    cells = {month: frozenset([month]) for month in SPANS["year"]}
    assert set(attack.given_away(cells, truth)) == {"2.1"}
    assert "2.1" in attack.follows_exactly(cells)


def test_the_attack_finds_bounds_that_are_small_from_end_to_end():
    """Three quarters that come to two, of which one may be any: between nought and two is not given away, one to two is."""
    attack = Attack()
    truth = {"a": 1, "b": 1, "c": 7}
    attack.tell(["a", "b"], 2)
    attack.tell(["b", "c"], 8)
    attack.tell(["c"], 7)
    assert attack.given_away({"a": frozenset("a")}, truth) == {"a": (1.0, 1.0)}
