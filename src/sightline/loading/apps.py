"""The loading room as a Django application."""

from typing import TYPE_CHECKING

from django.apps import AppConfig

if TYPE_CHECKING:
    from sightline.people.models import User
    from sightline.trail.what_words import ThingInWords
    from sightline.trail.witnesses import Witness


class LoadingConfig(AppConfig):
    """Files dropped, read in the background, previewed, and made current by somebody's yes."""

    name = "sightline.loading"
    label = "loading"
    verbose_name = "Loading"

    def ready(self) -> None:
        """Tell the trail what of this room cannot be without a line of it, and among which lines its own belong."""
        from sightline.loading.verbs import LoadingVerb
        from sightline.trail import line_groups, what_words, witnesses

        witnesses.register(self.label, _oldest)
        line_groups.register("loads", LoadingVerb)
        what_words.register_things(_in_words)


def _oldest() -> "Witness | None":
    from sightline.loading.queries.witness import oldest

    return oldest()


def _in_words(what: str, action: str, person: "User | None") -> "ThingInWords | None":
    from sightline.loading.trail_words import thing_in_words

    return thing_in_words(what, action, person)
