"""The loading room as a Django application."""

from typing import TYPE_CHECKING

from django.apps import AppConfig

if TYPE_CHECKING:
    from sightline.trail.witnesses import Witness


class LoadingConfig(AppConfig):
    """Files dropped, read in the background, previewed, and made current by somebody's yes."""

    name = "sightline.loading"
    label = "loading"
    verbose_name = "Loading"

    def ready(self) -> None:
        """Tell the trail what of this room cannot be without a line of it."""
        from sightline.trail import witnesses

        witnesses.register(self.label, _oldest)


def _oldest() -> "Witness | None":
    from sightline.loading.queries.witness import oldest

    return oldest()
