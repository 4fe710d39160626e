"""A paper is written: the list of its parts, one part with what it says, and what is typed there kept aside until it is saved."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sightline.calendars.dates import in_words
from sightline.freezes.models import Freeze
from sightline.history.views import EditPage, edition_in
from sightline.papers.composing.editions import OFFICERS, SUMMARIES
from sightline.papers.composing.findings.paper_finding import OF_READING, PaperFinding
from sightline.papers.composing.summaries import reading_words
from sightline.papers.forms import AboutPaperForm, NewPartForm, NoFieldsForm
from sightline.papers.models import Paper, UnsavedText, WrittenPart
from sightline.papers.part_forms import form_of_part, key_for, value_in
from sightline.papers.queries.papers import as_content, last_of_paper, last_of_part, parts_of
from sightline.papers.queries.preview import preview
from sightline.papers.queries.sealed import editions_of, findings_of
from sightline.papers.queries.templates import template_named
from sightline.papers.rules.content import FIELD, SECTION, SUMMARY, PartContent, part_title, text_of_value
from sightline.papers.services.refusals import CannotPaperError
from sightline.papers.services.writing import (
    add_part,
    change_paper,
    discard_unsaved,
    keep_unsaved,
    remove_part,
    write_part,
)
from sightline.papers.views.asking import PaperVisit, paper_or_404, part_or_404
from sightline.papers.views.beside import beside, is_look, panel_alone
from sightline.statistics.amounts import several
from sightline.trail.refusing import refuse
from sightline.web.account_names import name_and_post
from sightline.web.form_pages import done, form_page

SHOWN = 300


@require_safe
def every(request: HttpRequest, number: int) -> HttpResponse:
    """The parts of a paper, in their order, each with how it begins."""
    visit = _writing(request, number)
    unsaved = set(UnsavedText.objects.filter(part__paper=number, by=visit.by).values_list("part", flat=True))
    by_part: dict[str, list[PaperFinding]] = {}
    found_in = _findings(visit)
    for each in found_in:
        by_part.setdefault(each.field, []).append(each)
    template = template_named(visit.paper.template, visit.paper.authority)
    fields = {each.key for each in template.fields()} if template else set()
    rows = [
        {
            "findings": by_part.pop(each.key, []) if (each.kind == FIELD) is (each.key in fields) else [],
            "title": part_title(each.kind, each.key, each.value),
            "text": text_of_value(each.value)[:SHOWN],
            "part": each,
            "by": name_and_post(each.changed_by),
            "unsaved": each.pk in unsaved,
        }
        for each in parts_of(visit.paper)
    ]
    context = {"paper": visit.paper, "rows": rows, "crumbs": visit.crumbs("Write"), "visit": visit}
    context["others"] = [each for rest in by_part.values() for each in rest]
    context["answer"] = _first_sentence(found_in)
    return render(request, "papers/write.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, number: int, part_id: int) -> HttpResponse:
    """One part: its form, what it says now, and what was typed and not saved."""
    visit = _writing(request, number)
    part = part_or_404(visit, part_id)
    unsaved = UnsavedText.objects.filter(part=part, by=visit.by).first()
    goes_on = unsaved is not None and request.GET.get("continue") == "yes"

    def form_of(now: WrittenPart, data: Any) -> Any:
        texts = unsaved.typed if unsaved and goes_on and data is None else None
        return form_of_part(visit.paper, now, data, unsaved=texts)

    title = part_title(part.kind, part.key, part.value)
    write = reverse("paper-write", args=[number])
    page = EditPage(
        request=request,
        thing=part,
        form_of=form_of,
        back=write,
        done=f"{write}#part-{part.pk}",
        crumbs=visit.crumbs("Write"),
        here=request.path,
        last=last_of_part,
        saved=f"{title}: saved",
    )

    def do() -> None:
        write_part(part, value_in(page.form, part), edition=page.edition, by=visit.by)

    sent = (
        panel_alone(request, visit, part, page.form)
        if is_look(request)
        else page.send(lambda: done(page.form, do))
    )
    if sent is not None:
        return sent
    context = {
        **page.context,
        **beside(visit, part, page.form),
        "part": part,
        "template": "papers/part.html",
        "base": "papers/page.html",
        "lead": visit.paper.title,
        "unsaved": unsaved if not goes_on and request.method != "POST" else None,
        "unsaved_at": _at(unsaved) if unsaved else "",
        "unsaved_address": reverse("paper-part-unsaved", args=[number, part.pk]),
        "may_remove": part.kind != "field",
        "back_words": "Cancel",
        "easy": easy_words(part) if part.kind == SUMMARY else "",
        "hard": hard_to_read(part) if part.kind == SUMMARY else [],
    }
    return form_page(request, title, page.form, **context)


@require_POST
def unsaved(request: HttpRequest, number: int, part_id: int) -> HttpResponse:
    """Keep aside what was typed, or drop it; a script of the page sends it as people type, and says when it was kept."""
    visit = _writing(request, number)
    part = part_or_404(visit, part_id)
    if request.POST.get("discard") == "yes":
        discard_unsaved(part, by=visit.by)
        return redirect("paper-part", number, part_id)
    names = [each.name for each in form_of_part(visit.paper, part, None)]
    texts = {name: str(request.POST.get(name, "")) for name in names if name in request.POST}
    try:
        made = keep_unsaved(part, texts, edition=edition_in(request), by=visit.by)
    except CannotPaperError as fault:
        return JsonResponse({"words": str(fault)}, status=409)
    easy = f" {easy_words(part, made.typed.get('text', ''))}" if part.kind == SUMMARY else ""
    return JsonResponse({"words": f"Draft of yours kept at {_at(made)}. Save puts it into the paper.{easy}"})


@require_http_methods(["GET", "HEAD", "POST"])
def adding(request: HttpRequest, number: int) -> HttpResponse:
    """Add a section after the others, or an edition that is a text of its own."""
    visit = _writing(request, number)
    written = set(visit.paper.parts.filter(kind=SUMMARY).values_list("key", flat=True))
    form = NewPartForm(
        request.POST if request.method == "POST" else None,
        missing=[each for each in SUMMARIES if each not in written],
        initial={"what": request.GET.get("what", SECTION)},
    )
    made: list[WrittenPart] = []

    def do() -> None:
        heading, what = form.cleaned_data["heading"], form.cleaned_data["what"]
        if what != SECTION:
            made.append(add_part(visit.paper, SUMMARY, what, {"text": ""}, by=visit.by))
            return
        key = key_for(heading, [each.key for each in parts_of(visit.paper)])
        made.append(add_part(visit.paper, SECTION, key, {"heading": heading, "text": ""}, by=visit.by))

    if form.is_valid() and done(form, do):
        return redirect("paper-part", number, made[0].pk)
    back = reverse("paper-write", args=[number])
    crumbs = visit.crumbs("Add a part")
    return form_page(
        request, "Add a part", form, button="Add", lead=visit.paper.title, back=back, crumbs=crumbs
    )


@require_http_methods(["GET", "HEAD", "POST"])
def removing(request: HttpRequest, number: int, part_id: int) -> HttpResponse:
    """Remove a section, an appendix or a figure; what it said stays in the history."""
    visit = _writing(request, number)
    part = part_or_404(visit, part_id)
    if part.kind == "field":
        refuse(visit.by, f"remove a field of paper {number}")
    title = part_title(part.kind, part.key, part.value)
    write = reverse("paper-write", args=[number])
    page = EditPage(
        request=request,
        thing=part,
        form_of=lambda _, data: NoFieldsForm(data),
        back=write,
        crumbs=visit.crumbs("Write"),
        texts=False,
        last=last_of_part,
        saved=f"{title}: removed",
    )
    sent = page.send(lambda: done(page.form, lambda: remove_part(part, edition=page.edition, by=visit.by)))
    if sent is not None:
        return sent
    sentences = ["What it said stays in the paper’s history."]
    return form_page(
        request,
        f"Remove “{title}”",
        page.form,
        button="Remove",
        lead=visit.paper.title,
        sentences=sentences,
        back_words="Cancel",
        **page.context,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def about(request: HttpRequest, number: int) -> HttpResponse:
    """Change a paper's title, meeting or freeze."""
    visit = _writing(request, number)
    paper = visit.paper
    meetings = [
        (str(each.pk), in_words(each.on) if each.on else "No day yet") for each in paper.body.meetings.all()
    ]
    freezes = [
        (str(each.pk), f"{each.name}, to {in_words(each.cut_off)}")
        for each in Freeze.objects.filter(authority=paper.authority).exclude(confirmed_by="")
    ]

    def form_of(now: Paper, data: Any) -> AboutPaperForm:
        stands = {"title": now.title, "meeting": now.meeting_id or "", "freeze": now.freeze_id or ""}
        return AboutPaperForm(data, meetings=meetings, freezes=freezes, initial=stands)

    page = EditPage(
        request=request,
        thing=paper,
        form_of=form_of,
        back=visit.address,
        crumbs=visit.crumbs("Change"),
        last=last_of_paper,
        saved=f"{paper.title}: saved",
    )

    def do() -> None:
        values = page.form.cleaned_data
        meeting = paper.body.meetings.filter(pk=values["meeting"] or 0).first()
        freeze = Freeze.objects.filter(authority=paper.authority, pk=values["freeze"] or 0).first()
        change_paper(
            paper, title=values["title"], meeting=meeting, freeze=freeze, edition=page.edition, by=visit.by
        )

    sent = page.send(lambda: done(page.form, do))
    if sent is not None:
        return sent
    return form_page(
        request, "Change title, meeting or figures", page.form, back_words="Cancel", **page.context
    )


