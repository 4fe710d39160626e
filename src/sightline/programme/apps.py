"""The programme room: sources and findings, plans and their versions, actions, evidence, asks, money, consultation."""

from typing import TYPE_CHECKING

from django.apps import AppConfig

if TYPE_CHECKING:
    from collections.abc import Collection

    from sightline.documents.models import Document
    from sightline.feeds.kinds import CalendarKind
    from sightline.people.models import User
    from sightline.scorecards.answering import Answer
    from sightline.trail.what_words import ThingInWords


class ProgrammeConfig(AppConfig):
    """From what the inspector wrote to an action whose effect can be shown."""

    name = "sightline.programme"
    label = "programme"
    verbose_name = "Improvement programme"

    def ready(self) -> None:
        """Tell the rooms below which documents are opened through what is of this one, what its calendars show,
        which of its texts may name a post, and what of it answers a figure.
        """
        from sightline.documents import openers
        from sightline.feeds import kinds
        from sightline.people.posts import texts
        from sightline.programme.kinds.verbs import ProgrammeVerb
        from sightline.programme.models import Entry, PlanMeasure, SignOff
        from sightline.scorecards import answering
        from sightline.trail import line_groups, what_words

        openers.register(self.label, _source_of)
        kinds.register("programme", _programme)
        line_groups.register("programme", ProgrammeVerb)
        what_words.register_things(_in_words)
        texts.register(texts.PostText(Entry, "owner_post", "version__plan__authority"))
        texts.register(texts.PostText(SignOff, "post", "action__plan__authority"))
        texts.register(texts.PostText(PlanMeasure, "owner_post", "scorecard__plan__authority"))
        answering.register("programme", _answers)


def _source_of(person: "User", document: "Document") -> str:
    from sightline.programme.sources.queries.documents import source_of

    return source_of(person, document)


def _programme() -> "CalendarKind":
    from sightline.programme.dates.plan_calendar import PROGRAMME

    return PROGRAMME


def _answers(person: "User", authority: str, figures: "Collection[str]") -> "dict[str, list[Answer]]":
    from sightline.programme.overview.queries.on_measures import answers_of

    return answers_of(person, authority, figures)


def _in_words(what: str, action: str, person: "User | None") -> "ThingInWords | None":
    from sightline.programme.overview.queries.trail_words import thing_in_words

    return thing_in_words(what, action, person)
