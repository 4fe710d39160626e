"""What pages hold back of whole figures because editions are out: a month that one hides and the other prints, a year less a year to date.

An edition cannot know what pages will show when the year is over, so that pages make way. They begin with what is out, and show a year,
a quarter, a month, in that order, while nothing small follows, nor a count that an edition hides.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property
from typing import NamedTuple

from sightline.calendars.periods import Period, month_of, parse, quarter_of, year_of
from sightline.measuring.count_names import (
    FLOWS,
    SAME_COUNTED,
    counted_in,
    counts_of,
    made_of,
    measure_of,
    same_count,
    shares_of,
)
from sightline.measuring.discover import figures, measures
from sightline.measuring.figure_releases import TOGETHER
from sightline.measuring.gather import month_index
from sightline.measuring.measure import Measure
from sightline.measuring.readings import Readings
from sightline.measuring.refresh import WHOLE
from sightline.measuring.same_people import SAME_PEOPLE
from sightline.measuring.sums import NOTHING
from sightline.statistics.disclosure.told_bounds import cross, worked_out
from sightline.statistics.disclosure.told_spans import ToldSpans, ToldStretch

Shows = Callable[[str, Period], bool]


class PrintedSpan(NamedTuple):
    """What an edition says of a count of the whole authority, from the first month to the last (2025-04): its number, or that it is hidden."""

    what: str
    first: str
    last: str
    is_told: bool


class BesideEditions:
    """What of one authority's whole figures is held back from a reader, because of what editions say of them.

    `own`: the teams whose cases this reader may see one by one; what is left without them must not be small. `shows`: whether a
    figure would be shown in a period without editions.
    """

    def __init__(
        self,
        readings: Readings,
        authority: str,
        own: frozenset[str],
        spans: Iterable[PrintedSpan],
        shows: Shows,
    ) -> None:
        self._readings, self._authority, self._own, self._shows = readings, authority, own, shows
        self._spans: dict[tuple[str, ...], list[PrintedSpan]] = {}
        for each in sorted(spans):
            self._spans.setdefault(family_of(measure_of(each.what)), []).append(each)
        self._told: dict[tuple[str, ...], frozenset[tuple[str, str]]] = {}

    def withholds(self, figure_id: str, period: Period) -> bool:
        """Whether a figure that would be shown in this period is not, for the sake of what editions hide or pages do."""
        measure, figure = figures()[figure_id]
        family = family_of(measure.id)
        spans = self._spans.get(family, [])
        if not spans:
            return False
        if figure.part is not None:
            return any(len(each.what.split(" ", 2)) > 2 for each in spans)
        if measure.grain == "point" or measure.reaches_back:
            return self._is_hidden_itself(measure, figure_id, period, spans)
        if family not in self._told:
            self._told[family] = frozenset(_Family(self, family, spans).figures_told())
        return (figure_id, period.name) not in self._told[family]

    def _is_hidden_itself(
        self, measure: Measure, figure_id: str, period: Period, spans: list[PrintedSpan]
    ) -> bool:
        """Of a stock, and of what reaches back a year: whether an edition hides any of its counts at that end of a month."""
        names = {name for each in made_of(*figures()[figure_id]).names for name in (each, same_count(each))}
        last = min(period.last, self._readings.data_to(self._authority))
        return any(
            each.what in names and each.last == f"{last:%Y-%m}" and not each.is_told
            for each in spans
            if measure.grain != "point" or each.first == each.last
        )


class _Shown(NamedTuple):
    """A figure that pages show in a period, and the counts it tells."""

    figure: str
    period: str
    names: tuple[str, ...]
    stretch: ToldStretch


class _Family:
    """The measures that are of the same people, or released alike, with their counts by month."""

    def __init__(self, beside: BesideEditions, family: tuple[str, ...], spans: list[PrintedSpan]) -> None:
        self._readings, self._authority, self._own = beside._readings, beside._authority, beside._own
        self._shows, self._spans = beside._shows, spans
        self._measures = [
            measures()[name] for name in family if name in measures() and measures()[name].grain != "point"
        ]

    def figures_told(self) -> Iterator[tuple[str, str]]:
        """Figure and period of what pages show: the longer first."""
        those = self._safe_by_sums()
        out = [
            (name, self._stretch(each.first, each.last))
            for each in self._spans
            if each.is_told
            for name in self._alike(self._name(each.what))
        ]
        while worked := self._worked_out(
            [*out, *((name, one.stretch) for one in those for name in one.names)]
        ):
            name, stretch = worked[0]
            less = _without_nearest(those, name, stretch)
            if len(less) == len(those):
                break  # editions tell it by themselves
            those = less
        return ((each.figure, each.period) for each in those)

    def _safe_by_sums(self) -> list["_Shown"]:
        """What pages show so that nothing small is a sum of what is told, or a difference."""
        spans = ToldSpans(self._series, self._between(), self._hidden())
        for each in self._spans:
            if each.is_told:
                for name in self._alike(self._name(each.what)):
                    spans.tell(name, self._stretch(each.first, each.last))
        every = [
            (measure, figure) for measure in self._measures for figure in measure.figures if not figure.part
        ]
        figures_shown: list[_Shown] = []
        for period in self._periods():
            stretch = self._stretch(f"{period.first:%Y-%m}", f"{period.last:%Y-%m}")
            for measure, figure in every:
                if self._shows(figure.id, period):
                    own = [self._name(each) for each in made_of(measure, figure).names]
                    names = tuple(dict.fromkeys(name for each in own for name in self._alike(each)))
                    if spans.tell_if_safe(names, stretch):
                        figures_shown.append(_Shown(figure.id, period.name, names, stretch))
        return figures_shown

    def _worked_out(self, sums: list[tuple[str, ToldStretch]]) -> list[tuple[str, ToldStretch]]:
        if not cross(stretch for _, stretch in sums):
            return []
        cells = [self._stretch(f"{each.first:%Y-%m}", f"{each.last:%Y-%m}") for each in self._periods()]
        return worked_out(self._series, self._between(), sums, cells)

    def _periods(self) -> list[Period]:
        months = [parse(name) for name in self._months]
        every = [kind(month.first) for kind in (year_of, quarter_of, month_of) for month in months]
        inside = [each for each in dict.fromkeys(every) if set(each.months) <= set(self._months)]
        return inside

    def _alike(self, name: str) -> list[str]:
        """The counts that are told with this one, as the stock between those who came and left is."""
        flow = next((flow for flow in FLOWS if name in flow[1:]), None)
        names = [name] if flow is None else [self._name(each) for each in flow[1:]]
        return [each for each in names if each in self._series]

    def _between(self) -> Iterator[tuple[str, str]]:
        pairs = [pair for measure in self._measures for pair in shares_of(measure)]
        within = [pair for each in TOGETHER for pair in each.within]
        pairs += [(f"{outer} counted", f"{inner} counted") for outer, inner in within]
        return ((self._name(one), self._name(other)) for one, other in pairs)

    def _hidden(self) -> Iterator[tuple[str, ToldStretch]]:
        for each in self._spans:
            if not each.is_told:
                yield self._name(each.what), self._stretch(each.first, each.last)

    def _name(self, what: str) -> str:
        """The name that this count shares with those of other measures, while it has the same number in every month."""
        same = same_count(what)
        return same if what not in self._counts or self._counts[what] == self._by_name[same] else what

    @cached_property
    def _by_name(self) -> dict[str, list[int]]:
        """Shared name → the numbers of the first measure that has any; of the one whose name it is before all others."""
        own_first = sorted(self._counts, key=lambda each: (same_count(each) != each, each))
        numbers = [(same_count(what), self._counts[what]) for what in own_first]
        return dict(reversed(numbers)) | dict(reversed([each for each in numbers if any(each[1])]))

    @cached_property
    def _series(self) -> dict[str, list[int]]:
        return {self._name(what): counts for what, counts in self._counts.items()}

    @cached_property
    def _counts(self) -> dict[str, list[int]]:
        """Each count by month, without the reader's own teams."""
        series = {}
        for measure in self._measures:
            every = self._readings.columns(measure.id, WHOLE, self._authority).get("", NOTHING)
            own = (
                self._readings.columns_of_teams(measure.id, self._authority, self._own)
                if self._own
                else NOTHING
            )
            for what, part in counts_of(measure):
                if not part:
                    series[what] = [
                        counted_in(what, "", every, month) - counted_in(what, "", own, month)
                        for month in self._months
                    ]
        return series

    @cached_property
    def _months(self) -> list[str]:
        """All months that are counted or that an edition speaks of, in order."""
        results = [self._readings.answers.get((each.id, self._authority)) for each in self._measures]
        names = [name for each in results if each is not None and each.ok for name in each.months]
        names += [name for each in self._spans for name in (each.first, each.last)]
        first, last = month_index(min(names)), month_index(max(names))
        return [f"{place // 12:04d}-{place % 12 + 1:02d}" for place in range(first, last + 1)]

    def _stretch(self, first: str, last: str) -> ToldStretch:
        begin = month_index(self._months[0])
        return ToldStretch(month_index(first) - begin, month_index(last) - begin)


def _without_nearest(those: list[_Shown], name: str, stretch: ToldStretch) -> list[_Shown]:
    """What is shown without one stretch of a count (of two, where the name is of what lies between): the shortest about this one."""

    def tells(one: _Shown) -> bool:
        return any(each == name or each in name for each in one.names)

    near = [one for one in those if tells(one)]
    about = [one for one in near if one.stretch.first <= stretch.last and stretch.first <= one.stretch.last]
    if not near:
        return those
    gone = min(about or near, key=lambda one: one.stretch.last - one.stretch.first).stretch
    return [one for one in those if one.stretch != gone or not tells(one)]


@cache
def family_of(name: str) -> tuple[str, ...]:
    """The measures of which one tells of another: of the same people, released alike, and so on from those."""
    pairs = [(measure_of(one), measure_of(other)) for one, other in SAME_COUNTED.items()]
    flows = [tuple(map(measure_of, flow)) for flow in FLOWS]
    groups = [set(each) for each in (*SAME_PEOPLE, *(one.measures for one in TOGETHER), *pairs, *flows)]
    family = {name}
    while more := {each for group in groups if group & family for each in group} - family:
        family |= more
    return tuple(sorted(family))
