"""The programme room: sources and findings, plans and their versions, actions, evidence, asks, money, consultation."""

from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    """From what the inspector wrote to an action whose effect can be shown."""

    name = "sightline.programme"
    label = "programme"
    verbose_name = "Improvement programme"

    def ready(self) -> None:
        """Tell the rooms below which documents are opened through what is of this one, what its calendars show, and
        which of its texts may name a post.
        """
        from sightline.documents import openers
        from sightline.feeds.kinds import register
        from sightline.people.posts import texts
        from sightline.programme.dates.plan_calendar import PROGRAMME
        from sightline.programme.models import Entry, SignOff
        from sightline.programme.sources.queries.documents import source_of

        openers.register(self.label, source_of)
        register(PROGRAMME)
        texts.register(texts.PostText(Entry, "owner_post", "version__plan__authority"))
        texts.register(texts.PostText(SignOff, "post", "action__plan__authority"))
