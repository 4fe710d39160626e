"""The governance room as a Django application."""

from typing import TYPE_CHECKING

from django.apps import AppConfig

if TYPE_CHECKING:
    from datetime import date

    from sightline.bodies.beside import BodySection
    from sightline.bodies.models import Body
    from sightline.feeds.kinds import CalendarKind
    from sightline.people.models import User
    from sightline.trail.what_words import ThingInWords


class GovernanceConfig(AppConfig):
    """Meetings of bodies: their agendas, and what happens after them."""

    name = "sightline.governance"
    label = "governance"
    verbose_name = "Meetings"

    def ready(self) -> None:
        """Say which texts may name a post, what its calendars and the pages of bodies show, and how the trail's lines read."""
        from sightline.bodies import beside
        from sightline.feeds import kinds
        from sightline.governance.models import AgendaItem, TrackedMatter
        from sightline.people.posts.texts import PostText, register
        from sightline.trail import what_words

        register(PostText(AgendaItem, "report_by", "meeting__body__authority"))
        register(PostText(TrackedMatter, "owner", "body__authority"))
        beside.register(self.label, _sections)
        kinds.register("meetings", _meetings)
        what_words.register_things(_in_words)


def _sections(person: "User", body: "Body", today: "date") -> "list[BodySection]":
    from sightline.governance.body_sections import sections_of

    return sections_of(person, body, today)


def _meetings() -> "CalendarKind":
    from sightline.governance.meetings_calendar import MEETINGS

    return MEETINGS


def _in_words(what: str, action: str, person: "User | None") -> "ThingInWords | None":
    from sightline.governance.trail_words import thing_in_words

    return thing_in_words(what, action, person)
