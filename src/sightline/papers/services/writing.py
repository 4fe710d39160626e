"""A paper is started and written part by part; an edit makes sign-offs void and asks them anew."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from sightline.bodies.models import Body, Meeting
from sightline.freezes.models import Freeze
from sightline.history.services import as_seen, count_up, write_changes
from sightline.papers.models import Paper, PaperChange, UnsavedText, WrittenPart
from sightline.papers.queries.papers import last_of_paper, last_of_part, may_write, parts_of
from sightline.papers.queries.templates import templates_for
from sightline.papers.rules.content import PART_KINDS, PartContent, part_title, text_of_value
from sightline.papers.rules.exempt import is_exempt
from sightline.papers.rules.states import WRITABLE
from sightline.papers.services.clearing import ask_anew
from sightline.papers.services.refusals import CannotPaperError, MayNotPaperError, allowed, trail_name
from sightline.papers.verbs import PaperVerb
from sightline.people.queries import user_named
from sightline.programme.models import Plan
from sightline.trail.refusing import record_refusal
from sightline.trail.services import record, recorded_transaction

LONGEST_VALUE = 60_000
MOST_PARTS = 120


def start_paper(
    *,
    title: str,
    series: str,
    template: str,
    body: Body,
    meeting: Meeting | None = None,
    plan: Plan | None = None,
    freeze: Freeze | None = None,
    parts: Iterable[PartContent] = (),
    by: str,
) -> Paper:
    """Start a paper with these parts as its first draft. CannotPaperError, with its field, for what does not belong together;
    MayNotPaperError, written down, for whoever may not.
    """
    allowed(by, "papers.write", body.authority, "start a paper")
    _refuse_strangers(body, meeting, plan, freeze)
    if template not in {each.key for each in templates_for(body.authority)}:
        raise CannotPaperError("No paper is begun with that template. Choose another.", "template")
    with recorded_transaction():
        paper = Paper.objects.create(
            authority=body.authority,
            title=" ".join(title.split()),
            series=" ".join(series.split()),
            template=template,
            body=body,
            meeting=meeting,
            plan=plan,
            freeze=freeze,
            by=by,
            at=timezone.now(),
        )
        made = [
            WrittenPart(paper=paper, kind=each.kind, key=each.key, place=place, value=each.value)
            for place, each in enumerate(parts, start=1)
        ]
        WrittenPart.objects.bulk_create(made)
        _mark_exempt(paper)
        detail = {
            "title": paper.title,
            "body": body.name,
            "meeting": meeting.on.isoformat() if meeting and meeting.on else "",
            "template": template,
            "freeze": freeze.name if freeze else "",
        }
        record(by=by, action=PaperVerb.PAPER_STARTED, what=trail_name(paper), detail=detail)
    return paper


def write_part(part: WrittenPart, value: Any, *, edition: int | None, by: str) -> WrittenPart:
    """Give a part another value. Sign-offs that were given or asked become void and are asked anew, naming it.

    `edition`: of the part, as it was seen. ChangedMeanwhileError where somebody was quicker; CannotPaperError where the paper is
    written no longer; MayNotPaperError, written down.
    """
    _may(part.paper, by)
    with recorded_transaction():
        now = as_seen(part, edition, "paper__body", "paper__meeting", "paper__freeze", last=last_of_part)
        _refuse_what_is_out(now.paper)
        if len(str(value)) > LONGEST_VALUE:
            raise CannotPaperError(
                f"This part has more than {LONGEST_VALUE:,} characters. Put some of it into an appendix."
            )
        was = text_of_value(now.value)
        UnsavedText.objects.filter(part=now, by=by).delete()
        if now.value == value:
            return now
        now.value = value
        count_up(now, "value", by=by)
        write_changes(PaperChange, {now.name: was}, {now.name: text_of_value(value)}, by=by, paper=now.paper)
        _after(now.paper, now.name, by=by, was=_edition_words(edition), now=str(now.edition))
    return now


def change_paper(
    paper: Paper, *, title: str, meeting: Meeting | None, freeze: Freeze | None, edition: int | None, by: str
) -> Paper:
    """Give a paper another title, meeting or freeze. As `write_part`, of the paper's own edition."""
    _may(paper, by)
    with recorded_transaction():
        now = as_seen(paper, edition, "body", "meeting", "freeze", "plan", last=last_of_paper)
        _refuse_what_is_out(now)
        _refuse_strangers(now.body, meeting, now.plan, freeze)
        was = _about(now)
        now.title, now.meeting, now.freeze = " ".join(title.split()), meeting, freeze
        changed = write_changes(PaperChange, was, _about(now), by=by, paper=now)
        if not changed:
            return now
        count_up(now, "title", "meeting", "freeze", by=by)
        for each in changed:
            detail = {"part": each, "from": was[each], "to": _about(now)[each]}
            record(by=by, action=PaperVerb.PAPER_WRITTEN, what=trail_name(now), detail=detail)
        ask_anew(now, " and ".join(f"its {each}" for each in changed), by=by)
    return now


