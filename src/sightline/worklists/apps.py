"""The worklists room: what is due and late, and for whom."""

from django.apps import AppConfig


class WorklistsConfig(AppConfig):
    """My day, the feed of due dates, and the council's own clocks."""

    name = "sightline.worklists"
    label = "worklists"
    verbose_name = "Worklists"
