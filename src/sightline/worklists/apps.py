"""The worklists room: what is due and late, and for whom."""

from typing import TYPE_CHECKING, Any

from django.apps import AppConfig

if TYPE_CHECKING:
    from sightline.engine.derived import DerivedResult
    from sightline.feeds.kinds import CalendarKind


class WorklistsConfig(AppConfig):
    """My day, the feed of due dates, and the council's own clocks."""

    name = "sightline.worklists"
    label = "worklists"
    verbose_name = "Worklists"

    def ready(self) -> None:
        """Every load makes the deadlines, and a backup need not take them; calendars are told what is due, and
        the trail how its lines read.
        """
        from sightline.engine import result_kinds
        from sightline.feeds import kinds
        from sightline.trail import what_words

        result_kinds.register("deadlines", _deadline_results)
        kinds.register("due", _due)
        what_words.register(_in_words)


def _deadline_results() -> "DerivedResult[Any]":
    from sightline.deadlines.keep import DEADLINE_RESULTS

    return DEADLINE_RESULTS


def _due() -> "CalendarKind":
    from sightline.worklists.due_calendar import DUE

    return DUE


def _in_words(what: str) -> str:
    from sightline.worklists.trail_words import in_words

    return in_words(what)
