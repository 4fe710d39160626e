"""Money in words and sums: what was said, what follows from it with the arithmetic shown, and what cannot be said. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from sightline.programme.kinds.kinds import MONEY_KINDS

ADDED_UP = ("base_budget", "investment", "forecast", "saving")
"""Kinds whose lines of one year may be added up. A unit cost is a price, and no sum of prices means anything."""
YEAR = re.compile(r"(\d{4})-(\d{2})")
MILLION = Decimal(1_000_000)
WHOLE = "The whole plan"


@dataclass(frozen=True, slots=True)
class Pounds:
    """An amount and whether it is approximate: said in round words, or worked out from what was."""

    amount: Decimal
    approximate: bool = False

    def __str__(self) -> str:
        """As people write it: £17.9m, about £30m, £4,200."""
        return f"{'about ' if self.approximate else ''}{in_pounds(self.amount)}"


@dataclass(frozen=True, slots=True)
class Sum:
    """Something worked out: in a sentence with its arithmetic; `approximate` where anything in it is."""

    sentence: str
    approximate: bool


@dataclass(frozen=True, slots=True)
class MoneyItem:
    """One line as it was said; see MoneyLine. `grouping` blank for the whole plan."""

    kind: str
    title: str
    year: str
    pounds: Decimal
    approximate: bool = False
    grouping: str = ""


@dataclass(frozen=True, slots=True)
class Total:
    """The lines of one kind and year against one grouping, added up."""

    kind: str
    year: str
    grouping: str
    total: Pounds
    lines: int


def in_pounds(amount: Decimal) -> str:
    """£17.9m, £70m, £4,200, £12.50, -£3m: millions to as many places as were said, two at the most."""
    sign, size = ("-" if amount < 0 else ""), abs(amount)
    if size >= MILLION and (size * 100) % MILLION == 0:
        return f"{sign}£{(size / MILLION).normalize():f}m"
    return f"{sign}£{size:,.0f}" if size == size.to_integral() else f"{sign}£{size:,.2f}"


def share(part: Pounds, whole: Pounds) -> Sum:
    """What share one amount is of another: £17.9m is 25.6% of £70m. ValueError for a whole that is nought or less."""
    if whole.amount <= 0:
        raise ValueError(f"There is no share of {whole}.")
    percent = (100 * part.amount / whole.amount).quantize(Decimal("0.1"), ROUND_HALF_UP)
    near = part.approximate or whole.approximate
    return Sum(
        f"{in_pounds(part.amount)} is {'about ' if near else ''}{percent}% of {in_pounds(whole.amount)} "
        f"({in_pounds(part.amount)} ÷ {in_pounds(whole.amount)}).",
        near,
    )


def before_growth(now: Pounds, growth: Pounds, base_year: str) -> Sum:
    """What a budget was in the year it is said to have grown since: £70m less £40m is about £30m in 2018/19.

    Always approximate: a growth said in a report is rounded, and may leave transfers and inflation out.
    """
    was = Pounds(now.amount - growth.amount, approximate=True)
    return Sum(
        f"{in_pounds(now.amount)} less {in_pounds(growth.amount)} is {was} in {base_year.replace('-', '/')}.",
        True,
    )


def totals(lines: Iterable[MoneyItem]) -> list[Total]:
    """What may be added up, by year, grouping and kind; a sum with anything approximate in it is approximate."""
    groups: dict[tuple[str, str, str], list[MoneyItem]] = {}
    for line in lines:
        if line.kind in ADDED_UP:
            groups.setdefault((line.year, line.grouping, line.kind), []).append(line)
    return [
        Total(kind, year, grouping, _sum_of(group), len(group))
        for (year, grouping, kind), group in sorted(
            groups.items(), key=lambda pair: (pair[0][0], pair[0][1], ADDED_UP.index(pair[0][2]))
        )
    ]


def reconciled(lines: Sequence[MoneyItem], kind: str, year: str) -> str:
    """Whether what is held against priorities adds up to what is said of the whole plan, in a sentence.

    Blank where only one of the two is said.
    """
    mine = [line for line in lines if line.kind == kind and line.year == year]
    whole = [line for line in mine if not line.grouping]
    parts = [line for line in mine if line.grouping]
    if not whole or not parts or kind not in ADDED_UP:
        return ""
    whole_sum, parts_sum = _sum_of(whole), _sum_of(parts)
    named = f"{MONEY_KINDS[kind]}, {year.replace('-', '/')}"
    sum_words = " + ".join(in_pounds(line.pounds) for line in parts)
    gap = whole_sum.amount - parts_sum.amount
    if gap == 0:
        return f"{named}: the priorities add up to the whole: {sum_words} = {whole_sum}."
    where = "is held against no priority" if gap > 0 else "is more than the whole plan has"
    return f"{named}: {sum_words} = {parts_sum}, of {whole_sum}. {in_pounds(abs(gap))} {where}."


def what_cannot_be_said(lines: Sequence[MoneyItem], groupings: Sequence[tuple[str, str]]) -> list[str]:
    """What a reader would ask and these lines do not tell, each in a sentence; nothing where there is none: that says it.

    `groupings`: keys with their titles.
    """
    if not lines:
        return []
    with_lines = {line.grouping for line in lines}
    sentences = _without_lines([title for key, title in groupings if key not in with_lines])
    kinds = {line.kind for line in lines}
    for kind, what in (
        ("saving", "What is saved elsewhere to pay for it: no saving is entered."),
        ("unit_cost", "No unit cost is entered, so value for money cannot be stated."),
    ):
        if kind not in kinds:
            sentences.append(what)
    years = {line.year for line in lines if line.kind == "base_budget" and not line.grouping}
    missing = sorted({line.year for line in lines if line.kind == "investment"} - years)
    sentences += [
        f"What share of the budget the investment of {year.replace('-', '/')} is: no base budget of the whole plan is "
        "entered for that year."
        for year in missing
    ]
    return sentences


def _without_lines(titles: Sequence[str]) -> list[str]:
    """That nothing is held against these: one sentence, however many there are."""
    if len(titles) < 2:
        return [f"What “{title}” costs: no line is held against it." for title in titles]
    named = ", ".join(f"“{title}”" for title in titles[:-1])
    return [f"What {named} and “{titles[-1]}” cost: no line is held against any of the {len(titles)}."]


def shares_of_budget(lines: Sequence[MoneyItem]) -> list[Sum]:
    """The investment of each year as a share of that year's base budget, where that is said of the whole plan.

    Investment that is said of the whole plan is taken, else what is held against its parts.
    """
    shares = []
    for year in sorted({line.year for line in lines}):
        mine = [line for line in lines if line.year == year]
        whole = [line for line in mine if line.kind == "base_budget" and not line.grouping]
        part = [line for line in mine if line.kind == "investment"]
        part = [line for line in part if not line.grouping] or part
        if part and whole and _sum_of(whole).amount > 0:
            shares.append(share(_sum_of(part), _sum_of(whole)))
    return shares


def fault_of_line(kind: str, title: str, year: str, pounds: Decimal | None, unit: str) -> tuple[str, str]:
    """The field at fault and why, in a sentence; both blank where the line may be kept."""
    if kind not in MONEY_KINDS:
        return "kind", "Choose what kind of line it is."
    if not title.strip():
        return "title", "Enter what the money is for."
    match = YEAR.fullmatch(year.strip())
    if not match or (int(match[1]) + 1) % 100 != int(match[2]):
        return "year", "Enter a financial year, as 2026-27."
    if pounds is None or pounds <= 0:
        return "pounds", "Enter the amount in pounds, more than nought. A saving is a kind of its own."
    if pounds >= Decimal(10) ** 12:
        return "pounds", "Enter the amount in pounds, less than a million million."
    if kind == "unit_cost" and not unit.strip():
        return "unit", "Enter what one unit is, as: a week in a children's home."
    if kind != "unit_cost" and unit.strip():
        return "unit", "Only a unit cost has a unit. Leave it blank."
    return "", ""


def added(amounts: Iterable[Pounds]) -> Pounds:
    """Amounts together; approximate where any of them is."""
    every = list(amounts)
    return Pounds(sum((each.amount for each in every), Decimal(0)), any(each.approximate for each in every))


def _sum_of(lines: Sequence[MoneyItem]) -> Pounds:
    return added(Pounds(line.pounds, line.approximate) for line in lines)
