"""Every figure in a period, theme by theme, as one person may see it."""

from dataclasses import dataclass

from sightline.calendars.periods import Period, year_before
from sightline.comparators.comparison import Group
from sightline.measuring.discover import figures
from sightline.measuring.measure import Figure, Measure
from sightline.measuring.readings import Reading
from sightline.scorecards import rules, wording
from sightline.scorecards.queries.hiding import is_hidden
from sightline.scorecards.queries.peers import Beside, Peer
from sightline.scorecards.queries.signals import Signal, signals
from sightline.scorecards.queries.store import Standpoint
from sightline.scorecards.queries.target_standing import TargetStanding, standing_of
from sightline.scorecards.queries.targets import STANDING, Targets, aims_of
from sightline.scorecards.rules import Which
from sightline.scorecards.wording import VisibleReading

FEW_PARTS = 3
"""Parts of a measure without a figure of the whole, that all stand among the others: care leavers by age."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScorecardLine:
    """One figure on a scorecard. `which` says which cases to open first; `number` how many, None when not shown.

    `before` is the figure of the period it is compared with, and `change` how far it has moved since, in words.
    `peer`: what is published of the group it is compared with; None where it is compared with none, or where nothing can stand
    beside it: `no_peer` says why. `idle`: of a team or service, that it
    has had no case of this figure in any month shown. `target` is how it stands against the target of its unit, None without one.
    """

    measure: Measure
    figure: Figure
    shown: VisibleReading
    before: VisibleReading
    change: str
    signal: Signal
    peer: Peer | None
    asides: list[str]
    which: Which
    number: int | None
    no_peer: str
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
        return self.figure.kind == "rate" and self.measure.has_cases


@dataclass(frozen=True, slots=True)
class ScorecardTheme:
    """The figures of one theme, under its name."""

    code: str
    title: str
    lines: list[ScorecardLine]


@dataclass(frozen=True, slots=True)
class Scorecard:
    """All themes that have figures; `as_of` is the last month signals are judged on, as 2025-06. `fault`: why what is published
    cannot be read.
    """

    themes: list[ScorecardTheme]
    as_of: str
    fault: str = ""

    @property
    def lines(self) -> list[ScorecardLine]:
        """Every figure there is."""
        return [line for theme in self.themes for line in theme.lines]


def scorecard(
    standpoint: Standpoint,
    earlier: Period | None = None,
    *,
    target_set: str = STANDING,
    group: Group | None = None,
) -> Scorecard:
    """The scorecard as seen from here: themes in the order a child meets the service, figures by id.

    `earlier` is the period each figure is compared with, a year before where none is given; `target_set` the key of the
    targets they are held against; `group` whose published figures stand beside them, asked only where one is named.
    """
    compared = earlier or year_before(standpoint.period)
    aims = aims_of(standpoint, target_set=target_set)
    judged = signals(standpoint, aims=aims)
    beside = Beside(standpoint, group)
    by_theme: dict[str, list[ScorecardLine]] = {code: [] for code in wording.THEMES}
    for reading in standpoint.every_reading():
        measure, figure = figures()[reading.id]
        line = _line(standpoint, measure, figure, reading, judged[reading.id], compared, aims, beside)
        by_theme.setdefault(measure.theme, []).append(line)
    themes = [
        ScorecardTheme(code, wording.THEMES.get(code, code), lines)
        for code, lines in by_theme.items()
        if lines
    ]
    return Scorecard(themes, max(signal.months.names[-1] for signal in judged.values()), beside.fault)


def _line(
    standpoint: Standpoint,
    measure: Measure,
    figure: Figure,
    reading: Reading,
    signal: Signal,
    earlier: Period,
    aims: Targets,
    beside: Beside,
) -> ScorecardLine:
    hidden = is_hidden(standpoint, reading)
    then = standpoint.reading(figure.id, earlier)
    before = wording.visible_reading(then, is_hidden(standpoint, then, earlier))
    now = wording.visible_reading(reading, hidden)
    peer, no_peer = beside.of(measure, figure, reading, now)
    which = rules.worth_a_look(measure.better, reading.unit)
    number = rules.how_many(reading, which)
    return ScorecardLine(
        measure=measure,
        figure=figure,
        shown=now,
        before=before,
        change=wording.changed(now, before, reading.unit),
        signal=signal,
        peer=peer,
        no_peer=no_peer,
        idle=bool(standpoint.team) and _is_idle(reading, signal),
        asides=asides(reading, standpoint.sees_small),
        which=which,
        number=None if hidden or not measure.has_cases else number,
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
