"""The evidence room's room."""

from typing import TYPE_CHECKING

from django.apps import AppConfig

if TYPE_CHECKING:
    from sightline.people.models import User
    from sightline.trail.what_words import ThingInWords


class EvidenceConfig(AppConfig):
    """Rooms in which an adviser or an inspector reads for a time what is held, and asks."""

    name = "sightline.evidence"
    label = "evidence"
    verbose_name = "Evidence rooms"

    def ready(self) -> None:
        """Tell the trail how its lines of this room read."""
        from sightline.trail import what_words

        what_words.register_things(_in_words)


def _in_words(what: str, action: str, person: "User | None") -> "ThingInWords | None":
    from sightline.evidence.trail_words import thing_in_words

    return thing_in_words(what, action, person)
