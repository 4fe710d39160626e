"""What may be printed of a table that is published: drawn by hand, rule by rule, and attacked by whoever has earlier editions."""

from dataclasses import replace
from decimal import Decimal

import pytest

from sightline.statistics.disclosure import (
    TOTAL,
    AdditiveGroup,
    CountTable,
    DisclosureError,
    DisclosureSettings,
    ExposedCount,
    HidingRule,
    PublishedEdition,
    Ratio,
    Symbol,
    cross_table,
    feasible_intervals,
    in_period,
    link_tables,
    rounded_edition,
    suppress,
    to_date,
)

LENIENT = DisclosureSettings(strict=False)


def whole(*counts: int | Symbol, total: int | None = None) -> CountTable:
    """Parts a, b, c … of one total."""
    parts = dict(zip("abcdefgh", counts, strict=False))
    added = sum(count for count in counts if isinstance(count, int)) if total is None else total
    return CountTable(parts | {TOTAL: added}, (AdditiveGroup(TOTAL, tuple(parts)),))


def texts(table: CountTable, settings: DisclosureSettings | None = None, editions=()) -> str:
    """What is printed, in the table's order."""
    return " ".join(cell.text for cell in suppress(table, settings, editions).cells.values())


@pytest.mark.parametrize(
    ("counts", "strict", "lenient"),
    [
        ([30, 20, 10], "30 20 10 60", "30 20 10 60"),
        ([1000, 6, 0], "1,000 6 0 1,006", "1,000 6 0 1,006"),  # nought and six are shown
        ([30, 20, 3], "30 c c 53", "30 c c 53"),  # one hidden cell alone: the next smallest as well
        ([44, 1, 0], "c c 0 45", "44 c c 45"),  # DfE's 45 = 44 + c + c says one child is in either cell
        ([40, 0, 0, 5], "c 0 0 c 45", "40 c 0 c 45"),
        ([2, 20, 3], "c c c 25", "c 20 c 25"),  # two hidden that come to five
        ([2, 20, 4], "c 20 c 26", "c 20 c 26"),
        ([3], "c c", "c c"),
        ([3, 0], "c 0 c", "c 0 c"),  # the total is small itself, as in three rows of d5
        ([3, 3], "c c 6", "c c 6"),
        ([0, 0], "0 0 0", "0 0 0"),
    ],
)
def test_one_group_and_its_total(counts, strict, lenient):
    assert texts(whole(*counts)) == strict
    assert texts(whole(*counts), LENIENT) == lenient


@pytest.mark.parametrize(
    ("row", "printed"),
    [  # rows as the DfE prints them: two hidden, three hidden, the second the next smallest
        ([120, 31, 7, 4, 0], "120 31 7 c c 162"),
        ([120, 31, 7, 4], "120 31 c c 162"),
        ([60, 2, 1, 5], "60 c c c 68"),
    ],
)
def test_rows_as_published_have_never_exactly_one_hidden_cell(row, printed):
    assert texts(whole(*row), LENIENT) == printed


def test_the_total_is_hidden_when_nothing_else_helps():
    """The one other part is out already, so only the total is left to hide."""
    table = whole(3, 40)
    earlier = CountTable({"b": 40})
    safe = suppress(table, editions=[PublishedEdition("May", earlier, suppress(earlier))])
    assert [safe.cells[key].text for key in ("a", "b", TOTAL)] == ["c", "40", "c"]
    assert not safe.exposed


def test_what_is_out_already_and_small_is_hidden_and_named():
    earlier = whole(3, 40)
    plain = suppress(whole(30, 40))
    told = replace(
        plain, cells={key: replace(plain.cells["a"], value=count) for key, count in earlier.counts.items()}
    )
    safe = suppress(earlier, editions=[PublishedEdition("May", earlier, told)])
    assert safe.cells["a"].text == "c"
    assert safe.exposed == (ExposedCount("a"),)
    assert safe.exposed[0].sentence().startswith("a can be worked out from what is published already.")


def test_what_follows_from_an_earlier_edition_whatever_is_hidden_now_is_named():
    """May printed the total and two of its parts, so that the third is three, whatever June hides."""
    may = CountTable({TOTAL: 60, "a": 50, "b": 7})
    table = CountTable({"a": 50, "b": 7, "c": 3, TOTAL: 60}, (AdditiveGroup(TOTAL, ("a", "b", "c")),))
    for settings in (None, LENIENT):
        safe = suppress(table, settings, [PublishedEdition("May", may, suppress(may))])
        assert [each.key for each in safe.exposed] == ["c"]
        assert safe.cells["c"].text == "c"


