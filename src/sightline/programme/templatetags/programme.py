"""Template filters of the programme: a light or a state as GOV.UK's tag, quick enough for a list of hundreds."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import template
from django.template import Context
from django.utils.html import format_html, format_html_join

from sightline.calendars.dates import in_words
from sightline.inspections.front import FRAMEWORK_WORDS
from sightline.programme.delivery.queries.differences import NOT_DECLARED, differences_of
from sightline.programme.delivery.queries.lines import ActionLine
from sightline.programme.delivery.rules.roll_up import DoneLight
from sightline.programme.difference.queries.many import DifferenceAnswer
from sightline.programme.kinds.titles import with_year
from sightline.programme.models import Finding, Source, Version
from sightline.programme.plans.queries.plans import current_version, name_of
from sightline.programme.sources.rules.fields_by_kind import overall_in_words
from sightline.programme.sources.rules.notices import after_name
from sightline.programme.sources.rules.visits import known_by, visit_in_words
from sightline.standards.national_framework import tag_in_words
from sightline.web.addresses import address_of

register = template.Library()


@register.filter
def action_href(number: int) -> str:
    """The address of an action's page."""
    return address_of("action", number)


@register.filter
def light(value: DoneLight | DifferenceAnswer) -> str:
    """A light: its shape, its word and its colour."""
    tag: Any = format_html(
        '<strong class="govuk-tag govuk-tag--{}"><span aria-hidden="true">{}</span> {}</strong>',
        value.colour,
        value.shape,
        value.word,
    )
    return tag


SHOWN = "shown_differences"


@register.simple_tag(takes_context=True)
def differences(context: Context, lines: Iterable[ActionLine]) -> Mapping[int, DifferenceAnswer]:
    """What the tests of these actions show: `{% differences lines as shown_differences %}`, then
    `{{ line|difference_in:shown_differences }}`.

    Not asked again of actions that the page has asked of already, under that name.
    """
    lines = list(lines)
    before: Mapping[int, DifferenceAnswer] = context.get(SHOWN) or {}
    return before if all(each.id in before for each in lines) else differences_of(lines)


@register.filter
def difference_in(line: ActionLine, by_action: Mapping[int, DifferenceAnswer]) -> str:
    """The Difference light of one of them."""
    return light(by_action.get(line.id, NOT_DECLARED))


@register.filter
def differences_in(lines: Iterable[ActionLine], by_action: Mapping[int, DifferenceAnswer]) -> str:
    """The Difference lights of several, each answer once with how many have it: 2 better, 1 no signal yet."""
    every = Counter(by_action.get(line.id, NOT_DECLARED) for line in lines)
    joined: Any = format_html_join(" ", "{} {}", ((number, light(each)) for each, number in every.items()))
    return joined


@register.filter
def name_of_version(version: Version) -> str:
    """What a version is called: Version 2 (first refresh)."""
    return name_of(version)


@register.filter
def day_in_words(text: str) -> str:
    """A day as a spreadsheet's row keeps it, 2026-11-14, in words; what is none as it is."""
    try:
        return in_words(date.fromisoformat(text))
    except ValueError:
        return text


@register.simple_tag(takes_context=True)
def example_day(context: Context) -> date | None:
    """The day on which a page shows an example of another time; None for every other plan."""
    action = context.get("action")
    plan = context.get("plan") or getattr(action, "plan", None)
    if plan is None or not plan.kept_in:
        return None
    version = context.get("version") or current_version(plan)
    return version.as_at if version else None


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
def titled(source: Source) -> str:
    """A source's title with its year, so that the inspections of one council can be told apart."""
    return with_year(source.title, source.said_on or source.visited_to)


@register.filter
def framework_words(name: str) -> str:
    """What an inspection framework's short name stands for; blank for what is none."""
    return FRAMEWORK_WORDS.get(name, "")


@register.filter
def overall(source: Source) -> str:
    """What an inspection judges overall, or that since April 2026 none does."""
    return overall_in_words(source.kind, source.judgements, source.visited_from or source.said_on)


@register.filter
def tags_in_words(finding: Finding) -> list[str]:
    """A finding's tags with the names their numbers had on the day of its report."""
    day = finding.source.said_on or finding.source.visited_to
    return [tag_in_words(tag, day) for tag in finding.tags]
