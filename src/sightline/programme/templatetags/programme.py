"""Template filters of the programme: a light or a state as GOV.UK's tag, quick enough for a list of hundreds."""

from typing import Any

from django import template
from django.utils.html import format_html

from sightline.programme.models import Source
from sightline.programme.rules.notices import state_of
from sightline.programme.rules.roll_up import Light
from sightline.programme.rules.states import ACTION, NOTICE
from sightline.web import words

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
    """What follows a notice's name: ", in force", or ", lifted on 3 May 2016"; nothing for any other source."""
    state = state_of(source.kind, source.lifted_on)
    if not state:
        return ""
    said = NOTICE.words[state].lower()
    return f", {said} on {words.long_date(source.lifted_on)}" if source.lifted_on else f", {said}"


@register.filter
def status_word(status: str) -> str:
    """An action's status by its name."""
    return ACTION.words.get(status, status)
