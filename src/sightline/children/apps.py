"""The children room: one child's page."""

from django.apps import AppConfig


class ChildrenConfig(AppConfig):
    """One child's page. It keeps nothing: what is shown is read from the current snapshot, and the look is in the trail."""

    name = "sightline.children"
    label = "children"
    verbose_name = "Children"
