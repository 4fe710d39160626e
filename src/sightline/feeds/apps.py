"""The feeds room as a Django application."""

from django.apps import AppConfig


class FeedsConfig(AppConfig):
    """Addresses from which calendars read."""

    name = "sightline.feeds"
    label = "feeds"
    verbose_name = "Calendar addresses"
