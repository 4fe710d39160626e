"""The people room as a Django application."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Users, their roles and what those allow."""

    name = "sightline.people"
    label = "people"
    verbose_name = "People"

    def ready(self) -> None:
        """Tell the trail what of this room cannot be without a line of it."""
        from sightline.people.queries.witness import oldest
        from sightline.trail import witnesses

        witnesses.register(self.label, oldest)
