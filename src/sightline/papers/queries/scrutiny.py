"""What a committee may ask about, read from a paper's freeze, its plan's scorecard and what the committee was promised."""

from datetime import date

from sightline.calendars.periods import Period, preceding, year_before
from sightline.comparators.gaps import first_words, gap
from sightline.freezes.queries import opened
from sightline.freezes.queries.freezes import FreezeChangedError
from sightline.governance.queries.tracker import follow_ups_due
from sightline.measuring.discover import figures
from sightline.measuring.reading import Reading
from sightline.papers.models import Paper
from sightline.papers.queries.figures import FreezeBook
from sightline.papers.rules.scrutiny import (
    QUARTERS_MISSED,
    EnquiryLine,
    FigureStory,
    OwedMeasure,
    PromiseDue,
    enquiry_lines,
)
from sightline.programme.scorecard.queries.cards import card_on
from sightline.programme.scorecard.rules.card import CardContent, CardMeasure
from sightline.scorecards import wording
from sightline.scorecards.queries.target_standing import standing_of
from sightline.statistics.amounts import amount


def enquiries_for(paper: Paper, today: date, *, exempt: bool = False) -> list[EnquiryLine]:
    """The lines of enquiry of a paper's meeting. Of a freeze that cannot be opened there are none of figures."""
    on = paper.meeting.on if paper.meeting and paper.meeting.on else today
    promises = [
        PromiseDue(each.words, each.owner, each.due)
        for each in follow_ups_due(paper.authority, paper.body, on, exempt=exempt)
    ]
    card = card_on(paper.plan, paper.freeze.cut_off) if paper.plan and paper.freeze else None
    if card is None or paper.freeze is None:
        return enquiry_lines((), (), promises, today)
    content = card.content
    owed = [
        OwedMeasure(each.title, each.cause, each.owner, each.fix_by) for each in content.visible if each.owed
    ]
    try:
        book = FreezeBook(paper.freeze, opened(paper.freeze), paper.plan)
    except (FreezeChangedError, OSError):
        return enquiry_lines((), owed, promises, today)
    wanted = [each for each in content.measures if each.has_figure and each.figure in figures()]
    return enquiry_lines([_story(book, content, each) for each in wanted], owed, promises, today)


def _story(book: FreezeBook, content: CardContent, measure: CardMeasure) -> FigureStory:
    period = book.period
    now, then = _reading(book, measure.figure, period), _reading(book, measure.figure, year_before(period))
    return FigureStory(
        figure=measure.figure,
        title=figures()[measure.figure][1].title,
        now=_words(now),
        year_before=_words(then),
        worsened=_worsened(measure.figure, now, then),
        beside=_beside(book, now, period),
        missed=_missed(book, content, measure.figure),
        commentary=_commentary(book, measure.figure, period),
        commentary_before=_commentary(book, measure.figure, preceding(period)),
        retired=measure.state == "retired",
    )


def _reading(book: FreezeBook, figure: str, period: Period) -> Reading:
    return book.frozen.reading(figure, period, book.authority)


def _words(reading: Reading) -> str:
    return "no figure" if reading.value is None else amount(reading.value, reading.unit)


def _worsened(figure: str, now: Reading, then: Reading) -> bool:
    """Whether the figure is on the worse side of the other; never where neither way is better, or one is missing."""
    better = figures()[figure][0].better
    if now.value is None or then.value is None or better not in ("higher", "lower"):
        return False
    return now.value < then.value if better == "higher" else now.value > then.value


def _beside(book: FreezeBook, now: Reading, period: Period) -> str:
    for each in book.reported.compared(now.id, period):
        difference = gap(now, each)
        if difference.beyond_noise and difference.good is False:
            return first_words(now, each)
    return ""


def _missed(book: FreezeBook, content: CardContent, figure: str) -> tuple[bool | None, ...]:
    aims, period, answers = book.reported.targets(content.target_set), book.period, []
    for _ in range(QUARTERS_MISSED):
        reading = _reading(book, figure, period)
        visible = wording.visible_reading(reading, hidden=False)
        against = standing_of(aims, reading, visible, period, None)
        status = against.status if against else None
        answers.append(status.colour == "red" if status and status.colour else None)
        period = preceding(period)
    return tuple(answers)


def _commentary(book: FreezeBook, figure: str, period: Period) -> str:
    rows = book.frozen.about.get("commentary", [])
    return next(
        (each["text"] for each in rows if (each["figure"], each["period"]) == (figure, period.name)), ""
    )
