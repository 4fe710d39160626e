"""Confirming a source: the page on the left, what was read of it on the right, and nothing saved before a person says so."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from sightline.documents.queries.files import NoPictureError, path_of, picture
from sightline.history.refusals import ChangedMeanwhileError
from sightline.history.views import EditPage, edition_in
from sightline.people.queries import person
from sightline.programme import kinds as rules
from sightline.programme.kinds.refusals import CannotChangePlanError
from sightline.programme.models import SourceDraft
from sightline.programme.plans.seen_by import sources_seen_by
from sightline.programme.plans.views.asking import crumbs, or_404, username
from sightline.programme.sources.forms.sources import FactsForm, FindingForm, facts_initial, finding_initial
from sightline.programme.sources.queries.sources import drafts_seen_by, repeats_to_decide
from sightline.programme.sources.rules import findings as moves
from sightline.programme.sources.rules.counts import counts
from sightline.programme.sources.rules.fields_by_kind import JUDGED
from sightline.programme.sources.rules.findings import Draft
from sightline.programme.sources.rules.passages import tied_in_draft
from sightline.programme.sources.services import drafts as actions
from sightline.statistics.amounts import made_of
from sightline.web import words
from sightline.web.form_pages import done
from sightline.web.lists import number_or_zero

DraftMove = Callable[[list[Draft]], list[Draft]]


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: int) -> HttpResponse:
    """One finding beside its page, and the list of all; once it stands, the way to the source it became."""
    if stands := _redirect_to_source(request, number):
        return stands
    draft = draft_named(request, number)
    if request.method == "POST":
        return _apply_move(request, draft)
    return _draft_page(request, draft, _place(request, draft))


@require_http_methods(["GET", "HEAD", "POST"])
def facts(request: HttpRequest, number: int) -> HttpResponse:
    """What is known of the source as a whole: confirmed, or mended; once it stands, the way to the source it became."""
    if stands := _redirect_to_source(request, number):
        return stands
    draft = draft_named(request, number)
    page = EditPage(
        request=request,
        thing=draft,
        form_of=lambda now, data: FactsForm(
            now.kind, data, authority=now.authority, initial=facts_initial(now.facts)
        ),
        back=reverse("source-draft", args=[draft.pk]),
        crumbs=crumbs(("Sources", reverse("sources")), page_title=rules.SOURCE_KINDS[draft.kind]),
    )
    sent = page.send(
        lambda: done(
            page.form,
            lambda: actions.change_facts(
                draft, page.form.values(), edition=page.edition, by=username(request)
            ),
        )
    )
    if sent is not None:
        return sent
    context = {
        **page.context,
        "draft": draft,
        "form": page.form,
        "kind": rules.SOURCE_KINDS[draft.kind],
        "page": 1 if draft.pages else 0,
    }
    return render(request, "programme/sources/facts.html", context)


@require_safe
def page_picture(request: HttpRequest, number: int, page: int) -> HttpResponse:
    """One page of the report as a picture: its findings' lines marked, those of the one looked at more."""
    draft = draft_named(request, number)
    if draft.document is None:
        raise Http404
    own_place = number_or_zero(request.GET.get("place", "0")) - 1
    own = draft.findings[own_place]["boxes"] if 0 <= own_place < len(draft.findings) else []
    others = [each for place, each in enumerate(draft.findings) if place != own_place]
    rest = [box for each in (*others, *draft.passages) for box in each["boxes"]]
    return drawn(path_of(draft.document), page, own, rest)


