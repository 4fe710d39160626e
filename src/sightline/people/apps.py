"""The people room as a Django application."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.apps import AppConfig

if TYPE_CHECKING:
    from sightline.people.models import User
    from sightline.trail.what_words import ThingInWords
    from sightline.trail.witnesses import Witness
    from sightline.web.account_names import AccountName


class PeopleConfig(AppConfig):
    """Users, their roles and what those allow."""

    name = "sightline.people"
    label = "people"
    verbose_name = "People"

    def ready(self) -> None:
        """Tell the trail what of this room cannot be without a line of it and among which lines its own belong, and the shell
        how names are read.
        """
        from sightline.people import verbs
        from sightline.trail import line_groups, what_words, witnesses
        from sightline.web.account_names import register

        witnesses.register(self.label, _oldest)
        register(_account_names)
        what_words.register_things(_in_words)
        line_groups.register("sign_ins", verbs.FOLDED, folded=True)
        for group in ("sign_ins", "glass", "refusals", "looks", "accounts"):
            line_groups.register(group, getattr(verbs, group.upper()))


def _oldest() -> "Witness | None":
    from sightline.people.queries.witness import oldest

    return oldest()


def _account_names() -> "Iterable[AccountName]":
    from sightline.people.queries.account_names import account_names

    return account_names()


def _in_words(what: str, action: str, person: "User | None") -> "ThingInWords | None":
    from sightline.people.trail_words import thing_in_words

    return thing_in_words(what, action, person)
