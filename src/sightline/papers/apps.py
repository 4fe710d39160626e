"""The papers room as a Django application. `lint`, `document`, `composing`, `templates_as_data` and `render` know nothing of it."""

from typing import TYPE_CHECKING

from django.apps import AppConfig

if TYPE_CHECKING:
    from sightline.people.models import User
    from sightline.trail.what_words import ThingInWords


class PapersConfig(AppConfig):
    """Committee papers: written, cleared, sealed, published."""

    name = "sightline.papers"
    label = "papers"
    verbose_name = "Papers"

    def ready(self) -> None:
        """Say how the trail's lines of this room read."""
        from sightline.trail import what_words

        what_words.register_things(_in_words)


def _in_words(what: str, action: str, person: "User | None") -> "ThingInWords | None":
    from sightline.papers.trail_words import thing_in_words

    return thing_in_words(what, action, person)