NORTH_SOUTH = {
    ("north", "a"): 3,
    ("north", "b"): 20,
    ("north", "c"): 31,
    ("south", "a"): 15,
    ("south", "b"): 9,
    ("south", "c"): 40,
}


def test_rows_and_columns_are_closed_and_margins_stay():
    safe = suppress(cross_table(NORTH_SOUTH, "teams by need"))
    hidden = {key for key, cell in safe.cells.items() if cell.symbol}
    assert hidden == {("north", "a"), ("north", "b"), ("south", "a"), ("south", "b")}
    assert safe.log[0].sentence() == "north, a is hidden (P1), because it is small."
    assert {line.rule for line in safe.log[1:]} == {HidingRule.WORKED_OUT}
    assert safe.log[1].sentence().endswith("what is hidden could be worked out from it: north, a.")


def test_margins_are_added_up_and_not_applicable_is_nobody():
    table = cross_table({("north", "a"): 7, ("north", "b"): Symbol.NOT_APPLICABLE, ("south", "a"): 8})
    assert table.counts["north", TOTAL] == 7
    assert texts(table) == "7 z 8 0 7 8 15 0 15"


def test_a_hidden_count_lies_between_bounds_that_are_told():
    table = cross_table(NORTH_SOUTH)
    assert feasible_intervals(table, suppress(table)) == {
        ("north", "a"): (0, 18),
        ("north", "b"): (5, 23),
        ("south", "a"): (0, 18),
        ("south", "b"): (6, 24),
    }
    alone = CountTable({"a": 3})
    assert feasible_intervals(alone, suppress(alone)) == {"a": (0, float("inf"))}


def test_symbols_a_table_comes_with_stay_and_are_not_leaned_on():
    """Nobody knows what is not available, so it hides nothing of three; not applicable is nobody."""
    assert texts(whole(3, Symbol.NOT_APPLICABLE, 20, 30)) == "c z c 30 53"
    assert texts(whole(Symbol.NOT_AVAILABLE, 3, 40, total=60)) == "x c 40 60"
    assert texts(whole(Symbol.UNRELIABLE, 3, 40, total=45)) == "u c c 45"


# percentages, rates and averages


def made_of(base: int, top: int | None = None, **ratio) -> CountTable:
    counts = {"base": base} if top is None else {"base": base, "top": top}
    return CountTable(counts, ratios={"figure": Ratio("base", None if top is None else "top", **ratio)})


@pytest.mark.parametrize(
    ("table", "printed"),
    [
        (made_of(80, 20), "80 20 25.0"),
        (made_of(80, 20, places=0), "80 20 25"),
        (made_of(16, 10), "16 10 62.5"),
        (made_of(2000, 981, places=0), "2,000 981 49"),  # 49.05
        (made_of(800, 300, places=0), "800 300 38"),  # half up
        (made_of(80, 4), "80 c c"),  # the count is small
        (made_of(4, 0), "c c c"),  # 0% of a small group says so of each of them
        (made_of(4, 4), "c c c"),
        (made_of(80, 80), "80 80 100.0"),
        (made_of(80, 0), "80 0 0.0"),
        (made_of(80, 77), "80 c c"),  # three were not: the rest is small
        (made_of(80, 77, complement=False), "80 77 96.3"),  # 96.25, half up
        (made_of(20_000, 7, places=0), "20,000 7 k"),  # rounds to nought, and is not
        (made_of(20_000, 80, per=10_000), "20,000 80 40.0"),
        (made_of(12, 11, per=10_000), "12 11 9166.7"),
        (made_of(0, 0), "0 0 z"),
        (made_of(40, value=12.25), "40 12.3"),
        (made_of(5, value=12.25), "c c"),  # an average of five
    ],
)
def test_figures_made_of_counts(table, printed):
    assert texts(table).replace("9,166.7", "9166.7") == printed


def test_what_a_percentage_leaves_over_is_protected_unless_that_is_switched_off():
    assert texts(made_of(80, 77), DisclosureSettings(complements=False)) == "80 77 96.3"
    assert texts(made_of(4, 0), DisclosureSettings(complements=False)) == "c 0 c"
    safe = suppress(made_of(80, 77))
    assert [line.rule for line in safe.log] == [HidingRule.SMALL_BASE] * 2
    assert feasible_intervals(made_of(80, 77), safe) == {"top": (0, 80)}


