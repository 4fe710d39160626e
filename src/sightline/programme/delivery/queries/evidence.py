"""The evidence of an action as a page shows it, and whose it is to see."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q

from sightline.people.models import User
from sightline.people.rules import plan_reach
from sightline.programme.kinds import EVIDENCE, EVIDENCE_KINDS, STANDS
from sightline.programme.models import Action, Evidence, EvidenceVersion, FieldChange
from sightline.programme.plans.queries.entries import entry_of, is_owner
from sightline.programme.plans.seen_by import actions_seen_by


@dataclass(frozen=True, slots=True)
class EvidencePiece:
    """One piece of evidence: its kind and state in words, all its versions newest first, whether its day has passed, and whether
    whoever asks may give it anew or withdraw it, and what was decided of it last.
    """

    evidence: Evidence
    kind: str
    state: dict[str, str]
    versions: tuple[EvidenceVersion, ...]
    out_of_date: bool
    may_change: bool
    decision: FieldChange | None


def evidence_of(action: Action, person: User, today: date) -> list[EvidencePiece]:
    """What was given for an action, the oldest first; what was withdrawn is last."""
    versions = Prefetch(
        "versions", EvidenceVersion.objects.select_related("document").order_by("-number"), to_attr="every"
    )
    pieces = (
        action.evidence.annotate(gone=Q(state="withdrawn")).order_by("gone", "pk").prefetch_related(versions)
    )
    every = _changes_every(person, action)
    decisions = {each.evidence_id: each for each in _decisions(action)}
    return [_piece(each, person, every, today, decisions.get(each.pk)) for each in pieces]


def piece_of(evidence: Evidence, person: User, today: date) -> EvidencePiece:
    """One piece of evidence as a page shows it."""
    pieces = evidence_of(evidence.action, person, today)
    return next(each for each in pieces if each.evidence.pk == evidence.pk)


def evidence_seen(person: User, number: int) -> Evidence | None:
    """The evidence of that number, if this person may see its action."""
    evidence: Evidence | None = (  # type: ignore[assignment]
        Evidence.objects.filter(pk=number, action__in=actions_seen_by(person))
        .select_related("action")
        .first()
    )
    return evidence


def may_give(person: User, action: Action) -> bool:
    """Whether this person may add evidence to an action they see: who gives evidence anywhere, and whoever owns it."""
    return person.has_perm("evidence.give") or is_owner(person, entry_of(action, person))


def may_change_evidence(person: User, evidence: Evidence) -> bool:
    """Whether this person may give it anew or withdraw it: who works on the action on any, who was shown it on their own."""
    if not may_give(person, evidence.action):
        return False
    if _changes_every(person, evidence.action):
        return True
    return evidence.versions.filter(number=1, by=person.get_username()).exists()


def version_seen(person: User, number: int) -> EvidenceVersion | None:
    """The version of that number, if this person may see its action."""
    evidence_version: EvidenceVersion | None = (  # type: ignore[assignment]
        EvidenceVersion.objects.filter(pk=number, evidence__action__in=actions_seen_by(person))
        .select_related("document", "evidence__action")
        .first()
    )
    return evidence_version


def _changes_every(person: User, action: Action) -> bool:
    if plan_reach(person.effective_role, person.opened) == "all":
        return True
    return is_owner(person, entry_of(action, person))


def _decisions(action: Action) -> Iterable[FieldChange]:
    """What was decided on the action's evidence, the oldest first."""
    decided = FieldChange.objects.filter(evidence__action=action, field="state").exclude(now="given")
    return decided.order_by("pk")


def _piece(
    evidence: Evidence, person: User, every: bool, today: date, decision: FieldChange | None
) -> EvidencePiece:
    versions: list[EvidenceVersion] = evidence.every  # pyright: ignore[reportAttributeAccessIssue]
    late = evidence.state in STANDS and evidence.review_by is not None and evidence.review_by < today
    theirs = every or any(each.number == 1 and each.by == person.get_username() for each in versions)
    shape, colour = EVIDENCE.shapes[evidence.state]
    state = {"text": EVIDENCE.words[evidence.state], "shape": shape, "colour": colour}
    return EvidencePiece(
        evidence,
        EVIDENCE_KINDS[evidence.kind],
        state,
        tuple(versions),
        late,
        theirs,
        decision if evidence.state != "given" else None,
    )
