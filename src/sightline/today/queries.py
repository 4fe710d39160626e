"""What changed, what is likely to miss, and what needs this person: each a sentence and where it leads."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone

from sightline.calendars.periods import month_of
from sightline.deadlines.forecast import Forecast
from sightline.deadlines.left import Row, as_at, is_reminder, mark
from sightline.measuring.discover import figures
from sightline.people.models import User
from sightline.programme.delivery.queries.lines import ActionLine
from sightline.scorecards.answering import Answer, answers
from sightline.scorecards.queries.scorecard import ScorecardLine, scorecard
from sightline.scorecards.queries.signals import signals as signals_of
from sightline.scorecards.queries.store import Standpoint
from sightline.scorecards.queries.targets import targets_of
from sightline.scorecards.signal_words import SignalShown, signal_shown, stocks_in_words, stocks_since_a_year
from sightline.statistics.amounts import amount, from_target
from sightline.today import rules
from sightline.today.needs import Item, address, needs, own_actions, seen_actions
from sightline.web import words
from sightline.worklists import queries as worklists

WHOLE_SCALE = 99.95
"""A range from nothing to all says nothing, and is not said."""


@dataclass(frozen=True, slots=True)
class ChangedFigure:
    """A figure that changed more than it usually varies, or a stock that moved since a year before.

    `is_new`: a month before it did not say so; `since` the first month of those that say it. `answered_by`: the actions
    this person may see whose test of difference rests on it.
    """

    line: ScorecardLine
    signal: SignalShown
    is_new: bool
    since: str
    answered_by: tuple[Answer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayPage:
    """A front page. `as_of` is the last month signals are judged on; `unreported` the figures that cannot be computed;
    `own_actions` those of the programme they own and have still to do.

    `likely`: what is overdue, and forecasts below their target; `courses`: the other forecasts.
    `same`: how many show no real change, stocks apart, of which `stocks` and `since_a_year` speak. `as_at`: where the data is old, the sentence that says so; blank where it is new.
    """

    changed: list[ChangedFigure]
    same: int
    stocks: str
    since_a_year: str
    unreported: int
    likely: list[Item]
    courses: list[Item]
    needs: list[Item]
    own_actions: list[ActionLine]
    as_of: str
    as_at: str


def front(standpoint: Standpoint, user: User, running: Sequence[Row]) -> TodayPage:
    """The front page of this person, as seen from here. `running`: what runs for them, as `today.services` gives it."""
    card = scorecard(standpoint)
    signals = [signal_shown(line.signal) for line in card.lines]
    places = rules.in_order([rules.moved(each.kind, each.year_kind) for each in signals])
    changed = _changed(standpoint, user, [(card.lines[place], signals[place]) for place in places])
    forecasts = list(forecasts_of(standpoint))
    seen = seen_actions(user)
    unreported = sum(line.shown.status == "not_computable" for line in card.lines)
    return TodayPage(
        changed=changed,
        same=sum(each.kind == "same" and not each.stock for each in signals),
        stocks=stocks_in_words(signals),
        since_a_year=stocks_since_a_year(signals),
        unreported=unreported,
        likely=[
            *overdue(standpoint, user, running),
            *off_target(standpoint, card.lines),
            *(item for misses, item in forecasts if misses),
        ],
        courses=[item for misses, item in forecasts if not misses],
        needs=list(needs(standpoint, user, unreported, seen)),
        own_actions=own_actions(user, seen),
        as_of=card.as_of,
        as_at=as_at(running, standpoint.readings.data_to(standpoint.authority), timezone.localdate()),
    )


def _changed(
    standpoint: Standpoint, user: User, moved: Sequence[tuple[ScorecardLine, SignalShown]]
) -> list[ChangedFigure]:
    ids = [line.figure.id for line, _ in moved]
    before = signals_of(standpoint, ids, months_back=1) if ids else {}
    was = {each: signal_shown(signal) for each, signal in before.items()}
    acting = answers(user, standpoint.authority, ids)
    return [
        ChangedFigure(
            line,
            now,
            rules.moved(was[line.figure.id].kind, was[line.figure.id].year_kind)
            != rules.moved(now.kind, now.year_kind),
            line.signal.since,
            acting.get(line.figure.id, ()),
        )
        for line, now in moved
    ]


def overdue(standpoint: Standpoint, user: User, rows: Sequence[Row]) -> Iterator[Item]:
    """How many deadlines are overdue, of those that run on the data date."""
    running = sum(not is_reminder(row) for row in rows)
    if not standpoint.sees_small or not running:
        return
    data_to = worklists.current().kept.data_to(standpoint.authority)
    count = sum(mark(row, data_to) == "late" for row in rows)
    is_overdue = "deadline is" if count == 1 else "deadlines are"
    my_day = address("my-day") if user.has_perm("children.see") else ""
    yield Item(f"{count:,} {is_overdue} overdue, of {running:,} running.", my_day)


def off_target(standpoint: Standpoint, lines: Sequence[ScorecardLine]) -> Iterator[Item]:
    """How many figures are red against the targets of this unit, of those that have a colour; nothing where none is red."""
    statuses = [line.target.status for line in lines if line.target and line.target.status]
    colours = [each.colour for each in statuses if each.colour]
    red = colours.count("red")
    if red:
        are = "figure is" if red == 1 else "figures are"
        where = urlencode({"team": standpoint.team} if standpoint.team else {})
        href = f"{reverse('targets')}?{where}" if where else reverse("targets")
        yield Item(f"{red} {are} off target, of {len(colours)} with a target and a colour.", href)


def forecasts_of(standpoint: Standpoint) -> Iterator[tuple[bool, Item]]:
    """Where this month's timeliness may end, each with whether that is below its target at the recent pace."""
    if not standpoint.sees_small:
        return
    wanted = (standpoint.authority, standpoint.team or "")
    aims = targets_of(standpoint.authority)
    for (code, whose, figure), each in sorted(worklists.current().kept.forecasts.items()):
        if (code, whose) == wanted and (sentence := _may_end(each)):
            measure, about = figures()[figure]
            target = aims.in_force(figure, standpoint.team, month_of(each.month_end))
            likely = each.pace.percent if each.pace else None
            misses = rules.misses(likely, target.value if target else None, measure.better)
            far = ""
            if target and likely is not None:
                far = f" That is {from_target(likely, target.value, about.unit, target.called)}."
            yield misses, Item(f"{about.title}: {sentence}{far}", reverse("measure", args=[figure]))


def _may_end(each: Forecast) -> str:
    """Where the month may end, in a sentence; blank where nothing is open that could count in it."""
    low, high = each.worst.percent, each.best.percent
    if low is None or high is None:
        return ""
    month = words.month(f"{each.month_end:%Y-%m}")
    likely = each.pace.percent if each.pace else None
    ends = [] if likely is None else [f"{month} would end at {amount(likely, 'percent')} at the recent pace"]
    if high - low < WHOLE_SCALE:
        who = "it" if ends else month
        ends.append(f"{who} can end anywhere from {amount(low, 'percent')} to {amount(high, 'percent')}")
    sentence = "; ".join(ends) or f"{month} is all to play for"
    return f"{sentence}. {each.due_in_month:,} fall due in it and {each.open_late:,} are open late."