def drawn(pdf: Any, page: int, own: list[list[float]], rest: list[list[float]]) -> HttpResponse:
    """The picture of one page. 404 where there is none."""
    strong = [box[1:] for box in own if box[0] == page]
    marked = [*strong, *(box[1:] for box in rest if box[0] == page)]
    try:
        content = picture(pdf, page, marked, strong=len(strong))
    except NoPictureError as fault:
        raise Http404 from fault
    headers = {"Cache-Control": "private, max-age=300", "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, content_type="image/png", headers=headers)


def draft_named(request: HttpRequest, number: int) -> SourceDraft:
    """The draft of that number, for who writes the plan of its authority."""
    return or_404(drafts_seen_by(person(request)).filter(pk=number).first())


def _apply_move(request: HttpRequest, draft: SourceDraft) -> HttpResponse:
    did, place = str(request.POST.get("do", "")), number_or_zero(request.POST.get("place", "")) - 1
    if did in ("keep", "all_right"):
        return _keep_page(request, draft, every=did == "all_right")
    form = _form(request, draft, did, place)
    if form is not None and not form.is_valid() and (did != "split" or form.has_error("text")):
        return _draft_page(request, draft, -1 if did == "add" else place, form)
    move, after = _move(request, draft, did, place, form)
    try:
        now = actions.change(draft, _DID[did], move, edition=edition_in(request), by=username(request))
    except (CannotChangePlanError, ChangedMeanwhileError) as fault:
        return _refused(request, draft.pk, str(fault), place)
    return redirect(f"{reverse('source-draft', args=[draft.pk])}?place={after(now) + 1}#finding")


def _form(request: HttpRequest, draft: SourceDraft, did: str, place: int) -> FindingForm | None:
    """What was typed of a finding, for the moves that take what is typed."""
    if did not in ("accept", "add", "split"):
        return None
    read = draft.findings[place]["read"] if did != "add" and 0 <= place < len(draft.findings) else ""
    return FindingForm(request.POST, read=read)


def _move(
    request: HttpRequest, draft: SourceDraft, did: str, place: int, form: FindingForm | None
) -> tuple[DraftMove, Callable[[SourceDraft], int]]:
    """The move that was asked for, and which finding to look at after it."""
    stay: Callable[[SourceDraft], int] = lambda now: place  # noqa: E731
    on: Callable[[SourceDraft], int] = lambda now: next_open(now.findings, place)  # noqa: E731
    values = form.cleaned_data if form else {}
    text = str(request.POST.get("text", ""))
    move_by_name: dict[str, tuple[DraftMove, Callable[[SourceDraft], int]]] = {
        "accept": (lambda draft_findings: moves.with_values(draft_findings, place, values), on),
        "leave_out": (lambda draft_findings: moves.left_out(draft_findings, place), on),
        "take_back": (lambda draft_findings: moves.taken_back(draft_findings, place), stay),
        "split": (lambda draft_findings: moves.split(draft_findings, place, text), stay),
        "merge": (lambda draft_findings: moves.merged(draft_findings, place), stay),
        "up": (lambda draft_findings: moves.moved(draft_findings, place, -1), lambda now: place - 1),
        "down": (lambda draft_findings: moves.moved(draft_findings, place, 1), lambda now: place + 1),
        "add": (
            lambda draft_findings: moves.with_values(
                [*draft_findings, moves.fresh()], len(draft_findings), values
            ),
            lambda now: -1,
        ),
    }
    if did not in move_by_name:
        raise Http404
    return move_by_name[did]


_DID = {
    "accept": "accepted",
    "leave_out": "left_out",
    "take_back": "taken_back",
    "split": "split",
    "merge": "merged",
    "up": "moved",
    "down": "moved",
    "add": "added",
}


def _keep_page(request: HttpRequest, draft: SourceDraft, *, every: bool) -> HttpResponse:
    edition, name = edition_in(request), username(request)
    try:
        if every and any(each["state"] == "open" for each in draft.findings):
            draft = actions.change(draft, "all_accepted", moves.all_right, edition=edition, by=name)
            edition = draft.edition
        source = actions.keep_source(draft, edition=edition, by=name)
    except (CannotChangePlanError, ChangedMeanwhileError) as fault:
        return _refused(request, draft.pk, str(fault))
    told_before = repeats_to_decide(person(request), source)
    return redirect("source-repeats" if told_before else "source", source.pk)


def _redirect_to_source(request: HttpRequest, number: int) -> HttpResponse | None:
    """The way to the source a draft became: the button was pressed twice, or somebody else pressed it first."""
    source_number = sources_seen_by(person(request)).filter(draft=number).values_list("pk", flat=True).first()
    return redirect("source", source_number) if source_number else None


def _refused(request: HttpRequest, number: int, why: str, place: int | None = None) -> HttpResponse:
    """What could not be done, and the draft as it is now."""
    if stands := _redirect_to_source(request, number):
        return stands
    fresh = draft_named(request, number)
    at = _place(request, fresh) if place is None else min(place, len(fresh.findings) - 1)
    return _draft_page(request, fresh, at, problem=why, status=409)


def _draft_page(
    request: HttpRequest,
    draft: SourceDraft,
    place: int,
    form: FindingForm | None = None,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    draft_finding = draft.findings[place] if 0 <= place < len(draft.findings) else None
    waits = sum(each["state"] == "open" for each in draft.findings)
    at = number_or_zero(request.GET.get("page", "")) or (draft_finding or {}).get("page") or 1
    passages = tied_in_draft(draft.passages, draft.findings)
    context: dict[str, Any] = {
        "draft": draft,
        "heading": draft.facts.get("title") or rules.SOURCE_KINDS[draft.kind],
        "kind": rules.SOURCE_KINDS[draft.kind],
        "answer": first_sentence(draft.findings),
        "found": draft_finding,
        "mended": draft_finding is not None and moves.is_corrected(draft_finding),
        "place": place + 1,
        "form": form or FindingForm(initial=finding_initial(draft_finding) if draft_finding else {}),
        "faulty": form is not None,
        "lines": [_line(each) for each in draft.findings],
        "waits": waits,
        "page": at if draft.pages and at <= draft.pages else 0,
        "facts": _facts(draft),
        "judged": _judged(draft),
        "passages": passages.by_finding[place] if draft_finding else (),
        "untied": passages.untied,
        "show_page": f"?place={place + 1}&page=",
        "problem": problem,
        "typed": _unsaved_text(request, draft_finding) if problem else "",
        "crumbs": crumbs(("Sources", reverse("sources")), page_title="Confirm what it says"),
    }
    return render(request, "programme/sources/draft.html", context, status=status)


def _unsaved_text(request: HttpRequest, draft_finding: Draft | None) -> str:
    """What somebody typed that was not saved; blank where it is what stands anyway."""
    text = str(request.POST.get("text", "")).strip()
    return "" if draft_finding is not None and text == draft_finding["text"] else text


def first_sentence(draft_findings: list[Draft]) -> str:
    """The first sentence: how many were read, and how many are still to look at."""
    if not draft_findings:
        return "No finding is in its list yet. Add what it asks for."
    waits = sum(each["state"] == "open" for each in draft_findings)
    out = sum(each["state"] == "left_out" for each in draft_findings)
    parts = ((waits, "still to look at"), (len(draft_findings) - waits - out, "looked at"), (out, "left out"))
    return f"{made_of(len(draft_findings), 'finding', parts)}. Nothing is saved until you say so."


def next_open(draft_findings: list[Draft], place: int) -> int:
    """The next finding to look at after this one, else the first there is, else this one."""
    waiting = [n for n, each in enumerate(draft_findings) if each["state"] == "open"]
    return next((n for n in waiting if n > place), waiting[0] if waiting else place)


def _place(request: HttpRequest, draft: SourceDraft) -> int:
    if request.GET.get("place") == "0":
        return -1
    number = number_or_zero(request.GET.get("place", ""))
    return (
        number - 1
        if 0 < number <= len(draft.findings)
        else next_open(draft.findings, -1)
        if draft.findings
        else -1
    )


def _line(draft_finding: Draft) -> tuple[Draft, tuple[str, str, str], str, bool]:
    return (
        draft_finding,
        moves.STATES[draft_finding["state"]],
        rules.FINDING_KINDS[draft_finding["kind"]],
        moves.is_corrected(draft_finding),
    )


def _judged(draft: SourceDraft) -> list[tuple[str, str]]:
    judged = draft.facts.get("judgements") or {}
    return [(title, judged[name]) for name, title in JUDGED.items() if judged.get(name)]


def _facts(draft: SourceDraft) -> list[tuple[str, str]]:
    initial = facts_initial(draft.facts)
    days = (("Published or given", "said_on"), ("Visited from", "visited_from"), ("Visited to", "visited_to"))
    pairs = [(title, words.long_date(initial[name])) for title, name in days if initial.get(name)]
    on_record = [(each["section"], each["kind"]) for each in draft.findings if each["state"] != "left_out"]
    section_counts = counts(draft.facts.get("recommendations") or {}, on_record)
    return pairs + [(f"Recommendations, {each.section.lower()}", each.words) for each in section_counts]