def _about(paper: Paper) -> dict[str, str]:
    return {
        "title": paper.title,
        "meeting": paper.meeting.on.isoformat() if paper.meeting and paper.meeting.on else "",
        "freeze": paper.freeze.name if paper.freeze else "",
    }


def add_part(paper: Paper, kind: str, key: str, value: Any, *, by: str) -> WrittenPart:
    """Add a part after the others of its kind. CannotPaperError for a key there is, or one part too many."""
    _may(paper, by)
    with recorded_transaction():
        now = as_seen(paper, None, "body", "meeting", "freeze")
        _refuse_what_is_out(now)
        if kind not in PART_KINDS or not key:
            raise CannotPaperError("Choose what to add.", "kind")
        parts = parts_of(now)
        if any((each.kind, each.key) == (kind, key) for each in parts):
            raise CannotPaperError("There is one of that name already. Choose another.", "heading")
        if len(parts) >= MOST_PARTS:
            raise CannotPaperError(f"A paper has at most {MOST_PARTS} parts. Remove one first.", "heading")
        place = max((each.place for each in parts if each.kind == kind), default=0) + 1
        part = WrittenPart.objects.create(paper=now, kind=kind, key=key, value=value, place=place)
        write_changes(PaperChange, {}, {part.name: text_of_value(value) or part.name}, by=by, paper=now)
        _after(now, part.name, by=by, was="", now="1")
    return part


def remove_part(part: WrittenPart, *, edition: int | None, by: str) -> None:
    """Remove a part; what it said stays in the history. As `write_part`."""
    _may(part.paper, by)
    with recorded_transaction():
        now = as_seen(part, edition, "paper__body", "paper__meeting", "paper__freeze", last=last_of_part)
        paper = now.paper
        _refuse_what_is_out(paper)
        write_changes(
            PaperChange, {now.name: text_of_value(now.value) or now.name}, {now.name: ""}, by=by, paper=paper
        )
        name = now.name
        now.delete()
        _after(paper, name, by=by, was=_edition_words(edition), now="")


def keep_unsaved(part: WrittenPart, texts: dict[str, str], *, edition: int, by: str) -> UnsavedText:
    """Keep what somebody has typed and not saved, for them alone. Nothing of the paper changes, and nobody else sees it."""
    user = user_named(by)
    if user is None or not may_write(user, part.paper) or part.paper.state not in WRITABLE:
        raise MayNotPaperError("This paper cannot be written by you now.")
    cut = {name: text[:LONGEST_VALUE] for name, text in texts.items()}
    about = {"edition": edition, "typed": cut, "at": timezone.now()}
    unsaved, _ = UnsavedText.objects.update_or_create(part=part, by=by, defaults=about)
    return unsaved


def discard_unsaved(part: WrittenPart, *, by: str) -> None:
    """Drop what somebody typed into a part and never saved."""
    UnsavedText.objects.filter(part=part, by=by).delete()


def _may(paper: Paper, by: str) -> None:
    user = user_named(by)
    if user is None or not may_write(user, paper):
        record_refusal(by=by, what=f"write {trail_name(paper)}")
        raise MayNotPaperError("Your role does not write this paper. This attempt has been recorded.")


def _refuse_what_is_out(paper: Paper) -> None:
    if paper.state not in WRITABLE:
        raise CannotPaperError(
            "What is published or withdrawn is not changed. Start the next paper of its series."
        )


def _after(paper: Paper, name: str, *, by: str, was: str, now: str) -> None:
    """The line in the trail, and what an edit does to sign-offs."""
    _mark_exempt(paper)
    detail = {"part": name, "from": was, "to": now}
    record(by=by, action=PaperVerb.PAPER_WRITTEN, what=trail_name(paper), detail=detail)
    kind, _, key = name.partition(".")
    part = paper.parts.filter(kind=kind, key=key).first()
    ask_anew(paper, part_title(kind, key, part.value if part else None), by=by)


def _mark_exempt(paper: Paper) -> None:
    exempt = any(is_exempt(each.value) for each in paper.parts.all())
    if exempt != paper.exempt:
        paper.exempt = exempt
        paper.save(update_fields=["exempt"])


def _edition_words(edition: int | None) -> str:
    return "" if edition is None else str(edition)


def _refuse_strangers(body: Body, meeting: Meeting | None, plan: Plan | None, freeze: Freeze | None) -> None:
    if meeting is not None and meeting.body_id != body.pk:
        raise CannotPaperError(f"That is no meeting of {body.name}. Choose one of its own.", "meeting")
    if plan is not None and plan.authority != body.authority:
        raise CannotPaperError("That plan is another authority’s. Choose one of yours.", "plan")
    if freeze is not None and freeze.authority != body.authority:
        raise CannotPaperError("That freeze is another authority’s. Choose one of yours.", "freeze")
    if freeze is not None and not freeze.confirmed_by:
        raise CannotPaperError(
            f"{freeze.name} waits for a second person to confirm it. Choose another, or have it confirmed first.",
            "freeze",
        )
