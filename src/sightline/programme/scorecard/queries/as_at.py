"""What a committee saw on a day: the scorecard of that day, with the figures of the freeze that was reported by then."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from sightline.calendars.periods import Period, last_complete_quarter
from sightline.freezes.models import Freeze
from sightline.freezes.queries import freezes_of, opened
from sightline.freezes.queries.freezes import FreezeChangedError
from sightline.freezes.reported_view import FreezeAsReported
from sightline.measuring.discover import figures
from sightline.measuring.reading import Reading
from sightline.people.models import User
from sightline.programme.scorecard.rules.as_at import reported_by
from sightline.programme.scorecard.rules.card import CardContent
from sightline.scorecards import wording
from sightline.scorecards.queries.target_standing import standing_of
from sightline.scorecards.queries.targets import Targets
from sightline.scorecards.target_words import TargetShown, target_shown

NOT_YOURS = (
    "The figures as they were reported are shown to whoever may see small numbers: beside those of today they would tell what is "
    "hidden."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedFigure:
    """A figure as it was reported, its target then, and what was published of others then, name and value in words."""

    reading: Reading
    text: str
    under: str
    target: TargetShown | None
    beside: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AsReported:
    """The figures of a day: `freeze` is the name of the freeze they are from, blank where there is none, and then `why` says so."""

    freeze: str
    cut_off: date | None
    period: Period | None
    by_figure: dict[str, ReportedFigure]
    why: str = ""


def reported_on(content: CardContent, day: date, person: User) -> AsReported:
    """The figures that had been reported by that day, of the freeze with the newest cut-off; for whoever may see freezes."""
    if not person.has_perm("freezes.see"):
        return _none(NOT_YOURS)
    freeze = freeze_reported_by(content.authority, day)
    if freeze is None:
        return _none("No freeze had been reported by then, so there are no figures to show as they were.")
    try:
        frozen = opened(freeze)
    except (FreezeChangedError, OSError) as fault:
        return _none(str(fault))
    stood = FreezeAsReported(freeze, frozen)
    period = last_complete_quarter(frozen.cut_off)
    aims = stood.targets(content.target_set)
    wanted = [each.figure for each in content.measures if each.figure in figures()]
    readings = {name: frozen.reported(name, period) for name in wanted}
    return AsReported(
        freeze=frozen.name,
        cut_off=frozen.cut_off,
        period=period,
        by_figure={
            name: _figure(stood, aims, reading, period) for name, reading in readings.items() if reading
        },
    )


def freeze_reported_by(authority: str, day: date) -> Freeze | None:
    """The freeze with the newest cut-off that was confirmed or published by the end of a day; None where none was."""
    for freeze in freezes_of(authority):
        confirmed = timezone.localdate(freeze.confirmed_at) if freeze.confirmed_at else None
        if reported_by(day, confirmed, [each.on for each in freeze.publications.all()]):
            return freeze
    return None


def _none(why: str) -> AsReported:
    return AsReported(freeze="", cut_off=None, period=None, by_figure={}, why=why)


def _figure(stood: FreezeAsReported, aims: Targets, reading: Reading, period: Period) -> ReportedFigure:
    visible = wording.visible_reading(reading, hidden=False)
    against = standing_of(aims, reading, visible, period, None)
    others = stood.compared(reading.id, period)
    return ReportedFigure(
        reading=reading,
        text=visible.text,
        under=visible.under,
        target=target_shown(against, reading.unit, period),
        beside=tuple((each.name, each.text) for each in others if each.value is not None),
    )