def test_all_or_none_of_a_group_are_hidden_up_to_the_size_that_is_chosen():
    wider = DisclosureSettings(all_or_none=10)
    assert texts(made_of(10, 10), wider) == "10 c c"
    assert texts(made_of(10, 0), wider) == "10 c c"
    assert texts(made_of(11, 11), wider) == "11 11 100.0"


def test_a_percentage_of_a_count_hidden_for_anothers_sake_is_hidden_too():
    counts = {"a": 3, "b": 20, "c": 40, TOTAL: 63, "of": 100}
    table = CountTable(
        counts,
        (AdditiveGroup(TOTAL, ("a", "b", "c")),),
        {"b of all": Ratio("of", "b"), "c of all": Ratio("of", "c")},
    )
    safe = suppress(table)
    assert safe.cells["b of all"].symbol == Symbol.HIDDEN
    assert safe.cells["c of all"].value == Decimal("40.0")
    assert [line.rule for line in safe.log if line.key == "b of all"] == [HidingRule.WORKED_OUT]


def test_a_figure_of_counts_that_nobody_prints_is_judged_by_them():
    table = made_of(80, 4)
    assert texts(CountTable(table.counts, ratios=table.ratios, unprinted=frozenset(table.counts))) == "c"


def test_a_figure_of_a_count_that_came_with_a_symbol_has_that_symbol():
    table = CountTable({"base": 40, "top": Symbol.NOT_AVAILABLE}, ratios={"figure": Ratio("base", "top")})
    assert texts(table) == "40 x x"


# periods, editions, linked tables


def test_this_quarter_from_the_year_to_date_less_the_last():
    """Each shown number is large; their difference is four."""
    first = whole(20, 30, 40)
    year = whole(24, 45, 60)
    table = to_date("year", ("Q1", "Q2"), {"year": year, "Q1": first})
    assert table.counts["Q2", "a"] == 4
    safe = suppress(table)
    assert not safe.exposed
    assert safe.cells["year", "a"].symbol or safe.cells["Q1", "a"].symbol
    assert HidingRule.OTHER_PERIOD in {line.rule for line in safe.log}
    assert "Q2, a" in " ".join(line.sentence() for line in safe.log)


def test_two_editions_taken_from_one_another():
    """Q1 is out and cannot be hidden any more, so the year to date is."""
    first = in_period("Q1", whole(20, 30, 40))
    edition = PublishedEdition("Q1 report", first, suppress(first))
    table = CountTable(
        {("year", "a"): 24, ("Q2", "a"): 4},
        (AdditiveGroup(("year", "a"), (("Q1", "a"), ("Q2", "a")), periods=True),),
        unprinted=frozenset({("Q2", "a")}),
    )
    safe = suppress(table, editions=[edition])
    assert {key: cell.text for key, cell in safe.cells.items()} == {("year", "a"): "c"}
    assert not safe.exposed


def test_what_an_edition_hides_is_not_told_by_the_next():
    """May hid a and b; June prints b anew, and b would tell a."""
    may = whole(3, 20, 40)
    june = CountTable({"b": 20, "d": 50})
    safe = suppress(june, editions=[PublishedEdition("May", may, suppress(may))])
    assert {key: cell.text for key, cell in safe.cells.items()} == {"b": "c", "d": "50"}
    assert [line.rule for line in safe.log] == [HidingRule.EARLIER_EDITION]
    split = CountTable({"b girls": 9, "b boys": 11, "b": 20}, (AdditiveGroup("b", ("b girls", "b boys")),))
    told = suppress(split, editions=[PublishedEdition("May", may, suppress(may))])
    assert (
        sum(cell.symbol is None for cell in told.cells.values()) == 1
    )  # one of its parts, or both would tell b
    assert HidingRule.EARLIER_EDITION in {line.rule for line in told.log}


def test_a_count_that_was_corrected_is_another_count_and_its_correction_protected_where_that_is_chosen():
    may, june = whole(20, 30, 40), whole(22, 30, 40)
    editions = [PublishedEdition("May", may, suppress(may))]
    assert texts(june, None, editions) == "22 30 40 92"
    careful = suppress(june, DisclosureSettings(revisions=True), editions)
    assert {key for key, cell in careful.cells.items() if cell.symbol} == {"a", TOTAL}
    assert {line.rule for line in careful.log} == {HidingRule.EARLIER_EDITION}
    assert (
        texts(may, DisclosureSettings(revisions=True), [PublishedEdition("June", june, suppress(june))])
        == "c 30 40 c"
    )
    lost = whole(Symbol.NOT_AVAILABLE, 30, 40, total=90)
    assert texts(lost, DisclosureSettings(revisions=True), editions) == "x 30 40 90"


