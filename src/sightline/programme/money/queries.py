"""A plan's money: each year's lines with what they are held against, their totals, the arithmetic, and what is not known."""

from dataclasses import dataclass

from sightline.people.models import User
from sightline.programme.kinds import MONEY_KINDS
from sightline.programme.models import Grouping, MoneyLine, Plan
from sightline.programme.money.rules import (
    ADDED_UP,
    WHOLE,
    Line,
    Total,
    added,
    reconciled,
    shares_of_budget,
    totals,
    what_cannot_be_said,
)
from sightline.programme.plans.queries.plans import standing_of


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


def groupings_of(plan: Plan, person: User) -> list[tuple[str, str]]:
    """The keys and titles of what the standing version groups, as lines may be held against them."""
    version = standing_of([plan], person).get(plan.pk)
    found = Grouping.objects.filter(version=version) if version else Grouping.objects.none()
    return [(each.key, each.title) for each in found.order_by("kind", "place", "id")]


def money_of(plan: Plan, person: User) -> Money:
    """A plan's money as its page shows it."""
    kept = list(MoneyLine.objects.filter(plan=plan).order_by("-year", "grouping", "kind", "id"))
    lines = [
        Line(each.kind, each.title, each.year, each.pounds, each.approximate, each.grouping) for each in kept
    ]
    every, groupings = totals(lines), groupings_of(plan, person)
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
    """The page's first sentence: each kind of the newest year, of the plan as a whole, else as its parts add up."""
    if not money.years:
        return "No money is entered for this plan, so nothing can be said of what it costs."
    newest = money.years[0]
    told = [said for kind in ADDED_UP if (said := _of_kind(kind, newest.totals, money.titles))]
    if not told:
        return f"For {newest.name.replace('-', '/')} only unit costs are entered."
    return f"In {newest.name.replace('-', '/')}: {'; '.join(told)}."


def _of_kind(kind: str, every: list[Total], titles: dict[str, str]) -> str:
    """Base budget £70m; investment £118,000 in 2 parts of the plan; saving £40,000 for Early help; blank for none."""
    name, found = MONEY_KINDS[kind].lower(), [each for each in every if each.kind == kind]
    for each in found:
        if not each.grouping:
            return f"{name} {each.total}"
    if len(found) == 1:
        return f"{name} {found[0].total} for {titles[found[0].grouping]}"
    return f"{name} {added(each.total for each in found)} in {len(found)} parts of the plan" if found else ""
