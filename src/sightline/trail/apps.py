"""The trail as a Django application."""

from django.apps import AppConfig


class TrailConfig(AppConfig):
    """Who did what, and who looked at which child and why."""

    name = "sightline.trail"
    label = "trail"
    verbose_name = "The trail"
