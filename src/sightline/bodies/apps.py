"""The bodies room as a Django application."""

from django.apps import AppConfig


class BodiesConfig(AppConfig):
    """Boards, committees and meetings of an authority, whatever they oversee."""

    name = "sightline.bodies"
    label = "bodies"
    verbose_name = "Bodies"
