"""A source from the day it is dropped in or begun by hand to the day its findings stand; every move is in the trail."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from django.utils import timezone

from sightline.documents.models import Document
from sightline.history.services import as_seen, count_up
from sightline.inspections.report import Box, Report, ReportPassage
from sightline.inspections.report import ReportFinding as Read
from sightline.programme import kinds as rules
from sightline.programme.kinds.refusals import CannotChangePlanError
from sightline.programme.kinds.verbs import ProgrammeVerb
from sightline.programme.models import Finding, Passage, Quotation, Source, SourceDraft
from sightline.programme.sources.queries.repeats import Repeats, repeats, to_compare
from sightline.programme.sources.rules import findings as moves
from sightline.programme.sources.rules.findings import CannotMendError, Draft
from sightline.programme.sources.rules.quotations import as_quoted
from sightline.programme.sources.services.findings import keep_suggested
from sightline.statistics.amounts import several
from sightline.trail.services import record, recorded_transaction

DAYS = ("said_on", "visited_from", "visited_to")
MOVE_VERBS = {
    "accepted": ProgrammeVerb.SOURCE_FINDING_ACCEPTED,
    "all_accepted": ProgrammeVerb.SOURCE_FINDING_ALL_ACCEPTED,
    "left_out": ProgrammeVerb.SOURCE_FINDING_LEFT_OUT,
    "taken_back": ProgrammeVerb.SOURCE_FINDING_TAKEN_BACK,
    "split": ProgrammeVerb.SOURCE_FINDING_SPLIT,
    "merged": ProgrammeVerb.SOURCE_FINDING_MERGED,
    "moved": ProgrammeVerb.SOURCE_FINDING_MOVED,
    "added": ProgrammeVerb.SOURCE_FINDING_ADDED,
    "typed": ProgrammeVerb.SOURCE_FINDING_TYPED,
}
"""What the trail says of a move in the list of a draft's findings, by what was done."""


def begin(
    authority: str,
    kind: str,
    *,
    by: str,
    facts: Mapping[str, Any] | None = None,
    document: Document | None = None,
    report: Report | None = None,
    remark: str = "",
) -> SourceDraft:
    """Begin a source: with what was read of a report, or with nothing but its kind."""
    if kind not in rules.SOURCE_KINDS:
        raise CannotChangePlanError("Choose what kind of source it is.", "kind")
    read = [] if report is None else [as_draft(each) for each in report.findings]
    with recorded_transaction():
        made = SourceDraft.objects.create(
            authority=authority,
            kind=kind,
            document=document,
            pages=report.pages if report else 0,
            facts={**facts_of(report), **plain(facts or {})},
            findings=read,
            passages=[passage_as_draft(each) for each in report.passages] if report else [],
            remarks=[*(report.remarks if report else ()), *filter(None, [remark])],
            by=by,
            at=timezone.now(),
        )
        detail = {"kind": kind, "findings": len(read), "document": document.sha256 if document else ""}
        record(by=by, action=ProgrammeVerb.SOURCE_BEGUN, what=what(made), detail=detail)
    return made


def facts_of(report: Report | None) -> dict[str, Any]:
    """What a report says of itself, days as ISO text; judgements it does not print are left out."""
    if report is None:
        return {}
    judged = {name: judgement for name, judgement in report.judgements.items() if judgement}
    days = plain(
        {
            "said_on": report.published,
            "visited_from": report.visited_from,
            "visited_to": report.visited_to,
        }
    )
    known_day = report.published or report.visited_to or report.visited_from
    year = f", {known_day.year}" if known_day else ""
    title = f"Inspection of {report.council}{year}" if report.council else ""
    return {
        **days,
        "title": title,
        "said_by": "Ofsted",
        "printed_council": (report.council or "")[:200],
        "framework": report.framework or "",
        "judgements": judged,
    }


