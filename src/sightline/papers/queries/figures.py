"""Where a paper's figures come from: the freeze itself for officers, and for everybody else what published editions of it print.

An edition was held against every other before it was published (`editions`), so what is printed there may be printed in a paper,
and nothing else may. What is printed rounded is not the figure: it stands in no paper, so that figures never differ between its editions.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from sightline.calendars.dates import in_words
from sightline.calendars.periods import (
    Period,
    PeriodError,
    last_complete_quarter,
    parse,
    preceding,
    year_before,
)
from sightline.commentary.queries.beside import movement
from sightline.commentary.rules.direction import Movement
from sightline.editions.content import printed_in
from sightline.editions.queries.editions import EditionChangedError, published_editions, whole_folder
from sightline.editions.rules.printed import EditionRow
from sightline.freezes.frozen import FrozenReadings
from sightline.freezes.models import Freeze
from sightline.freezes.queries import opened
from sightline.freezes.queries.freezes import FreezeChangedError
from sightline.freezes.reported_view import FreezeAsReported
from sightline.measuring.discover import figures
from sightline.papers.composing.editions import DFE, MEMBERS, OFFICERS, PARTNER
from sightline.papers.composing.figure_book import BookFigure, FigureBook, FigureToken, NoFigures, NotInBook
from sightline.papers.composing.figure_words import book_figure_words, interval_words
from sightline.papers.composing.quarter_bars import bars_of, by_quarter_in_words
from sightline.papers.document.blocks import PaperChart, PaperColumn, PaperTable
from sightline.papers.document.runs import BoundFigure, Runs, words
from sightline.papers.models import Paper
from sightline.programme.models import Plan
from sightline.programme.scorecard.queries.cards import card_on
from sightline.programme.scorecard.rules.card import CardContent, by_grouping
from sightline.scorecards.queries.measure import one_figure
from sightline.scorecards.queries.store import Standpoint
from sightline.scorecards.rules import ViewingRights
from sightline.scorecards.signal_words import signal_shown

PRINTED_FOR = {
    MEMBERS: ("scrutiny", "cabinet", "board", "public"),
    DFE: ("dfe", "public"),
    PARTNER: ("partners", "public"),
}
FOR_ALL = ("public",)
"""An edition of a paper → the audiences whose published editions of figures it may print; every other prints those for the public."""
WHOM = {MEMBERS: "members", DFE: "the DfE", PARTNER: "partners"}
NOT_IN_EDITION, NOT_PUBLISHED = "not in a published edition", "[not published]"
NOT_PRINTED = NOT_IN_EDITION + " of {freeze} for {whom}"
LACKING = words(NOT_PUBLISHED)
"""What stands in a cell of a table whose figure no published edition has; the table's source says what it means."""
ROUNDED = (
    "rounded in the published edition; publish one that is not, so that figures never differ between editions"
)
HIDDEN = "hidden, so that nobody can be recognised"
QUARTERS = 8
AS_OFFICERS_SEE = ViewingRights("performance_analyst")
"""Every small number among them, as a freeze's own figures are read here."""


@dataclass(frozen=True, slots=True)
class UnknownFreezeBook:
    """A book that cannot be opened: nothing of it is shown, and why."""

    why: NotInBook

    def figure(self, token: FigureToken) -> BookFigure | NotInBook:
        """None."""
        return self.why

    def all_figures(self) -> Iterable[BookFigure]:
        """None."""
        return ()

    def movement(self, token: FigureToken) -> Movement | None:
        """None."""
        return None

    def table(self, measures: Sequence[str]) -> PaperTable | NotInBook:
        """None."""
        return self.why

    def chart(self, measures: Sequence[str]) -> PaperChart | NotInBook:
        """None."""
        return self.why

    def scorecard(self, named: str) -> PaperTable | NotInBook:
        """None."""
        return self.why


