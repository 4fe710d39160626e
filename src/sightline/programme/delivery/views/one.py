"""One action: where it stands, what is to be done, what was reported; and, for who works on it, what they can do."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from sightline.people.posts.queries import holders_on
from sightline.people.queries import person
from sightline.programme import kinds as rules
from sightline.programme.delivery.forms.actions import MilestoneForm, ShareForm
from sightline.programme.delivery.queries.evidence import evidence_of, may_give
from sightline.programme.delivery.queries.history import history
from sightline.programme.delivery.queries.lines import ActionLine, lines_of
from sightline.programme.delivery.rules.roll_up import RULE_OF_ACTION
from sightline.programme.delivery.views.progress import progress_form
from sightline.programme.models import Action, Entry
from sightline.programme.plans.forms.plans import outsider_choices
from sightline.programme.plans.queries.entries import entry_of, is_owner, may_work_on
from sightline.programme.plans.queries.plans import name_of
from sightline.programme.plans.views.asking import action_named, crumbs, today
from sightline.web import words
from sightline.web.lists import number_or_zero, query_param

MOST_PAGES = 1_000


@require_safe
def page(request: HttpRequest, number: int) -> HttpResponse:
    """The action."""
    return page_of(request, action_named(request, number))


def page_of(
    request: HttpRequest,
    action: Action,
    sent: Mapping[str, forms.Form] | None = None,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    """The action's page; `sent`: forms that came back with faults, by their names, in place of fresh ones."""
    user, sent = person(request), dict(sent or {})
    entry = entry_of(action, user)
    works = may_work_on(user, entry)
    page = max(1, min(number_or_zero(query_param(request, "page")), MOST_PAGES))
    happened, more = history(action, user, page)
    prefetch_related_objects([action], "milestones")
    context: dict[str, Any] = {
        "action": action,
        "entry": entry,
        **_version_context(entry, request),
        "state": _state(action),
        "milestones": action.milestones.all(),
        "evidence": evidence_of(action, user, today()),
        "gives": may_give(user, action),
        "history": [(each, timezone.localtime(each.at)) for each in happened],
        "page": page,
        "older": page + 1 if more else 0,
        "works": works,
        "owns": is_owner(user, entry),
        "today": today(),
        "whole": user.has_perm("plan.see_all"),
        "problem": problem,
        "form": next((form for form in sent.values() if form.errors), None),
        "rule": RULE_OF_ACTION,
        "shares": action.shares.select_related("person") if user.has_perm("plan.change") else [],
        "crumbs": crumbs(("Actions", reverse("actions")), page_title=action.reference),
        **_forms(request, action, sent, writes=user.has_perm("plan.change"), works=works),
    }
    return render(request, "programme/actions/one.html", context, status=status)


def _version_context(entry: Entry | None, request: HttpRequest) -> dict[str, Any]:
    """What the version that stands says of it, and the light that makes."""
    line = _line(entry, request) if entry else None
    post = entry.named_post if entry else None
    context = {
        "line": line,
        "holders": holders_on(post, today()) if post else [],
        "light": line.light if line else None,
        "answer": first_sentence(line) if line else "It stands in no version of the plan.",
    }
    if entry is None:
        return context
    return context | {
        "version_name": name_of(entry.version),
        "findings": entry.findings.select_related("source"),
        "groupings": [
            (rules.GROUPING_KINDS[each.kind], each.title, each.pk) for each in entry.groupings.all()
        ],
    }


def first_sentence(line: ActionLine) -> str:
    """The first sentence: where it stands and what comes next."""
    sentence = f"{line.light.word}."
    if line.status == "done":
        return f"Done on {words.long_date(line.done_on)}. {line.light.sentence}".strip()
    if line.next_day:
        own = line.next_title == line.title
        day = words.long_date(line.next_day)
        ahead = f"Next: due {day}." if own else f"Next: “{line.next_title}” due {day}."
        missed = f"It was due on {day}." if own else f"“{line.next_title}” was due on {day}."
        comes = missed if line.next_day < today() else ahead
        return f"{sentence} {line.light.sentence} {comes}".replace("  ", " ")
    return f"{sentence} {line.light.sentence}".strip()


def _forms(
    request: HttpRequest, action: Action, sent: Mapping[str, forms.Form], *, writes: bool, works: bool
) -> dict[str, forms.Form]:
    """Fresh forms, and in their place those that were sent."""
    page_forms: dict[str, forms.Form] = {}
    if works:
        page_forms["progress_form"] = progress_form(request, action)
        page_forms["milestone_form"] = MilestoneForm(prefix="milestone", initial={"edition": action.edition})
    if writes:
        page_forms["share_form"] = ShareForm(outsider_choices())
    return page_forms | dict(sent)


def _line(entry: Entry, request: HttpRequest) -> ActionLine | None:
    action_lines = lines_of(Entry.objects.filter(pk=entry.pk), person(request), today())
    return action_lines[0] if action_lines else None


def _state(action: Action) -> dict[str, str]:
    shape, colour = rules.ACTION.shapes[action.status]
    return {"text": rules.ACTION.words[action.status], "shape": shape, "colour": colour}
