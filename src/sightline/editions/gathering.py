"""From a freeze to what an edition of it counts, and how it is laid out. No Django."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from sightline.calendars.periods import Period, parse
from sightline.editions.rules.asking import SPLITS, EditionAsk
from sightline.editions.rules.counts import (
    BaseCount,
    CountKey,
    CountSum,
    EditionCounts,
    FigureKey,
    MadeFigure,
    MonthSpan,
    StockFlow,
)
from sightline.editions.rules.layout import LaidOutFigure
from sightline.editions.rules.same_people import WITHIN, companions, named_as
from sightline.freezes.frozen import FrozenReadings
from sightline.measuring.count_names import (
    FLOWS,
    FigureCounts,
    counted_in,
    counts_of,
    made_of,
    measure_of,
    shares_of,
)
from sightline.measuring.discover import computed_figures, figures, measures
from sightline.measuring.gather import month_index
from sightline.measuring.measure import Figure, Measure
from sightline.measuring.reading import Reading
from sightline.measuring.refresh import WHOLE
from sightline.measuring.sums import NOTHING, Columns
from sightline.measuring.units import SERVICE
from sightline.statistics.disclosure import Symbol
from sightline.tables.splits import NOT_RECORDED

MONTHS_BACK = 48
"""So many months before the cut-off are counted: as far as periods of editions reach that are read together."""
UNIT_SPLITS = ("service", "team")


class Group(NamedTuple):
    """A category of a split, or the whole authority (both blank); `words` as people read it."""

    split: str
    category: str
    words: str


@dataclass(frozen=True, kw_only=True)
class GatheredEdition:
    """What an edition counts and how it is laid out, and which figures are not split, with why."""

    counts: EditionCounts
    layout: tuple[LaidOutFigure, ...]
    not_split: tuple[str, ...]


def offered_figures(frozen: FrozenReadings) -> list[str]:
    """The figures a freeze holds that are defined still, of those worked out from cases: what people enter has no months to tell apart."""
    return [each for each in frozen.about["definitions"] if each in computed_figures()]


def gathered(frozen: FrozenReadings, authority: str, ask: EditionAsk) -> GatheredEdition:
    """Everything that an edition of this freeze counts, prints and needs beside it to tell what would give what away."""
    return _Gathering(frozen=frozen, authority=authority, ask=ask).all()


@dataclass(kw_only=True)
class _Gathering:
    frozen: FrozenReadings
    authority: str
    ask: EditionAsk
    months: dict[BaseCount, dict[str, int | None]] = field(default_factory=dict)
    own: dict[CountKey, int | Symbol] = field(default_factory=dict)
    sums: list[CountSum] = field(default_factory=list)
    made: dict[FigureKey, MadeFigure] = field(default_factory=dict)
    printed: dict[CountKey, None] = field(default_factory=dict)
    layout: list[LaidOutFigure] = field(default_factory=list)
    apart: set[str] = field(default_factory=set)

    def all(self) -> GatheredEdition:
        chosen = {figures()[each][0].id for each in self.ask.figures}
        every = [measures()[each] for each in sorted(companions(chosen)) if each in measures()]
        for measure in every:
            self._count(measure)
        self._same_people()
        for measure in every:
            self._add_up(measure)
        for figure_id in self.ask.figures:
            self._lay_out(*figures()[figure_id])
        flows = [
            StockFlow(*(self._named(BaseCount(what)) for what in flow))
            for flow in FLOWS
            if all(self._named(BaseCount(what)) in self.months for what in flow)
        ]
        return GatheredEdition(
            counts=EditionCounts(
                months=self.months,
                own=self.own,
                stocks=frozenset(
                    base.what for base in self.months if measures()[measure_of(base.what)].grain == "point"
                ),
                sums=tuple(dict.fromkeys([*self.sums, *self._within()])),
                flows=tuple(flows),
                figures=self.made,
                printed=tuple(self.printed),
            ),
            layout=tuple(self.layout),
            not_split=tuple(
                each for each in self.ask.figures if self.ask.splits and not self._splits_of(*figures()[each])
            ),
        )

    def _groups(self, measure: Measure, split: str) -> list[Group]:
        """The categories of a split that this measure has cases in, in any month that was frozen; in order of their words."""
        units = self.frozen.about["units"]
        if split == "service":
            teams = {each.category for each in self._groups(measure, "team")}
            names = [
                each
                for each, members in self.frozen.services(self.authority).items()
                if members & teams and each in units
            ]
        else:
            names = list(self.frozen.columns(measure.id, split, self.authority))
        groups = [Group(split, name, _words(split, units.get(name, name))) for name in names]
        return sorted(groups, key=lambda each: (each.category == NOT_RECORDED, each.words.lower()))

    def _splits_of(self, measure: Measure, figure: Figure) -> list[str]:
        """By what a figure is split, of what was asked: rates, ratios and figures of measures with parts are of the whole alone."""
        if figure.kind in ("rate", "ratio") or any(each.part for each in measure.figures):
            return []
        return [each for each in self.ask.splits if each in UNIT_SPLITS or each in measure.split_by]

    def _count(self, measure: Measure) -> None:
        """Every count of a measure by month: of the whole, of its parts, and of the categories it may have to be seen beside."""
        whole = self.frozen.columns(measure.id, WHOLE, self.authority).get("", NOTHING)
        self._by_month(measure, "", "", whole)
        for split in self._counted_splits(measure):
            for group in self._groups(measure, split):
                self._by_month(measure, split, group.category, self._columns(measure, split, group.category))

    def _columns(self, measure: Measure, split: str, category: str) -> Columns:
        if split == "service":
            rows = self.frozen.columns(measure.id, SERVICE, self.authority, category)
        else:
            rows = self.frozen.columns(measure.id, split, self.authority)
        return rows.get(category, NOTHING)

    def _counted_splits(self, measure: Measure) -> list[str]:
        if measure.kind == "ratio" or any(each.part for each in measure.figures):
            return []
        wanted = set(self.ask.splits)
        if wanted & set(UNIT_SPLITS):  # a service is made of its teams, whichever of them is printed
            wanted |= set(UNIT_SPLITS)
        return [
            each for each in SPLITS if each in wanted and (each in UNIT_SPLITS or each in measure.split_by)
        ]

    def _by_month(self, measure: Measure, split: str, category: str, rows: Columns) -> None:
        result = self.frozen.answers.get((measure.id, self.authority))
        able = set(result.months) if result and result.ok else set()
        last = month_index(f"{self.frozen.cut_off:%Y-%m}")
        names = [each for each in sorted(able) if last - MONTHS_BACK < month_index(each) <= last]
        for what, part in counts_of(measure):
            by_month: dict[str, int | None] = {name: counted_in(what, part, rows, name) for name in names}
            self.months[BaseCount(what, split, category)] = by_month

    def _same_people(self) -> None:
        """Put counts that are another measure's under its name, while this freeze has the same numbers for both."""
        for what in {base.what for base in self.months if named_as(base) != base}:
            mine = {base: numbers for base, numbers in self.months.items() if base.what == what}
            pairs = [(numbers, self.months.get(named_as(base))) for base, numbers in mine.items()]
            if any(theirs is None or not _same(numbers, theirs) for numbers, theirs in pairs):
                self.apart.add(what)
                continue
            for base in mine:
                del self.months[base]

    def _named(self, base: BaseCount) -> BaseCount:
        return base if base.what in self.apart else named_as(base)

    def _add_up(self, measure: Measure) -> None:
        """What adds up to the whole: the categories of each split, the teams of each service, the parts of the measure."""
        for what, part in counts_of(measure):
            whole = self._named(BaseCount(what))
            for split in self._counted_splits(measure):
                groups = [
                    self._named(BaseCount(what, split, each.category))
                    for each in self._groups(measure, split)
                ]
                if split != "service":
                    self._sum(whole, groups, split)
                    continue
                for service in groups:
                    teams = self.frozen.services(self.authority)[service.category]
                    members = [self._named(BaseCount(what, "team", each)) for each in sorted(teams)]
                    self._sum(service, [each for each in members if each in self.months], "service")
            if not part:
                parts = [
                    self._named(BaseCount(name))
                    for name, other in counts_of(measure)
                    if other and name.startswith(f"{what} ")
                ]
                self._sum(whole, parts, "part", whole=False)
        for outer, inner in shares_of(measure):
            name = self._named(BaseCount(inner)).what
            for base in [each for each in self.months if each.what == name]:
                self._sum(self._named(base._replace(what=outer)), [base], base.split, whole=False)

    def _sum(self, total: BaseCount, parts: Iterable[BaseCount], table: str, *, whole: bool = True) -> None:
        chosen = tuple(dict.fromkeys(parts))
        if chosen and total in self.months and total not in chosen:
            self.sums.append(CountSum(total, chosen, table, whole))

    def _within(self) -> list[CountSum]:
        pairs = [(BaseCount(outer), BaseCount(inner)) for outer, inner in WITHIN]
        every = [
            (base._replace(what=outer.what), base)
            for outer, inner in pairs
            for base in self.months
            if base.what == inner.what and base._replace(what=outer.what) in self.months
        ]
        every += [
            pair for base in self.months if base.what in self.apart and (pair := self._lies_within(base))
        ]
        return [CountSum(outer, (inner,), "within", whole=False) for outer, inner in every]

    def _lies_within(self, base: BaseCount) -> tuple[BaseCount, BaseCount] | None:
        """Of a count that would be another's but for what a council's own definition leaves out: that which holds the other, and it.

        What is in the one and not in the other is a number of children, too. None where neither lies within the other.
        """
        other = named_as(base)
        if other not in self.months:
            return None
        pairs = [
            (mine, theirs)
            for name, mine in self.months[base].items()
            if mine is not None and (theirs := self.months[other].get(name)) is not None
        ]
        if all(mine <= theirs for mine, theirs in pairs):
            return other, base
        return (base, other) if all(mine >= theirs for mine, theirs in pairs) else None

    def _lay_out(self, measure: Measure, figure: Figure) -> None:
        groups = [Group("", "", "")]
        for split in self._splits_of(measure, figure):
            groups += self._groups(measure, split)
        for group in groups:
            for name in self.ask.periods:
                self._lay_out_one(measure, figure, group, parse(name))

    def _lay_out_one(self, measure: Measure, figure: Figure, group: Group, period: Period) -> None:
        reading = self._reading(figure, group, period)
        when = _when(measure, period)
        tells = made_of(measure, figure)
        keys = {}
        for name, number in (("numerator", _top(figure, reading)), ("base", _base(figure, reading))):
            what = getattr(tells, name)
            if what is not None:
                base = self._named(BaseCount(what, group.split, group.category))
                keys[name] = self._print(base, when, number)
        figure_key = None
        if tells.is_made:
            figure_key = FigureKey(figure.id, group.split, group.category, *when)
            self.made[figure_key] = self._made(figure, tells, group, reading)
        self.layout.append(
            LaidOutFigure(
                figure=figure.id,
                title=figure.title,
                measured_in=figure.unit,
                split=group.split,
                group=group.words,
                period=period.name,
                period_words=period.label,
                figure_key=figure_key,
                numerator_key=keys.get("numerator"),
                base_key=keys.get("base"),
            )
        )

    def _print(self, base: BaseCount, when: MonthSpan, number: int | Symbol) -> CountKey:
        key = CountKey(*base, *when)
        self.printed[key] = None
        self.months.setdefault(base, {})
        self.own.setdefault(key, number)
        return key

    def _made(self, figure: Figure, tells: FigureCounts, group: Group, reading: Reading) -> MadeFigure:
        base = self._named(BaseCount(tells.base or tells.numerator or "", group.split, group.category))
        if figure.kind == "share":
            return MadeFigure(
                base=base,
                numerator=self._named(BaseCount(tells.numerator or "", group.split, group.category)),
            )
        if figure.kind == "ratio":
            numerator = self._named(BaseCount(tells.numerator or "", group.split, group.category))
            return MadeFigure(base=base, numerator=numerator, value=reading.value or 0.0, complement=False)
        return MadeFigure(base=base, value=reading.value or 0.0, complement=False)

    def _reading(self, figure: Figure, group: Group, period: Period) -> Reading:
        if group.split in ("", *UNIT_SPLITS) and group.category != NOT_RECORDED:
            return self.frozen.reading(figure.id, period, self.authority, team=group.category or None)
        return self.frozen.by(group.split, figure.id, period, self.authority)[group.category]


def _words(split: str, name: str) -> str:
    return f"No {split} recorded" if name == NOT_RECORDED and split in UNIT_SPLITS else name


def _when(measure: Measure, period: Period) -> MonthSpan:
    """The months a figure of this period is counted in: of a stock, the last."""
    first, last = f"{period.first:%Y-%m}", f"{period.last:%Y-%m}"
    return MonthSpan(last if measure.grain == "point" else first, last)


def _top(figure: Figure, reading: Reading) -> int | Symbol:
    return _whole(reading, reading.numerator)


def _base(figure: Figure, reading: Reading) -> int | Symbol:
    return _whole(reading, reading.denominator)


def _whole(reading: Reading, number: float | None) -> int | Symbol:
    """A count as a whole number; x where it cannot be computed, z where there was no such team."""
    if reading.status == "not_computable":
        return Symbol.NOT_AVAILABLE
    return Symbol.NOT_APPLICABLE if number is None else round(number)


def _same(numbers: Mapping[str, int | None], others: Mapping[str, int | None]) -> bool:
    return all(others.get(month) == number for month, number in numbers.items())
