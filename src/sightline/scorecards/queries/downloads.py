"""What pages show as files: the same figures, unrounded, with what they mean and how old they are."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from sightline.engine.spreadsheets import Sheet, Value, about, workbook
from sightline.measuring.discover import figures
from sightline.scorecards import wording
from sightline.scorecards.queries.measure import OneFigure
from sightline.scorecards.queries.peers import Beside
from sightline.scorecards.queries.peers_files import IN_A_ROW, cells_in_a_row, compared_sheet
from sightline.scorecards.queries.scorecard import Scorecard, ScorecardLine
from sightline.scorecards.queries.store import Standpoint, loaded_at
from sightline.scorecards.queries.target_standing import TargetStanding
from sightline.scorecards.signal_words import signal_shown, why_not
from sightline.scorecards.target_words import target_shown
from sightline.scorecards.wording import VisibleReading
from sightline.web import words

UNITS = {
    "percent": "percent",
    "count": "count",
    "per_10000": "per 10,000",
    "days": "days",
    "ratio": "ratio",
    "pounds": "pounds",
    "average": "average",
}
STATUSES = {
    "ok": "",
    "no_cases": "no cases",
    "not_computable": "not computable",
    "hidden": f"{wording.HIDDEN}: {wording.HIDDEN_UNDER}",
}
TARGETS = ("target", "whose target", "from the target", "target status", "target owner")
SCORECARD = (
    "id",
    "measure",
    "period",
    "value",
    "of",
    "base",
    "unit",
    "status",
    "why",
    "signal",
    "reading",
    "year before",
    *TARGETS,
    *IN_A_ROW,
    "standing",
)
MONTHS = (
    "id",
    "month",
    "value",
    "of",
    "base",
    "unit",
    "mean",
    "lower",
    "upper",
    "signal",
    "note",
    "target",
    "standing",
)
SPLITS = ("id", "split", "category", "value", "base", "status", "95% interval")


def scorecard_rows(standpoint: Standpoint, card: Scorecard) -> list[list[Value]]:
    """A scorecard as rows of SCORECARD: `of` and `base` are numerator and denominator; hidden figures stay hidden."""
    beside = Beside(standpoint, None)
    return [list(_line(standpoint, line, beside)) for line in card.lines]


def _line(standpoint: Standpoint, line: ScorecardLine, beside: Beside) -> Iterator[Value]:
    reading = standpoint.reading(line.figure.id)
    seen = line.shown.status != "hidden"
    signal = signal_shown(line.signal)
    yield from (line.figure.id, line.figure.title, standpoint.period.name, line.shown.value)
    yield from (reading.numerator if seen else None, reading.denominator if seen else None)
    yield from (UNITS[line.figure.unit], STATUSES[line.shown.status], line.shown.cause)
    yield from (
        signal.word if signal.kind else "",
        signal.sentence or why_not(line.signal),
        line.before.value,
    )
    yield from _target(standpoint, line.target, line.figure.unit)
    yield from cells_in_a_row(beside.every(line.measure, line.figure, reading, line.shown)[0])
    yield standpoint.freeze_line


def _target(standpoint: Standpoint, against: TargetStanding | None, unit: str) -> Iterator[Value]:
    """The cells of TARGETS."""
    target = target_shown(against, unit, standpoint.period)
    if against is None or target is None:
        yield from (None, "", "", "", "")
        return
    yield against.in_force.value if against.in_force else None
    yield "the council's" if target.borrowed else "its own"
    yield from (target.far, target.word, target.owner)


def scorecard_workbook(standpoint: Standpoint, card: Scorecard, by: str, at: datetime) -> bytes:
    """The scorecard as a workbook: what it is, the figures, and what each means."""
    widths = {"measure": 50, "why": 40, "reading": 60, "from the target": 44, "target status": 24}
    return workbook(
        [
            _about("Scorecard", standpoint, by, at),
            Sheet("Scorecard", SCORECARD, scorecard_rows(standpoint, card), widths=widths),
            definitions(standpoint, [line.figure.id for line in card.lines]),
        ]
    )


def month_rows(standpoint: Standpoint, whole_figure: OneFigure) -> list[list[Value]]:
    """A figure's months as rows of MONTHS, oldest first; `mean`, `lower` and `upper` where limits are of the values."""
    signal = whole_figure.signal
    limits = signal.limits_by_month
    words_by_month = {note.month: note.words for note in whole_figure.notes} | signal.starts
    targets = dict(zip(signal.judged.names, signal.targets, strict=False)) if signal.by == "month" else {}
    rows: list[list[Value]] = []
    for place, name in enumerate(signal.months.names):
        drawn = [None, None, None, ""]
        if limits and limits.mean[place] == limits.mean[place]:
            kind = "" if limits.labels[place] == "Common Cause" else limits.labels[place]
            drawn = [limits.mean[place], limits.lower[place], limits.upper[place], kind]
        numbers = (signal.months.values[place], signal.months.tops[place], signal.months.bases[place])
        rows.append(
            [
                whole_figure.figure.id,
                name,
                *numbers,
                UNITS[whole_figure.figure.unit],
                *drawn,
                words_by_month.get(name, ""),
                targets.get(name),
                standpoint.freeze_line,
            ]
        )
    return rows


