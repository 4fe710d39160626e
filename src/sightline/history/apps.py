"""The history room: conflicts, what was before, states."""

from django.apps import AppConfig


class HistoryConfig(AppConfig):
    """What rooms with things that people change share; it has no tables of its own."""

    name = "sightline.history"
    label = "history"
    verbose_name = "History"
