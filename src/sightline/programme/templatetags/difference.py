"""The Difference light, for any page that shows an action: `{% difference_of action as found %}`."""

from typing import Any

from django import template

from sightline.programme.difference.views.panel import Shown, shown
from sightline.programme.models import Action

register = template.Library()


@register.simple_tag(takes_context=True)
def difference_of(context: dict[str, Any], action: Action) -> Shown:
    """The light of this action as whoever asks may see it."""
    return shown(action, context["request"])
