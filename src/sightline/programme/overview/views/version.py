"""One version: what it says, where it stands, who saw it, what was said of it; and its way through its states."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from sightline.history.refusals import ChangedMeanwhileError
from sightline.history.views import CONFLICT, edition_in
from sightline.people.models import User
from sightline.people.queries import person
from sightline.programme import kinds as rules
from sightline.programme.consultation.forms import OwnCommentForm
from sightline.programme.consultation.queries.comments import (
    consultation_of,
    rights_to_comment,
    shown_to,
)
from sightline.programme.consultation.rules import OUT
from sightline.programme.delivery.queries.lines import ActionLine, lines_of
from sightline.programme.models import Entry, Version
from sightline.programme.overview.queries.front import ActionGroup, grouped
from sightline.programme.overview.views.front import state_of
from sightline.programme.overview.views.next_step import CHOSEN, next_button
from sightline.programme.plans.forms.bodies import ShowingForm
from sightline.programme.plans.forms.plans import MoveForm, PutBeforeForm, RefreshForm
from sightline.programme.plans.queries.own_days import corrected_days, happened, last_step
from sightline.programme.plans.queries.plans import any_being_written, name_of, versions_seen_by
from sightline.programme.plans.rules.seal import holds
from sightline.programme.plans.rules.versions import fault_of_correcting
from sightline.programme.plans.services import versions as plans_versions
from sightline.programme.plans.views.asking import (
    PER_PAGE,
    crumbs,
    form_page,
    today,
    username,
    version_crumb,
    version_named,
)
from sightline.programme.plans.views.post_only import post_only
from sightline.statistics.amounts import several
from sightline.web import words
from sightline.web.form_pages import done, say_saved
from sightline.web.lists import number_or_zero, paged, query_param

ADDED_IN_A_REFRESH = "An action is added to a version that is being written. The new action comes next."
PUT_BEFORE = (
    "It begins as a copy, takes the next number and stands before this version. What is sealed keeps its number. Once it is made live, it "
    "counts as live until the version after it was."
)
MOST_TOGETHER = 100
"""A version of more actions shows the lists of its groupings one at a time."""


def _back(request: HttpRequest, number: int) -> str:
    return reverse("version", args=[version_named(request, number).pk])


@require_safe
def page(request: HttpRequest, number: int) -> HttpResponse:
    """The version, its actions under one kind of grouping (`?by=theme`), all of them at first."""
    return _page(request, version_named(request, number))


@post_only(_back)
def consult(request: HttpRequest, number: int) -> HttpResponse:
    """Send a draft out for comments, or take it back."""
    return _move(request, number, decided=False)


@post_only(_back)
def decide(request: HttpRequest, number: int) -> HttpResponse:
    """Submit it, let it go live, set it aside."""
    return _move(request, number, decided=True)


@require_http_methods(["GET", "HEAD", "POST"])
def refresh(request: HttpRequest, number: int) -> HttpResponse:
    """Begin the next version as a copy of this one."""
    version = version_named(request, number)
    form = RefreshForm(request.POST or None)
    finding = number_or_zero(request.POST.get("finding") or query_param(request, "finding"))
    made: list[Version] = []
    if form.is_valid() and done(
        form, lambda: made.append(plans_versions.refresh(version, by=username(request), **form.cleaned_data))
    ):
        return redirect(_after_refresh(made[0], finding))
    return form_page(
        request,
        f"Refresh {version.plan.title}",
        form,
        lead=f"The next version begins as a copy of {name_of(version)}. What stands goes on until the new one goes live.",
        button="Begin the refresh",
        carried={"finding": finding} if finding else {},
        sentences=[ADDED_IN_A_REFRESH] if finding else [],
        back=reverse("version", args=[number]),
        crumbs=crumbs(version_crumb(version), page_title="Refresh"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def put_before(request: HttpRequest, number: int) -> HttpResponse:
    """Begin a version that is older than this one, as a copy of it."""
    version = version_named(request, number)
    form = PutBeforeForm(request.POST or None)
    made: list[Version] = []
    if form.is_valid() and done(
        form,
        lambda: made.append(plans_versions.put_before(version, by=username(request), **form.cleaned_data)),
    ):
        say_saved(
            request,
            f"{name_of(made[0])} is begun. Change it to what it said then, and let it go out on its own day.",
        )
        return redirect("version", made[0].pk)
    return form_page(
        request,
        f"Enter an older version before {name_of(version)}",
        form,
        lead=version.plan.title,
        sentences=[PUT_BEFORE],
        button="Begin it",
        back=reverse("version", args=[number]),
        crumbs=crumbs(version_crumb(version), page_title="An older version"),
    )


def _after_refresh(version: Version, finding: int) -> str:
    """The new version's page; or, where it was begun to answer a finding, the form of an action that answers it."""
    if not finding:
        return reverse("version", args=[version.pk])
    return f"{reverse('entry-new', args=[version.pk])}?finding={finding}"


