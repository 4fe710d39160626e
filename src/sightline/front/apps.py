"""The front room: one page, over all the others."""

from django.apps import AppConfig


class FrontConfig(AppConfig):
    """What changed, what is likely to miss, what needs whoever asks."""

    name = "sightline.front"
    label = "front"
    verbose_name = "Front page"