def test_a_rest_that_an_edition_protected_is_not_told_by_the_next():
    """May printed a base of 20 and hid 17 and what is left; June would print all but the other three by name."""
    may = made_of(20, 17)
    edition = PublishedEdition("May", may, suppress(may))
    june = CountTable(
        {"top": 17, "girls": 8, "boys": 9},
        (AdditiveGroup("top", ("girls", "boys")),),
        unprinted=frozenset({"top"}),
    )
    safe = suppress(june, editions=[edition])
    assert [cell.text for cell in safe.cells.values()] == ["c", "9"]
    assert {line.rule for line in safe.log} == {HidingRule.EARLIER_EDITION}
    assert (
        texts(june, DisclosureSettings(complements=False), [edition]) == "c 9"
    )  # 17 was hidden in May, with or without


def test_a_percentage_that_is_out_tells_the_counts_it_was_made_of():
    """May printed 25.0% of a base and a count it did not print; both are worked out, so June's part is what goes."""
    may = CountTable(
        {"base": 80, "top": 20}, ratios={"share": Ratio("base", "top")}, unprinted=frozenset({"top"})
    )
    edition = PublishedEdition("May", may, suppress(may))
    assert edition.printed_counts == {"base", "top"}
    june = CountTable({"top": 20, "a": 3, "b": 17}, (AdditiveGroup("top", ("a", "b")),))
    assert texts(june, None, [edition]) == "20 c c"


def test_a_rounded_edition_is_not_followed_by_one_that_is_not():
    may = whole(13, 20, 40)
    with pytest.raises(DisclosureError, match="May printed a as 15, and it was 13"):
        PublishedEdition("May", may, rounded_edition(may))


def linked() -> CountTable:
    """A team by age and by sex: its total is one count, in three sums."""
    ages = cross_table(
        {("north", "0 to 9"): 3, ("north", "10 up"): 21, ("south", "0 to 9"): 30, ("south", "10 up"): 40},
        "ages",
    )
    sexes = cross_table(
        {("north", "girls"): 12, ("north", "boys"): 12, ("south", "girls"): 33, ("south", "boys"): 37},
        "sexes",
    )
    return link_tables(ages, sexes)


def test_tables_that_share_a_margin_are_protected_together():
    safe = suppress(linked())
    assert {key for key, cell in safe.cells.items() if cell.symbol} == {
        (team, age) for team in ("north", "south") for age in ("0 to 9", "10 up")
    }


def test_a_total_hidden_in_one_table_does_not_follow_from_the_other():
    """North's only age group is out already, so its total goes, and one of its sexes with it."""
    counts = {"girls": 12, "boys": 12, "young": 3, "old": 21, "north": 24}
    table = CountTable(
        counts,
        (
            AdditiveGroup("north", ("young", "old"), "ages"),
            AdditiveGroup("north", ("girls", "boys"), "sexes"),
        ),
    )
    earlier = CountTable({"old": 21})
    safe = suppress(table, editions=[PublishedEdition("May", earlier, suppress(earlier))])
    assert {key for key, cell in safe.cells.items() if cell.symbol} in (
        {"young", "north", "girls"},
        {"young", "north", "boys"},
    )
    assert HidingRule.OTHER_TABLE in {line.rule for line in safe.log}


def test_a_total_of_a_table_of_its_own_and_of_two_others_is_bounded_by_all_three():
    """North is small in whatever table it stands: each of them takes another team, age or sex."""
    ages = {("north", "0 to 9"): 3, ("north", "10 up"): 1, ("south", "0 to 9"): 30, ("south", "10 up"): 40}
    sexes = {("north", "girls"): 2, ("north", "boys"): 2, ("south", "girls"): 33, ("south", "boys"): 37}
    table = link_tables(cross_table(ages, "ages"), cross_table(sexes, "sexes"))
    safe = suppress(table)
    assert safe.cells["north", TOTAL].text == safe.cells["south", TOTAL].text == "c"
    assert safe.cells[TOTAL, TOTAL].text == "74"
    for low, high in feasible_intervals(table, safe).values():
        assert low < high
        assert low < 1 or high > 5


def test_a_count_in_three_groups_takes_one_of_each_with_it():
    groups = tuple(AdditiveGroup(f"T{other}", ("a", other), other) for other in "bcd")
    counts = {"a": 3, "b": 30, "c": 40, "d": 50, "Tb": 33, "Tc": 43, "Td": 53}
    table = CountTable(counts, groups)
    assert texts(table) == texts(table, LENIENT) == "c c c c 33 43 53"
    assert feasible_intervals(table, suppress(table))["a"] == (0, 33)


