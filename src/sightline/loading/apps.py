"""The loading room as a Django application."""

from django.apps import AppConfig


class LoadingConfig(AppConfig):
    """Files dropped, read in the background, previewed, and made current by somebody's yes."""

    name = "sightline.loading"
    label = "loading"
    verbose_name = "Loading"
