"""A plan's money: each year's lines with what they are held against, their totals, the arithmetic, and what is not known."""

from collections.abc import Sequence
from dataclasses import dataclass

from sightline.people.models import User
from sightline.programme.kinds import MONEY_KINDS
from sightline.programme.models import Grouping, MoneyLine, Plan
from sightline.programme.money.rules import (
    ADDED_UP,
    WHOLE,
    MoneyItem,
    Pounds,
    Total,
    added,
    reconciled,
    shares_of_budget,
    totals,
    what_cannot_be_said,
)
from sightline.programme.plans.queries.plans import current_versions


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
    version = current_versions([plan], person).get(plan.pk)
    groupings = Grouping.objects.filter(version=version) if version else Grouping.objects.none()
    return [(each.key, each.title) for each in groupings.order_by("kind", "place", "id")]


def money_of(plan: Plan, person: User) -> Money:
    """A plan's money as its page shows it."""
    money_lines = list(MoneyLine.objects.filter(plan=plan).order_by("-year", "grouping", "kind", "id"))
    lines = [
        MoneyItem(each.kind, each.title, each.year, each.pounds, each.approximate, each.grouping)
        for each in money_lines
    ]
    every, groupings = totals(lines), groupings_of(plan, person)
    names = sorted({line.year for line in lines}, reverse=True)
    years = [
        Year(
            name,
            [each for each in money_lines if each.year == name],
            [each for each in every if each.year == name],
        )
        for name in names
    ]
    sums = [budget_share.sentence for budget_share in shares_of_budget(lines)]
    sums += [sentence for name in names for kind in ADDED_UP if (sentence := reconciled(lines, kind, name))]
    titles = {key: key for key in {line.grouping for line in lines}} | {"": WHOLE} | dict(groupings)
    return Money(years, titles, sums, what_cannot_be_said(lines, groupings))


@dataclass(frozen=True, slots=True)
class SpokenAmount:
    """What the first sentence says of one kind: its `amount`, and `of_what` where it is not the plan's as a whole."""

    kind: str
    amount: Pounds
    of_what: str = ""


def first_sentence(money: Money) -> str:
    """The page's first sentence: each kind of the newest year, of the plan as a whole, else as its parts add up."""
    if not money.years:
        return "No money is entered for this plan, so nothing can be said of what it costs."
    return sentence_of(money.years[0].name, [(each, str(each.amount)) for each in amounts_of(money)])


def amounts_of(money: Money) -> list[SpokenAmount]:
    """Each kind of the newest year that can be added up, in the order in which it is said."""
    if not money.years:
        return []
    made = (_of_kind(kind, money.years[0].totals, money.titles) for kind in ADDED_UP)
    return [each for each in made if each is not None]


def sentence_of(year: str, amounts: Sequence[tuple[SpokenAmount, str]]) -> str:
    """In 2026/27: base budget £70m; investment £118,000 in 2 parts of the plan; saving £40,000 for Early help. Each amount as it is to be written."""
    said_of = year.replace("-", "/")
    if not amounts:
        return f"For {said_of} only unit costs are entered."
    texts = [f"{MONEY_KINDS[each.kind].lower()} {text}{each.of_what}" for each, text in amounts]
    return f"In {said_of}: {'; '.join(texts)}."


def _of_kind(kind: str, every: list[Total], titles: dict[str, str]) -> SpokenAmount | None:
    of_kind = [each for each in every if each.kind == kind]
    for each in of_kind:
        if not each.grouping:
            return SpokenAmount(kind, each.total)
    if not of_kind:
        return None
    if len(of_kind) == 1:
        return SpokenAmount(kind, of_kind[0].total, f" for {titles[of_kind[0].grouping]}")
    total = added(each.total for each in of_kind)
    return SpokenAmount(kind, total, f" in {len(of_kind)} parts of the plan")