def split_rows(whole_figure: OneFigure) -> list[list[Value]]:
    """A figure by its categories, as rows of SPLITS."""
    return [
        [
            whole_figure.figure.id,
            split.title,
            row.name,
            row.reading.value,
            row.reading.under,
            STATUSES[row.reading.status],
            row.interval,
        ]
        for split in whole_figure.splits
        for row in split.rows
    ]


def measure_workbook(standpoint: Standpoint, whole_figure: OneFigure, by: str, at: datetime) -> bytes:
    """A figure as a workbook: what it is, its months, its splits, and its definition."""
    now: VisibleReading = whole_figure.now
    facts = [
        ("Figure", f"{whole_figure.figure.id} {whole_figure.figure.title}"),
        ("Now", f"{now.text} {now.under}".strip()),
    ]
    facts.append(("Reads", signal_shown(whole_figure.signal).sentence))
    if target := target_shown(whole_figure.target, whole_figure.figure.unit, standpoint.period):
        facts.append(("The council's target" if target.borrowed else "Target", target.path))
        facts.append(("Against it", ": ".join(filter(None, (target.word, target.far)))))
        facts += [("Colours", target.rule)] if target.rule else []
    facts += [
        (name, each)
        for name, each in zip(("Year end", "Rests on"), whole_figure.forecast, strict=True)
        if each
    ]
    compared = compared_sheet(whole_figure.figure.id, whole_figure.peers, UNITS[whole_figure.figure.unit])
    return workbook(
        [
            _about("Measure", standpoint, by, at, facts),
            Sheet("Months", MONTHS, month_rows(standpoint, whole_figure)),
            Sheet(
                f"Split {standpoint.period.name}", SPLITS, split_rows(whole_figure), widths={"category": 40}
            ),
            *([compared] if compared else []),
            definitions(standpoint, [whole_figure.figure.id]),
        ]
    )


def definitions(standpoint: Standpoint, figure_ids: Sequence[str]) -> Sheet:
    """What each figure means: its definition, clock, source and version."""
    heads = ("id", "title", "better", "unit", "definition", "clock", "source", "version")
    rows: list[list[Value]] = []
    for figure_id in figure_ids:
        measure, figure = figures()[figure_id]
        clock = f"{measure.clock.name}: {measure.clock.said}" if measure.clock else ""
        better = wording.BETTER[measure.better]
        unit = UNITS[figure.unit]
        rows.append(
            [
                figure_id,
                figure.title,
                better,
                unit,
                measure.whole_definition,
                clock,
                measure.source,
                standpoint.version_of(measure, figure_id),
            ]
        )
    return Sheet(
        "Definitions", heads, rows, widths={"title": 44, "definition": 90, "source": 60, "clock": 40}
    )


def _about(
    what: str, standpoint: Standpoint, by: str, at: datetime, more: Sequence[tuple[str, str]] = ()
) -> Sheet:
    viewpoint = standpoint
    loaded = loaded_at(viewpoint.readings, viewpoint.authority)
    return about(
        [
            (
                what,
                f"authority {viewpoint.authority}" + (f", team {viewpoint.team}" if viewpoint.team else ""),
            ),
            *([("Teams", "as they are today")] if viewpoint.readings.drawn_by else []),
            ("Period", viewpoint.period.title),
            ("Data to", words.long_date(viewpoint.readings.data_to(viewpoint.authority))),
            ("Loaded", words.moment(loaded) if loaded else ""),
            ("Snapshot", viewpoint.readings.snapshot.id),
            ("Taken by", by),
            ("Taken at", words.moment(at)),
            *more,
            ("Standing", viewpoint.freeze_line),
            (
                "Values",
                "As computed, not rounded; percentages from 0 to 100. A figure marked c is a small number, or would give one "
                "away, and is hidden.",
            ),
        ]
    )
