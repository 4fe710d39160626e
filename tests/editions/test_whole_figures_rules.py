"""What an edition says of the whole authority to pages that stand beside it."""

import random

from sightline.editions.rules.making_safe import EarlierEdition, made_safe
from sightline.editions.rules.whole_figures import whole_figures
from sightline.statistics.disclosure import Symbol
from support.edition_counts import Q1, Q2, drawn_freeze, edition_of


def test_each_count_of_the_whole_is_told_or_hidden_and_beside_a_rounded_one_all_are_hidden():
    counts = edition_of(drawn_freeze(random.Random("whole"), 3), (Q1, Q2), ("team",))
    cells = made_safe(counts, []).cells
    said = whole_figures(EarlierEdition(name="first", counts=counts, cells=cells))
    whole = {key: cells[key].symbol for key in counts.printed if not key.split}
    assert {(each.what, each.first, each.last): each.is_told for each in said} == {
        (key.what, key.first, key.last): symbol is not Symbol.HIDDEN for key, symbol in whole.items()
    }
    assert {each.is_told for each in said} == {True, False}
    rounded = made_safe(counts, [], rounded=True).cells
    rounded_whole = whole_figures(EarlierEdition(name="first", counts=counts, cells=rounded, rounded=True))
    assert len(rounded_whole) == len(said) and not any(each.is_told for each in rounded_whole)
    gone = dict.fromkeys(cells, next(iter(cells.values())).__class__(symbol=Symbol.NOT_AVAILABLE))
    assert whole_figures(EarlierEdition(name="first", counts=counts, cells=gone)) == []
