"""The papers room as a Django application. `lint`, `document`, `composing`, `templates_as_data` and `render` know nothing of it."""

from typing import TYPE_CHECKING

from django.apps import AppConfig

if TYPE_CHECKING:
    from sightline.freezes.models import Freeze, Publication
    from sightline.people.models import User
    from sightline.trail.what_words import ThingInWords


class PapersConfig(AppConfig):
    """Committee papers: written, cleared, sealed, published."""

    name = "sightline.papers"
    label = "papers"
    verbose_name = "Papers"

    def ready(self) -> None:
        """Say how the trail's lines of this room read, and where a paper in a freeze's register is."""
        from sightline.freezes import made_of_it
        from sightline.trail import what_words

        what_words.register_things(_in_words)
        made_of_it.register(_no_links, _published_at)


def _in_words(what: str, action: str, person: "User | None") -> "ThingInWords | None":
    from sightline.papers.trail_words import thing_in_words

    return thing_in_words(what, action, person)


def _no_links(freeze: "Freeze", person: "User") -> list[tuple[str, str]]:
    """A paper is begun of a body, and not from a freeze's page."""
    return []


def _published_at(publication: "Publication") -> str:
    from sightline.papers.queries.sealed import address_of

    return address_of(publication)
