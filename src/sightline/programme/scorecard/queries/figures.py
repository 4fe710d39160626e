"""The figures of a plan's scorecard as one person may see them: those of the scorecard, held against the version's own targets."""

from dataclasses import dataclass, replace

from sightline.calendars.periods import Period, last_complete_quarter
from sightline.comparators.comparison import Group
from sightline.engine.snapshots import NothingLoadedError
from sightline.measuring.discover import figures
from sightline.measuring.releases import is_offered
from sightline.people.models import User
from sightline.programme.difference.queries.figures_now import rights_of_person
from sightline.programme.scorecard.rules.card import CardContent, CardMeasure
from sightline.scorecards.queries.scorecard import Scorecard, ScorecardLine, scorecard
from sightline.scorecards.queries.signals import Signal, signals
from sightline.scorecards.queries.store import Standpoint, current_readings
from sightline.scorecards.signal_words import signal_shown

NO_FIGURES = (
    "Your role does not see figures, so the scorecard shows what is measured and in which state it is."
)
NOTHING_LOADED = "No data is loaded yet, so no figures are shown."


@dataclass(frozen=True, slots=True)
class CardFigures:
    """The scorecard's lines by their figures; `card` is the whole that they were taken from."""

    by_figure: dict[str, ScorecardLine]
    card: Scorecard


@dataclass(frozen=True, slots=True)
class TurnedWorse:
    """A measure that was removed and whose signal says worse; `since`: the first month of those that say so."""

    measure: CardMeasure
    sentence: str
    since: str


def figures_of(
    content: CardContent, standpoint: Standpoint, earlier: Period | None = None, group: Group | None = None
) -> CardFigures:
    """The figures of a scorecard's measures, retired ones too, seen from here."""
    card = scorecard(standpoint, earlier, target_set=content.target_set, group=group)
    wanted = {each.figure for each in content.measures if each.figure}
    return CardFigures({line.figure.id: line for line in card.lines if line.figure.id in wanted}, card)


def standpoint_of(authority: str, person: User, period: Period | None) -> tuple[Standpoint | None, str]:
    """Where this person's figures of an authority are asked from, by default of its last whole quarter; else None, and why."""
    sight = rights_of_person(person)
    if not sight.figures:
        return None, NO_FIGURES
    try:
        readings = current_readings()
    except NothingLoadedError:
        return None, NOTHING_LOADED
    if authority not in readings.authorities():
        return None, f"No data of authority {authority} is loaded, so no figures are shown."
    data_to = readings.data_to(authority)
    if period and not (sight.small_numbers(None) or is_offered(period, data_to)):
        return (
            None,
            "Name a month, a quarter or a financial year that is over: small numbers could be worked out from others.",
        )
    return Standpoint(readings, authority, period or last_complete_quarter(data_to), None, sight), ""


def turned_worse(content: CardContent, standpoint: Standpoint) -> list[TurnedWorse]:
    """The retired measures whose signal, of the whole council, says worse."""
    retired = {each.figure: each for each in content.retired if each.figure in figures()}
    if not retired:
        return []
    judged = signals(replace(standpoint, team=None), retired)
    return [_worse(retired[name], signal) for name, signal in judged.items() if is_worse(signal)]


def is_worse(signal: Signal) -> bool:
    """Whether a figure's signal says that it got worse."""
    return signal_shown(signal).kind == "worse"


def _worse(measure: CardMeasure, signal: Signal) -> TurnedWorse:
    return TurnedWorse(measure, signal_shown(signal).sentence, signal.since)
