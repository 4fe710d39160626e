"""What an edition counts: every count in its months and periods, and what adds up, as one table to be made safe.

A count is the same count wherever it is printed: its key is what is counted, of whom, and in which months, whatever the period is
called and whatever edition prints it. Stretches of time that two periods only share in part are counts as well, which nobody prints
and everybody can work out: this quarter is the year to date less the last.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from sightline.statistics.disclosure import AdditiveGroup, CountTable, Ratio, Symbol
from sightline.statistics.disclosure.count_table import REST, Key


class BaseCount(NamedTuple):
    """What is counted (`AS01 judged`), and of whom: a category of a split, both blank for the whole authority."""

    what: str
    split: str = ""
    category: str = ""


class MonthSpan(NamedTuple):
    """A stretch of whole months, both ends in it, as 2025-04; a stock is counted at the end of one."""

    first: str
    last: str


class CountKey(NamedTuple):
    """One count: the same key is the same count in every edition."""

    what: str
    split: str
    category: str
    first: str
    last: str


class FigureKey(NamedTuple):
    """One printed figure that is made of counts."""

    figure: str
    split: str
    category: str
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class CountSum:
    """Base counts that come to another, at every time alike. Without `whole` there are others besides, whose number is protected."""

    total: BaseCount
    parts: tuple[BaseCount, ...]
    table: str
    whole: bool = True


@dataclass(frozen=True, slots=True)
class StockFlow:
    """A stock, and who comes into it and leaves it: the stock before and those who came are the stock after and those who left."""

    stock: BaseCount
    came: BaseCount
    left: BaseCount


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeFigure:
    """A figure made of counts; `value` unrounded, in its own unit, where it is not `per` × numerator ÷ base."""

    base: BaseCount
    numerator: BaseCount | None = None
    value: float | None = None
    per: int = 100
    complement: bool = True


@dataclass(frozen=True, kw_only=True)
class EditionCounts:
    """All numbers behind an edition. None of them is shown to anybody who may see no small numbers.

    `months`: each count by month, None where it cannot be computed. `own`: counts of periods that are not the sum of their months, or
    have none of their own (z). `stocks`: what is counted at a month's end. `figures`: what is made of counts. `printed`: the counts
    the edition prints.
    """

    months: Mapping[BaseCount, Mapping[str, int | None]]
    own: Mapping[CountKey, int | Symbol]
    stocks: frozenset[str]
    sums: tuple[CountSum, ...]
    flows: tuple[StockFlow, ...]
    figures: Mapping[FigureKey, MadeFigure]
    printed: tuple[CountKey, ...]
    _value_once: dict[CountKey, int | Symbol] = field(default_factory=dict, compare=False, repr=False)

    def value(self, base: BaseCount, when: MonthSpan) -> int | Symbol:
        """How many there are in those months; x where they cannot be counted."""
        key = CountKey(*base, *when)
        if key not in self._value_once:
            self._value_once[key] = self.own[key] if key in self.own else self._added_up(base, when)
        return self._value_once[key]

    def _added_up(self, base: BaseCount, when: MonthSpan) -> int | Symbol:
        by_month = self.months.get(base, {})
        every = [by_month.get(month) for month in months_of(when)]
        numbers = [each for each in every if each is not None]
        return sum(numbers) if len(numbers) == len(every) else Symbol.NOT_AVAILABLE

    def times(self) -> dict[str, set[MonthSpan]]:
        """What is counted → the stretches of time it is printed for."""
        by_what: dict[str, set[MonthSpan]] = {}
        for key in self.printed:
            by_what.setdefault(key.what, set()).add(MonthSpan(key.first, key.last))
        return by_what

    def subjects(self) -> set[str]:
        """Everything that is counted in it, printed or not."""
        return {base.what for base in self.months}


def months_of(when: MonthSpan) -> list[str]:
    """The months of a stretch, in order."""
    (year, month), last = (int(part) for part in when.first.split("-")), when.last
    names = [f"{year:04d}-{month:02d}"]
    while names[-1] < last:
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
        names.append(f"{year:04d}-{month:02d}")
    return names


def spans_of(times: Iterable[MonthSpan]) -> dict[MonthSpan, tuple[MonthSpan, ...]]:
    """Each stretch → the shortest stretches, between all their ends, that make it up; in order."""
    every = sorted(set(times))
    starts = {each.first for each in every} | {_following(each.last) for each in every}
    made: dict[MonthSpan, tuple[MonthSpan, ...]] = {}
    for each in every:
        inside = sorted(start for start in starts if each.first <= start <= each.last)
        ends = [*(_before(start) for start in inside[1:]), each.last]
        made[each] = tuple(MonthSpan(*pair) for pair in zip(inside, ends, strict=True))
    return made


def count_table(counts: EditionCounts, others: Mapping[str, Iterable[MonthSpan]] | None = None) -> CountTable:
    """The edition's counts as one table, with every stretch of time that its own periods and `others` (by what is counted) tell apart.

    What is not printed is there to be protected. DisclosureError for what cannot be made safe at all.
    """
    return _TableMaker(counts, others or {}).table()


def without_what_is_unprinted(counts: EditionCounts) -> CountTable:
    """The counts it prints and the sums all of whose members it prints: what a rounded edition rounds."""
    whole = count_table(counts)
    made_of = {key for ratio in whole.ratios.values() for key in ratio.made_of}
    printed = {key: whole.counts[key] for key in whole.counts if key not in whole.unprinted or key in made_of}
    groups = tuple(each for each in whole.groups if all(key in printed for key in (each.total, *each.parts)))
    return CountTable(printed, groups, whole.ratios)


class _TableMaker:
    """Gathers the counts, sums and figures of a table."""

    def __init__(self, counts: EditionCounts, others: Mapping[str, Iterable[MonthSpan]]) -> None:
        self._of = counts
        self._counts: dict[Key, int | Symbol] = {}
        self._groups: list[AdditiveGroup] = []
        own = counts.times()
        self._times = self._by_family(
            {what: own.get(what, set()) | set(others.get(what, ())) for what in counts.subjects()}
        )

    def table(self) -> CountTable:
        """All of it."""
        for key in self._of.printed:
            self._count(BaseCount(*key[:3]), MonthSpan(*key[3:]))
        for base in self._of.months:
            self._over_time(base)
        for each in self._of.sums:
            for when in self._spans(each.total.what):
                self._sum(each, when)
        for flow in self._of.flows:
            self._flow(flow)
        ratios: dict[Key, Ratio] = {key: self._ratio(key, made) for key, made in self._of.figures.items()}
        return CountTable(
            self._counts, tuple(self._groups), ratios, frozenset(self._counts.keys() - set(self._of.printed))
        )

    def _by_family(self, times: Mapping[str, set[MonthSpan]]) -> dict[str, set[MonthSpan]]:
        """What is counted → all times of whatever it is added up with."""
        family = {what: {what} for what in times}
        for each in self._of.sums:
            together = set().union(*(family[base.what] for base in (each.total, *each.parts)))
            for what in together:
                family[what] = together
        return {what: set().union(*(times[each] for each in family[what])) for what in times}

    def _spans(self, what: str) -> list[MonthSpan]:
        """Every time at which what adds up is told: each printed period, and the shortest stretches."""
        if what in self._of.stocks:
            return sorted(self._times[what])
        made = spans_of(self._times[what])
        return sorted({*made, *(span for spans in made.values() for span in spans)})

    def _over_time(self, base: BaseCount) -> None:
        if base.what in self._of.stocks:
            return
        for when, spans in spans_of(self._times[base.what]).items():
            if len(spans) > 1:
                self._add(
                    CountKey(*base, *when), [CountKey(*base, *span) for span in spans], "", periods=True
                )

    def _sum(self, each: CountSum, when: MonthSpan) -> None:
        parts = [CountKey(*part, *when) for part in each.parts]
        self._add(CountKey(*each.total, *when), parts, each.table, whole=each.whole)

    def _flow(self, flow: StockFlow) -> None:
        """Between the months' ends before and after each stretch of time in which people came and left."""
        for when in spans_of(self._times[flow.came.what]):
            before, after = _before(when.first), when.last
            numbers = [
                self._of.value(base, months)
                for base, months in (
                    (flow.stock, MonthSpan(before, before)),
                    (flow.came, when),
                    (flow.stock, MonthSpan(after, after)),
                    (flow.left, when),
                )
            ]
            one, came, two, left = numbers
            if not all(isinstance(number, int) for number in numbers) or one + came != two + left:  # type: ignore[operator]
                continue
            both = ("stock and those who came", *flow.stock, *when)
            keys = [
                CountKey(*flow.stock, before, before),
                CountKey(*flow.came, *when),
                CountKey(*flow.stock, after, after),
                CountKey(*flow.left, *when),
            ]
            for key, number in zip(keys, numbers, strict=True):
                self._counts.setdefault(key, number)
            self._counts[both] = one + came  # type: ignore[operator]
            self._groups.append(AdditiveGroup(both, tuple(keys[:2]), "stocks", periods=True))
            self._groups.append(AdditiveGroup(both, tuple(keys[2:]), "stocks", periods=True))

    def _add(
        self,
        total: CountKey,
        parts: list[CountKey],
        table: str,
        *,
        periods: bool = False,
        whole: bool = True,
    ) -> None:
        """Parts that come to their total. Those it has besides are a part; what it has twice is a number nobody knows."""
        members = [(BaseCount(*key[:3]), MonthSpan(*key[3:])) for key in (total, *parts)]
        if any(self._of.value(*each) is Symbol.NOT_AVAILABLE for each in members):
            return  # as of months that are after the freeze: it tells nothing of them
        numbers = [self._count(*each) for each in members]
        whole_numbers = [0 if each is Symbol.NOT_APPLICABLE else each for each in numbers]
        all_of_it, *rest = (int(each) for each in whole_numbers)  # type: ignore[arg-type]
        others = all_of_it - sum(rest)
        if others > 0 or not whole:
            left = (REST, total, *parts)
            self._counts[left] = max(0, others)
            self._groups.append(AdditiveGroup(total, (*parts, left), table, periods))
            return
        if others == 0:
            self._groups.append(AdditiveGroup(total, tuple(parts), table, periods))
            return
        every, twice = ("each by itself", table, *total), ("counted twice", table, *total)
        self._counts[every], self._counts[twice] = sum(rest), Symbol.NOT_AVAILABLE
        self._groups.append(AdditiveGroup(every, tuple(parts), table, periods))
        self._groups.append(AdditiveGroup(every, (total, twice), table, periods))

    def _count(self, base: BaseCount, when: MonthSpan) -> int | Symbol:
        key = CountKey(*base, *when)
        if key not in self._counts:
            self._counts[key] = self._of.value(base, when)
        return self._counts[key]

    def _ratio(self, key: FigureKey, made: MadeFigure) -> Ratio:
        when = MonthSpan(key.first, key.last)
        base = CountKey(*made.base, *when)
        numerator = None if made.numerator is None else CountKey(*made.numerator, *when)
        for each in (made.base, made.numerator):
            if each is not None:
                self._count(each, when)
        return Ratio(base, numerator, made.value, made.per, 1, made.complement)


def _following(month: str) -> str:
    year, number = (int(part) for part in month.split("-"))
    return f"{year + number // 12:04d}-{number % 12 + 1:02d}"


def _before(month: str) -> str:
    year, number = (int(part) for part in month.split("-"))
    return f"{year - (number == 1):04d}-{(number - 2) % 12 + 1:02d}"


def before(month: str) -> str:
    """The month before."""
    return _before(month)
