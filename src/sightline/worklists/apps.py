"""The worklists room: what is due and late, and for whom."""

from django.apps import AppConfig


class WorklistsConfig(AppConfig):
    """My day, the feed of due dates, and the council's own clocks."""

    name = "sightline.worklists"
    label = "worklists"
    verbose_name = "Worklists"

    def ready(self) -> None:
        """Register the deadlines: every load makes them, and a backup need not take them."""
        from sightline.deadlines.keep import DEADLINE_RESULTS
        from sightline.engine.derived import register

        register(DEADLINE_RESULTS)
