"""One finding and its line of sight; closing it; deciding whether it was said before; the page it stands on."""

from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from sightline.documents.queries.files import path_of
from sightline.documents.rules.uploads import PDF
from sightline.engine.snapshots import NothingLoadedError
from sightline.history.refusals import ChangedMeanwhileError
from sightline.history.views import CONFLICT, EditPage, edition_in
from sightline.people.models import User
from sightline.people.queries import person
from sightline.programme import kinds as rules
from sightline.programme.kinds.refusals import CannotChangePlanError
from sightline.programme.models import Finding, Repeat
from sightline.programme.plans.queries.plans import current_versions
from sightline.programme.plans.seen_by import findings_seen_by
from sightline.programme.plans.views.asking import crumbs, form_page, look_in, or_404, today, username
from sightline.programme.plans.views.paper import on_paper
from sightline.programme.plans.views.post_only import post_only
from sightline.programme.sources.forms.sources import CloseForm, ReopenForm
from sightline.programme.sources.queries.corrections import history_of
from sightline.programme.sources.queries.line_of_sight import (
    FigureInSight,
    LineOfSight,
    draft_for,
    figures_of,
    sight_of,
    to_refresh_for,
)
from sightline.programme.sources.queries.sources import plan_naming, repeats_seen_by
from sightline.programme.sources.rules.passages import tied
from sightline.programme.sources.services import findings as actions
from sightline.programme.sources.views.draft import drawn
from sightline.programme.sources.views.sources import words_of
from sightline.scorecards.views.asking import page_query
from sightline.statistics.amounts import made_of
from sightline.web import words
from sightline.web.form_pages import done
from sightline.web.lists import number_or_zero, query_param


@require_safe
def page(request: HttpRequest, finding_id: int) -> HttpResponse:
    """The line of sight."""
    return _finding_page(request, finding_named(request, finding_id))


@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, finding_id: int) -> HttpResponse:
    """Close the finding, or open it again."""
    finding = finding_named(request, finding_id)
    closed = bool(finding.closed_on)
    page = EditPage(
        request=request,
        thing=finding,
        form_of=lambda _, data: ReopenForm(data) if closed else CloseForm(data, initial={"on": today()}),
        back=reverse("finding", args=[finding_id]),
        crumbs=_crumbs(finding),
        texts=False,
    )

    def do() -> None:
        sent = {**page.form.cleaned_data, "edition": page.edition, "by": username(request)}
        if closed:
            actions.reopen(finding, sent.pop("because"), **sent)
        else:
            actions.close(finding, **sent)

    response = page.send(lambda: done(page.form, do))
    if response is not None:
        return response
    heading, button = (
        ("Open the finding again", "Open it again") if closed else ("Close the finding", "Close it")
    )
    return form_page(request, heading, page.form, button=button, lead=f"“{finding.text}”", **page.context)


@post_only(lambda request, number: _told_before(_repeat(request, number)))
def repeat(request: HttpRequest, number: int) -> HttpResponse:
    """Decide whether a finding repeats an earlier one."""
    pair = _repeat(request, number)
    wanted, reason = str(request.POST.get("wanted", "")), str(request.POST.get("reason", ""))
    try:
        actions.decide(pair, wanted, reason=reason, edition=edition_in(request), by=username(request))
    except (CannotChangePlanError, ChangedMeanwhileError) as fault:
        finding = finding_named(request, pair.finding_id)
        return _finding_page(request, finding, problem=str(fault), status=CONFLICT)
    return redirect(_told_before(pair))


def _repeat(request: HttpRequest, number: int) -> Repeat:
    return or_404(repeats_seen_by(person(request)).filter(pk=number).first())


def _told_before(this_repeat: Repeat) -> str:
    return f"{reverse('finding', args=[this_repeat.finding_id])}#told-before"


@require_safe
def page_picture(request: HttpRequest, finding_id: int) -> HttpResponse:
    """The page the finding stands on, its lines marked; or `?page=`, one on which its report says something about it."""
    finding = finding_named(request, finding_id)
    document = finding.source.document
    rest = [box for each in _passages(finding)["passages"] for box in each.boxes]
    page = number_or_zero(query_param(request, "page"))
    page = page if page in {box[0] for box in rest} else 0 if page else finding.page
    if document is None or document.kind != PDF.media or not page:
        raise Http404
    return drawn(path_of(document), page, finding.boxes, rest)


def finding_named(request: HttpRequest, number: int) -> Finding:
    """The finding of that number; Http404 where there is none for this person."""
    findings = findings_seen_by(person(request)).select_related("source__document").filter(pk=number)
    return or_404(findings.first())


def _finding_page(
    request: HttpRequest, finding: Finding, problem: str = "", status: int = 200
) -> HttpResponse:
    user = person(request)
    look_in(request, plan_naming(user, finding.source))
    sight = sight_of(finding, user, today())
    figures, no_figures = _figures(request, finding, sight)
    before = list(repeats_seen_by(user).filter(finding=finding).select_related("earlier__source"))
    context: dict[str, Any] = {
        "finding": finding,
        "kind": rules.FINDING_KINDS[finding.kind],
        "section": rules.SECTIONS[finding.section],
        "own_figures": words_of(finding.figures),
        "answer": first_sentence(finding, sight),
        "sight": sight,
        "counted": counted(sight),
        "disagreeing": disagreeing(sight),
        "next": _next(sight),
        "figures": figures,
        "no_figures": no_figures,
        "before": [(each, _decided(each)) for each in before if each.decision != "differs"],
        "others": [each for each in before if each.decision == "differs"],
        "again": repeats_seen_by(user)
        .filter(earlier=finding, decision="repeats")
        .select_related("finding__source"),
        "sees_children": user.has_perm("children.see"),
        "may_change": user.has_perm("plan.change"),
        **_answering(finding, user),
        "has_picture": bool(
            finding.page and finding.source.document and finding.source.document.kind == PDF.media
        ),
        **_passages(finding),
        "quotations": finding.source.quotations.all(),
        "mendings": history_of(finding),
        "problem": problem,
        "paper": _on_paper(finding, sight, user),
        "crumbs": _crumbs(finding, is_last=True),
    }
    return render(request, "programme/findings/one.html", context, status=status)


