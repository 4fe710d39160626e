"""The editions room: what is published from freezes."""

from typing import TYPE_CHECKING

from django.apps import AppConfig

if TYPE_CHECKING:
    from sightline.freezes.models import Freeze, Publication
    from sightline.people.models import User
    from sightline.scorecards.in_editions import InEditions
    from sightline.trail.what_words import ThingInWords


class EditionsConfig(AppConfig):
    """Making editions of frozen figures, and publishing them."""

    name = "sightline.editions"
    label = "editions"
    verbose_name = "Editions"

    def ready(self) -> None:
        """Tell the trail how its lines of this room read, freezes what is made of them, and pages what is published by splits."""
        from sightline.freezes import made_of_it
        from sightline.scorecards import in_editions
        from sightline.trail import what_words

        what_words.register_things(_in_words)
        made_of_it.register(_links, _published_at)
        in_editions.register(_published)


def _published(authority: str) -> "InEditions":
    from sightline.editions.queries.beside_pages import told_in_editions

    return told_in_editions(authority)


def _in_words(what: str, action: str, person: "User | None") -> "ThingInWords | None":
    from sightline.editions.trail_words import thing_in_words

    return thing_in_words(what, action, person)


def _links(freeze: "Freeze", person: "User") -> list[tuple[str, str]]:
    from sightline.editions.queries.editions import links_of

    return links_of(freeze, person)


def _published_at(publication: "Publication") -> str:
    from sightline.editions.queries.editions import address_of

    return address_of(publication)
