"""What stands at the foot of every page when something of a plan is printed, beside the page's number."""

from collections.abc import Iterable

from sightline.programme.models import Version
from sightline.programme.plans.queries.plans import name_of
from sightline.programme.plans.views.asking import today
from sightline.web import words


def on_paper(*about: str, versions: Iterable[Version | None] = ()) -> str:
    """What it is about, each version with its plan, and the day: Improvement plan, Version 2 · Printed 30 November 2026."""
    named = (_named(each) for each in versions if each is not None)
    return " · ".join(filter(None, (*about, *named, f"Printed {words.long_date(today())}")))


def _named(version: Version) -> str:
    draft = " (draft, not agreed)" if version.state == "draft" else ""
    return f"{version.plan.title}, {name_of(version)}{draft}"