def _writing(request: HttpRequest, number: int) -> PaperVisit:
    """The paper, for whoever may write it now. PermissionDenied, written down, for whoever may read it and no more."""
    visit = paper_or_404(request, number)
    if not visit.writes:
        refuse(visit.by, f"write paper {number}")
    return visit


def easy_words(part: WrittenPart, text: str | None = None) -> str:
    """How easy an edition of its own words is to read: as it stands, or with this text; its gaps are read as they are printed."""
    parts = as_content(parts_of(part.paper))
    if text is not None:
        parts = [each for each in parts if (each.kind, each.key) != (SUMMARY, part.key)]
        parts.append(PartContent(SUMMARY, part.key, {"text": text}))
    made = preview(part.paper, part.key, parts).composition
    return reading_words(made.document, part.key) if made else "Nothing is written yet."


def hard_to_read(part: WrittenPart) -> list[PaperFinding]:
    """What in it is hard to read, as it stands: sentences, words, abbreviations. No figure is among it."""
    found_in = findings_of(part.paper, part.key, by_the_freeze=False)
    return [each for each in found_in if each.rule in OF_READING]


def _findings(visit: PaperVisit) -> list[PaperFinding]:
    """What is found in the paper and in each edition of its own words; nothing for whoever may not see a freeze's figures."""
    if not visit.user.has_perm("freezes.see"):
        return []
    written = [each for each in editions_of(visit.paper) if each in SUMMARIES]
    return [each for edition in (OFFICERS, *written) for each in findings_of(visit.paper, edition)]


def _first_sentence(findings: Sequence[PaperFinding]) -> str:
    errors = sum(each.severity == "error" for each in findings)
    if not findings:
        return "Nothing is found in it."
    return f"{several(errors, 'thing')} must be put right before it goes out; {several(len(findings) - errors, 'more')} to look at."


def _at(unsaved: UnsavedText) -> str:
    moment = timezone.localtime(unsaved.at)
    today = timezone.localdate() == moment.date()
    return f"{moment:%H:%M}" + ("" if today else f" on {in_words(moment.date())}")