class FreezeBook:
    """The figures of a freeze as they were reported, small numbers among them: for officers."""

    lacking = ""
    """What it means that a table lacks a figure."""

    def __init__(self, freeze: Freeze, frozen: FrozenReadings, plan: Plan | None = None) -> None:
        """`frozen` is that freeze, looked through; `plan` whose scorecard a paper may print."""
        self.freeze, self.frozen, self.plan = freeze, frozen, plan
        self.reported = FreezeAsReported(freeze, frozen)
        self.authority = freeze.authority

    @cached_property
    def period(self) -> Period:
        """The period that is meant where none is named."""
        return last_complete_quarter(self.frozen.cut_off)

    def figure(self, token: FigureToken) -> BookFigure | NotInBook:
        """The figure of a token, as it was frozen."""
        chosen = self._chosen(token)
        if isinstance(chosen, NotInBook):
            return chosen
        period, unit = chosen
        reading = self.frozen.reading(token.measure, period, self.authority, team=unit or None)
        if reading.status != "ok" or reading.value is None:
            return NotInBook((reading.cause or "there was nobody to count").rstrip("."))
        return BookFigure(
            token=token,
            title=figures()[token.measure][1].title,
            value=reading.value,
            unit=reading.unit,
            numerator=_whole(reading.numerator),
            denominator=_whole(reading.denominator),
            source=self._source(token, period),
        )

    def all_figures(self) -> Iterable[BookFigure]:
        """What was reported of the whole authority."""
        for unit, reading in self.frozen.every_reported():
            if not unit and reading.status == "ok" and reading.id in figures():
                figure = self.figure(FigureToken(reading.id, reading.period))
                if isinstance(figure, BookFigure):
                    yield figure

    def movement(self, token: FigureToken) -> Movement | None:
        """What the signal says that the freeze's own readings give; as commentary is held against it."""
        chosen = self._chosen(token)
        if isinstance(chosen, NotInBook):
            return None
        period, unit = chosen
        standpoint = Standpoint(
            self.frozen, self.authority, period, unit or None, AS_OFFICERS_SEE, self.reported
        )
        figure = one_figure(standpoint, token.measure)
        return movement(figure, signal_shown(figure.signal))

    def table(self, measures: Sequence[str]) -> PaperTable | NotInBook:
        """Each measure in this period, the one before and a year before, with its interval and its nearest comparison."""
        unknown = [each for each in measures if each not in figures()]
        if unknown or not measures:
            return NotInBook(f"there is no measure {unknown[0]}" if unknown else "no measure is named")
        return self._table(measures, "Measures", wide=True)

    def chart(self, measures: Sequence[str]) -> PaperChart | NotInBook:
        """The last two years of a measure by quarter, as bars and as the table of every figure; the table alone where there is none."""
        measure = measures[0] if measures else ""
        if measure not in figures():
            return NotInBook(f"there is no measure {measure}" if measure else "no measure is named")
        title = figures()[measure][1].title
        tokens = [(each.label, FigureToken(measure, each.name)) for each in self._quarters()]
        quarters = [(label, self.figure(token)) for label, token in tokens]
        rows = tuple(
            (words(label), cell_of(figure, token))
            for (_, token), (label, figure) in zip(tokens, quarters, strict=True)
        )
        table = PaperTable(
            title=f"{title}, by quarter",
            description="A row for each quarter, the oldest first, with the figure.",
            columns=(PaperColumn("Quarter"), PaperColumn("Figure", "right")),
            rows=rows,
            source=self._source_of(rows),
        )
        return PaperChart(
            title=f"{title}, by quarter",
            alternative=f"{title}{by_quarter_in_words(quarters)}; the table has every figure.",
            svg=bars_of(title, quarters),
            table=table,
            source=self._freeze_words,
        )

    def scorecard(self, named: str) -> PaperTable | NotInBook:
        """The plan's scorecard of a priority, by its number, as it stood on the freeze's last day."""
        card = self._card
        if card is None:
            return NotInBook("no plan with a scorecard is chosen")
        groups = [each for each in by_grouping(card) if each[2]]
        number = int(named) if named.isdecimal() else 0
        if not 1 <= number <= len(groups):
            return NotInBook(f"the scorecard has no priority {named}")
        _, title, measures = groups[number - 1]
        live = [each.figure for each in measures if each.has_figure and each.state == "live"]
        if not live:
            return NotInBook(f"no measure of {title} is reported")
        return self._table([each for each in live if each in figures()], title)

    @cached_property
    def _card(self) -> CardContent | None:
        card = card_on(self.plan, self.freeze.cut_off) if self.plan else None
        return card.content if card else None

    def _chosen(self, token: FigureToken) -> tuple[Period, str] | NotInBook:
        if token.measure not in figures() or token.measure not in self.frozen.about["definitions"]:
            return NotInBook(f"no such measure in {self.freeze.name}")
        try:
            period = parse(token.period) if token.period else self.period
        except PeriodError:
            return NotInBook(f"“{token.period}” is no period")
        if period.last > self.frozen.cut_off:
            return NotInBook(f"{self.freeze.name} ends on {in_words(self.frozen.cut_off)}")
        unit = self._unit(token.unit)
        return NotInBook(f"there is no team or service {token.unit}") if unit is None else (period, unit)

    def _unit(self, named: str) -> str | None:
        units: dict[str, str] = self.frozen.about["units"]
        if not named or named in units:
            return named
        return next((unit for unit, title in units.items() if title.lower() == named.lower()), None)

    def _table(self, measures: Sequence[str], title: str, *, wide: bool = False) -> PaperTable:
        periods = (self.period, preceding(self.period), year_before(self.period))
        columns = (
            PaperColumn("Measure"),
            *(PaperColumn(each.label, "right") for each in periods),
            PaperColumn("95% interval", "right"),
            PaperColumn("Compared with"),
        )
        rows = tuple(self._row(each, periods) for each in measures)
        return PaperTable(
            title=f"{title}, {self.period.label}",
            description="A row for each measure: its figure in this period, the one before and a year before, how sure it is, and the nearest comparison.",
            columns=columns,
            rows=rows,
            wide=wide,
            source=self._source_of(rows),
        )

    def _row(self, measure: str, periods: Sequence[Period]) -> tuple[Runs, ...]:
        now = self.figure(FigureToken(measure, periods[0].name))
        interval = interval_words(now) if isinstance(now, BookFigure) else ""
        beside = [
            f"{each.name} {each.text}"
            for each in self.reported.compared(measure, periods[0])
            if each.value is not None
        ]
        return (
            words(f"{figures()[measure][1].title} ({measure})"),
            *(self._cell(FigureToken(measure, each.name)) for each in periods),
            words(interval),
            words("; ".join(beside[:2])),
        )

    def _cell(self, token: FigureToken) -> Runs:
        return cell_of(self.figure(token), token)

    def _quarters(self) -> list[Period]:
        quarters = [self.period]
        while len(quarters) < QUARTERS:
            quarters.append(preceding(quarters[-1]))
        return quarters[::-1]

    def _source_of(self, rows: Sequence[Sequence[Runs]]) -> str:
        """The freeze, and what a cell without a figure means."""
        lacks = any(cell == LACKING for row in rows for cell in row)
        return self._freeze_words + (f". {NOT_PUBLISHED}: {self.lacking}." if lacks else "")

    @property
    def _freeze_words(self) -> str:
        return f"Freeze {self.freeze.name}, to {in_words(self.frozen.cut_off)}"

    def _source(self, token: FigureToken, period: Period) -> str:
        where = f", {self.frozen.about['units'].get(token.unit, token.unit)}" if token.unit else ""
        return f"{token.measure}, {period.label}{where}. {self._freeze_words}"


