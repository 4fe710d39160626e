"""The commentary room as a Django application."""

from typing import TYPE_CHECKING

from django.apps import AppConfig

if TYPE_CHECKING:
    from sightline.people.models import User
    from sightline.trail.what_words import ThingInWords


class CommentaryConfig(AppConfig):
    """What owners say of their figures."""

    name = "sightline.commentary"
    label = "commentary"
    verbose_name = "Commentary"

    def ready(self) -> None:
        """Say what stands on a measure's page of a period, that an owner may name a post, and how the trail's lines read."""
        from sightline.commentary.models import CommentaryRequest
        from sightline.commentary.queries.accepted import accepted_text
        from sightline.people.posts import texts
        from sightline.scorecards import period_texts
        from sightline.trail import what_words

        texts.register(texts.PostText(CommentaryRequest, "owner", "authority"))
        period_texts.register("commentary", accepted_text)
        what_words.register_things(_in_words)


def _in_words(what: str, action: str, person: "User | None") -> "ThingInWords | None":
    from sightline.commentary.trail_words import thing_in_words

    return thing_in_words(what, action, person)
