"""Money: the arithmetic shown, what is approximate said to be, totals that reconcile, and what cannot be said."""

from dataclasses import replace
from decimal import Decimal

import pytest

from sightline.programme.money.rules import (
    MoneyItem,
    Pounds,
    Sum,
    added,
    before_growth,
    fault_of_line,
    in_pounds,
    reconciled,
    share,
    shares_of_budget,
    totals,
    what_cannot_be_said,
)


def m(millions: str) -> Decimal:
    return Decimal(millions) * 1_000_000


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        (m("17.9"), "£17.9m"),
        (m("70"), "£70m"),
        (m("100"), "£100m"),
        (m("0.5"), "£500,000"),
        (Decimal("1234567"), "£1,234,567"),
        (Decimal("12.5"), "£12.50"),
        (m("-3"), "-£3m"),
        (Decimal("0.00"), "£0"),
    ],
)
def test_pounds_as_people_write_them(amount, said):
    assert in_pounds(amount) == said


def test_the_figures_of_s23_108():
    found = share(Pounds(m("17.9")), Pounds(m("70")))
    assert found.sentence == "£17.9m is 25.6% of £70m (£17.9m ÷ £70m)." and not found.approximate
    assert share(Pounds(m("17.9")), Pounds(m("70"), approximate=True)).sentence.startswith(
        "£17.9m is about 25.6%"
    )
    base = before_growth(Pounds(m("70")), Pounds(m("40")), "2018-19")
    assert base.sentence == "£70m less £40m is about £30m in 2018/19." and base.approximate


def test_there_is_no_share_of_nothing():
    with pytest.raises(ValueError, match="There is no share of £0"):
        share(Pounds(m("1")), Pounds(Decimal(0)))


LINES = [
    MoneyItem("investment", "All", "2023-24", m("17.9")),
    MoneyItem("investment", "Academy", "2023-24", m("7.9"), grouping="practice"),
    MoneyItem("investment", "Placements", "2023-24", m("4"), approximate=True, grouping="practice"),
    MoneyItem("base_budget", "All", "2023-24", m("70")),
    MoneyItem("unit_cost", "A week in a home", "2023-24", m("0.005"), grouping="practice"),
    MoneyItem("investment", "All", "2024-25", m("2")),
]


def test_totals_by_year_grouping_and_kind_and_never_of_unit_costs():
    found = [(each.year, each.grouping, each.kind, str(each.total), each.lines) for each in totals(LINES)]
    assert found == [
        ("2023-24", "", "base_budget", "£70m", 1),
        ("2023-24", "", "investment", "£17.9m", 1),
        ("2023-24", "practice", "investment", "about £11.9m", 2),
        ("2024-25", "", "investment", "£2m", 1),
    ]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ([], "£7.9m + £4m = about £11.9m, of £17.9m. £6m is held against no priority."),
        (["6"], "the priorities add up to the whole: £7.9m + £4m + £6m = £17.9m."),
        (["7"], "£1m is more than the whole plan has."),
    ],
)
def test_what_is_held_against_priorities_is_reconciled_with_the_whole(more, said):
    lines = [
        *LINES,
        *(MoneyItem("investment", "More", "2023-24", m(each), grouping="tools") for each in more),
    ]
    assert said in reconciled(lines, "investment", "2023-24")


@pytest.mark.parametrize(
    ("kind", "year"), [("base_budget", "2023-24"), ("investment", "2024-25"), ("unit_cost", "2023-24")]
)
def test_where_only_one_side_is_said_there_is_nothing_to_reconcile(kind, year):
    assert reconciled(LINES, kind, year) == ""


def test_investment_is_shown_as_a_share_where_both_are_said():
    assert [each.sentence for each in shares_of_budget(LINES)] == ["£17.9m is 25.6% of £70m (£17.9m ÷ £70m)."]


@pytest.mark.parametrize("budget", [[], [MoneyItem("base_budget", "Nothing", "2023-24", Decimal(0))]])
def test_there_is_no_share_of_a_budget_that_is_not_said_or_is_nothing(budget):
    assert shares_of_budget([MoneyItem("investment", "All", "2023-24", m("2")), *budget]) == []


@pytest.mark.parametrize(
    ("amounts", "together"),
    [
        ([], "£0"),
        ([Pounds(m("1")), Pounds(m("2.5"))], "£3.5m"),
        ([Pounds(m("1")), Pounds(m("2.5"), approximate=True)], "about £3.5m"),
    ],
)
def test_amounts_together_are_approximate_where_any_of_them_is(amounts, together):
    assert str(added(amounts)) == together


def test_investment_that_is_only_held_against_parts_is_shown_as_their_share():
    lines = [line for line in LINES if line.grouping or line.kind != "investment"]
    (told,) = shares_of_budget(lines)
    assert told == Sum("£11.9m is about 17.0% of £70m (£11.9m ÷ £70m).", approximate=True)


NO_BUDGET = "no base budget of the whole plan is entered for that year."


def test_a_share_is_shown_or_it_is_said_why_not():
    """A budget of one priority is not the plan's: there is no share of it, and somebody has to say so."""
    of_one = MoneyItem("base_budget", "Academy", "2024-25", m("5"), grouping="practice")
    assert len(shares_of_budget([*LINES, of_one])) == 1
    told = what_cannot_be_said([*LINES, of_one], [("practice", "Practice")])
    assert told[-1] == f"What share of the budget the investment of 2024/25 is: {NO_BUDGET}"
    assert len(shares_of_budget([*LINES, replace(of_one, grouping="")])) == 2


def test_what_cannot_be_said_says_so():
    told = what_cannot_be_said(LINES, [("practice", "Practice"), ("tools", "Tools")])
    assert told == [
        "What “Tools” costs: no line is held against it.",
        "What is saved elsewhere to pay for it: no saving is entered.",
        f"What share of the budget the investment of 2024/25 is: {NO_BUDGET}",
    ]
    two = what_cannot_be_said(LINES, [("practice", "Practice"), ("tools", "Tools"), ("people", "People")])
    assert two[0] == "What “Tools” and “People” cost: no line is held against any of the 2."
    assert what_cannot_be_said([], [("practice", "Practice")]) == []  # the first sentence says it


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({}, ""),
        ({"kind": "gift"}, "kind"),
        ({"title": " "}, "title"),
        ({"year": "2023"}, "year"),
        ({"year": "2023-25"}, "year"),
        ({"year": "1999-00"}, ""),
        ({"pounds": None}, "pounds"),
        ({"pounds": Decimal(0)}, "pounds"),
        ({"pounds": Decimal(-1)}, "pounds"),
        ({"pounds": Decimal(10) ** 12}, "pounds"),
        ({"kind": "unit_cost"}, "unit"),
        ({"kind": "unit_cost", "unit": "A week"}, ""),
        ({"unit": "A week"}, "unit"),
    ],
)
def test_what_may_be_entered(changed, field):
    given = {
        "kind": "saving",
        "title": "Agency",
        "year": "2023-24",
        "pounds": Decimal(5),
        "unit": "",
    } | changed
    found, why = fault_of_line(**given)
    assert found == field and bool(why) == bool(field)


def test_where_everything_is_said_nothing_cannot_be():
    lines = [*LINES[:5], MoneyItem("saving", "Agency", "2023-24", m("1"))]
    assert what_cannot_be_said(lines, [("practice", "Practice")]) == []
    assert what_cannot_be_said([LINES[3]], []) == [
        "What is saved elsewhere to pay for it: no saving is entered.",
        "No unit cost is entered, so value for money cannot be stated.",
    ]
