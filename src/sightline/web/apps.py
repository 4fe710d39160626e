"""The shell as a Django application."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Base templates, components and charts; knows no room."""

    name = "sightline.web"
    label = "web"
    verbose_name = "The shell"
