"""Every figure in a period, theme by theme, as one person may see it."""

from dataclasses import dataclass

from sightline.calendars.periods import Period, year_before
from sightline.measuring.discover import figures
from sightline.measuring.measure import Figure, Measure
from sightline.measuring.readings import Reading
from sightline.scorecards import rules, wording
from sightline.scorecards.queries.hiding import is_hidden
from sightline.scorecards.queries.signals import Signal, signals
from sightline.scorecards.queries.store import Standpoint
from sightline.scorecards.queries.target_standing import TargetStanding, standing_of
from sightline.scorecards.queries.targets import STANDING, Targets, targets_of
from sightline.scorecards.rules import Which
from sightline.scorecards.wording import VisibleReading
from sightline.standards import england
from sightline.standards.england import EnglandFigure as EnglandFigure

A_WHOLE_YEAR = ("year", "r12")
FEW_PARTS = 3
"""Parts of a measure without a figure of the whole, that all stand among the others: care leavers by age."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScorecardLine:
    """One figure on a scorecard. `which` says which cases to open first; `number` how many, None when not shown.

    `before` is the figure of the period it is compared with, and `change` how far it has moved since, in words.
    `no_england`: why no figure for England stands beside it; blank where one does. `idle`: of a team or service, that it
    has had no case of this figure in any month shown. `target` is how it stands against the target of its unit, None without one.
    """

    measure: Measure
    figure: Figure
    shown: VisibleReading
    before: VisibleReading
    change: str
    signal: Signal
    england: EnglandFigure | None
    asides: list[str]
    which: Which
    number: int | None
    no_england: str
    idle: bool
    target: TargetStanding | None = None

    @property
    def is_part(self) -> bool:
        """Whether it stands under another figure of its measure: its rate, or one of more parts than a few."""
        first, *others = self.measure.figures
        whole = first.id == self.measure.id
        return self.figure in others if whole else len(self.measure.figures) > FEW_PARTS

    @property
    def authority_only(self) -> bool:
        """Whether a team or service can have no such figure: a rate is of the authority's population."""
        return self.figure.kind == "rate"


@dataclass(frozen=True, slots=True)
class ScorecardTheme:
    """The figures of one theme, under its name."""

    code: str
    title: str
    lines: list[ScorecardLine]


@dataclass(frozen=True, slots=True)
class Scorecard:
    """All themes that have figures; `as_of` is the last month signals are judged on, as 2025-06."""

    themes: list[ScorecardTheme]
    as_of: str

    @property
    def lines(self) -> list[ScorecardLine]:
        """Every figure there is."""
        return [line for theme in self.themes for line in theme.lines]


def scorecard(
    standpoint: Standpoint, earlier: Period | None = None, *, target_set: str = STANDING
) -> Scorecard:
    """The scorecard as seen from here: themes in the order a child meets the service, figures by id.

    `earlier` is the period each figure is compared with, a year before where none is given; `target_set` the key of the
    targets they are held against.
    """
    compared = earlier or year_before(standpoint.period)
    aims = targets_of(standpoint.authority, target_set=target_set)
    judged = signals(standpoint, aims=aims)
    by_theme: dict[str, list[ScorecardLine]] = {code: [] for code in wording.THEMES}
    for reading in standpoint.every_reading():
        measure, figure = figures()[reading.id]
        line = _line(standpoint, measure, figure, reading, judged[reading.id], compared, aims)
        by_theme.setdefault(measure.theme, []).append(line)
    themes = [
        ScorecardTheme(code, wording.THEMES.get(code, code), lines)
        for code, lines in by_theme.items()
        if lines
    ]
    return Scorecard(themes, max(signal.months.names[-1] for signal in judged.values()))


def _line(
    standpoint: Standpoint,
    measure: Measure,
    figure: Figure,
    reading: Reading,
    signal: Signal,
    earlier: Period,
    aims: Targets,
) -> ScorecardLine:
    hidden = is_hidden(standpoint, reading)
    then = standpoint.reading(figure.id, earlier)
    before = wording.visible_reading(then, is_hidden(standpoint, then, earlier))
    now = wording.visible_reading(reading, hidden)
    which = rules.worth_a_look(measure.better, reading.unit)
    number = rules.how_many(reading, which)
    return ScorecardLine(
        measure=measure,
        figure=figure,
        shown=now,
        before=before,
        change=wording.changed(now, before, reading.unit),
        signal=signal,
        england=comparable(measure, figure, standpoint.period),
        no_england=why_no_england(measure, figure, standpoint.period),
        idle=bool(standpoint.team) and _is_idle(reading, signal),
        asides=asides(reading, standpoint.sees_small),
        which=which,
        number=None if hidden else number,
        target=standing_of(aims, reading, now, standpoint.period, standpoint.team),
    )


def _is_idle(reading: Reading, signal: Signal) -> bool:
    """Whether no case of a figure was seen, judged or waiting, in this period and in any month of its series."""
    if reading.status == "not_computable":
        return False
    counts = (reading.numerator, reading.denominator, reading.too_recent, reading.open_late)
    return not any(counts) and not any(signal.months.tops) and not any(signal.months.bases)


def asides(reading: Reading, sees_small: bool) -> list[str]:
    """What was not judged: 12 too recent, 3 open late; nothing of what there is none of."""
    parts = (
        wording.not_judged_words(reading.too_recent, "too recent", sees_small),
        wording.not_judged_words(reading.open_late, "open late", sees_small),
    )
    return [part for part in parts if part]


def comparable(measure: Measure, figure: Figure, period: Period) -> EnglandFigure | None:
    """England's figure for the last year that had ended, where it can fairly stand beside this period's.

    Not a count, which has another size; and not a year's rate beside a month's or a quarter's.
    """
    return None if why_no_england(measure, figure, period) else england.latest(figure.id, period.last)


def why_no_england(measure: Measure, figure: Figure, period: Period) -> str:
    """Why England's figure is not set beside this one, in a few words; blank where it is."""
    if figure.kind == "count":
        return "A number: England’s is of another size"
    if england.latest(figure.id, period.last) is None:
        return "Nothing comparable is published"
    if figure.kind == "rate" and measure.grain == "event" and period.kind not in A_WHOLE_YEAR:
        return "Published for years: choose a year"
    return ""
