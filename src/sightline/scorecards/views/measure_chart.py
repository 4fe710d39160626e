"""A measure's chart: its points by the month or the quarter, its title, its notes, and what is not drawn."""

from collections.abc import Iterator

from sightline.calendars.periods import Period, following, parse, quarter_of
from sightline.measuring.quarterly import quarter_with
from sightline.scorecards import wording
from sightline.scorecards.queries.measure import OneFigure
from sightline.scorecards.queries.signals import Signal, first_from
from sightline.scorecards.rules.trajectory import point_in
from sightline.scorecards.signal_words import signal_shown
from sightline.scorecards.views.measure_peers import beside_lines, beside_sources
from sightline.statistics.xmr import XmR
from sightline.statistics.year_on_year import a_year_apart
from sightline.web import words
from sightline.web.charts import Chart, Month
from sightline.web.sparklines import LETTERS

RISES = ("Above", "Increasing")


def chart(whole_figure: OneFigure, foot: tuple[str, ...] = ()) -> Chart | None:
    """The months as a chart, its title a sentence; None where no month has a figure to draw.

    `foot`: what a picture of it says below, for whoever reads it in a paper.
    """
    signal = whole_figure.signal
    places = [place for place, value in enumerate(signal.judged.values) if value is not None]
    if not places:
        return None
    name, value = signal.judged.names[places[-1]], signal.judged.values[places[-1]]
    stood_at = wording.figure(value or 0.0, whole_figure.figure.unit).removesuffix(wording.UNITS["per_10000"])
    return Chart(
        months=tuple(chart_months(signal)),
        title=f"{whole_figure.figure.title} stood at {stood_at} in {when(signal, name)}",
        unit=wording.CHART_UNITS[whole_figure.figure.unit],
        breaks=tuple(_starting(signal)),
        notes=tuple(dict.fromkeys(drawn_at(signal, note.month) for note in whole_figure.notes)),
        targets=signal.targets,
        ahead=tuple(targets_ahead(whole_figure)),
        says=signal.verdict.sentence or signal_shown(signal).sentence,
        zero=False,
        point=signal.by,
        moving=signal.verdict.judged_on == "change",
        ring=_year_before(signal),
        foot=foot,
        beside=tuple(beside_lines(whole_figure)),
    )


def targets_ahead(whole_figure: OneFigure) -> Iterator[tuple[str, float | None]]:
    """The months or quarters after the last of the chart, with their targets, as far as the target goes and a year at most."""
    signal, against = whole_figure.signal, whole_figure.target
    last = _point_of(signal, signal.judged.names[-1])
    points = against.target.points if against else ()
    end = max((each.period.last for each in points), default=last.last)
    for _ in range(12 if signal.by == "month" else 4):
        last = following(last)
        if last.last > end:
            return
        point = point_in(points, last, adds=against.adds if against else False)
        yield f"{last.first:%Y-%m}", point.value if point else None


def _point_of(signal: Signal, name: str) -> Period:
    return parse(name) if signal.by == "month" else quarter_of(parse(name).first)


def foot_of(
    whole_figure: OneFigure, council: str, team: str, *, freeze_line: str, version: str
) -> tuple[str, ...]:
    """What stands under a picture of the chart: whose figures, of which data, how counted, and which freeze they are of, or that they are provisional."""
    measure, figure = whole_figure.measure, whole_figure.figure
    whose = ", ".join(part for part in (council, team) if part)
    notes = [f"{letter}  {month}: {note}" for letter, month, note in enumerate_notes(whole_figure)]
    source = f"Measure {figure.id}, version {version[:8]}. {measure.source}".strip()
    notes += [
        f"{each.name[:1].upper()}{each.name[1:]}: {each.source}" for each in beside_sources(whole_figure)
    ]
    return (*notes, f"{whose}. {freeze_line}".removeprefix(". "), source)


def _year_before(signal: Signal) -> str:
    """For a stock the month a year before its last, where both have a figure; blank for what its chart shows by itself."""
    if signal.measure.grain != "point":
        return ""
    places = a_year_apart(signal.judged.values, signal.by)
    return signal.judged.names[places[0]] if places else ""


def when(signal: Signal, name: str) -> str:
    """What a point of the chart is of: October 2026, or Q2 2026-27 (July to September 2026)."""
    return words.month(name) if signal.by == "month" else quarter_of(parse(name).first).title


def drawn_at(signal: Signal, month: str) -> str:
    """The name under which a month is drawn: its own, or that of its quarter."""
    return month if signal.by == "month" else quarter_with(month)


def _starting(signal: Signal) -> Iterator[str]:
    """The points of the chart at which limits start anew."""
    for month in signal.starts:
        place = first_from(signal.judged.names, month)
        if place is not None:
            yield signal.judged.names[place]


def chart_months(signal: Signal) -> Iterator[Month]:
    """The months of a chart, or its quarters, with mean, limits and marks.

    A stock is judged on its change: its limits are those of the change, counted from the month before, and it has no mean.
    """
    judged, values = signal.verdict.chart, signal.judged.values
    by_change = signal.verdict.judged_on == "change"
    for place, (name, value) in enumerate(zip(signal.judged.names, values, strict=True)):
        if judged is None or judged.mean[place] != judged.mean[place]:
            yield Month(name, value)
            continue
        mean, lower, upper = judged.mean[place], judged.lower[place], judged.upper[place]
        if not by_change:
            yield Month(name, value, mean, lower, upper, signal.marks[place])
        elif judged.values[place] is None:
            yield Month(name, value)
        else:
            before = values[place - 1] or 0.0
            yield Month(name, value, None, before + lower, before + upper, _mark(signal, judged, place))


def _mark(signal: Signal, judged: XmR, place: int) -> str:
    """What kind of signal a stock's month is; none where it only rises or falls by less than it did."""
    rises = any(word in judged.labels[place] for word in RISES)
    change = judged.values[place] or 0.0
    return signal.marks[place] if (change > 0) == rises and change else ""


def enumerate_notes(whole_figure: OneFigure) -> Iterator[tuple[str, str, str]]:
    """The notes on the months shown: the letter that stands in the chart, the month, and what is said of it."""
    points = list(dict.fromkeys(drawn_at(whole_figure.signal, note.month) for note in whole_figure.notes))
    for note in whole_figure.notes:
        place = points.index(drawn_at(whole_figure.signal, note.month))
        yield LETTERS[place % len(LETTERS)], words.month(note.month), note.words


def no_chart(whole_figure: OneFigure) -> str:
    """What stands in place of a chart that has nothing to draw."""
    if any(reading.status == "hidden" for _, reading in whole_figure.months):
        return "Every month's figure is a small number and is hidden, or would give one away."
    return "No month has a figure."


def left_out(whole_figure: OneFigure) -> str:
    """Which months are not drawn since some of their cases are not yet due; blank where every month is."""
    months = whole_figure.signal.left_out
    if not months:
        return ""
    month_names = " and ".join(words.month(each) for each in months)
    return (
        f"{month_names} {'is' if len(months) == 1 else 'are'} not drawn or judged yet: not all cases are due yet, and those "
        "finished so far are the quick ones."
    )
