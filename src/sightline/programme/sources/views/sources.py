"""Everything that was said of the service; one source; a report dropped in; a source begun by hand."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from sightline.documents.models import Document
from sightline.documents.queries.files import path_of
from sightline.documents.rules.uploads import PDF, NotTakenError
from sightline.documents.services.keep import keep
from sightline.inspections.reading import read_report
from sightline.inspections.report import NotReadableError, Report
from sightline.people.queries import person
from sightline.programme import kinds as rules
from sightline.programme.models import Finding, Source, SourceDraft
from sightline.programme.plans.forms.sources import councils_here
from sightline.programme.plans.seen_by import sources_seen_by
from sightline.programme.plans.views.asking import crumbs, form_page, look_in, or_404, username
from sightline.programme.sources.forms.sources import DropForm, KindForm
from sightline.programme.sources.queries.corrections import corrections_of
from sightline.programme.sources.queries.same_file import said_of_the_same_file
from sightline.programme.sources.queries.sources import (
    Everything,
    SourceLine,
    answers,
    drafts_seen_by,
    everything,
    plan_naming,
    repeats_seen_by,
    repeats_to_decide,
)
from sightline.programme.sources.rules.councils import about_another, council_name, filed_under_another
from sightline.programme.sources.rules.counts import counts
from sightline.programme.sources.rules.fields_by_kind import JUDGED, SAID_BY
from sightline.programme.sources.rules.findings import figure_words
from sightline.programme.sources.rules.notices import state_of
from sightline.programme.sources.rules.passages import TiedPassages, places_in_words, tied
from sightline.programme.sources.services import drafts as actions
from sightline.statistics.amounts import made_of, several

EVERY_SOURCE = "Sources"
NOT_A_PDF = (
    "It is kept, and it is not a PDF, so no page can stand beside what you type. Type in what it asks for."
)


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """All sources, newest first."""
    user = person(request)
    all_sources = everything(user)
    context = {
        "answer": first_sentence(all_sources),
        "sources": _rows(all_sources),
        "drafts": [_waiting(each) for each in drafts_seen_by(user)],
        "may_change": user.has_perm("plan.change"),
        "crumbs": crumbs(page_title=EVERY_SOURCE),
    }
    return render(request, "programme/sources/list.html", context)


@require_safe
def one(request: HttpRequest, number: int) -> HttpResponse:
    """One source: what it said, and what the plan makes of it."""
    user = person(request)
    source: Source = or_404(sources_seen_by(user).select_related("document").filter(pk=number).first())
    look_in(request, plan_naming(user, source))
    every = list(source.findings.all())
    findings = [each for each in every if not each.withdrawn]
    finding_ids = [each.pk for each in findings if each.kind in rules.TO_ANSWER and not each.closed_on]
    finding_answers = answers(user, finding_ids)
    passages = tied(list(source.passages.all()), findings)
    again = set(
        repeats_seen_by(user)
        .filter(finding__source=source, decision="repeats")
        .values_list("finding_id", flat=True)
    )
    context = {
        "source": source,
        "kind": rules.SOURCE_KINDS[source.kind],
        "council": council_name(source.authority) if not user.authority and len(councils_here()) > 1 else "",
        "answer": answer_of_one(
            len(findings), len(finding_answers.answered), len(finding_answers.unanswered)
        ),
        "judged": [
            (title, source.judgements[name]) for name, title in JUDGED.items() if source.judgements.get(name)
        ],
        "counts": counts(source.recommendations, [(each.section, each.kind) for each in findings]),
        "notice": _notice(source),
        "another": filed_under_another(source.printed_council, source.authority),
        "sections": _sections(findings, set(finding_answers.answered), again, passages),
        "untied": passages.untied,
        "withdrawn": [each for each in every if each.withdrawn],
        "quotations": source.quotations.all(),
        "mendings": corrections_of(source),
        "may_change": user.has_perm("plan.change"),
        "still_open": bool(finding_ids),
        "to_decide": len({each.finding_id for each in repeats_to_decide(user, source)}),
        "crumbs": crumbs((EVERY_SOURCE, reverse("sources")), page_title=source.title),
    }
    return render(request, "programme/sources/one.html", context)


def _rows(all_sources: Everything) -> list[tuple[SourceLine, str, str]]:
    """Each source with its kind, and whose it is where those of several councils stand side by side."""
    several_councils = len({each.source.authority for each in all_sources.sources}) > 1
    return [
        (
            each,
            rules.SOURCE_KINDS[each.source.kind],
            council_name(each.source.authority) if several_councils else "",
        )
        for each in all_sources.sources
    ]


def _sections(
    findings: Iterable[Finding], yes: set[int], again: set[int], passages: TiedPassages
) -> list[tuple[str, list[tuple]]]:
    """The findings under their sections, each with its state, whether it was said before, its figures and passages in words."""
    by_section: dict[str, list[tuple]] = {}
    for each, own in zip(findings, passages.by_finding, strict=True):
        evidence = places_in_words(each.paragraphs, own)
        row = (each, *_finding_state(each, yes), each.pk in again, words_of(each.figures), evidence)
        by_section.setdefault(each.section, []).append(row)
    return [(title, by_section[name]) for name, title in rules.SECTIONS.items() if name in by_section]


@require_http_methods(["GET", "HEAD", "POST"])
def drop_in(request: HttpRequest) -> HttpResponse:
    """Drop in a report: it is kept, read, and put before a person."""
    user = person(request)
    form = DropForm(user.authority, request.POST or None, request.FILES or None)
    if request.method == "POST" and not form.is_bound:
        form = DropForm(user.authority, request.POST, request.FILES)
    if form.is_valid():
        try:
            document = keep(form.cleaned_data["file"], by=username(request))
        except NotTakenError as fault:
            form.add_error("file", str(fault))
        else:
            return redirect("source-draft", begun(document, form.council, username(request)).pk)
    return form_page(
        request,
        "Drop in a report",
        form,
        template="programme/sources/drop_in.html",
        base="programme/sources/base.html",
        lead="It is read here, on this machine. You see each finding beside its page, and nothing is saved as a finding before "
        "you say so.",
        button="Read it",
        crumbs=crumbs((EVERY_SOURCE, reverse("sources")), page_title="Drop in a report"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Begin a source that is typed in."""
    user = person(request)
    form = KindForm(user.authority, request.POST or None)
    if form.is_valid():
        kind = form.cleaned_data["kind"]
        made = actions.begin(
            form.council, kind, facts={"said_by": SAID_BY.get(kind, "")}, by=username(request)
        )
        return redirect("source-draft-facts", made.pk)
    return form_page(
        request,
        "Type in a source",
        form,
        button="Continue",
        lead="A visit, a review, an audit: whatever said something that the plan must answer.",
        back=reverse("sources"),
        crumbs=crumbs((EVERY_SOURCE, reverse("sources")), page_title="Type in a source"),
    )


