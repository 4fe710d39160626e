"""The freezes room: figures as they were reported."""

from typing import TYPE_CHECKING

from django.apps import AppConfig

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sightline.people.models import User
    from sightline.scorecards.as_reported import FreezeChoice, ReportedFigures
    from sightline.trail.what_words import ThingInWords


class FreezesConfig(AppConfig):
    """Freezing figures, and telling what was reported from what is so now."""

    name = "sightline.freezes"
    label = "freezes"
    verbose_name = "Freezes"

    def ready(self) -> None:
        """Tell the trail how its lines of this room read, and the pages of figures how a freeze is asked for."""
        from sightline.scorecards import as_reported
        from sightline.trail import what_words

        what_words.register_things(_in_words)
        as_reported.register(as_reported.FreezeRoom(_choices, _one))


def _choices(authority: str) -> "Sequence[FreezeChoice]":
    from sightline.freezes.reported_view import choices

    return choices(authority)


def _one(authority: str, name: str) -> "ReportedFigures":
    from sightline.freezes.reported_view import one

    return one(authority, name)


def _in_words(what: str, action: str, person: "User | None") -> "ThingInWords | None":
    from sightline.freezes.trail_words import thing_in_words

    return thing_in_words(what, action, person)
