"""The Difference light, for any page that shows an action: `{% difference_of action as found %}`."""

from typing import Any

from django import template

from sightline.programme.difference.views.panel import DifferencePanel, difference_panel
from sightline.programme.models import Action

register = template.Library()


@register.simple_tag(takes_context=True)
def difference_of(context: dict[str, Any], action: Action) -> DifferencePanel:
    """The light of this action as whoever asks may see it."""
    return difference_panel(action, context["request"])
