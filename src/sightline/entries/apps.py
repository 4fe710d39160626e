"""The entries room as a Django application."""

from typing import TYPE_CHECKING

from django.apps import AppConfig

if TYPE_CHECKING:
    from sightline.people.models import User
    from sightline.trail.what_words import ThingInWords


class EntriesConfig(AppConfig):
    """Figures that people enter, sign off and correct."""

    name = "sightline.entries"
    label = "entries"
    verbose_name = "Entered figures"

    def ready(self) -> None:
        """Say that an owner may name a post, how documents of evidence are opened, and how the trail's lines read; and let what
        was known in one request be known no longer in the next.
        """
        from django.core.signals import request_finished

        from sightline.documents import openers
        from sightline.entries.models import EntryDefinition
        from sightline.entries.queries.evidence import opened_through
        from sightline.people.posts import texts
        from sightline.trail import what_words

        texts.register(texts.PostText(EntryDefinition, "owner", "authority"))
        openers.register("entries", opened_through)
        what_words.register_things(_in_words)
        request_finished.connect(_forget, dispatch_uid="entries")


def _forget(**_: object) -> None:
    from sightline.measuring.discover import know_entered

    know_entered(None)


def _in_words(what: str, action: str, person: "User | None") -> "ThingInWords | None":
    from sightline.entries.trail_words import thing_in_words

    return thing_in_words(what, action, person)
