"""How lines of the trail about the programme read: plan 3 action A5 is the action by its title, and leads to its page."""

import re
from collections.abc import Callable
from typing import Any

from django.urls import reverse

from sightline.people.models import User
from sightline.programme.models import Action, Entry, Finding, Plan, Source, SourceDraft, Version
from sightline.programme.plans.queries.plans import name_of, versions_seen_by
from sightline.programme.plans.seen_by import (
    actions_seen_by,
    findings_seen_by,
    plans_seen_by,
    sources_seen_by,
)
from sightline.trail.what_words import ThingInWords
from sightline.web.account_names import full_name

OF_PLAN = re.compile(
    r"plan (?P<plan>\d+)(?: version (?P<version>\d+)| action (?P<action>A\d+)| calendar (?P<calendar>\d+)"
    r"| (?P<sheet>actions|evidence))?"
)
OTHERS = re.compile(r"(?P<kind>source draft|source|finding) (?P<number>\d+)")
OWN_CALENDAR = re.compile(r"own actions calendar (?P<calendar>\d+)")
DIGEST = re.compile(r"digest to (?P<name>.+)")
WITHIN = re.compile(rf"(?:\b{OF_PLAN.pattern}\b)|(?:\b{OTHERS.pattern}\b)")
SHEETS = {"actions": "Actions of {plan} as a spreadsheet", "evidence": "List of evidence of {plan}"}


def thing_in_words(what: str, action: str, person: User | None) -> ThingInWords | None:
    """The plan, version, action, source or finding a line was done to; None for what is none of them, or is gone.

    Of what was refused, as "keep the dates of plan 3", the things named in the sentence are in words.
    """
    if match := OF_PLAN.fullmatch(what):
        return _of_plan(match, person)
    if match := OTHERS.fullmatch(what):
        return _OTHERS[match["kind"]](int(match["number"]), person)
    if match := OWN_CALENDAR.fullmatch(what):
        return ThingInWords(f"Calendar address {match['calendar']} of own actions")
    if match := DIGEST.fullmatch(what):
        return ThingInWords(f"Email to {full_name(match['name'])}")
    sentence = WITHIN.sub(lambda match: _within(match, person), what) if action == "refused" else what
    return ThingInWords(sentence) if sentence != what else None


def _within(match: re.Match[str], person: User | None) -> str:
    thing = thing_in_words(match[0], "", person)
    return thing.words if thing else match[0]


def _of_plan(match: re.Match[str], person: User | None) -> ThingInWords | None:
    plan: Any = Plan.objects.filter(pk=int(match["plan"])).first()
    if plan is None or not _of_theirs(plan.authority, person):
        return None
    named, seen = f"“{plan.title}”", _may(plans_seen_by, person, plan)
    if match["version"]:
        return _version(plan, int(match["version"]), person)
    if match["action"]:
        return _action(plan, match["action"], person)
    if match["calendar"]:
        return ThingInWords(f"Calendar address {match['calendar']} of {named}")
    if match["sheet"]:
        name = "evidence-list" if match["sheet"] == "evidence" else "actions"
        href = f"{reverse(name)}?plan={plan.pk}" if seen else ""
        return ThingInWords(SHEETS[match["sheet"]].format(plan=named), href)
    return ThingInWords(f"Plan {named}", f"{reverse('programme')}?plan={plan.pk}" if seen else "")


def _version(plan: Plan, number: int, person: User | None) -> ThingInWords | None:
    version: Any = Version.objects.filter(plan=plan, number=number).defer("sealed").first()
    if version is None:
        return None
    href = reverse("version", args=[version.pk]) if _may(versions_seen_by, person, version) else ""
    return ThingInWords(f"{name_of(version)} of “{plan.title}”", href)


def _action(plan: Plan, reference: str, person: User | None) -> ThingInWords | None:
    action: Any = Action.objects.filter(plan=plan, reference=reference).first()
    if action is None:
        return None
    entries = Entry.objects.filter(action=action).order_by("-version__place")
    title = entries.values_list("title", flat=True).first()
    href = reverse("action", args=[action.pk]) if _may(actions_seen_by, person, action) else ""
    return ThingInWords(f"{reference}{f' {title}' if title else ''}, in “{plan.title}”", href)


def _source(number: int, person: User | None) -> ThingInWords | None:
    source: Any = Source.objects.filter(pk=number).first()
    if source is None or not _of_theirs(source.authority, person):
        return None
    href = reverse("source", args=[number]) if _may(sources_seen_by, person, source) else ""
    return ThingInWords(f"Source “{source.title}”", href)


def _draft(number: int, person: User | None) -> ThingInWords | None:
    draft: Any = SourceDraft.objects.filter(pk=number).first()
    if draft is None or not _of_theirs(draft.authority, person):
        return None
    may = person is not None and person.has_perm("plan.change")
    title = draft.facts.get("title") or "a source without a title yet"
    return ThingInWords(f"Draft of {title}", reverse("source-draft", args=[number]) if may else "")


def _finding(number: int, person: User | None) -> ThingInWords | None:
    finding: Any = Finding.objects.select_related("source").filter(pk=number).first()
    if finding is None or not _of_theirs(finding.source.authority, person):
        return None
    href = reverse("finding", args=[number]) if _may(findings_seen_by, person, finding) else ""
    return ThingInWords(f"Finding {finding.number or finding.place} of “{finding.source.title}”", href)


_OTHERS: dict[str, Callable[[int, User | None], ThingInWords | None]] = {
    "source": _source,
    "source draft": _draft,
    "finding": _finding,
}


def _of_theirs(authority: str, person: User | None) -> bool:
    """Whether somebody may be told what a thing of this authority is called: their own council's, or whoever serves all."""
    return person is None or person.authority in ("", authority)


def _may(seen: Callable[[User], Any], person: User | None, thing: Any) -> bool:
    return person is not None and seen(person).filter(pk=thing.pk).exists()