def as_draft(report_finding: Read) -> Draft:
    """A finding as the reader gave it, to be looked at."""
    return moves.fresh(
        number=report_finding.number or "",
        kind=report_finding.kind,
        section=report_finding.section,
        text=report_finding.text,
        read=report_finding.text,
        paragraphs=list(report_finding.paragraphs),
        tags=list(report_finding.tags),
        page=report_finding.page,
        boxes=_edges(report_finding.boxes),
    )


def passage_as_draft(passage: ReportPassage) -> dict[str, Any]:
    """A passage as the reader gave it, as JSON holds it."""
    return {
        "text": passage.text,
        "paragraph": passage.paragraph,
        "section": passage.section,
        "page": passage.page,
        "marked": passage.marked,
        "names": list(passage.names),
        "boxes": _edges(passage.boxes),
    }


def _edges(boxes: Iterable[Box]) -> list[list[float]]:
    return [[each.page, each.left, each.top, each.right, each.bottom] for each in boxes]


def change_facts(draft: SourceDraft, facts: Mapping[str, Any], *, edition: int, by: str) -> SourceDraft:
    """What is known of the source as a whole, confirmed or mended by a person."""
    with recorded_transaction():
        now = _open(draft, edition)
        before, after = now.facts, {**now.facts, **plain(facts)}
        changed = {name: after[name] for name in after if after[name] != before.get(name)}
        now.facts = after
        _save(now, by)
        was = {name: before.get(name) for name in changed}
        record(
            by=by,
            action=ProgrammeVerb.SOURCE_FACTS_CONFIRMED,
            what=what(now),
            detail={"from": was, "to": changed},
        )
    return now


def change(
    draft: SourceDraft, did: str, move: Callable[[list[Draft]], list[Draft]], *, edition: int, by: str
) -> SourceDraft:
    """Make one move in the list of findings. `did`: what the trail says of it, one of MOVE_VERBS."""
    with recorded_transaction():
        now = _open(draft, edition)
        before = list(now.findings)
        try:
            now.findings = move(before)
        except CannotMendError as fault:
            raise CannotChangePlanError(str(fault), fault.field) from fault
        _save(now, by)
        gone = [each for each in before if each not in now.findings]
        come = [each for each in now.findings if each not in before]
        detail = {"from": [_short(each) for each in gone], "to": [_short(each) for each in come]}
        record(by=by, action=MOVE_VERBS[did], what=what(now), detail=detail)
    return now


def discard(draft: SourceDraft, *, edition: int, reason: str, by: str) -> None:
    """Give up a source that was begun, as it was when whoever asks saw it. What was uploaded stays among the documents."""
    if not reason.strip():
        raise CannotChangePlanError("Say why it is given up.", "reason")
    with recorded_transaction():
        now = _open(draft, edition)
        draft_name = what(now)
        now.delete()
        detail = {"from": "being confirmed", "to": "given up"}
        record(
            by=by, action=ProgrammeVerb.SOURCE_GIVEN_UP, what=draft_name, reason=reason.strip(), detail=detail
        )


def keep_source(draft: SourceDraft, *, edition: int, by: str) -> Source:
    """Let the source and its findings stand: everything is right or left out, and a person says so.

    What its findings may repeat is suggested with it: both, or neither.
    """
    seen = SourceDraft.objects.filter(pk=draft.pk).first()
    suggested = _repeats(seen) if seen else None
    with recorded_transaction():
        now = _open(draft, edition)
        waiting = sum(each["state"] == "open" for each in now.findings)
        if waiting:
            raise CannotChangePlanError(
                f"{several(waiting, 'finding is', 'findings are')} still to look at. Accept or leave out each."
            )
        made = _source(now, by)
        draft_findings = [each for each in now.findings if each["state"] == "accepted"]
        Finding.objects.bulk_create(
            [_finding(made, n, each) for n, each in enumerate(draft_findings, start=1)]
        )
        quoted = [Quotation(source=made, **as_quoted(each)) for each in now.facts.get("quotations", [])]
        Quotation.objects.bulk_create(quoted)
        Passage.objects.bulk_create(Passage(source=made, **each) for each in now.passages)
        now.source = made
        _save(now, by)
        if suggested is None or suggested.compared != frozenset(to_compare(made.authority, made.said_on)):
            suggested = _repeats(now)  # another source was kept meanwhile
        keep_suggested(suggested.of(dict(made.findings.values_list("place", "pk"))), by=by)
        record(
            by=by,
            action=ProgrammeVerb.SOURCE_KEPT,
            what=f"source {made.pk}",
            detail=_trail_detail(now, draft_findings),
        )
    return made


