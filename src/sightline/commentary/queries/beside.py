"""What stands beside the box: the figure, its signal, its target, what is published of others; and a text held against it."""

from dataclasses import dataclass

from sightline.calendars.periods import parse
from sightline.commentary.models import CommentaryRequest
from sightline.commentary.queries.accepted import accepted_before
from sightline.commentary.rules.checking import CheckedText, checked
from sightline.commentary.rules.direction import Movement, Way
from sightline.people.models import User
from sightline.scorecards.queries.measure import OneFigure, one_figure
from sightline.scorecards.queries.store import Standpoint, current_readings
from sightline.scorecards.rules import ViewingRights
from sightline.scorecards.signal_words import SignalShown, signal_shown
from sightline.scorecards.target_words import TargetShown, target_shown


@dataclass(frozen=True, slots=True)
class BesideBox:
    """A figure as whoever writes may see it, and what its signal says."""

    figure: OneFigure
    signal: SignalShown
    moved: Movement
    target: TargetShown | None
    before: list[tuple[str, str]]

    @property
    def now(self) -> str:
        """The figure with its base: 76.4%, 206 of 253."""
        now = self.figure.now
        return f"{now.text}, {now.under}" if now.under else now.text


def beside(request: CommentaryRequest, person: User) -> BesideBox:
    """What this person may see of the figure in its period. UnknownMeasureError for a figure there is no longer."""
    rights = ViewingRights(person.effective_role, frozenset(person.teams) | person.scope.teams, person.opened)
    period = parse(request.period)
    standpoint = Standpoint(current_readings(), request.authority, period, None, rights)
    figure = one_figure(standpoint, request.figure)
    signal = signal_shown(figure.signal)
    earlier = accepted_before(request)
    return BesideBox(
        figure=figure,
        signal=signal,
        moved=movement(figure, signal),
        target=target_shown(figure.target, figure.figure.unit, period),
        before=[(parse(earlier.request.period).label, earlier.text)] if earlier else [],
    )


def check_text(text: str, box: BesideBox) -> CheckedText:
    """A text held against what stands beside its box."""
    return checked(
        text,
        box.moved,
        figure=box.now,
        unit=box.figure.figure.unit,
        numbers=_numbers(box.figure),
        before=box.before,
    )


def movement(figure: OneFigure, signal: SignalShown) -> Movement:
    """Which way the figure went by its signal; of a count or share on a day, since a year before where no sudden move is seen."""
    kind = signal.kind if signal.kind not in ("", "same") else signal.year_kind or signal.kind
    sentence = signal.year if signal.kind in ("", "same") and signal.year_kind else signal.sentence
    better = figure.measure.better
    if not kind:
        return Movement(way="unknown", better=better, sentence=sentence or signal.word)
    since, judged = figure.signal.since, figure.signal.judged.names
    lasting = bool(since) and bool(judged) and since < judged[-1]
    return Movement(way=_way(kind, better), better=better, sentence=sentence or signal.word, lasting=lasting)


def _way(kind: str, better: str) -> Way:
    if kind == "same":
        return "none"
    if kind in ("high", "low"):
        return "up" if kind == "high" else "down"
    return "up" if (kind == "better") == (better == "higher") else "down"


def _numbers(figure: OneFigure) -> list[float]:
    """The percentages a text may well name."""
    values = [figure.now.value, figure.before.value, figure.year.value if figure.year else None]
    values += [reading.value for _, reading in figure.months[-13:]]
    values += [reading.value for _, reading in figure.quarters[-5:]]
    values += [peer.comparison.value for peer in figure.peers.beside]
    if figure.target:
        values += [point.value for point in figure.target.target.points]
    return [each for each in values if each is not None]