@require_http_methods(["GET", "HEAD", "POST"])
def record_showing(request: HttpRequest, number: int) -> HttpResponse:
    """Write down which body saw this version, and when."""
    version = version_named(request, number)
    first = {"on": today()}
    form = ShowingForm(version.plan.authority, request.POST or None, label="Which body saw it", initial=first)
    if form.is_valid() and done(
        form, lambda: plans_versions.show_to(version, by=username(request), **form.cleaned_data)
    ):
        say_saved(request, f"{form.cleaned_data['body']} is recorded as having seen {name_of(version)}.")
        return redirect("version", number)
    return form_page(
        request,
        "Who saw this version",
        form,
        lead=f"{name_of(version)} of {version.plan.title}. What they saw is kept as the seal of what it says now.",
        back=reverse("version", args=[number]),
        crumbs=crumbs(version_crumb(version), page_title="Who saw it"),
    )


def _move(request: HttpRequest, number: int, *, decided: bool) -> HttpResponse:
    version = version_named(request, number)
    form = MoveForm(version, request.POST, decided=decided, today=today())
    problem = ""
    try:
        if form.is_valid() and done(
            form,
            lambda: plans_versions.move_version(
                version, edition=edition_in(request), by=username(request), **form.cleaned_data
            ),
        ):
            if form.cleaned_data["wanted"] == OUT:
                say_saved(request, f"{name_of(version)} is out for comments. Choose who is asked.")
                return redirect("version-consultation", number)
            return redirect("version", number)
    except ChangedMeanwhileError as fault:
        problem = str(fault)
        form = MoveForm(fault.thing, request.POST, decided=decided, today=today())
        form._errors = {}  # type: ignore[assignment]
    version.refresh_from_db()
    return _page(request, version, form if decided else None, None if decided else form, problem)


def _page(
    request: HttpRequest,
    version: Version,
    deciding: MoveForm | None = None,
    moving: MoveForm | None = None,
    problem: str = "",
) -> HttpResponse:
    user = person(request)
    rights = rights_to_comment(user, version, today())
    action_lines = lines_of(Entry.objects.filter(version=version), user, today())
    context = {
        **_by_grouping(request, version, action_lines),
        **_moves(request, version, deciding, moving),
        "version": version,
        "showings": version.showings.select_related("meeting__body"),
        "documents": version.supporting.prefetch_related("versions__document"),
        "plan": version.plan,
        "name": name_of(version),
        "state": state_of(version),
        "answer": first_sentence(version, len(action_lines)),
        "drafted": version.steps.first(),
        "lines": action_lines,
        "problem": problem,
        "may_change": user.has_perm("plan.change"),
        "may_decide": user.has_perm("plan.approve"),
        "made_it": version.by == username(request),
        "other_versions": _others(version, user),
        "next": next_button(version, user, len(action_lines)),
        "comments": shown_to(user, version.comments.select_related("person"), rights),
        "rights": rights,
        "own_form": OwnCommentForm() if rights.may_comment else None,
        "consultation": consultation_of(version) if user.has_perm("plan.change") else None,
        "crumbs": crumbs(page_title=name_of(version)),
    }
    return render(request, "programme/plans/version.html", context, status=CONFLICT if problem else 200)


