"""The people room as a Django application."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Users, their roles and what those allow."""

    name = "sightline.people"
    label = "people"
    verbose_name = "People"

    def ready(self) -> None:
        """Tell the trail what of this room cannot be without a line of it, and the shell how names are read."""
        from sightline.people.queries.account_names import account_names
        from sightline.people.queries.witness import oldest
        from sightline.trail import witnesses
        from sightline.web.account_names import register

        witnesses.register(self.label, oldest)
        register(account_names)