def _repeats(draft: SourceDraft) -> Repeats:
    """What the findings that will stand may repeat, by their place."""
    said_on = draft.facts.get("said_on")
    accepted = [each for each in draft.findings if each["state"] == "accepted"]
    own = {n: each["text"] for n, each in enumerate(accepted, start=1) if each["kind"] in rules.TO_ANSWER}
    return repeats(draft.authority, date.fromisoformat(said_on) if said_on else None, own)


def what(draft: SourceDraft) -> str:
    """A draft as the trail names it."""
    return f"source draft {draft.pk}"


def plain(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Facts as JSON holds them."""
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in facts.items()}


def _open(draft: SourceDraft, edition: int) -> SourceDraft:
    """The draft as it was seen. ChangedMeanwhileError where it was changed; CannotChangePlanError where it is none now."""
    now: SourceDraft | None = SourceDraft.objects.filter(pk=draft.pk).first()
    if now is None:
        raise CannotChangePlanError("Somebody gave this source up. Begin it again.")
    if now.source_id:
        raise CannotChangePlanError("This source already stands. Its findings are on its own page.")
    return as_seen(now, edition)


def _save(now: SourceDraft, by: str) -> None:
    now.save()
    count_up(now, by=by)


def _source(now: SourceDraft, by: str) -> Source:
    facts = now.facts
    if not str(facts.get("title") or "").strip():
        raise CannotChangePlanError("Give the source a title: confirm what is known of it first.")
    if not facts.get("said_on"):
        raise CannotChangePlanError(
            "Say on which day it was published or given: that decides which findings came before it."
        )
    field_names = {
        "visited_in_months",
        "framework",
        "printed_council",
        "series_number",
        "focus",
        "evidence_used",
        "progress",
        "judgements",
        "recommendations",
        "lifting_lies_with",
    }
    values = {name: facts[name] for name in field_names if facts.get(name)}
    days = {name: date.fromisoformat(facts[name]) if facts.get(name) else None for name in DAYS}
    return Source.objects.create(
        authority=now.authority,
        kind=now.kind,
        title=facts["title"],
        said_by=facts.get("said_by", ""),
        document=now.document,
        by=by,
        at=timezone.now(),
        **days,
        **values,
    )


def _finding(source: Source, place: int, draft_finding: Draft) -> Finding:
    values = {name: draft_finding[name] for name in (*moves.FIELDS, "boxes")}
    return Finding(source=source, place=place, **values)


def _trail_detail(now: SourceDraft, draft_findings: list[Draft]) -> dict[str, Any]:
    corrections = [
        {"from": each["read"], "to": each["text"]} for each in draft_findings if moves.is_corrected(each)
    ]
    out = [each["text"] for each in now.findings if each["state"] == "left_out"]
    added = [each["text"] for each in draft_findings if not each["read"]]
    detail = {
        "title": now.facts["title"],
        "findings": len(draft_findings),
        "mended": corrections,
        "left_out": out,
    }
    return {**detail, "typed": added, "document": now.document.sha256 if now.document else ""}


def _short(draft_finding: Draft) -> dict[str, Any]:
    return {name: draft_finding[name] for name in ("number", "kind", "section", "text", "state")}
