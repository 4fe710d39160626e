"""The bodies room as a Django application."""

from django.apps import AppConfig


class BodiesConfig(AppConfig):
    """Boards, committees and meetings of an authority, whatever they oversee."""

    name = "sightline.bodies"
    label = "bodies"
    verbose_name = "Bodies"

    def ready(self) -> None:
        """Tell the room of posts which texts of this one may name one."""
        from django.db.models import Q

        from sightline.bodies.models import Body, Member
        from sightline.bodies.verbs import BodyVerb
        from sightline.people.posts.texts import PostText, register
        from sightline.trail import line_groups

        register(PostText(Body, "chair", "authority", Q(chair_outside=False)))
        line_groups.register("programme", BodyVerb)
        register(PostText(Member, "name", "body__authority"))
