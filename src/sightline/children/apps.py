"""The children room: one child's page."""

from django.apps import AppConfig


class ChildrenConfig(AppConfig):
    """One child's page. It keeps nothing: what is shown is read from the current snapshot, and the look is in the trail."""

    name = "sightline.children"
    label = "children"
    verbose_name = "Children"

    def ready(self) -> None:
        """Tell the trail how its lines about one child's page read."""
        from sightline.trail import what_words

        what_words.register(_in_words)


def _in_words(what: str) -> str:
    """One child, for one child 990: no line says which."""
    return "One child" if what.startswith("one child ") else ""