def begun(document: Document, authority: str, name: str) -> SourceDraft:
    """What a dropped document becomes: what could be read of it, or a sentence why nothing could."""
    report: Report | None = None
    remark = ""
    if document.kind != PDF.media:
        remark = NOT_A_PDF
    else:
        try:
            report = read_report(path_of(document).read_bytes())
        except NotReadableError as fault:
            remark = str(fault)
    another = about_another(report.council if report else None, authority)
    remark = " ".join(filter(None, (another, remark, said_of_the_same_file(document, authority))))
    facts = {} if report else {"said_by": SAID_BY["inspection"]}
    return actions.begin(
        authority, "inspection", facts=facts, document=document, report=report, remark=remark, by=name
    )


def first_sentence(all_sources: Everything) -> str:
    """The first sentence: how many findings, how many answered, how many in red."""
    if not all_sources.sources:
        return "Nothing that was said of the service is on record yet."
    if not all_sources.to_answer:
        return f"{several(len(all_sources.sources), 'source')}, and no finding is open."
    parts = ((all_sources.answered, "answered by the plan"), (all_sources.red, "without an action"))
    return f"{made_of(all_sources.to_answer, 'finding', parts)}."


def answer_of_one(every: int, yes: int, no: int) -> str:
    """The first sentence of one source."""
    if not every:
        return "No finding of it is on record."
    if not yes + no:
        return "1 finding, and it is not open." if every == 1 else f"{every:,} findings, none of them open."
    return f"{made_of(yes + no, 'open finding', ((yes, 'answered by the plan'), (no, 'in red')))}."


def words_of(figures: list[dict[str, str]]) -> list[str]:
    """A finding's own figures in words."""
    return [figure_words(each) for each in figures]


def _finding_state(finding, yes: set[int]) -> tuple[str, str, str]:
    if finding.kind not in rules.TO_ANSWER:
        return "Asks for nothing", "–", "grey"
    if finding.closed_on:
        return "Closed", "●", "green"
    return ("Answered", "◆", "blue") if finding.pk in yes else ("Not answered", "□", "red")


def _notice(source: Source) -> dict[str, str]:
    state = state_of(source.kind, source.lifted_on)
    if not state:
        return {}
    shape, colour = rules.NOTICE.shapes[state]
    return {"text": rules.NOTICE.words[state], "shape": shape, "colour": colour}


def _waiting(draft: SourceDraft) -> tuple[SourceDraft, str, str]:
    waits = sum(each["state"] == "open" for each in draft.findings)
    name = draft.facts.get("title") or (
        draft.document.name if draft.document else rules.SOURCE_KINDS[draft.kind]
    )
    return draft, name, f"{len(draft.findings)} in its list, {waits} to look at"
