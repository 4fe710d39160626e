"""The worklists room: what is due and late, and for whom."""

from django.apps import AppConfig


class WorklistsConfig(AppConfig):
    """My day, the feed of due dates, and the council's own clocks."""

    name = "sightline.worklists"
    label = "worklists"
    verbose_name = "Worklists"

    def ready(self) -> None:
        """Tell the calendars' room what a calendar of due dates shows."""
        from sightline.feeds.kinds import register
        from sightline.worklists.due_calendar import DUE

        register(DUE)
