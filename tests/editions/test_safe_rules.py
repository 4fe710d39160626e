"""What may be printed in view of what is out already: nothing hidden can be worked out over all editions together."""

import random
from itertools import permutations

import pytest

from editions.test_asking_rules import base_count
from sightline.editions.rules.asking import EditionRuleError
from sightline.editions.rules.counts import BaseCount, CountKey, EditionCounts, count_table
from sightline.editions.rules.making_safe import EarlierEdition, made_safe, read_together, settings_of
from sightline.editions.rules.same_people import named_as
from sightline.measuring.same_people import SAME_PEOPLE
from sightline.statistics.disclosure import AdditiveGroup, CountTable, Ratio, SafeTable, Symbol
from support.edition_counts import Q1, Q2, Q3, TO_Q2, TO_Q3, corrected, counts_of, drawn_freeze, edition_of
from support.feasible_audit import Audit
from support.seed import SEED

SMALL = range(1, 6)


def published(
    name: str, counts: EditionCounts, earlier: list[EarlierEdition], *, rounded: bool = False
) -> EarlierEdition:
    safe = made_safe(counts, earlier, rounded=rounded)
    assert not safe.exposed
    return EarlierEdition(name=name, counts=counts, cells=safe.cells, rounded=rounded)


def with_numbers(table: CountTable, safe: SafeTable) -> tuple[CountTable, SafeTable]:
    """The same table in which a count's number is part of its name: what was corrected is another count."""

    def named(key):
        return (key, table.counts[key]) if key in table.counts else key

    groups = tuple(
        AdditiveGroup(named(each.total), tuple(map(named, each.parts)), each.table, each.periods)
        for each in table.groups
    )
    ratios = {
        key: Ratio(
            named(each.base), named(each.numerator), each.value, each.per, each.places, each.complement
        )
        for key, each in table.ratios.items()
    }
    counts = {named(key): count for key, count in table.counts.items()}
    return CountTable(counts, groups, ratios), SafeTable(
        {named(key): cell for key, cell in safe.cells.items()}, ()
    )


def assert_nothing_is_worked_out(editions: list[EarlierEdition]) -> int:
    """An independent reader of all of them; how many counts are protected."""
    last, *before = reversed(editions)
    table, earlier = read_together(last.counts, list(reversed(before)))
    read = [with_numbers(table, SafeTable(last.cells, ()))]
    read += [with_numbers(each.table, each.safe) for each in earlier]
    protected = {}
    for counts, safe in read:
        for key, count in counts.counts.items():
            cell = safe.cells.get(key)
            if (cell and cell.symbol == Symbol.HIDDEN) or (not cell and count in SMALL):
                protected[key] = None
        for ratio in counts.ratios.values():
            if counts.counts[ratio.base] - counts.counts[ratio.numerator] in SMALL:
                protected[Audit.rest_of(ratio.base, ratio.numerator)] = None
    for key, (low, high) in Audit(read).intervals(list(protected)).items():
        assert low < high, key
        assert not (low >= 1 and high <= 5), key
    return len(protected)


SEQUENCES = [
    [((Q1,), ("team",)), ((TO_Q2,), ("team",)), ((Q2,), ("sex",))],
    [((TO_Q2,), ("sex",)), ((Q1,), ()), ((Q1, Q2), ("team", "sex"))],
    [((Q1,), ("team", "sex")), ((TO_Q3, Q3), ("team",)), ((TO_Q2,), ("sex",))],
]


@pytest.mark.parametrize("again", [False, True], ids=["of one freeze", "of two freezes"])
@pytest.mark.parametrize("number", range(len(SEQUENCES)))
def test_no_sequence_of_editions_gives_a_hidden_count_away(number, again):
    assert_sequence_holds(random.Random(f"always {number} {again}"), SEQUENCES[number], again=again)


@pytest.mark.many_draws
@pytest.mark.parametrize("draw", range(6))
def test_nor_does_any_that_is_drawn_anew(draw):
    dice = random.Random(f"{SEED} editions {draw}")
    assert_sequence_holds(
        dice, dice.choice(SEQUENCES), again=dice.random() < 0.5, most=dice.choice([2, 6, 12])
    )


def assert_sequence_holds(dice: random.Random, sequence: list, *, again: bool, most: int = 6) -> None:
    freeze = drawn_freeze(dice, most)
    editions: list[EarlierEdition] = []
    hidden = 0
    for place, (periods, splits) in enumerate(sequence):
        if again and place == 1:
            freeze = corrected(dice, freeze)
        editions.append(published(f"edition {place}", edition_of(freeze, periods, splits), editions))
        hidden += assert_nothing_is_worked_out(editions)
    assert hidden


def two_groups(north: int, south: int) -> EditionCounts:
    """The whole and two teams in Q1: that of Q1 and no more."""
    numbers = {("", ""): north + south, ("team", "N"): north, ("team", "S"): south}
    months = {
        BaseCount("ZZ02 counted", *group): {"2025-04": number, "2025-05": 0, "2025-06": 0}
        for group, number in numbers.items()
    }
    return counts_of(months, printed=tuple(CountKey(*base, *Q1) for base in months))