def test_editions_of_which_one_hides_what_another_shows():
    """A count that May hid and June showed is out; what came with a symbol tells nothing."""
    may, june = whole(3, 20, 40), CountTable({"b": 20, "e": Symbol.NOT_AVAILABLE})
    editions = [PublishedEdition("May", may, suppress(may)), PublishedEdition("June", june, suppress(june))]
    assert texts(CountTable({"b": 20}), None, editions) == "20"


# what is refused


SHORT = whole(Symbol.NOT_AVAILABLE, 3, 40, total=30)
"""A total that is smaller than its parts, of which one is not available."""


def test_fewer_are_hidden_only_where_somebody_signed_it_off():
    with pytest.raises(DisclosureError, match="say who signed that off"):
        DisclosureSettings(largest_small=4)
    with pytest.raises(DisclosureError, match="1 or more"):
        DisclosureSettings(largest_small=0, signed_off_by="Jo Smith")
    assert (
        texts(whole(30, 20, 5), DisclosureSettings(largest_small=4, signed_off_by="Jo Smith")) == "30 20 5 55"
    )
    assert texts(whole(30, 20, 7), DisclosureSettings(largest_small=7)) == "30 c c 57"


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda: CountTable({"a": -1}), "a is -1: a count is a whole number"),
        (lambda: CountTable({"a": 2.5}), "a is 2.5: a count"),
        (lambda: CountTable({"a": True}), "a is True: a count"),
        (lambda: CountTable({"a": Symbol.HIDDEN}), "a is c already"),
        (lambda: CountTable({"a": 1}, ratios={"a": Ratio("a", value=1.0)}), "a is both a count and a ratio"),
        (lambda: suppress(whole(3, 4, total=8)), "Total is 8 and its parts come to 7"),
        (
            lambda: suppress(CountTable({"a": 9}, (AdditiveGroup("a", ("b",)),))),
            "b is a part of a, and there is no count",
        ),
        (
            lambda: suppress(CountTable({"a": 9}, (AdditiveGroup("a", ("a",)),))),
            "A part of a stands in its group twice",
        ),
        (
            lambda: suppress(
                CountTable({"a": 9, "b": 9}, (AdditiveGroup("a", ("b",)), AdditiveGroup("b", ("a",))))
            ),
            "A total is among its own parts",
        ),
        (lambda: CountTable({"a": 9}, ratios={"r": Ratio("a")}), "r has neither a numerator nor a value"),
        (
            lambda: suppress(CountTable({}, ratios={"r": Ratio("a", value=2.5)})),
            "A ratio is made of a, and there is no count of it",
        ),
        (
            lambda: feasible_intervals(SHORT, suppress(SHORT, LENIENT)),
            "No counts of 0 and more come to these totals",
        ),
        (lambda: suppress(made_of(5, 7)), "figure is 7 of 5: more than there are"),
        (lambda: link_tables(whole(3), whole(4)), "a is 3 in one table and 4 in another"),
        (lambda: cross_table({("a", "b"): Symbol.NOT_AVAILABLE}), "a, Total cannot be added up: a, b is x"),
        (lambda: to_date("year", ("Q1", "Q2"), {"year": whole(3)}), "No table for Q1, Q2"),
        (
            lambda: to_date("year", ("Q1", "Q2"), {"Q1": whole(9), "year": whole(8)}),
            "a is 8 in year and 9 in its parts",
        ),
    ],
)
def test_what_cannot_be_judged_is_refused_in_a_sentence(make, why):
    with pytest.raises(DisclosureError, match=why):
        make()


def test_periods_that_are_all_there_and_counts_that_one_of_them_lacks():
    tables = {
        "year": whole(20, 30, Symbol.NOT_AVAILABLE, total=60),
        "Q1": CountTable({"a": 8}),
        "Q2": CountTable({"a": 12, "b": 30}),
    }
    table = to_date(
        "year", ("Q1", "Q2"), {**tables, "year": CountTable({"a": 20, "b": 30, "c": Symbol.NOT_AVAILABLE})}
    )
    assert table.counts["Q1", "b"] == 0
    assert [group.total for group in table.groups] == [("year", "a"), ("year", "b")]
    moved = in_period("Q1", made_of(80, 20))
    assert moved.ratios["Q1", "figure"] == Ratio(("Q1", "base"), ("Q1", "top"))
    assert in_period("Q1", made_of(80, value=2.0)).ratios["Q1", "figure"].numerator is None
