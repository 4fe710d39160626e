"""Template filters of the programme: a light or a state as GOV.UK's tag, quick enough for a list of hundreds."""

from typing import Any

from django import template
from django.utils.html import format_html

from sightline.programme.delivery.rules.roll_up import DoneLight
from sightline.programme.models import Finding, Source
from sightline.programme.sources.rules.fields_by_kind import overall_in_words
from sightline.programme.sources.rules.notices import after_name
from sightline.programme.sources.rules.visits import known_by, visit_in_words
from sightline.standards.national_framework import tag_in_words

register = template.Library()


@register.filter
def light(value: DoneLight) -> str:
    """A light: its shape, its word and its colour."""
    tag: Any = format_html(
        '<strong class="govuk-tag govuk-tag--{}"><span aria-hidden="true">{}</span> {}</strong>',
        value.colour,
        value.shape,
        value.word,
    )
    return tag


@register.filter
def in_force(source: Source) -> str:
    """What follows a notice's name; nothing for any other source."""
    return after_name(source.kind, source.lifted_on)


@register.filter
def visit(source: Source) -> str:
    """The days of its visit, or the months where only these are known; blank where it has none."""
    return visit_in_words(source.visited_from, source.visited_to, source.visited_in_months)


@register.filter
def known_on(source: Source) -> str:
    """When it was published, given or visited, as exactly as is known."""
    return known_by(source.said_on, source.visited_from, source.visited_to, source.visited_in_months)


@register.filter
def overall(source: Source) -> str:
    """What an inspection judges overall, or that since April 2026 none does."""
    return overall_in_words(source.kind, source.judgements, source.visited_from or source.said_on)


@register.filter
def tags_in_words(finding: Finding) -> list[str]:
    """A finding's tags with the names their numbers had on the day of its report."""
    day = finding.source.said_on or finding.source.visited_to
    return [tag_in_words(tag, day) for tag in finding.tags]
