"""One table of everything an edition counts: months, periods that overlap, what adds up, and who comes and goes."""

from sightline.editions.rules.counts import (
    BaseCount,
    CountKey,
    CountSum,
    FigureKey,
    MadeFigure,
    MonthSpan,
    StockFlow,
    before,
    count_table,
    months_of,
    spans_of,
    without_what_is_unprinted,
)
from sightline.statistics.disclosure import Symbol
from sightline.statistics.disclosure.count_table import REST
from support.edition_counts import Q1, Q2, TO_Q2, TO_Q3, counts_of

WHOLE = BaseCount("ZZ01 counted")
NORTH, SOUTH = (BaseCount("ZZ01 counted", "team", name) for name in "NS")
JULY = MonthSpan("2025-07", "2025-07")


def key(base: BaseCount, when: MonthSpan) -> CountKey:
    return CountKey(*base, *when)


def by_month(*numbers: int, first: int = 4) -> dict[str, int | None]:
    return {f"2025-{first + place:02d}": number for place, number in enumerate(numbers)}


def groups_of(table) -> dict:
    return {(each.total, each.parts): each for each in table.groups}


def test_months_follow_each_other_over_the_end_of_a_year():
    assert months_of(MonthSpan("2025-11", "2026-02")) == ["2025-11", "2025-12", "2026-01", "2026-02"]
    assert (before("2026-01"), before("2025-12")) == ("2025-12", "2025-11")


def test_stretches_are_cut_at_one_anothers_ends():
    third = MonthSpan("2025-07", "2025-12")
    assert spans_of([Q1, TO_Q3, JULY]) == {
        Q1: (Q1,),
        TO_Q3: (Q1, JULY, MonthSpan("2025-08", "2025-12")),
        JULY: (JULY,),
    }
    assert spans_of([third]) == {third: (third,)}


def test_what_nobody_prints_and_everybody_can_work_out_is_a_count():
    counts = counts_of({WHOLE: by_month(7, 8, 5, 1, 1, 1)}, printed=(key(WHOLE, TO_Q2),))
    assert count_table(counts).groups == ()
    table = count_table(counts, {"ZZ01 counted": [Q1]})
    assert table.counts == {key(WHOLE, TO_Q2): 23, key(WHOLE, Q1): 20, key(WHOLE, Q2): 3}
    assert table.unprinted == {key(WHOLE, Q1), key(WHOLE, Q2)}
    (group,) = table.groups
    assert group.periods and group.parts == (key(WHOLE, Q1), key(WHOLE, Q2))


def test_of_months_after_the_freeze_nothing_is_known():
    counts = counts_of({WHOLE: by_month(7, 8, 5)}, printed=(key(WHOLE, Q1),))
    table = count_table(counts, {"ZZ01 counted": [TO_Q2]})
    assert table.groups == () and table.counts == {key(WHOLE, Q1): 20}


def test_a_stock_is_counted_on_a_day_and_its_months_do_not_add_up():
    end = MonthSpan("2025-06", "2025-06")
    counts = counts_of(
        {WHOLE: by_month(7, 8, 5)}, stocks=frozenset({"ZZ01 counted"}), printed=(key(WHOLE, end),)
    )
    table = count_table(counts, {"ZZ01 counted": [MonthSpan("2025-05", "2025-05")]})
    assert table.groups == ()


def test_teams_of_a_stock_come_to_it_on_its_day_alone():
    end = MonthSpan("2025-06", "2025-06")
    numbers = {WHOLE: by_month(7, 8, 5), NORTH: by_month(4, 4, 4), SOUTH: by_month(3, 4, 1)}
    sums = (CountSum(WHOLE, (NORTH, SOUTH), "team"),)
    printed = tuple(key(base, end) for base in numbers)
    stocks = frozenset({"ZZ01 counted"})
    table = count_table(counts_of(numbers, sums=sums, stocks=stocks, printed=printed))
    assert groups_of(table).keys() == {(printed[0], printed[1:])}


def test_a_mean_is_made_of_its_base_alone():
    made = {FigureKey("ZZ01", "", "", *Q1): MadeFigure(base=WHOLE, value=12.5)}
    table = count_table(counts_of({WHOLE: by_month(7, 8, 5)}, figures=made))
    (ratio,) = table.ratios.values()
    assert (ratio.numerator, ratio.value, table.counts[key(WHOLE, Q1)]) == (None, 12.5, 20)


