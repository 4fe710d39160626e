"""A plan's scorecard as rows of a file: what stands on it in which state, with its figures, now or as they were reported."""

from collections.abc import Iterator, Mapping

from sightline.engine.spreadsheets import Value
from sightline.programme.kinds.states import SCORECARD_MEASURE
from sightline.programme.scorecard.queries.as_at import AsReported, ReportedFigure
from sightline.programme.scorecard.queries.cards import SealedCard
from sightline.programme.scorecard.queries.figures import CardFigures
from sightline.programme.scorecard.rules.card import CardContent, CardMeasure, by_grouping
from sightline.programme.scorecard.rules.ledger import CHANGES
from sightline.scorecards.queries.downloads import SCORECARD, STATUSES, UNITS, scorecard_rows
from sightline.scorecards.queries.store import Standpoint

STANDS = ("priority", "measure", "state", "cause", "owner", "fix by", "replaced by", "in this scorecard")
FIGURE = SCORECARD[2:]
NOW = ("key", *STANDS, *FIGURE, "beside", "beside value")
"""The columns of the scorecard as it stands."""
THEN = (
    "as at",
    "scorecard",
    "scorecard from",
    "seal",
    "key",
    *STANDS,
    "freeze",
    "figures to",
    "period",
    "value",
    "of",
    "base",
    "unit",
    "status",
    "target",
    "from the target",
    "target status",
    "beside",
)
"""The columns of the scorecard as it was on a day."""


def rows_now(
    content: CardContent,
    changes: Mapping[str, str],
    card_figures: CardFigures | None,
    standpoint: Standpoint | None,
) -> Iterator[list[Value]]:
    """The scorecard as rows of NOW; without figures where none may be shown."""
    by_figure = (
        {row[0]: row[2:] for row in scorecard_rows(standpoint, card_figures.card)}
        if card_figures and standpoint
        else {}
    )
    blank = [None] * len(FIGURE)
    for title, measure in in_order(content):
        line = card_figures.by_figure.get(measure.figure) if card_figures and measure.has_figure else None
        peer = line.peer.comparison if line and line.peer else None
        yield [
            measure.key,
            *_stands(content, title, measure, changes),
            *(by_figure.get(measure.figure, blank) if measure.has_figure else blank),
            peer.name if peer and peer.value is not None else "",
            peer.value if peer else None,
        ]


def rows_then(
    card: SealedCard, day: str, changes: Mapping[str, str], reported: AsReported
) -> Iterator[list[Value]]:
    """The scorecard as rows of THEN: nothing in them changes once the day is over, unless something earlier is entered later."""
    content = card.content
    for title, measure in in_order(content):
        figure = reported.by_figure.get(measure.figure) if measure.has_figure else None
        yield [
            day,
            content.number,
            content.from_on.isoformat() if content.from_on else "",
            card.seal,
            measure.key,
            *_stands(content, title, measure, changes),
            reported.freeze,
            reported.cut_off.isoformat() if reported.cut_off else "",
            *_reported(figure),
        ]


def in_order(content: CardContent) -> Iterator[tuple[str, CardMeasure]]:
    """Every measure with the title of what it stands under; the retired ones last."""
    for _, title, measures in by_grouping(content):
        yield from ((title, each) for each in measures)
    yield from (("", each) for each in content.retired)


def _stands(
    content: CardContent, title: str, measure: CardMeasure, changes: Mapping[str, str]
) -> Iterator[Value]:
    titles = {each.key: each.title for each in content.measures}
    yield from (title, measure.title, SCORECARD_MEASURE.words[measure.state], measure.cause, measure.owner)
    yield measure.fix_by.isoformat() if measure.fix_by else ""
    yield titles.get(measure.replaced_by, "")
    yield CHANGES[changes[measure.key]] if measure.key in changes else ""


def _reported(figure: ReportedFigure | None) -> Iterator[Value]:
    if figure is None:
        yield from [None] * 10
        return
    reading, target = figure.reading, figure.target
    yield from (reading.period, reading.value, reading.numerator, reading.denominator)
    yield from (UNITS[reading.unit], STATUSES[reading.status])
    yield from (target.aim, target.far, target.word) if target else ("", "", "")
    yield "; ".join(f"{name} {text}" for name, text in figure.beside)
