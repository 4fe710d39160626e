"""A small plan for tests: two priorities, a theme, four actions, three findings to answer and a strength."""

from datetime import date, timedelta

from django.utils import timezone

from sightline.people.models import User
from sightline.programme.delivery.services.milestones import add_milestone
from sightline.programme.delivery.services.status import set_status
from sightline.programme.difference.services.declaring import declare
from sightline.programme.models import Action, Entry, Finding, Plan, Source, Version
from sightline.programme.plans.services.entries import add_entry
from sightline.programme.plans.services.groupings import add_grouping
from sightline.programme.plans.services.plans import make_plan
from sightline.programme.plans.services.versions import move_version
from support.rows_again import made_once

AUTHORITY = "990"
MAKER, DECIDER = "programme_manager", "dcs"


def today() -> date:
    return timezone.localdate()


def person(name: str, role: str = "") -> User:
    """Somebody, made where they are not there yet; their role is their name where none is given."""
    return User.objects.get_or_create(username=name, defaults={"role": role or name})[0]


def findings() -> list[Finding]:
    """Three findings of an inspection to answer, and a strength that asks for nothing."""
    source = Source.objects.create(
        authority=AUTHORITY, kind="inspection", title="Inspection 2026", by="test", at=timezone.now()
    )
    texts = (
        ("recommendation", "Ensure that assessments are timely."),
        ("recommendation", "Ensure that private fostering is recognised."),
        ("priority_action", "Return interviews within 72 hours."),
        ("strength", "Children are listened to."),
    )
    return [
        Finding.objects.create(source=source, place=place, number=str(place), kind=kind, text=text)
        for place, (kind, text) in enumerate(texts, start=1)
    ]


def small_plan(*, live: bool = True, title: str = "Improvement plan") -> Plan:
    """A1 runs and is late, A2 has not started and is owned by an action owner, A3 is done, A4 has nothing at all.

    A1 answers the first finding and A2 the second; the third is answered by nothing.
    """
    return made_once(("small plan", live, title), lambda: _small_plan(live, title), Plan)


def _small_plan(live: bool, title: str) -> Plan:
    found = findings()
    version = make_plan(AUTHORITY, title, standard="good or better", by=MAKER)
    oversight = add_grouping(version, "priority", "Management oversight", by=MAKER)
    practice = add_grouping(version, "priority", "Practice", by=MAKER)
    quality = add_grouping(version, "theme", "Improving quality", by=MAKER)
    owner = person("action_owner")
    now = today()
    add(
        version,
        "Weekly performance meeting",
        owner_post="Head of MASH",
        starts=now - timedelta(days=90),
        due=now - timedelta(days=3),
        groupings={oversight.pk, quality.pk},
        findings={found[0].pk},
    )
    add(
        version,
        "Awareness of private fostering",
        owner=owner,
        starts=now,
        due=now + timedelta(days=30),
        groupings={practice.pk},
        findings={found[1].pk},
    )
    add(version, "New assessment template", due=now - timedelta(days=20), groupings={practice.pk})
    add(version, "Something nobody owns")
    if live:
        move_version(version, "live", reason="The board agreed", by=DECIDER)
    start(action("A1"))
    add_milestone(
        action("A1"),
        "Terms of reference",
        due=now - timedelta(days=60),
        edition=action("A1").edition,
        by=MAKER,
    )
    start(action("A3"))
    close(action("A3"))
    return version.plan


def add(version: Version, title: str, **values) -> Entry:
    """Another action of a version."""
    reason = "It is needed" if version.number > 1 else ""
    return add_entry(version, {"title": title, **values}, reason=reason, by=MAKER)


def action(reference: str) -> Action:
    return Action.objects.get(reference=reference)


def entry(reference: str, number: int = 1) -> Entry:
    return Entry.objects.get(action__reference=reference, version__number=number)


def start(found: Action) -> Action:
    """Started before a test was asked for, as actions of an older Sightline are: without one."""
    made = declare(found, "audit", words="Twenty records are read each quarter.", by=MAKER)
    edition = made.action.edition
    started = set_status(found, "in_progress", edition=edition, by=MAKER, on=today() - timedelta(days=80))
    made.delete()
    return started


def close(found: Action) -> Action:
    return set_status(
        found,
        "done",
        edition=found.edition,
        by=MAKER,
        reason="The template is in use",
        signed_by="Jo Director",
        post="Director",
    )
