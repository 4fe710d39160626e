"""The bodies room as a Django application."""

from typing import TYPE_CHECKING

from django.apps import AppConfig

if TYPE_CHECKING:
    from sightline.people.models import User
    from sightline.trail.what_words import ThingInWords


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
        from sightline.trail import line_groups, what_words

        register(PostText(Body, "chair", "authority", Q(chair_outside=False)))
        line_groups.register("programme", BodyVerb)
        what_words.register_things(_in_words)
        register(PostText(Member, "name", "body__authority"))


def _in_words(what: str, action: str, person: "User | None") -> "ThingInWords | None":
    from sightline.bodies.trail_words import thing_in_words

    return thing_in_words(what, action, person)
