"""The worklists room: what is due and late, and for whom."""

from django.apps import AppConfig


class WorklistsConfig(AppConfig):
    """My day, the feed of due dates, and the council's own clocks."""

    name = "sightline.worklists"
    label = "worklists"
    verbose_name = "Worklists"

    def ready(self) -> None:
        """Every load makes the deadlines, and a backup need not take them; calendars are told what is due."""
        from sightline.deadlines.keep import DEADLINE_RESULTS
        from sightline.engine import derived
        from sightline.feeds import kinds
        from sightline.worklists.due_calendar import DUE

        derived.register(DEADLINE_RESULTS)
        kinds.register(DUE)
