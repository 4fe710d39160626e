"""The definitions room as a Django application."""

from typing import TYPE_CHECKING

from django.apps import AppConfig

if TYPE_CHECKING:
    from sightline.entries.models import EntryDefinition
    from sightline.entries.rules.entering import EntryTerms
    from sightline.people.models import User
    from sightline.trail.what_words import ThingInWords


class DefinitionsConfig(AppConfig):
    """Definitions as versions, and their changes."""

    name = "sightline.definitions"
    label = "definitions"
    verbose_name = "Definitions"

    def ready(self) -> None:
        """Say who proposes another way of counting what people enter, where a measure's page leads for its definition, and how the
        trail's lines read.
        """
        from sightline.entries import approval
        from sightline.scorecards import definition_link
        from sightline.trail import what_words

        approval.register(_propose)
        definition_link.register(_link)
        what_words.register_things(_in_words)


def _propose(definition: "EntryDefinition", terms: "EntryTerms", reason: str, by: str) -> None:
    from sightline.definitions.services.proposing import propose_entered

    propose_entered(definition, terms, reason, by)


def _link(person: "User", measure_id: str) -> tuple[str, str]:
    from sightline.definitions.queries.linking import link_of

    return link_of(person, measure_id)


def _in_words(what: str, action: str, person: "User | None") -> "ThingInWords | None":
    from sightline.definitions.trail_words import thing_in_words

    return thing_in_words(what, action, person)
