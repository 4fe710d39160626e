"""The loading room as a Django application."""

from django.apps import AppConfig


class LoadingConfig(AppConfig):
    """Files dropped, read in the background, previewed, and made current by somebody's yes."""

    name = "sightline.loading"
    label = "loading"
    verbose_name = "Loading"

    def ready(self) -> None:
        """Tell the trail what of this room cannot be without a line of it."""
        from sightline.loading.queries.witness import oldest
        from sightline.trail import witnesses

        witnesses.register(self.label, oldest)
