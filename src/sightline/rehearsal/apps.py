"""The rehearsal room: what an inspection asks for, made and held against what would be asked of it."""

from typing import TYPE_CHECKING, Any

from django.apps import AppConfig

if TYPE_CHECKING:
    from sightline.engine.derived import DerivedResult


class RehearsalConfig(AppConfig):
    """The inspection pack, and how ready the answers are. It keeps nothing in the database."""

    name = "sightline.rehearsal"
    label = "rehearsal"
    verbose_name = "Inspection"

    def ready(self) -> None:
        """Register how ready the lists are, which every load works out, and how the trail's lines of this room read."""
        from sightline.engine.result_kinds import register
        from sightline.rehearsal.trail_words import in_words
        from sightline.trail import what_words

        register("inspection", _lists_ready)
        what_words.register(in_words)


def _lists_ready() -> "DerivedResult[Any]":
    from sightline.rehearsal.lists_ready import LISTS_READY

    return LISTS_READY