class EditionBook(FreezeBook):
    """The same figures as published editions of the freeze print them: what they hide is hidden, what they lack is not there."""

    def __init__(
        self,
        freeze: Freeze,
        frozen: FrozenReadings,
        plan: Plan | None = None,
        *,
        rows: Sequence[EditionRow],
        rounded: Sequence[EditionRow] = (),
        whom: str,
    ) -> None:
        """`rows`: what the published editions print; `rounded`: what others print rounded alone; `whom`: for whom, in words."""
        super().__init__(freeze, frozen, plan)
        self.whom = whom
        self.lacking = NOT_PRINTED.format(freeze=freeze.name, whom=whom)
        self.rows: dict[tuple[str, str, str], EditionRow] = {}
        for row in rows:
            self.rows.setdefault((row.figure, row.period, row.group.lower()), row)
        self.rounded = {(row.figure, row.period, row.group.lower()) for row in rounded}

    def figure(self, token: FigureToken) -> BookFigure | NotInBook:
        """The figure as it is printed in an edition; never another."""
        chosen = self._chosen(token)
        if isinstance(chosen, NotInBook):
            return chosen
        period, unit = chosen
        group = self.frozen.about["units"].get(unit, unit).lower()
        row = self.rows.get((token.measure, period.name, group))
        if row is None and (token.measure, period.name, group) in self.rounded:
            return NotInBook(ROUNDED)
        if row is None:
            return NotInBook(NOT_PRINTED.format(freeze=self.freeze.name, whom=self.whom))
        cells = [each for each in (row.value, row.numerator, row.base) if each is not None]
        if any(each.symbol for each in cells) or row.value.value is None:
            return NotInBook(HIDDEN if any(each.symbol == "c" for each in cells) else "not available")
        value = float(row.value.value)
        top = _whole(row.numerator.value) if row.numerator else None
        base = _whole(row.base.value) if row.base else None
        if row.measured_in == "percent" and top is not None and base:
            value = 100 * top / base  # printed to one decimal, and here once more from its own numbers
        return BookFigure(
            token=token,
            title=row.title,
            value=value,
            unit=row.measured_in,
            numerator=top,
            denominator=base,
            source=self._source(token, period),
        )

    def movement(self, token: FigureToken) -> Movement | None:
        """None: an edition prints figures, and no signal."""
        return None

    def all_figures(self) -> Iterable[BookFigure]:
        """What the editions print of the whole authority."""
        for figure, period, group in self.rows:
            printed = self.figure(FigureToken(figure, period)) if not group else None
            if isinstance(printed, BookFigure):
                yield printed