def _answering(finding: Finding, user: User) -> dict[str, Any]:
    """The version an action for the finding is added to; else the one to refresh first. For who writes the plan."""
    draft = draft_for(finding, user) if user.has_perm("plan.change") else None
    to_refresh = None if draft or not user.has_perm("plan.change") else to_refresh_for(finding, user)
    return {"draft": draft, "to_refresh": to_refresh}


def first_sentence(finding: Finding, sight: LineOfSight) -> str:
    """The first sentence: whether anything answers it, and how far that is."""
    if finding.withdrawn and finding.closed_on:
        return f"Withdrawn on {words.long_date(finding.closed_on)}: {finding.closed_because}"
    if finding.closed_on:
        return f"Closed on {words.long_date(finding.closed_on)}."
    if finding.kind not in rules.TO_ANSWER:
        return "A strength: it asks for nothing."
    if not sight.lines:
        return "Nothing in the plan answers it."
    if sight.count("stopped") == len(sight.lines):
        return "Not answered: every action for it was stopped."
    return f"Answered by {made_of(len(sight.lines), 'action', states(sight))}. {difference(sight)}".strip()


def difference(sight: LineOfSight) -> str:
    """What the Difference lights say, in a sentence; they are never added up. Blank where nothing was declared."""
    words_said = list(
        dict.fromkeys(light_answer.word.lower() for _, light_answer in sight.acts if light_answer)
    )
    if not words_said:
        return ""
    return f"Difference: {', '.join(words_said)}{': they disagree' if sight.disagree else ''}."


def disagreeing(sight: LineOfSight) -> str:
    """Who says what, where what was judged does not say the same: A1 better, A2 no signal yet."""
    if not sight.disagree:
        return ""
    return ", ".join(
        f"{line.reference} {light_answer.word.lower()}" for line, light_answer in sight.acts if light_answer
    )


def counted(sight: LineOfSight) -> str:
    """How far its actions are: 2 done, 1 late."""
    return ", ".join(f"{number} {word}" for number, word in states(sight))


def states(sight: LineOfSight) -> list[tuple[int, str]]:
    """How many of its actions are where, those states that any is in."""
    running = [each for each in sight.lines if each.status == "in_progress" and not each.late]
    waiting = [each for each in sight.lines if each.status in ("not_started", "paused") and not each.late]
    parts = (
        (sight.count("done"), "done"),
        (sight.late, "late"),
        (len(running), "in progress"),
        (len(waiting), "not yet running"),
        (sight.count("stopped"), "stopped"),
    )
    return [(number, word) for number, word in parts if number]


def _next(sight: LineOfSight) -> str:
    ahead = [each for each in sight.lines if each.next_day and each.next_day >= today() and not each.over]
    if not ahead:
        return ""
    first = min(ahead, key=lambda each: str(each.next_day))
    owner = f", {first.owner_words}" if first.owned_by else ""
    return f"Next: {words.long_date(first.next_day)}{owner}"


def _figures(
    request: HttpRequest, finding: Finding, sight: LineOfSight
) -> tuple[Iterable[FigureInSight], str]:
    """The declared figures for who may see figures; else why there are none."""
    if not sight.measures:
        return (), ""
    if not person(request).has_perm("figures.see"):
        return (), "Figures are not among what you may see."
    try:
        standpoint = page_query(request, "the line of sight").standpoint
    except NothingLoadedError:
        return (), "No data is loaded yet, so its figures cannot be read."
    if standpoint.authority != finding.source.authority:
        return (), f"No data of authority {finding.source.authority} is loaded."
    return figures_of(sight, standpoint), ""


def _passages(finding: Finding) -> dict[str, Any]:
    """What its report says about it, and how many passages are marked without saying of what."""
    findings = list(finding.source.findings.filter(withdrawn=False))
    report = tied(list(finding.source.passages.all()), findings)
    own = dict(zip((each.pk for each in findings), report.by_finding, strict=True))
    document = finding.source.document
    shows = document is not None and document.kind == PDF.media
    return {
        "passages": own.get(finding.pk, ()),
        "untied": len(report.untied),
        "show_page": f"{reverse('finding-page', args=[finding.pk])}?page=" if shows else "",
    }


def _on_paper(finding: Finding, sight: LineOfSight, user: User) -> str:
    """What stands under it on paper: which finding it is, and the versions whose actions answer it."""
    versions = current_versions({line.plan for line in sight.lines}, user)
    return on_paper(f"{finding.called} of {finding.source.title}", versions=versions.values())


def _decided(repeat: Repeat) -> dict[str, str]:
    shape, colour = rules.REPEAT.shapes[repeat.decision]
    return {"text": rules.REPEAT.words[repeat.decision], "shape": shape, "colour": colour}


def _crumbs(finding: Finding, *, is_last: bool = False) -> list[dict[str, str]]:
    source = (finding.source.title, reverse("source", args=[finding.source_id]))
    name = f"Finding {finding.number or finding.place}"
    if is_last:
        return crumbs(("Sources", reverse("sources")), source, page_title=name)
    back = (name, reverse("finding", args=[finding.pk]))
    return crumbs(("Sources", reverse("sources")), source, back, page_title="Close")