def _by_grouping(request: HttpRequest, version: Version, action_lines: list[ActionLine]) -> dict[str, Any]:
    """The actions under the kind of grouping the address names (`by`), of one grouping where it names one (`group`)."""
    groups = grouped(version, action_lines)
    used = {each.grouping.kind for each in groups}
    kinds = [kind for kind in rules.GROUPING_KINDS if kind in used]
    group_kind = query_param(request, "by") if query_param(request, "by") in kinds else ""
    one = query_param(request, "group") if group_kind else ""
    query = urlencode({"by": group_kind, "group": one}) if one else ""
    rows = _one_group(groups, group_kind, one, action_lines)
    return {
        **paged(request, rows, per_page=PER_PAGE, others=query, whole=True),
        "kinds": [(kind, rules.GROUPING_KINDS[kind]) for kind in kinds],
        "asked": group_kind,
        "one": one,
        "whole": len(action_lines) <= MOST_TOGETHER,
        "groups": [
            group for group in groups if group.grouping.kind == group_kind and one in ("", group.grouping.key)
        ],
        "all_groups": [(rules.GROUPING_KINDS[each.grouping.kind], each) for each in groups],
        "ungrouped": [
            line for line in action_lines if not any(kind == group_kind for kind, _, _ in line.groupings)
        ],
    }


def _moves(
    request: HttpRequest, version: Version, deciding: MoveForm | None, moving: MoveForm | None
) -> dict[str, Any]:
    """Where the version stood and what may become of it, with the form that was sent and could not be taken.

    A button names a move in the address (`?step=live`): the form that makes it stands open with that chosen.
    """
    forms = {decided: MoveForm(version, decided=decided, today=today()) for decided in (True, False)}
    for form in forms.values():
        if (step := query_param(request, CHOSEN)) in dict(form.fields["wanted"].choices):  # type: ignore[attr-defined]
            form.initial["wanted"] = step
    return {
        "steps": [
            (each, rules.VERSION.words[each.state])
            for each in version.steps.prefetch_related("recipients__body")
        ],
        "corrected_days": corrected_days(version),
        "may_correct": person(request).has_perm("plan.approve")
        and not fault_of_correcting(version.state, made_by=version.by, by=username(request)),
        "seal_holds": holds(version.sealed, version.seal) if version.seal else None,
        "deciding": deciding or forms[True],
        "moving": moving or forms[False],
        "form": deciding or moving,
        "written": version.state in rules.BEING_WRITTEN,
        "may_refresh": version.state != "draft" and any_being_written(version.plan) is None,
    }


def _one_group(
    groups: Sequence[ActionGroup], kind: str, key: str, action_lines: list[ActionLine]
) -> Sequence[ActionLine]:
    """The lines of the one grouping that is looked at, else all of them."""
    chosen = [group for group in groups if (group.grouping.kind, group.grouping.key) == (kind, key)]
    return chosen[0].lines if chosen else action_lines


def _others(version: Version, user: User) -> list[tuple[Version, str]]:
    """The plan's other versions this person may see, each with what happened to it last."""
    seen = versions_seen_by(user).filter(plan=version.plan).exclude(pk=version.pk).defer("sealed")
    return [(each, f"{name_of(each)} {happened(last_step(each))}") for each in seen]


def first_sentence(version: Version, actions: int) -> str:
    """The first sentences: where the version stands, since which day of its own, how much it promises, and that it was entered
    later where it was."""
    step = last_step(version)
    draft = "Draft, not agreed. This version is being written"
    state = draft if version.state == "draft" else f"This version {happened(step)}"
    later = (
        f" Entered later, on {words.long_date(timezone.localdate(step.at))}." if step.entered_later else ""
    )
    return f"{state}. It holds {several(actions, 'action') if actions else 'no action yet'}.{later}"