def test_without_what_is_out_already_the_same_table_would_be_printed_and_give_it_away():
    """Q1 is out with 20; a year to date of 23 alone would say 3. It is the earlier edition that hides it."""
    months = {
        BaseCount("ZZ03 counted"): dict.fromkeys(("2025-04", "2025-05", "2025-07", "2025-08", "2025-09"), 0)
        | {"2025-06": 20}
    }
    months[BaseCount("ZZ03 counted")]["2025-07"] = 3
    first = counts_of(months, printed=(CountKey("ZZ03 counted", "", "", *Q1),))
    second = counts_of(months, printed=(CountKey("ZZ03 counted", "", "", *TO_Q2),))
    (alone,) = made_safe(second, []).cells.values()
    assert alone.value == 23
    safe = made_safe(second, [published("first", first, [])])
    (cell,) = safe.cells.values()
    assert (cell.symbol, cell.value) == (Symbol.HIDDEN, None)
    assert [each.rule.value for each in safe.log] == ["P4"]


@pytest.mark.parametrize("group", SAME_PEOPLE, ids="-".join)
def test_an_edition_of_one_measure_is_held_against_those_of_every_other_of_the_same_people(group):
    """Q1 is out with 20 of the first; a year to date of 23 of any other would say that three came in Q2."""
    quiet = dict.fromkeys(("2025-04", "2025-05", "2025-08", "2025-09"), 0)
    numbers = quiet | {"2025-06": 20, "2025-07": 3}
    for one, other in permutations(map(base_count, group), 2):
        first, second = (
            counts_of({named_as(base): numbers}, printed=(CountKey(*named_as(base), *when),))
            for base, when in ((one, Q1), (other, TO_Q2))
        )
        assert [cell.value for cell in made_safe(second, []).cells.values()] == [23]
        safe = made_safe(second, [published("first", first, [])])
        assert [cell.symbol for cell in safe.cells.values()] == [Symbol.HIDDEN]


def test_what_can_be_worked_out_already_is_exposed_and_nothing_is_published():
    """Two editions that were never held against one another: 20, and 23 with it. A third cannot help."""
    months = {
        BaseCount("ZZ03 counted"): dict.fromkeys(("2025-04", "2025-05", "2025-07", "2025-08", "2025-09"), 0)
        | {"2025-06": 20, "2025-07": 3}
    }
    out = [
        published(str(when), counts_of(months, printed=(CountKey("ZZ03 counted", "", "", *when),)), [])
        for when in (Q1, TO_Q2)
    ]
    third = counts_of(months, printed=(CountKey("ZZ03 counted", "", "", *Q2),))
    exposed = made_safe(third, out).exposed
    assert [each.key for each in exposed] == [CountKey("ZZ03 counted", "", "", *Q2)]


def test_an_edition_about_something_else_does_not_matter():
    months = {BaseCount("ZZ03 counted"): {"2025-04": 7, "2025-05": 0, "2025-06": 0}}
    other = published("other", counts_of(months, printed=(CountKey("ZZ03 counted", "", "", *Q1),)), [])
    table, editions = read_together(two_groups(12, 9), [other])
    assert editions == [] and table == count_table(two_groups(12, 9))


def test_small_corrections_are_protected_where_children_are_told_apart_by_what_they_are():
    dice = random.Random("corrected")
    freeze = drawn_freeze(dice, 20)
    later = corrected(dice, freeze)
    assert not settings_of(edition_of(freeze, (Q1,), ("team",))).revisions
    assert settings_of(edition_of(freeze, (Q1,), ("sex",))).revisions
    for split, protects in (("team", False), ("sex", True)):
        first = published("first", edition_of(freeze, (Q1,), (split,)), [])
        second = made_safe(edition_of(later, (Q1,), (split,)), [first])
        whole = CountKey("ZZ01 judged", "", "", *Q1)
        was, now = first.cells[whole].value, second.cells[whole].value
        assert was is not None and (now is None) is protects, split


def test_once_rounded_always_rounded():
    counts = two_groups(23, 9)
    rounded = published("first", counts, [], rounded=True)
    assert [cell.text for cell in rounded.cells.values()] == ["30", "25", "10"]
    with pytest.raises(EditionRuleError, match="first was rounded") as fault:
        made_safe(counts, [rounded])
    assert fault.value.field == "rounded"
    assert not made_safe(counts, [rounded], rounded=True).exposed
    plain = published("plain", counts, [])
    with pytest.raises(EditionRuleError, match="plain printed the same measures unrounded"):
        made_safe(counts, [plain], rounded=True)
    months = {BaseCount("ZZ03 counted"): {"2025-04": 7, "2025-05": 0, "2025-06": 0}}
    other = counts_of(months, printed=(CountKey("ZZ03 counted", "", "", *Q1),))
    assert made_safe(other, [plain], rounded=True).cells
