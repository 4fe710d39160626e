"""Template filters of the programme: a light or a state as GOV.UK's tag, quick enough for a list of hundreds."""

from typing import Any

from django import template
from django.utils.html import format_html

from sightline.programme.delivery.rules.roll_up import Light
from sightline.programme.models import Source
from sightline.programme.sources.rules.notices import after_name

register = template.Library()


@register.filter
def light(shown: Light) -> str:
    """A light: its shape, its word and its colour."""
    tag: Any = format_html(
        '<strong class="govuk-tag govuk-tag--{}"><span aria-hidden="true">{}</span> {}</strong>',
        shown.colour,
        shown.shape,
        shown.word,
    )
    return tag


@register.filter
def in_force(source: Source) -> str:
    """What follows a notice's name; nothing for any other source."""
    return after_name(source.kind, source.lifted_on)
