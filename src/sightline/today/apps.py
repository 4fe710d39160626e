"""What a person opens first: one page, over all the others."""

from django.apps import AppConfig


class FrontConfig(AppConfig):
    """What changed, what is likely to miss, what needs whoever asks."""

    name = "sightline.today"
    label = "today"
    verbose_name = "Front page"
