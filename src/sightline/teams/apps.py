"""The teams room: teams with their dates, and the crosswalk between them."""

from django.apps import AppConfig


class TeamsConfig(AppConfig):
    """What is known of teams beyond the loaded data."""

    name = "sightline.teams"
    label = "teams"
    verbose_name = "Teams"
