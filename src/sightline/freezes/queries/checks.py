"""What to look at before figures are frozen: what cannot be computed, rests on few cases, moved out of its limits, or has a break."""

from dataclasses import dataclass

from sightline.calendars.dates import month_end
from sightline.calendars.periods import Period
from sightline.measuring.discover import figures
from sightline.scorecards.queries import notes
from sightline.scorecards.queries.signals import signals
from sightline.scorecards.queries.store import Standpoint
from sightline.scorecards.rules import is_few
from sightline.statistics.amounts import several

OUTSIDE = ("Above UCL", "Below LCL")
"""What the statistics call a point beyond its limits."""


@dataclass(frozen=True, slots=True)
class FreezeCheck:
    """One thing to look at: a sentence, and the figures it is about."""

    sentence: str
    figures: tuple[str, ...] = ()


def checks_before(standpoint: Standpoint) -> list[FreezeCheck]:
    """What somebody should know of the period that is about to be frozen; nothing where there is nothing to say."""
    every = (_open_month, _not_computable, _few, _out_of_limits, _breaks, _notes)
    return [check for each in every if (check := each(standpoint)) is not None]


def _open_month(standpoint: Standpoint) -> FreezeCheck | None:
    data_to = standpoint.readings.data_to(standpoint.authority)
    if standpoint.period.last < data_to or month_end(data_to) == data_to:
        return None
    return FreezeCheck(
        "The last month is not over in this data: what is recorded late will make its figures others."
    )


def _not_computable(standpoint: Standpoint) -> FreezeCheck | None:
    ids = tuple(each.id for each in standpoint.every_reading() if each.status == "not_computable")
    return FreezeCheck(f"{several(len(ids), 'figure')} cannot be computed.", ids) if ids else None


def _few(standpoint: Standpoint) -> FreezeCheck | None:
    ids = tuple(each.id for each in standpoint.every_reading() if each.status == "ok" and is_few(each))
    sentence = f"{several(len(ids), 'figure')} {_rest(ids)} on so few cases that one more or less moves {_them(ids)} far."
    return FreezeCheck(sentence, ids) if ids else None


def _out_of_limits(standpoint: Standpoint) -> FreezeCheck | None:
    judged = signals(standpoint)
    ids = tuple(
        each
        for each, signal in judged.items()
        if (chart := signal.verdict.chart) is not None and chart.labels[-1] in OUTSIDE
    )
    sentence = f"The latest value of {several(len(ids), 'figure')} lies outside usual variation."
    return FreezeCheck(sentence, ids) if ids else None


def _breaks(standpoint: Standpoint) -> FreezeCheck | None:
    year = Period(
        "r12", standpoint.period.first.replace(year=standpoint.period.first.year - 1), standpoint.period.last
    )
    ids = tuple(
        figure_id
        for figure_id, (measure, _) in figures().items()
        if any(year.first.isoformat() <= day <= year.last.isoformat() for day in measure.changed_on)
    )
    sentence = f"{several(len(ids), 'figure')} changed definition in the last year: the months before are judged by the one before."
    return FreezeCheck(sentence, ids) if ids else None


def _notes(standpoint: Standpoint) -> FreezeCheck | None:
    first, last = (f"{day:%Y-%m}" for day in (standpoint.period.first, standpoint.period.last))
    of_the_period = [each for each in notes.notes(standpoint.authority) if first <= each.month <= last]
    if not of_the_period:
        return None
    ids = tuple(dict.fromkeys(each.figure for each in of_the_period if each.figure))
    return FreezeCheck(f"{several(len(of_the_period), 'note')} of this period go with it.", ids)


def _rest(ids: tuple[str, ...]) -> str:
    return "rests" if len(ids) == 1 else "rest"


def _them(ids: tuple[str, ...]) -> str:
    return "it" if len(ids) == 1 else "them"
