"""The people room as a Django application."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Users, their roles and what those allow."""

    name = "sightline.people"
    label = "people"
    verbose_name = "People"
