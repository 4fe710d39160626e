"""Giving evidence for an action: a file or words, in versions of which none is lost, to be looked at again by a day; a second
person accepts it or sends it back."""

from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from sightline.documents.models import Document
from sightline.history.services import as_seen, count_up, write_changes
from sightline.identifiers.rules import for_the_trail, kept_with
from sightline.programme.kinds import EVIDENCE, EVIDENCE_KINDS
from sightline.programme.kinds.refusals import CannotChangePlanError, refuse_move, required
from sightline.programme.kinds.verbs import ProgrammeVerb
from sightline.programme.models import Action, Evidence, EvidenceVersion, FieldChange
from sightline.programme.plans.services.changes import trail_name
from sightline.trail.services import record, recorded_transaction
from sightline.trail.verbs import TrailVerb

DECISIONS = ("accepted", "sent_back")


def give(
    action: Action,
    title: str,
    *,
    kind: str,
    words: str = "",
    document: Document | None = None,
    review_by: date | None = None,
    confirmed: Sequence[str] = (),
    unread: str = "",
    by: str,
) -> Evidence:
    """Give evidence: `document`, or in `words` what was found. CannotChangePlanError, with nothing kept, if it is neither.

    `confirmed`: what it seems to hold that says who a child is, which whoever gives it was warned of and keeps; `unread`:
    what of the file could not be looked through.
    """
    title = required(title, "Enter what it shows.", "title")
    if kind not in EVIDENCE_KINDS:
        raise CannotChangePlanError("Choose what kind of evidence it is.", "kind")
    _something(words, document)
    with recorded_transaction():
        made = Evidence.objects.create(action=action, title=title, kind=kind, review_by=review_by)
        _version(made, 1, words, document, confirmed, unread, by, ProgrammeVerb.EVIDENCE_GIVEN)
    return made


def give_again(
    evidence: Evidence,
    *,
    words: str = "",
    document: Document | None = None,
    review_by: date | None = None,
    confirmed: Sequence[str] = (),
    unread: str = "",
    edition: int | None = None,
    by: str,
) -> EvidenceVersion:
    """A newer version, with the day it must be looked at again; the older ones stay.

    ChangedMeanwhileError where somebody else gave one, or withdrew it, after that edition.
    """
    _something(words, document)
    with recorded_transaction():
        now = _current_evidence(evidence, edition)
        latest = now.versions.order_by("-number").first()
        before, now.review_by = now.review_by, review_by
        write_changes(FieldChange, {"review_by": before}, {"review_by": review_by}, by=by, evidence=now)
        _go(now, "given", "", by)
        number = latest.number + 1
        return _version(
            now, number, words, document, confirmed, unread, by, ProgrammeVerb.EVIDENCE_GIVEN_AGAIN
        )


def withdraw(evidence: Evidence, *, reason: str, edition: int | None = None, by: str) -> None:
    """Say that it no longer counts, and why. Nothing of it is thrown away.

    ChangedMeanwhileError where somebody else gave a newer version after that edition.
    """
    reason = required(reason, "Say why it no longer counts.", "reason")
    with recorded_transaction():
        now = _current_evidence(evidence, edition)
        detail = {"evidence": now.pk, **_go(now, "withdrawn", reason, by)}
        what = trail_name(now.action)
        record(by=by, action=ProgrammeVerb.EVIDENCE_WITHDRAWN, what=what, reason=reason, detail=detail)


def decide(
    evidence: Evidence,
    wanted: str,
    *,
    reason: str = "",
    review_by: date | None = None,
    edition: int | None = None,
    by: str,
) -> None:
    """Accept a piece of evidence, or send it back and say why. `review_by`: when it must be looked at again.

    A second person decides: CannotChangePlanError for whoever gave the version there is. ChangedMeanwhileError where
    somebody else gave a newer version, decided or withdrew it after that edition.
    """
    with recorded_transaction():
        now = _current_evidence(evidence, edition)
        latest = now.versions.order_by("-number").first()
        if wanted not in DECISIONS:
            raise CannotChangePlanError("Choose whether it is accepted or sent back.", "wanted")
        if latest.by == by:
            raise CannotChangePlanError("You gave this evidence, so somebody else decides on it.")
        refuse_move(EVIDENCE, now.state, wanted, reason)
        before, now.review_by = now.review_by, review_by or now.review_by
        write_changes(FieldChange, {"review_by": before}, {"review_by": now.review_by}, by=by, evidence=now)
        detail = {"evidence": now.pk, "version": latest.number, **_go(now, wanted, reason.strip(), by)}
        detail["review_by"] = now.review_by.isoformat() if now.review_by else None
        what = trail_name(now.action)
        record(by=by, action=ProgrammeVerb.EVIDENCE_DECIDED, what=what, reason=reason.strip(), detail=detail)


def _go(evidence: Evidence, wanted: str, reason: str, by: str) -> dict[str, str]:
    """From one state to another, with its history; gives both as the trail says them."""
    was, evidence.state = evidence.state, wanted
    count_up(evidence, "state", "review_by", by=by)
    write_changes(FieldChange, {"state": was}, {"state": wanted}, reason=reason, by=by, evidence=evidence)
    return {"from": was, "to": wanted}


def _current_evidence(evidence: Evidence, edition: int | None) -> Evidence:
    now = as_seen(evidence, edition, "action")
    if now.withdrawn:
        raise CannotChangePlanError("It was withdrawn. Add new evidence in its place.")
    return now


def _something(words: str, document: Document | None) -> None:
    if document is None and not words.strip():
        raise CannotChangePlanError("Choose a file, or say in words what was found.", "words")


def _version(
    evidence: Evidence,
    number: int,
    words: str,
    document: Document | None,
    confirmed: Sequence[str],
    unread: str,
    by: str,
    action: TrailVerb,
) -> EvidenceVersion:
    """One version and its line in the trail, which never repeats words that seem to say who a child is."""
    made = EvidenceVersion.objects.create(
        evidence=evidence, number=number, words=words.strip(), document=document, by=by, at=timezone.now()
    )
    detail = {
        "evidence": evidence.pk,
        "title": evidence.title,
        "version": number,
        "sha256": document.sha256 if document else "",
        "words": for_the_trail(made.words, confirmed),
        "review_by": evidence.review_by.isoformat() if evidence.review_by else None,
    }
    detail |= kept_with(confirmed, unread)
    record(by=by, action=action, what=trail_name(evidence.action), detail=detail)
    return made