def cell_of(figure: BookFigure | NotInBook, token: FigureToken) -> Runs:
    """A figure in a table's cell, bound to what it is of; why there is none, where there is none: in short where no edition has it."""
    if isinstance(figure, NotInBook):
        return LACKING if figure.why.startswith(NOT_IN_EDITION) else words(f"[{figure.why}]")
    return (BoundFigure(str(token), book_figure_words(figure), figure.source),)


def book_of(paper: Paper, edition: str) -> FigureBook:
    """The book that an edition of a paper reads its figures from."""
    if paper.freeze is None:
        return NoFigures()
    try:
        frozen = opened(paper.freeze)
        if edition == OFFICERS:
            return FreezeBook(paper.freeze, frozen, paper.plan)
        audiences = PRINTED_FOR.get(edition, FOR_ALL)
        printed = [
            printed_in(whole_folder(each))
            for each in published_editions(paper.authority)
            if each.freeze.pk == paper.freeze.pk and each.audience in audiences
        ]
        rows = [row for each in printed if not each.rounded for row in each.rows]
        rounded = [row for each in printed if each.rounded for row in each.rows]
    except (FreezeChangedError, EditionChangedError, OSError) as fault:
        return UnknownFreezeBook(NotInBook(str(fault).rstrip(".")))
    whom = WHOM.get(edition, "the public")
    return EditionBook(paper.freeze, frozen, paper.plan, rows=rows, rounded=rounded, whom=whom)


def _whole(number: object) -> int | None:
    return None if number is None else round(float(str(number)))