def test_teams_come_to_the_whole_and_what_two_have_together_is_known_to_nobody():
    sums = (CountSum(WHOLE, (NORTH, SOUTH), "team"),)
    numbers = {WHOLE: by_month(7, 8, 5), NORTH: by_month(4, 4, 4), SOUTH: by_month(3, 4, 1)}
    printed = tuple(key(base, Q1) for base in numbers)
    table = count_table(counts_of(numbers, sums=sums, printed=printed))
    assert (printed[0], printed[1:]) in groups_of(table)
    both = numbers | {SOUTH: by_month(3, 4, 3)}
    table = count_table(counts_of(both, sums=sums, printed=printed))
    every, twice = ("each by itself", "team", *printed[0]), ("counted twice", "team", *printed[0])
    assert (table.counts[every], table.counts[twice]) == (22, Symbol.NOT_AVAILABLE)
    assert {(every, printed[1:]), (every, (printed[0], twice))} == groups_of(table).keys()


def test_what_is_missing_to_a_total_are_others_who_are_protected():
    numbers = {WHOLE: by_month(7, 8, 5), NORTH: by_month(4, 4, 4), SOUTH: by_month(3, 2, 1)}
    printed = tuple(key(base, Q1) for base in numbers)
    sums = (CountSum(WHOLE, (NORTH, SOUTH), "team"), CountSum(WHOLE, (NORTH,), "rest", whole=False))
    table = count_table(counts_of(numbers, sums=sums, printed=printed))
    assert table.counts[REST, *printed] == 2
    assert table.counts[REST, *printed[:2]] == 8
    equal = numbers | {NORTH: by_month(7, 8, 5)}
    table = count_table(counts_of(equal, sums=sums[1:], printed=printed[:2]))
    assert table.counts[REST, *printed[:2]] == 0, "that nobody is left over is not known to readers"


def test_a_team_that_was_not_there_is_nobody():
    sums = (CountSum(WHOLE, (NORTH, SOUTH), "team"),)
    numbers = {WHOLE: by_month(7, 8, 5), NORTH: by_month(7, 8, 5), SOUTH: {}}
    printed = tuple(key(base, Q1) for base in numbers)
    counts = counts_of(numbers, sums=sums, own={key(SOUTH, Q1): Symbol.NOT_APPLICABLE}, printed=printed)
    assert (printed[0], printed[1:]) in groups_of(count_table(counts))


STOCK, CAME, LEFT = (BaseCount(f"ZZ0{number} counted") for number in (2, 3, 4))


def flowing(stock: dict[str, int | None], printed: MonthSpan = Q1):
    numbers = {STOCK: stock, CAME: by_month(2, 3, 4), LEFT: by_month(1, 1, 1)}
    return counts_of(
        numbers,
        stocks=frozenset({STOCK.what}),
        flows=(StockFlow(STOCK, CAME, LEFT),),
        printed=(key(CAME, printed),),
    )


def test_a_stock_before_and_who_came_are_the_stock_after_and_who_left():
    table = count_table(flowing({"2025-03": 50, "2025-06": 56}))
    ends = [key(STOCK, MonthSpan(month, month)) for month in ("2025-03", "2025-06")]
    (both,) = {each.total for each in table.groups}
    assert table.counts[both] == 59
    assert {each.parts for each in table.groups} == {(ends[0], key(CAME, Q1)), (ends[1], key(LEFT, Q1))}


def test_where_a_stock_moved_otherwise_or_is_not_known_nothing_follows():
    assert count_table(flowing({"2025-03": 50, "2025-06": 57})).groups == ()
    assert count_table(flowing({"2025-06": 56})).groups == ()


def test_a_rounded_edition_rounds_what_it_prints_and_adds_up_no_more():
    numbers = {WHOLE: by_month(7, 8, 5), NORTH: by_month(4, 4, 4), SOUTH: by_month(3, 2, 1)}
    others = CountSum(WHOLE, (NORTH,), "rest", whole=False)
    exact = CountSum(NORTH, (SOUTH,), "part")
    printed = (key(WHOLE, Q1), key(NORTH, Q1))
    made = {FigureKey("ZZ01", "", "", *Q1): MadeFigure(base=WHOLE, numerator=SOUTH)}
    table = without_what_is_unprinted(counts_of(numbers, sums=(others, exact), figures=made, printed=printed))
    assert table.counts.keys() == {*printed, key(SOUTH, Q1)}
    assert table.groups == () and len(table.ratios) == 1
