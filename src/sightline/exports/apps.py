"""The exports room."""

from typing import TYPE_CHECKING

from django.apps import AppConfig

if TYPE_CHECKING:
    from sightline.people.models import User
    from sightline.trail.what_words import ThingInWords


class ExportsConfig(AppConfig):
    """Files for Power BI, and reporting tables on PostgreSQL."""

    name = "sightline.exports"
    label = "exports"
    verbose_name = "Exports"

    def ready(self) -> None:
        """Tell the trail how its lines of this room read."""
        from sightline.trail import what_words

        what_words.register_things(_in_words)


def _in_words(what: str, action: str, person: "User | None") -> "ThingInWords | None":
    from sightline.exports.trail_words import thing_in_words

    return thing_in_words(what, action, person)
