"""A measure's chart: its points by the month or the quarter, its title, its notes, and what is not drawn."""

from collections.abc import Iterator

from sightline.calendars.periods import parse, quarter_of
from sightline.measuring.quarterly import quarter_with
from sightline.scorecards import wording
from sightline.scorecards.queries.measure import OneFigure
from sightline.scorecards.queries.signals import Signal, first_from
from sightline.scorecards.signal_words import signal_shown
from sightline.web import words
from sightline.web.charts import Chart, Month
from sightline.web.sparklines import LETTERS


def chart(whole_figure: OneFigure) -> Chart | None:
    """The months as a chart, its title a sentence; None where no month has a figure to draw."""
    signal = whole_figure.signal
    places = [place for place, value in enumerate(signal.judged.values) if value is not None]
    if not places:
        return None
    name, value = signal.judged.names[places[-1]], signal.judged.values[places[-1]]
    stood_at = wording.figure(value or 0.0, whole_figure.figure.unit).removesuffix(wording.UNITS["per_10000"])
    return Chart(
        tuple(chart_months(signal)),
        f"{whole_figure.figure.title} stood at {stood_at} in {when(signal, name)}",
        wording.CHART_UNITS[whole_figure.figure.unit],
        breaks=tuple(_starting(signal)),
        notes=tuple(dict.fromkeys(drawn_at(signal, note.month) for note in whole_figure.notes)),
        target=signal.target.value if signal.target else None,
        says=signal.verdict.sentence or signal_shown(signal).sentence,
    )


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
    """The months of a chart, or its quarters: with mean, limits and marks where limits are of the values themselves."""
    judged = signal.verdict.chart if signal.verdict.judged_on == "values" else None
    for place, (name, value) in enumerate(zip(signal.judged.names, signal.judged.values, strict=True)):
        if judged is None or judged.mean[place] != judged.mean[place]:
            yield Month(name, value)
        else:
            mean, lower, upper = judged.mean[place], judged.lower[place], judged.upper[place]
            yield Month(name, value, mean, lower, upper, signal.marks[place])


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
        f"{month_names} {'is' if len(months) == 1 else 'are'} not drawn or judged yet: some of the cases are not yet due, and "
        "what is done already is what was quick."
    )
