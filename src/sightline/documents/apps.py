"""The documents room as a Django application."""

from typing import TYPE_CHECKING

from django.apps import AppConfig

if TYPE_CHECKING:
    from sightline.people.models import User
    from sightline.trail.what_words import ThingInWords


class DocumentsConfig(AppConfig):
    """Files that are uploaded, and the things they belong to."""

    name = "sightline.documents"
    label = "documents"
    verbose_name = "Documents"

    def ready(self) -> None:
        """Tell the trail how its lines about documents read."""
        from sightline.trail import what_words

        what_words.register_things(_in_words)


def _in_words(what: str, action: str, person: "User | None") -> "ThingInWords | None":
    from sightline.documents.trail_words import thing_in_words

    return thing_in_words(what, action, person)
