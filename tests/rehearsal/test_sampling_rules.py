"""Which children are drawn, and why: drawn by hand, without a database."""

from datetime import date

import pytest

from sightline.rehearsal.queries.cases import ASKED
from sightline.rehearsal.rules.pack_files import PackFile, index_json, index_text, is_a_pack
from sightline.rehearsal.rules.sampling import MatchedCase, draw, in_drawn_order, sampling_rules

RULES = {rule.id: rule for rule in sampling_rules()}


def cases(*children, value=20, since=date(2024, 8, 3)):
    return [MatchedCase(child, value, since) for child in children]


def drawn(matched, **order):
    return [(case.child, case.rule.id) for case in draw(matched, **{"each": 2, "seed": "one", **order})]


def test_a_rule_says_its_limit_in_words():
    assert RULES["long_plan"].words == "On a child protection plan for over 18 months"
    assert RULES["unsuitable_home"].limit is None
    assert all("{" not in rule.words for rule in sampling_rules())


def test_every_rule_is_asked_and_nothing_else():
    assert set(ASKED) == set(RULES)
    assert [rule.id for rule in sampling_rules()][-1] == "at_random"
    assert all(("$limit" in ASKED[rule.id]) == (rule.limit is not None) for rule in sampling_rules())


def test_no_rule_draws_more_than_it_may_and_no_child_is_drawn_twice():
    matched = {"long_plan": cases("a", "b", "c"), "many_workers": cases("a", "b", "c", "d")}
    listed = drawn(matched)
    assert [rule for _, rule in listed] == ["long_plan", "long_plan", "many_workers", "many_workers"]
    assert sorted(child for child, _ in listed) == ["a", "b", "c", "d"]
    assert drawn(matched, each=0) == []


def test_the_same_seed_draws_the_same_children_whatever_the_order_they_come_in():
    many = [f"c{number}" for number in range(50)]
    first = drawn({"many_moves": cases(*many)})
    assert first == drawn({"many_moves": cases(*reversed(many))})
    assert first != drawn({"many_moves": cases(*many)}, seed="two")


def test_two_rules_do_not_draw_in_the_same_order():
    many = [f"c{number}" for number in range(50)]
    assert in_drawn_order(many, RULES["long_plan"], "") != in_drawn_order(many, RULES["many_moves"], "")


def test_each_child_says_what_is_on_record_and_which_other_rules_are_true_of_it():
    (case,) = draw(
        {
            "long_plan": cases("a"),
            "many_workers": cases("a"),
            "at_random": cases("a", value=None, since=None),
        },
        each=1,
        seed="",
    )
    assert case.on_record == "20 months, since 3 August 2024"
    assert [other.id for other in case.also] == ["many_workers"]


@pytest.mark.parametrize(
    ("value", "since", "shown"),
    [
        (4, None, "4 months"),
        (None, date(2026, 1, 2), "since 2 January 2026"),
        (None, None, ""),
        (0, None, "0 months"),
    ],
)
def test_what_is_on_record_in_words(value, since, shown):
    assert MatchedCase("a", value, since).in_words(RULES["long_plan"]) == shown


FILES = [
    PackFile("annex-a.xlsx", "Annex A", True, 1234, "ab" * 32),
    PackFile("about.md", "About it", False, 5, "cd" * 32),
]


def test_the_index_names_each_file_with_its_hash():
    text = index_text("Inspection pack of Aldermere", ["Made by: Jo"], FILES)
    assert f"| annex-a.xlsx | Annex A | Yes | 1,234 | `{'ab' * 32}` |" in text
    assert "| about.md | About it | No | 5 |" in text


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        (index_json({"authority": "990"}, FILES), True),
        ("{}", False),
        ("[]", False),
        ("no JSON", False),
        ('{"kind": "else"}', False),
    ],
)
def test_a_pack_is_told_from_what_is_none(text, ours):
    assert is_a_pack(text) is ours
