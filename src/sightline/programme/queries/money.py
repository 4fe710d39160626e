"""A plan's money: each year's lines with what they are held against, their totals, the arithmetic, and what is not known."""

from dataclasses import dataclass

from sightline.programme.models import Grouping, MoneyLine, Plan
from sightline.programme.queries.plans import standing_of
from sightline.programme.rules import MONEY_KINDS
from sightline.programme.rules.money import (
    ADDED_UP,
    WHOLE,
    Line,
    Total,
    reconciled,
    shares_of_budget,
    totals,
    what_cannot_be_said,
)


@dataclass(frozen=True, slots=True)
class Year:
    """One financial year: its lines, and the totals of what may be added up."""

    name: str
    lines: list[MoneyLine]
    totals: list[Total]


@dataclass(frozen=True, slots=True)
class Money:
    """All that is said of a plan's money, the newest year first. `titles`: of what lines are held against, by key."""

    years: list[Year]
    titles: dict[str, str]
    arithmetic: list[str]
    not_said: list[str]


def groupings_of(plan: Plan) -> list[tuple[str, str]]:
    """The keys and titles of what the standing version groups, as lines may be held against them."""
    version = standing_of([plan]).get(plan.pk)
    found = Grouping.objects.filter(version=version) if version else Grouping.objects.none()
    return [(each.key, each.title) for each in found.order_by("kind", "place", "id")]


def money_of(plan: Plan) -> Money:
    """A plan's money as its page shows it."""
    kept = list(MoneyLine.objects.filter(plan=plan).order_by("-year", "grouping", "kind", "id"))
    lines = [
        Line(each.kind, each.title, each.year, each.pounds, each.approximate, each.grouping) for each in kept
    ]
    every, groupings = totals(lines), groupings_of(plan)
    names = sorted({line.year for line in lines}, reverse=True)
    years = [
        Year(
            name, [each for each in kept if each.year == name], [each for each in every if each.year == name]
        )
        for name in names
    ]
    sums = [found.sentence for found in shares_of_budget(lines)]
    sums += [told for name in names for kind in ADDED_UP if (told := reconciled(lines, kind, name))]
    titles = {key: key for key in {line.grouping for line in lines}} | {"": WHOLE} | dict(groupings)
    return Money(years, titles, sums, what_cannot_be_said(lines, groupings))


def answer(money: Money) -> str:
    """The page's first sentence: what is said of the newest year as a whole, else of its parts."""
    if not money.years:
        return "No money is entered for this plan, so nothing can be said of what it costs."
    newest = money.years[0]
    whole = [each for each in newest.totals if not each.grouping] or newest.totals
    if not whole:
        return f"For {newest.name.replace('-', '/')} only unit costs are entered."
    told = [
        f"{MONEY_KINDS[each.kind].lower()} {each.total}{f' for {money.titles[each.grouping]}' if each.grouping else ''}"
        for each in whole
    ]
    return f"In {newest.name.replace('-', '/')}: {'; '.join(told)}."
